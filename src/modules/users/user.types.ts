import { Field, InputType, Int, ObjectType } from 'type-graphql'
import { Node } from '../../graphql/node.ts'
import { DateTimeScalar, EmailAddressScalar } from '../../graphql/scalars.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'

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

export const SignInError = defineUserError('SignInError')

@InputType({ description: 'Who signs in.' })
export class SignInInput {
  @Field(() => String, { description: 'Without regard to case.' })
  username!: string

  @Field(() => String, { description: 'As it was set; at most 4096 characters.' })
  password!: string
}

@ObjectType({ simpleResolvers: true, description: 'A session, or why there is none.' })
export class SignInPayload {
  @Field(() => String, {
    nullable: true,
    description:
      'Send it as `Authorization: Bearer …`. It ends with the session, a change of password, or deactivation.',
  })
  token!: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the session ends.' })
  expiresAt!: Date | null

  @Field(() => UserObject, { nullable: true, description: 'Who signed in.' })
  user!: object | null

  @Field(() => [SignInError], { description: 'Wrong credentials; it does not tell which.' })
  userErrors!: UserErrorData[]
}
