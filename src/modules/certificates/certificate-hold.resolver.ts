import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import { RemoveCertificateHoldInput, RemoveCertificateHoldPayload, toHoldRemoval } from './certificate-hold.types.ts'
import type { CertificateRevocationService } from './certificate-revocation.service.ts'
import { certificateById } from './certificate.repository.ts'

@Resolver()
export class CertificateHoldResolver {
  readonly #revocation: CertificateRevocationService

  constructor(revocation: CertificateRevocationService) {
    this.#revocation = revocation
  }

  @Mutation(() => RemoveCertificateHoldPayload, {
    description:
      'Ends the hold of a certificate revoked for CERTIFICATE_HOLD: it is valid again and not on the next revocation list. Every other reason is for good.',
  })
  async removeCertificateHold(
    @Arg('input', () => RemoveCertificateHoldInput, { description: 'Which.' }) input: RemoveCertificateHoldInput,
    @Ctx() context: Context,
  ): Promise<RemoveCertificateHoldPayload> {
    const { result, userErrors } = await outcomeOf('RemoveCertificateHoldError', async () =>
      this.#revocation.removeHold(context, toHoldRemoval(input)),
    )
    return { certificate: result === null ? null : await context.loader(certificateById).load(result), userErrors }
  }
}
