// Distinguished names as they go in and come out.
import { Field, InputType, ObjectType } from 'type-graphql'
import type { SubjectParts } from '../pki/types.ts'
import { EmailAddressScalar } from './scalars.ts'

@InputType({ description: 'Parts of a subject; what is absent is left out of the name.' })
export class SubjectInput implements SubjectParts {
  @Field(() => String, { nullable: true, description: 'CN, at most 64 characters.' })
  commonName?: string | null

  @Field(() => String, { nullable: true, description: 'O, at most 64 characters.' })
  organization?: string | null

  @Field(() => String, { nullable: true, description: 'OU, at most 64 characters.' })
  organizationalUnit?: string | null

  @Field(() => String, { nullable: true, description: 'C, two letters of ISO 3166.' })
  country?: string | null

  @Field(() => String, { nullable: true, description: 'ST, at most 128 characters.' })
  state?: string | null

  @Field(() => String, { nullable: true, description: 'L, at most 128 characters.' })
  locality?: string | null

  @Field(() => EmailAddressScalar, { nullable: true, description: 'emailAddress, at most 255 characters.' })
  emailAddress?: string | null
}

@ObjectType({ simpleResolvers: true, description: 'A distinguished name. RFC 5280 section 4.1.2.4.' })
export class DistinguishedName {
  @Field(() => String, { description: 'All of it, most specific part first. RFC 4514.' })
  rfc4514!: string

  @Field(() => String, { nullable: true, description: 'CN.' })
  commonName!: string | null

  @Field(() => String, { nullable: true, description: 'O.' })
  organization!: string | null

  @Field(() => String, { nullable: true, description: 'OU.' })
  organizationalUnit!: string | null

  @Field(() => String, { nullable: true, description: 'C.' })
  country!: string | null

  @Field(() => String, { nullable: true, description: 'ST.' })
  state!: string | null

  @Field(() => String, { nullable: true, description: 'L.' })
  locality!: string | null

  @Field(() => String, { nullable: true, description: 'emailAddress; as found, so not always well-formed.' })
  emailAddress!: string | null
}
