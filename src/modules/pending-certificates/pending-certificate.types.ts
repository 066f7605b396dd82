import { Field, Int, ObjectType } from 'type-graphql'
import { defineConnection } from '../../graphql/connection.ts'
import { enumOf } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { DateTimeScalar, EmailAddressScalar } from '../../graphql/scalars.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'
import { PENDING_STATES } from './pending-certificate.entity.ts'
import { PENDING_PERMISSIONS } from './pending-certificate.policy.ts'

export const PendingCertificateStateEnum = enumOf(PENDING_STATES, {
  name: 'PendingCertificateState',
  description: 'Where an order at a CA elsewhere stands.',
  valuesConfig: {
    PENDING: { description: 'On its way; it goes on by itself.' },
    ISSUED: { description: 'Its certificate is there.' },
    FAILED: { description: 'The CA said no, or its answer does not fit; retryPendingCertificate orders it anew.' },
    CANCELLED: { description: 'Given up; its key is gone.' },
  },
})

export const PendingCertificatePermissionEnum = enumOf(PENDING_PERMISSIONS, {
  name: 'PendingCertificatePermission',
  description: 'What somebody may do with an order.',
})

@ObjectType('PendingCertificate', {
  implements: Node,
  simpleResolvers: true,
  description: 'A certificate ordered from a CA elsewhere.',
})
export class PendingCertificateObject extends Node {
  @Field(() => String, { nullable: true, description: 'The name it was given; null: the naming rule will.' })
  name!: string | null

  @Field(() => String, { nullable: true, description: 'Common name of the request.' })
  commonName!: string | null

  @Field(() => EmailAddressScalar, { description: "A team's address; its role will be the owner role." })
  owner!: string

  @Field(() => PendingCertificateStateEnum, { description: 'Where it stands.' })
  state!: string

  @Field(() => Boolean, { description: 'Whether its private key is kept here until the certificate has it.' })
  hasPrivateKey!: boolean

  @Field(() => Int, { description: 'Calls to the CA since it was ordered, or ordered anew.' })
  attempts!: number

  @Field(() => String, { nullable: true, description: 'What the CA calls the certificate.' })
  externalId!: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the CA was called last.' })
  lastAttemptAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it goes on; null when it is over.' })
  nextAttemptAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was issued, failed or was given up.' })
  finishedAt!: Date | null

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  createdAt!: Date

  @Field(() => Int, { description: 'Changes when its state does; give it back to change what you have seen.' })
  version!: number
}

export const PendingCertificateConnection = defineConnection('PendingCertificate', () => PendingCertificateObject)

export const RetryPendingCertificateError = defineUserError('RetryPendingCertificateError')
export const CancelPendingCertificateError = defineUserError('CancelPendingCertificateError')
export const CompletePendingCertificateError = defineUserError('CompletePendingCertificateError')

@ObjectType({ simpleResolvers: true, description: 'The order as it is now, or why nothing changed.' })
export class RetryPendingCertificatePayload {
  @Field(() => PendingCertificateObject, { nullable: true, description: 'Null when there are userErrors.' })
  pendingCertificate!: object | null

  @Field(() => [RetryPendingCertificateError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'The order as it is now, or why nothing changed.' })
export class CancelPendingCertificatePayload {
  @Field(() => PendingCertificateObject, { nullable: true, description: 'Null when there are userErrors.' })
  pendingCertificate!: object | null

  @Field(() => [CancelPendingCertificateError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'The order with its certificate, or why nothing changed.' })
export class CompletePendingCertificatePayload {
  @Field(() => PendingCertificateObject, { nullable: true, description: 'Null when there are userErrors.' })
  pendingCertificate!: object | null

  @Field(() => [CompletePendingCertificateError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}
