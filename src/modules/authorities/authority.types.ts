import { Field, Int, ObjectType } from 'type-graphql'
import { defineConnection } from '../../graphql/connection.ts'
import { enumOf } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { DateTimeScalar, EmailAddressScalar } from '../../graphql/scalars.ts'
import { AUTHORITY_TYPES } from './authority.entity.ts'
import { AUTHORITY_PERMISSIONS } from './authority.policy.ts'

export const AuthorityTypeEnum = enumOf(AUTHORITY_TYPES, {
  name: 'AuthorityType',
  description: 'What kind of CA an authority is.',
  valuesConfig: {
    ROOT: { description: 'Signs its own certificate.' },
    SUBORDINATE: { description: 'Its certificate is signed by another authority.' },
    EXTERNAL: { description: 'A CA elsewhere, reached over the network.' },
  },
})

export const AuthorityPermissionEnum = enumOf(AUTHORITY_PERMISSIONS, {
  name: 'AuthorityPermission',
  description: 'What somebody may do with an authority.',
})

@ObjectType({ simpleResolvers: true, description: 'How many certificates an authority issued, and where they stand.' })
export class IssuedCounts {
  @Field(() => Int, { description: 'All of them.' })
  total!: number

  @Field(() => Int, { description: 'Valid now and not revoked.' })
  valid!: number

  @Field(() => Int, { description: 'Not valid yet and not revoked.' })
  notYetValid!: number

  @Field(() => Int, { description: 'Expired without having been revoked.' })
  expired!: number

  @Field(() => Int, { description: 'Revoked, expired since or not.' })
  revoked!: number
}

@ObjectType('Authority', { implements: Node, simpleResolvers: true, description: 'A CA that issues certificates.' })
export class AuthorityObject extends Node {
  @Field(() => String, { description: 'Unique.' })
  name!: string

  @Field(() => EmailAddressScalar, { description: "A team's address; the role of the same name is the owner role." })
  owner!: string

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description!: string | null

  @Field(() => Boolean, { description: 'Whether it issues.' })
  active!: boolean

  @Field(() => AuthorityTypeEnum, { description: 'What kind of CA it is.' })
  type!: string

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its own certificate ends.' })
  expiresAt!: Date | null

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date

  @Field(() => Int, { description: 'Changes with every update; give it back to update what you have seen.' })
  version!: number
}

export const AuthorityConnection = defineConnection('Authority', () => AuthorityObject)
