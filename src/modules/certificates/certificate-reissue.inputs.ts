import { Field, ID, InputType, Int } from 'type-graphql'
import { Problems } from '../../errors.ts'
import { IdempotencyKeyField } from '../../graphql/input-fields.ts'
import { inputId } from '../../graphql/node-id.ts'
import { DateTimeScalar } from '../../graphql/scalars.ts'
import type { ReissueInput } from './certificate-reissue.service.ts'

@InputType({ description: 'A certificate to issue again: same subject, names and usages.' })
export class ReissueCertificateInput {
  @Field(() => ID, { description: 'The certificate.' })
  id!: string

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether the new one is linked as replacement of the old one.',
  })
  replace!: boolean

  @Field(() => Boolean, { defaultValue: false, description: 'Whether the new one gets the same key.' })
  reuseKey!: boolean

  @Field(() => String, {
    nullable: true,
    description: 'PEM of a request that brings the new key; its names are added.',
  })
  csr?: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'Or give validityDays.' })
  validityEnd?: Date | null

  @Field(() => Int, {
    nullable: true,
    description: 'Default: the same span from now, within what the authority allows.',
  })
  validityDays?: number | null

  @Field(() => ID, { nullable: true, description: 'Another authority to move to; takes the right to issue from it.' })
  authorityId?: string | null

  @IdempotencyKeyField()
  idempotencyKey?: string | null
}

/** @throws DomainError(s) for ids that are not ids of their kind */
export function toReissue(input: ReissueCertificateInput): ReissueInput {
  const problems = new Problems()
  const { authorityId } = input
  const id = problems.collect([], () => inputId('Certificate', input.id, ['id']))
  const authority =
    authorityId == null ? null : problems.collect([], () => inputId('Authority', authorityId, ['authorityId']))
  problems.throwIfAny()
  return {
    id: id ?? '',
    replace: input.replace,
    reuseKey: input.reuseKey,
    csr: input.csr ?? null,
    validityEnd: input.validityEnd ?? null,
    validityDays: input.validityDays ?? null,
    authorityId: authority ?? null,
    idempotencyKey: input.idempotencyKey ?? null,
  }
}
