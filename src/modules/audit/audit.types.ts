import { Field, Int, ObjectType } from 'type-graphql'
import { defineConnection } from '../../graphql/connection.ts'
import { enumOf } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { DateTimeScalar, JsonObjectScalar } from '../../graphql/scalars.ts'
import { AUDIT_OUTCOMES } from './audit-event.entity.ts'

export const AuditOutcomeEnum = enumOf(AUDIT_OUTCOMES, {
  name: 'AuditOutcome',
  description: 'How what is recorded ended.',
  valuesConfig: {
    SUCCESS: { description: 'It was done.' },
    FAILURE: { description: 'It was tried and failed.' },
    DENIED: { description: 'It was not permitted.' },
  },
})

export const AuditActorKindEnum = enumOf(['USER', 'API_KEY', 'SYSTEM', 'ANONYMOUS'], {
  name: 'AuditActorKind',
  description: 'As what somebody acted.',
})

@ObjectType({ simpleResolvers: true, description: 'The place of an event in the hash chain over the audit log.' })
export class AuditSeal {
  @Field(() => Int, { description: '1, 2, 3 … in the order of sealing.' })
  sequence!: number

  @Field(() => String, { description: 'SHA-256 over the event and the seal before it, in hexadecimal.' })
  digest!: string
}

@ObjectType('AuditEvent', {
  implements: Node,
  simpleResolvers: true,
  description: 'Something that was done, tried or denied. It says names as they were then.',
})
export class AuditEventObject extends Node {
  @Field(() => DateTimeScalar, { description: 'When.' })
  occurredAt!: Date

  @Field(() => String, { description: 'Who: the user name then, the name of a job, or what somebody gave at sign-in.' })
  actorName!: string

  @Field(() => String, { description: 'What: noun.verb, such as certificate.export-key.' })
  action!: string

  @Field(() => String, { nullable: true, description: 'The type of what it was done to.' })
  targetType!: string | null

  @Field(() => String, { nullable: true, description: 'What it was called then.' })
  targetName!: string | null

  @Field(() => AuditOutcomeEnum, { description: 'How it ended.' })
  outcome!: string

  @Field(() => String, { nullable: true, description: 'By what right; of a denial, why.' })
  because!: string | null

  @Field(() => String, { nullable: true, description: 'The request, as in the x-request-id header and the logs.' })
  requestId!: string | null

  @Field(() => String, { nullable: true, description: 'The address of the caller.' })
  address!: string | null

  @Field(() => JsonObjectScalar, { description: 'Further facts; which depends on the action.' })
  details!: object
}

/** Fields with resolvers of their own are declared by them: see audit.resolver.ts. */
export const AuditEventConnection = defineConnection('AuditEvent', () => AuditEventObject)
