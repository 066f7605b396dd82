import { ArgsType, Field, ID, InputType, Int } from 'type-graphql'
import { DomainError, Problems } from '../../errors.ts'
import { argumentId, inputId, inputIds } from '../../graphql/node-id.ts'
import { PageArgs } from '../../graphql/page-args.ts'
import type { CleaningRule } from './cleaning-rows.ts'

const GRACE = 'Days that must have passed since it expired or was revoked, and since it was last seen served anywhere.'
const MAX_CERTIFICATES = 1000

@ArgsType()
export class PendingCleaningArgs extends PageArgs {
  @Field(() => ID, { description: 'The source.' })
  sourceId!: string

  @Field(() => Int, { defaultValue: 7, description: GRACE })
  graceDays!: number

  /** @throws RequestError BAD_USER_INPUT */
  toRule(now: Date): CleaningRule {
    const sourceId = argumentId('Source', this.sourceId, 'sourceId')
    return { sourceId, graceDays: this.graceDays, certificateIds: null, now }
  }
}

@InputType({ description: 'A source to clean.' })
export class CleanSourceInput {
  @Field(() => ID, { description: 'The source.' })
  id!: string

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether nothing is taken away, and only told what would be.',
  })
  dryRun!: boolean

  @Field(() => Int, { defaultValue: 7, description: GRACE })
  graceDays!: number

  @Field(() => [ID], { nullable: true, description: 'Only these certificates, at most 1000.' })
  certificateIds?: string[] | null
}

/** @throws DomainErrors for ids that are not ids of their kind */
export function toCleaningRule({ id, graceDays, certificateIds }: CleanSourceInput): Omit<CleaningRule, 'now'> {
  const problems = new Problems()
  const sourceId = problems.collect([], () => inputId('Source', id, ['id'])) ?? ''
  const chosen = problems.collect([], () => {
    if (certificateIds == null) return null
    if (certificateIds.length <= MAX_CERTIFICATES) return inputIds('Certificate', certificateIds, 'certificateIds')
    throw new DomainError('TOO_MANY', `expected at most ${MAX_CERTIFICATES} ids`, ['certificateIds'])
  })
  problems.throwIfAny()
  return { sourceId, graceDays, certificateIds: chosen ?? null }
}
