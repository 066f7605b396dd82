// Inputs and payloads of revealPrivateKey and deleteCertificate.
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { VersionField } from '../../graphql/input-fields.ts'
import { PemScalar } from '../../graphql/scalars.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'

export const RevealPrivateKeyError = defineUserError('RevealPrivateKeyError')
export const DeleteCertificateError = defineUserError('DeleteCertificateError')

@InputType({ description: 'Whose private key is wanted.' })
export class RevealPrivateKeyInput {
  @Field(() => ID, { description: 'The certificate.' })
  id!: string
}

@ObjectType({ simpleResolvers: true, description: 'The private key, or why it is not told.' })
export class RevealPrivateKeyPayload {
  @Field(() => PemScalar, { nullable: true, description: 'PKCS#8, not encrypted; null when there are userErrors.' })
  privateKey!: string | null

  @Field(() => [RevealPrivateKeyError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@InputType({ description: 'A certificate to delete.' })
export class DeleteCertificateInput {
  @Field(() => ID, { description: 'The certificate.' })
  id!: string

  @VersionField()
  version?: number | null
}

@ObjectType({ simpleResolvers: true, description: 'That the certificate is gone, or why it is not.' })
export class DeleteCertificatePayload {
  @Field(() => ID, { nullable: true, description: 'Id of what was deleted; null when there are userErrors.' })
  deletedId!: string | null

  @Field(() => [DeleteCertificateError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}
