import { Field, ID, InputType } from 'type-graphql'
import { inputId } from '../../graphql/node-id.ts'
import type { RevocationRequest } from './certificate-revocation.service.ts'
import { RevocationReasonEnum } from './certificate.types.ts'
import type { RevocationReason } from './revocation.entity.ts'

@InputType({ description: 'A certificate to revoke.' })
export class RevokeCertificateInput {
  @Field(() => ID, { description: 'The certificate.' })
  id!: string

  @Field(() => RevocationReasonEnum, { defaultValue: 'UNSPECIFIED', description: 'Why.' })
  reason!: RevocationReason

  @Field(() => String, { nullable: true, description: 'What there is to say about it; not published.' })
  comment?: string | null

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Revoke it although endpoints serve it; and mark it as revoked here even where the CA elsewhere that issued it cannot be told, where it has to be revoked by other means.',
  })
  force!: boolean
}

export function toRevocation(input: RevokeCertificateInput): RevocationRequest {
  return {
    id: inputId('Certificate', input.id, ['id']),
    reason: input.reason,
    comment: input.comment ?? null,
    force: input.force,
  }
}
