import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { inputId } from '../../graphql/node-id.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import type { CertificateDeletionService } from './certificate-deletion.service.ts'
import {
  DeleteCertificateInput,
  DeleteCertificatePayload,
  RevealPrivateKeyInput,
  RevealPrivateKeyPayload,
} from './certificate-disposal.types.ts'
import type { PrivateKeyService } from './private-key.service.ts'

export interface DisposalServices {
  readonly deletion: CertificateDeletionService
  readonly privateKeys: PrivateKeyService
}

@Resolver()
export class CertificateDisposalResolver {
  readonly #services: DisposalServices

  constructor(services: DisposalServices) {
    this.#services = services
  }

  @Mutation(() => RevealPrivateKeyPayload, {
    description: 'Tells the private key. A mutation, since it leaves an audit record; the answer is never cached.',
  })
  async revealPrivateKey(
    @Arg('input', () => RevealPrivateKeyInput, { description: 'What is wanted.' }) input: RevealPrivateKeyInput,
    @Ctx() context: Context,
  ): Promise<RevealPrivateKeyPayload> {
    const { result, userErrors } = await outcomeOf('RevealPrivateKeyError', async () =>
      this.#services.privateKeys.reveal(context, inputId('Certificate', input.id, ['id'])),
    )
    return { privateKey: result, userErrors }
  }

  @Mutation(() => DeleteCertificatePayload, {
    description:
      'Hides a certificate from lists, look-ups, statistics and search. It does not revoke it, and its name stays taken.',
  })
  async deleteCertificate(
    @Arg('input', () => DeleteCertificateInput, { description: 'What is wanted.' }) input: DeleteCertificateInput,
    @Ctx() context: Context,
  ): Promise<DeleteCertificatePayload> {
    const { result, userErrors } = await outcomeOf('DeleteCertificateError', async () =>
      this.#services.deletion.delete(context, {
        id: inputId('Certificate', input.id, ['id']),
        version: input.version ?? null,
      }),
    )
    return { deletedId: result === null ? null : input.id, userErrors }
  }
}
