import { Field, ObjectType } from 'type-graphql'
import { Base64Scalar } from '../../graphql/scalars.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'
import { PolicyRuleResult } from './certificate-preview.types.ts'
import { PendingCertificateObject } from '../pending-certificates/index.ts'
import { CertificateObject } from './certificate.types.ts'

export const CreateCertificateError = defineUserError('CreateCertificateError')
export const UpdateCertificateError = defineUserError('UpdateCertificateError')
export const RevokeCertificateError = defineUserError('RevokeCertificateError')
export const ReissueCertificateError = defineUserError('ReissueCertificateError')
export const ExportCertificateError = defineUserError('ExportCertificateError')

const UploadError = defineUserError('UploadCertificateError')

@ObjectType('UploadCertificateError', { description: 'What was wrong with the input, see UserError.' })
export class UploadCertificateError extends UploadError {
  @Field(() => CertificateObject, {
    nullable: true,
    description: 'With CONFLICT: the certificate that is stored already.',
  })
  certificate!: object | null
}

const PENDING =
  'The order, where the authority stands for a CA elsewhere: the certificate follows when the CA has answered.'

@ObjectType({ simpleResolvers: true, description: 'The certificate issued or ordered, or why there is none.' })
export class CreateCertificatePayload {
  @Field(() => CertificateObject, {
    nullable: true,
    description: 'Null when there are userErrors, and while it is on order.',
  })
  certificate!: object | null

  @Field(() => PendingCertificateObject, { nullable: true, description: PENDING })
  pendingCertificate!: object | null

  @Field(() => [CreateCertificateError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'The certificate stored, or why there is none.' })
export class UploadCertificatePayload {
  @Field(() => [PolicyRuleResult], {
    description:
      'Rules of the named authority that the certificate does not keep. It exists already, so they are warnings.',
  })
  policyFindings!: readonly PolicyRuleResult[]

  @Field(() => CertificateObject, { nullable: true, description: 'Null when there are userErrors.' })
  certificate!: object | null

  @Field(() => [UploadCertificateError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'The certificate as it is now, or why nothing changed.' })
export class UpdateCertificatePayload {
  @Field(() => CertificateObject, { nullable: true, description: 'Null when there are userErrors.' })
  certificate!: object | null

  @Field(() => [UpdateCertificateError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'The certificate revoked, or why it was not.' })
export class RevokeCertificatePayload {
  @Field(() => CertificateObject, { nullable: true, description: 'Null when there are userErrors.' })
  certificate!: object | null

  @Field(() => [RevokeCertificateError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'The new certificate, or why there is none.' })
export class ReissueCertificatePayload {
  @Field(() => CertificateObject, {
    nullable: true,
    description: 'The new one; null when there are userErrors, and while it is on order.',
  })
  certificate!: object | null

  @Field(() => PendingCertificateObject, { nullable: true, description: PENDING })
  pendingCertificate!: object | null

  @Field(() => [ReissueCertificateError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'An exported file.' })
export class CertificateExport {
  @Field(() => Base64Scalar, { description: 'Its bytes.' })
  data!: string

  @Field(() => String, { description: 'A name to save it under.' })
  fileName!: string

  @Field(() => String, { description: 'Its media type.' })
  mediaType!: string

  @Field(() => String, { nullable: true, description: 'The passphrase generated for it, told this once.' })
  passphrase!: string | null
}

@ObjectType({ simpleResolvers: true, description: 'The exported file, or why there is none.' })
export class ExportCertificatePayload {
  @Field(() => CertificateExport, { nullable: true, description: 'Null when there are userErrors.' })
  export!: CertificateExport | null

  @Field(() => [ExportCertificateError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}
