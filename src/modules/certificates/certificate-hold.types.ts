// What removeCertificateHold takes and answers.
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { inputId } from '../../graphql/node-id.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'
import type { HoldRemoval } from './certificate-revocation.service.ts'
import { CertificateObject } from './certificate.types.ts'

export const RemoveCertificateHoldError = defineUserError('RemoveCertificateHoldError')

@InputType({ description: 'A certificate that was revoked for CERTIFICATE_HOLD, to be valid again.' })
export class RemoveCertificateHoldInput {
  @Field(() => ID, { description: 'The certificate.' })
  id!: string

  @Field(() => String, { nullable: true, description: 'What there is to say about it, for the audit log.' })
  comment?: string | null
}

/** @throws DomainError INVALID for what is no id of a certificate */
export function toHoldRemoval({ id, comment }: RemoveCertificateHoldInput): HoldRemoval {
  return { id: inputId('Certificate', id, ['id']), comment: comment ?? null }
}

@ObjectType({ simpleResolvers: true, description: 'The certificate, valid again, or why it is not.' })
export class RemoveCertificateHoldPayload {
  @Field(() => CertificateObject, { nullable: true, description: 'Null when there are userErrors.' })
  certificate!: object | null

  @Field(() => [RemoveCertificateHoldError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}
