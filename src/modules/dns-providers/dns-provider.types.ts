import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Node } from '../../graphql/node.ts'
import { definePluginOptions } from '../../graphql/plugin-options.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'
import { dnsProviderPlugins } from '../../plugins/dns/index.ts'

export const dnsProviderOptions = definePluginOptions('DnsProvider', 'DNS provider', dnsProviderPlugins)

@ObjectType('DnsProvider', {
  implements: Node,
  simpleResolvers: true,
  description: 'Publishes TXT records when a CA asks for them (dns-01, RFC 8555 section 8.4).',
})
export class DnsProviderObject extends Node {
  @Field(() => String, { description: 'Unique without regard to case.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description!: string | null

  @Field(() => Int, { description: 'Changes with every update; give it back to update what you have seen.' })
  version!: number
}

export const CreateDnsProviderError = defineUserError('CreateDnsProviderError')
export const UpdateDnsProviderError = defineUserError('UpdateDnsProviderError')
export const DeleteDnsProviderError = defineUserError('DeleteDnsProviderError')

@ObjectType({ simpleResolvers: true, description: 'The DNS provider made, or why there is none.' })
export class CreateDnsProviderPayload {
  @Field(() => DnsProviderObject, { nullable: true, description: 'Null when there are userErrors.' })
  dnsProvider!: object | null

  @Field(() => [CreateDnsProviderError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'The DNS provider as it is now, or why nothing changed.' })
export class UpdateDnsProviderPayload {
  @Field(() => DnsProviderObject, { nullable: true, description: 'Null when there are userErrors.' })
  dnsProvider!: object | null

  @Field(() => [UpdateDnsProviderError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'What was deleted, or why it is still there.' })
export class DeleteDnsProviderPayload {
  @Field(() => ID, { nullable: true, description: 'Global id of what is gone. Null when there are userErrors.' })
  deletedId!: string | null

  @Field(() => [DeleteDnsProviderError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}
