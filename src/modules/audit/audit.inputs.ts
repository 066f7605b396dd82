import { Field, ID, InputType } from 'type-graphql'
import { argumentId, parseNodeId } from '../../graphql/node-id.ts'
import { DateTimeRange } from '../../graphql/date-time-range.ts'
import { RequestError } from '../../errors.ts'
import type { AuditOutcome } from './audit-event.entity.ts'
import type { AuditFilter } from './audit.repository.ts'
import { AuditOutcomeEnum } from './audit.types.ts'

@InputType('AuditFilter', {
  description: 'Fields are ANDed; lists inside a field are ORed, and an empty list matches nothing.',
})
export class AuditFilterInput {
  @Field(() => [ID], { nullable: true, description: 'By one of these users, at most 100.' })
  actorIds?: string[] | null

  @Field(() => String, { nullable: true, description: 'By somebody of exactly this name then.' })
  actorName?: string | null

  @Field(() => [String], { nullable: true, description: 'One of these actions, such as certificate.revoke.' })
  actions?: string[] | null

  @Field(() => [ID], { nullable: true, description: 'Done to one of these, of whatever type; at most 100.' })
  targetIds?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Done to something of one of these types.' })
  targetTypes?: string[] | null

  @Field(() => [AuditOutcomeEnum], { nullable: true, description: 'Ended in one of these ways.' })
  outcomes?: AuditOutcome[] | null

  @Field(() => DateTimeRange, { nullable: true, description: 'When.' })
  occurredAt?: DateTimeRange | null

  @Field(() => String, { nullable: true, description: 'In this request.' })
  requestId?: string | null

  @Field(() => String, { nullable: true, description: 'From exactly this address.' })
  address?: string | null
}

const MAX_LIST = 100

/** @throws RequestError BAD_USER_INPUT for ids that are none and lists that are too long */
export function toAuditFilter(input: AuditFilterInput | null | undefined): AuditFilter {
  if (input == null) return {}
  checkSizes(input)
  const { actorIds, targetIds } = input
  return {
    ...input,
    actorIds: actorIds?.map((id) => argumentId('User', id, 'filter.actorIds')) ?? null,
    targetIds: targetIds?.map((id) => targetId(id)) ?? null,
  }
}

function targetId(id: string): string {
  const parsed = parseNodeId(id)
  if (parsed === null) throw new RequestError('BAD_USER_INPUT', 'filter.targetIds: expected global ids.')
  return parsed.uuid
}

function checkSizes(input: AuditFilterInput): void {
  for (const name of ['actorIds', 'actions', 'targetIds', 'targetTypes'] as const) {
    const found = input[name]?.length ?? 0
    if (found > MAX_LIST) {
      throw new RequestError('BAD_USER_INPUT', `filter.${name}: expected at most ${MAX_LIST}, found ${found}.`)
    }
  }
}
