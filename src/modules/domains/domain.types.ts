import { Field, Int, ObjectType } from 'type-graphql'
import { defineConnection } from '../../graphql/connection.ts'
import { Node } from '../../graphql/node.ts'

@ObjectType('Domain', {
  implements: Node,
  simpleResolvers: true,
  description: 'A DNS name or address that certificates cover; wildcards as they are written in certificates.',
})
export class DomainObject extends Node {
  @Field(() => String, { description: 'A-labels or an address, lower case.' })
  name!: string

  @Field(() => Boolean, {
    description: 'Only admins get certificates for it, for what is below it, and for wildcards that cover it.',
  })
  sensitive!: boolean

  @Field(() => Int, { description: 'Changes with every update; give it back to update what you have seen.' })
  version!: number
}

export const DomainConnection = defineConnection('Domain', () => DomainObject)
