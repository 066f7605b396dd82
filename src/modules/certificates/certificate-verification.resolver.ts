import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { inputId } from '../../graphql/node-id.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import type { CertificateVerificationService } from './certificate-verification.service.ts'
import { Verification, VerifyCertificateInput, VerifyCertificatePayload } from './certificate-verification.types.ts'
import type { Certificate } from './certificate.entity.ts'
import { certificateById } from './certificate.repository.ts'
import { CertificateObject } from './certificate.types.ts'

@Resolver(() => CertificateObject)
export class CertificateVerificationResolver {
  readonly #verification: CertificateVerificationService

  constructor(verification: CertificateVerificationService) {
    this.#verification = verification
  }

  @FieldResolver(() => Verification, {
    nullable: true,
    description: 'What the last verifyCertificate found; null before the first.',
  })
  verification(@Root() certificate: Certificate): Verification | null {
    const { verificationStatus: status, verificationCheckedAt: checkedAt } = certificate
    if (status == null || checkedAt == null) return null
    const { verificationMethod: method, verificationDetail: detail } = certificate
    return { status, method: method ?? null, checkedAt, detail: detail ?? null }
  }

  @Mutation(() => VerifyCertificatePayload, {
    description:
      'Asks now whether a certificate was revoked: its OCSP responders, then its revocation lists. What an authority of ' +
      'ours issued is answered from our record. Without a proven answer the status is UNKNOWN.',
  })
  async verifyCertificate(
    @Arg('input', () => VerifyCertificateInput, { description: 'What is wanted.' }) input: VerifyCertificateInput,
    @Ctx() context: Context,
  ): Promise<VerifyCertificatePayload> {
    const { result, userErrors } = await outcomeOf('VerifyCertificateError', async () =>
      this.#verification.verify(context, inputId('Certificate', input.id, ['id'])),
    )
    return { certificate: result === null ? null : await context.loader(certificateById).load(result), userErrors }
  }
}
