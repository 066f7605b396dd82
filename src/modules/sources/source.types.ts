import { Field, ID, Int, ObjectType } from 'type-graphql'
import { defineConnection } from '../../graphql/connection.ts'
import { enumOf } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { definePluginOptions } from '../../graphql/plugin-options.ts'
import { DateTimeScalar, EmailAddressScalar } from '../../graphql/scalars.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'
import { sourcePlugins } from '../../plugins/sources/index.ts'
import { SYNC_OUTCOMES } from './source.entity.ts'
import { SYNC_STATES, type SyncState } from './sync-state.ts'

export const sourceOptions = definePluginOptions('Source', 'source', sourcePlugins)

export const SyncStateEnum = enumOf(SYNC_STATES, {
  name: 'SourceSyncState',
  description: 'What is going on with a source.',
  valuesConfig: {
    IDLE: { description: 'Nothing, until its time comes or somebody asks.' },
    WAITING: { description: 'A sync was asked for, or its time has come.' },
    RUNNING: { description: 'A sync is under way.' },
  },
})

export const SyncOutcomeEnum = enumOf(SYNC_OUTCOMES, {
  name: 'SourceSyncOutcome',
  description: 'How a sync ended.',
  valuesConfig: {
    SUCCEEDED: { description: 'Everything was looked at; what was not found counts as missed.' },
    PARTIAL: { description: 'A part could not be looked at, or nothing at all was found: nothing counts as missed.' },
    FAILED: { description: 'The source could not be looked at: nothing counts as missed.' },
  },
})

@ObjectType('SourceSync', {
  simpleResolvers: true,
  description: "A source's syncs: the next, and the last or present.",
})
export class SourceSyncObject {
  @Field(() => SyncStateEnum, { description: 'What is going on.' })
  state!: SyncState

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is due by itself; null when never.' })
  nextSyncAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the present or last one began.' })
  startedAt!: Date | null

  @Field(() => Int, { description: 'Places with certificates seen by the present or last one.' })
  certificatesFound!: number

  @Field(() => Int, { description: 'Of those certificates, how many were not known here before.' })
  certificatesImported!: number

  @Field(() => Int, { description: 'Endpoints seen by the present or last one.' })
  endpointsFound!: number

  @Field(() => Int, { description: 'Entries that the present or last one could not look at.' })
  problemsFound!: number

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the last one ended.' })
  lastSyncAt!: Date | null

  @Field(() => SyncOutcomeEnum, { nullable: true, description: 'How the last one ended; null before the first.' })
  lastOutcome!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Why the last one did not succeed. For admins, auditors and its owner; null for others.',
  })
  lastError!: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the last one that succeeded ended.' })
  lastSuccessAt!: Date | null

  @Field(() => Int, { description: 'How many in a row have not succeeded.' })
  failures!: number

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When its owner and the security team were told that it keeps failing: after the third failure in a row, once, and once more when it works again. Null when there is nothing of which they were told.',
  })
  failureToldAt!: Date | null
}

@ObjectType({ simpleResolvers: true, description: 'Something that a sync could not look at.' })
export class SourceProblem {
  @Field(() => String, { nullable: true, description: 'What the source calls it; null when it is about more.' })
  externalId!: string | null

  @Field(() => String, { description: 'What was wrong.' })
  message!: string

  @Field(() => DateTimeScalar, { description: 'When.' })
  occurredAt!: Date
}

@ObjectType('Source', {
  implements: Node,
  simpleResolvers: true,
  description: 'A place where certificates are looked for: what is kept or served there, whoever put it there.',
})
export class SourceObject extends Node {
  @Field(() => String, { description: 'Unique without regard to case.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description!: string | null

  @Field(() => Boolean, { description: 'Whether it is synchronised by itself.' })
  active!: boolean

  @Field(() => EmailAddressScalar, { description: 'Owner of certificates found there and known nowhere else.' })
  owner!: string

  @Field(() => Boolean, { description: 'Whether their owner is told before those certificates expire.' })
  notify!: boolean

  @Field(() => Int, { nullable: true, description: 'Minutes between two syncs; null: only when asked for.' })
  intervalMinutes!: number | null

  @Field(() => Int, {
    description: 'After so many syncs in a row that succeeded and did not see it, something has vanished.',
  })
  absentAfter!: number

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date

  @Field(() => Int, { description: 'Changes with every update; give it back to update what you have seen.' })
  version!: number
}

@ObjectType('CertificatePlace', {
  simpleResolvers: true,
  description: 'Where a certificate is, or was, at a source.',
})
export class CertificatePlace {
  @Field(() => String, { description: 'What the source calls the place.' })
  externalId!: string

  @Field(() => String, { nullable: true, description: 'The region, account or namespace.' })
  region!: string | null

  @Field(() => DateTimeScalar, { description: 'When a sync saw it there first.' })
  firstSeenAt!: Date

  @Field(() => DateTimeScalar, { description: 'When a sync saw it there last.' })
  lastSeenAt!: Date

  @Field(() => Int, { description: 'How many successful syncs in a row have not seen it since.' })
  missedSyncs!: number

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it counted as vanished; null while it does not.' })
  vanishedAt!: Date | null

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was asked to be taken away; null once that is over.',
  })
  removalRequestedAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken away from here.' })
  removedAt!: Date | null
}

export const SourceConnection = defineConnection('Source', () => SourceObject)

export const CreateSourceError = defineUserError('CreateSourceError')
export const UpdateSourceError = defineUserError('UpdateSourceError')
export const DeleteSourceError = defineUserError('DeleteSourceError')
export const SyncSourceError = defineUserError('SyncSourceError')

@ObjectType({ simpleResolvers: true, description: 'The source made, or why there is none.' })
export class CreateSourcePayload {
  @Field(() => SourceObject, { nullable: true, description: 'Null when there are userErrors.' })
  source!: object | null

  @Field(() => [CreateSourceError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'The source as it is now, or why nothing changed.' })
export class UpdateSourcePayload {
  @Field(() => SourceObject, { nullable: true, description: 'Null when there are userErrors.' })
  source!: object | null

  @Field(() => [UpdateSourceError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'What was deleted, or why it is still there.' })
export class DeleteSourcePayload {
  @Field(() => ID, { nullable: true, description: 'Global id of what is gone. Null when there are userErrors.' })
  deletedId!: string | null

  @Field(() => [DeleteSourceError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'The source whose sync was asked for, or why it was not.' })
export class SyncSourcePayload {
  @Field(() => SourceObject, { nullable: true, description: 'Its sync is WAITING. Null when there are userErrors.' })
  source!: object | null

  @Field(() => [SyncSourceError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}
