import { Field, Int, ObjectType } from 'type-graphql'
import { defineConnection } from '../../graphql/connection.ts'
import { Node } from '../../graphql/node.ts'
import { DateTimeScalar, EmailAddressScalar } from '../../graphql/scalars.ts'

@ObjectType('User', { implements: Node, simpleResolvers: true, description: 'Somebody who signs in.' })
export class UserObject extends Node {
  @Field(() => String, { description: 'What they sign in with; lower case, unique.' })
  username!: string

  @Field(() => EmailAddressScalar, { description: 'Their own address, unique.' })
  email!: string

  @Field(() => Boolean, { description: 'Whether they may sign in.' })
  active!: boolean

  @Field(() => DateTimeScalar, { description: 'When the user was made.' })
  createdAt!: Date

  @Field(() => Int, { description: 'Changes with every update; give it back to update what you have seen.' })
  version!: number
}

export const UserConnection = defineConnection('User', () => UserObject)
