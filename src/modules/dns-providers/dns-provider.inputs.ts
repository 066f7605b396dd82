import { Field, ID, InputType } from 'type-graphql'
import { DescriptionField, IdempotencyKeyField, VersionField } from '../../graphql/input-fields.ts'
import { inputId } from '../../graphql/node-id.ts'
import type { DnsProviderChanges, NewDnsProvider } from './dns-provider.service.ts'
import { dnsProviderOptions } from './dns-provider.types.ts'

@InputType({ description: 'A DNS provider to make.' })
export class CreateDnsProviderInput {
  @Field(() => String, { description: 'Unique without regard to case, at most 128 characters.' })
  name!: string

  @DescriptionField()
  description?: string | null

  @Field(() => dnsProviderOptions.input, { description: 'The plugin that publishes the records, with its options.' })
  options!: object

  @IdempotencyKeyField()
  idempotencyKey?: string | null
}

export function toNewDnsProvider(input: CreateDnsProviderInput): NewDnsProvider {
  return {
    name: input.name,
    description: input.description ?? null,
    options: dnsProviderOptions.chosen(input.options),
    idempotencyKey: input.idempotencyKey ?? null,
  }
}

@InputType({ description: 'Changes to a DNS provider: absent keeps, null clears.' })
export class UpdateDnsProviderInput {
  @Field(() => ID, { description: 'The DNS provider.' })
  id!: string

  @VersionField()
  version?: number | null

  @Field(() => String, { nullable: true, description: 'Unique without regard to case, at most 128 characters.' })
  name?: string | null

  @DescriptionField()
  description?: string | null

  @Field(() => dnsProviderOptions.input, {
    nullable: true,
    description: 'Options to change. Write-only ones that are left out stay; another plugin starts anew.',
  })
  options?: object | null
}

/** @throws DomainError(s) for ids that are not ids of their kind */
export function toDnsProviderChanges(input: UpdateDnsProviderInput): DnsProviderChanges {
  const { options, ...rest } = input
  return {
    ...rest,
    id: inputId('DnsProvider', input.id, ['id']),
    ...(options !== undefined && { options: options === null ? null : dnsProviderOptions.chosen(options) }),
  }
}

@InputType({ description: 'A DNS provider to delete.' })
export class DeleteDnsProviderInput {
  @Field(() => ID, { description: 'The DNS provider.' })
  id!: string

  @VersionField()
  version?: number | null
}
