import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import { EncryptionKeyService } from './encryption-key.service.ts'
import { EncryptionKeys, RewrapSecretsInput, RewrapSecretsPayload } from './encryption-key.types.ts'

@Resolver()
export class EncryptionKeyResolver {
  readonly #keys: EncryptionKeyService

  constructor(keys: EncryptionKeyService) {
    this.#keys = keys
  }

  @Query(() => EncryptionKeys, {
    nullable: true,
    description: 'The keys that stored secrets are encrypted with. For admins.',
  })
  async encryptionKeys(@Ctx() context: Context) {
    return { keys: await this.#keys.list(context), rewrap: await this.#keys.progress(context) }
  }

  @Mutation(() => RewrapSecretsPayload, {
    description:
      'Begins to wrap every stored secret by the primary key, in the background. The secrets themselves do not change.',
  })
  async rewrapSecrets(
    @Arg('input', () => RewrapSecretsInput, { description: 'How.' }) input: RewrapSecretsInput,
    @Ctx() context: Context,
  ): Promise<RewrapSecretsPayload> {
    const { result, userErrors } = await outcomeOf('RewrapSecretsError', () => this.#keys.rewrap(context, input.dryRun))
    return { rewrap: result, userErrors }
  }
}
