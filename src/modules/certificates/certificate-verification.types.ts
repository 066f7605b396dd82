// What verifyCertificate takes and answers.
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { enumOf } from '../../graphql/enums.ts'
import { DateTimeScalar } from '../../graphql/scalars.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'
import { CertificateObject } from './certificate.types.ts'
import { VERIFICATION_METHODS, VERIFICATION_STATUSES } from './verification.ts'

export const VerifyCertificateError = defineUserError('VerifyCertificateError')

export const VerificationStatusEnum = enumOf(VERIFICATION_STATUSES, {
  name: 'VerificationStatus',
  description: 'Whether a certificate was found revoked.',
  valuesConfig: {
    GOOD: { description: 'Who issued it says that it is not revoked.' },
    REVOKED: { description: 'Who issued it says that it is revoked.' },
    UNKNOWN: { description: 'There is no proven answer; never to be read as GOOD.' },
  },
})

export const VerificationMethodEnum = enumOf(VERIFICATION_METHODS, {
  name: 'VerificationMethod',
  description: 'Where the answer came from.',
  valuesConfig: {
    OCSP: { description: 'A responder. RFC 6960.' },
    CRL: { description: 'A revocation list. RFC 5280 section 5.' },
  },
})

@ObjectType({
  simpleResolvers: true,
  description:
    'The last answer to whether a certificate was revoked. It does not set `revocation`, which is what was revoked here.',
})
export class Verification {
  @Field(() => VerificationStatusEnum, { description: 'The answer.' })
  status!: string

  @Field(() => VerificationMethodEnum, {
    nullable: true,
    description: 'Null for UNKNOWN, and when the record of this installation answered: it issued the certificate.',
  })
  method!: string | null

  @Field(() => DateTimeScalar, { description: 'When it was asked.' })
  checkedAt!: Date

  @Field(() => String, { nullable: true, description: 'What was found, or why nothing could be, for people.' })
  detail!: string | null
}

@InputType({ description: 'A certificate to verify.' })
export class VerifyCertificateInput {
  @Field(() => ID, { description: 'The certificate.' })
  id!: string
}

@ObjectType({ simpleResolvers: true, description: 'The certificate with what was found, or why nothing was asked.' })
export class VerifyCertificatePayload {
  @Field(() => CertificateObject, { nullable: true, description: 'Null when there are userErrors.' })
  certificate!: object | null

  @Field(() => [VerifyCertificateError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}
