import { Field, ID, InputType } from 'type-graphql'
import { checkFilter } from '../../graphql/filter.ts'
import { VersionField } from '../../graphql/input-fields.ts'
import { argumentId, inputId } from '../../graphql/node-id.ts'
import { EmailAddressScalar } from '../../graphql/scalars.ts'
import type { PendingState } from './pending-certificate.entity.ts'
import type { PendingFilter } from './pending-certificate.repository.ts'
import type { Completion, PendingChange } from './pending-certificate.service.ts'
import { PendingCertificateStateEnum } from './pending-certificate.types.ts'

@InputType('PendingCertificateFilter', { description: 'Fields are ANDed; lists inside a field are ORed.' })
export class PendingCertificateFilterInput {
  @Field(() => [ID], { nullable: true, description: 'One of these.' })
  ids?: string[] | null

  @Field(() => [PendingCertificateStateEnum], { nullable: true, description: 'In one of these states.' })
  states?: PendingState[] | null

  @Field(() => [ID], { nullable: true, description: 'Ordered from one of these authorities.' })
  authorityIds?: string[] | null

  @Field(() => [EmailAddressScalar], { nullable: true, description: 'Owned by one of these.' })
  owners?: string[] | null

  @Field(() => [ID], { nullable: true, description: 'Asked for by one of these users.' })
  creatorIds?: string[] | null
}

export function toPendingFilter(input: PendingCertificateFilterInput | null | undefined): PendingFilter {
  if (input == null) return {}
  checkFilter(input)
  const { ids, authorityIds, creatorIds } = input
  return {
    ...input,
    ids: ids?.map((id) => argumentId('PendingCertificate', id, 'filter.ids')) ?? null,
    authorityIds: authorityIds?.map((id) => argumentId('Authority', id, 'filter.authorityIds')) ?? null,
    creatorIds: creatorIds?.map((id) => argumentId('User', id, 'filter.creatorIds')) ?? null,
  }
}

@InputType({ description: 'An order to try again.' })
export class RetryPendingCertificateInput {
  @Field(() => ID, { description: 'The order.' })
  id!: string

  @VersionField()
  version?: number | null
}

@InputType({ description: 'An order to give up.' })
export class CancelPendingCertificateInput {
  @Field(() => ID, { description: 'The order.' })
  id!: string

  @VersionField()
  version?: number | null
}

@InputType({ description: 'The certificate of an order, got by another way.' })
export class CompletePendingCertificateInput {
  @Field(() => ID, { description: 'The order.' })
  id!: string

  @VersionField()
  version?: number | null

  @Field(() => String, {
    description: 'PEM of the certificate, for the key and the names of the order; its chain may follow it.',
  })
  certificate!: string

  @Field(() => String, { nullable: true, description: 'PEM of its chain, the issuer first.' })
  chain?: string | null
}

/** @throws DomainError for an id that is not one */
export function toPendingChange(input: { id: string; version?: number | null }): PendingChange {
  return { id: inputId('PendingCertificate', input.id, ['id']), version: input.version ?? null }
}

/** @throws DomainError for an id that is not one */
export function toCompletion(input: CompletePendingCertificateInput): Completion {
  return { ...toPendingChange(input), certificate: input.certificate, chain: input.chain ?? null }
}
