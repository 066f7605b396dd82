import { Field, Int, ObjectType } from 'type-graphql'
import { defineConnection } from '../../graphql/connection.ts'
import { Node } from '../../graphql/node.ts'
import { DateTimeScalar } from '../../graphql/scalars.ts'

@ObjectType('Role', {
  implements: Node,
  simpleResolvers: true,
  description: 'A set of people. A role named as a team is the owner role of what that team owns.',
})
export class RoleObject extends Node {
  @Field(() => String, { description: 'Unique without regard to case.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description!: string | null

  @Field(() => Boolean, { description: 'admin, operator, auditor and read-only come with the installation.' })
  builtIn!: boolean

  @Field(() => Boolean, { description: 'Its members are decided by the identity provider at sign-in.' })
  managedByIdentityProvider!: boolean

  @Field(() => DateTimeScalar, { description: 'When the role was made.' })
  createdAt!: Date

  @Field(() => Int, { description: 'Changes with every update; give it back to update what you have seen.' })
  version!: number
}

export const RoleConnection = defineConnection('Role', () => RoleObject)
