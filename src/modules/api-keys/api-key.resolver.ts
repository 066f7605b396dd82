import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { inputId, toNodeId } from '../../graphql/node-id.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import { userById, UserObject } from '../users/index.ts'
import type { User } from '../users/user.entity.ts'
import type { ApiKey } from './api-key.entity.ts'
import { maySeeKeys } from './api-key.policy.ts'
import { apiKeyById, apiKeysOf } from './api-key.repository.ts'
import { ApiKeyService } from './api-key.service.ts'
import {
  ApiKeyObject,
  CreateApiKeyInput,
  CreateApiKeyPayload,
  RevokeApiKeyInput,
  RevokeApiKeyPayload,
} from './api-key.types.ts'

@Resolver(() => ApiKeyObject)
export class ApiKeyResolver {
  readonly #keys: ApiKeyService

  constructor(keys: ApiKeyService) {
    this.#keys = keys
  }

  @Mutation(() => CreateApiKeyPayload, { description: 'Makes an API key for the caller, who is signed in in person.' })
  async createApiKey(
    @Arg('input', () => CreateApiKeyInput, { description: 'What is wanted.' }) input: CreateApiKeyInput,
    @Ctx() context: Context,
  ): Promise<CreateApiKeyPayload> {
    const { result, userErrors } = await outcomeOf('CreateApiKeyError', () =>
      this.#keys.create(context, { ...input, expiresAt: input.expiresAt ?? null }),
    )
    if (result === null) return { token: null, apiKey: null, userErrors }
    return { token: result.token, apiKey: await context.loader(apiKeyById).load(result.id), userErrors }
  }

  @Mutation(() => RevokeApiKeyPayload, { description: "Ends an API key: one's own, or as an admin anybody's." })
  async revokeApiKey(
    @Arg('input', () => RevokeApiKeyInput, { description: 'What is wanted.' }) input: RevokeApiKeyInput,
    @Ctx() context: Context,
  ): Promise<RevokeApiKeyPayload> {
    const { result, userErrors } = await outcomeOf('RevokeApiKeyError', async () =>
      this.#keys.revoke(context, inputId('ApiKey', input.id, ['id'])),
    )
    return { apiKey: result === null ? null : await context.loader(apiKeyById).load(result), userErrors }
  }

  @FieldResolver(() => ID, { description: 'Global id, key_…' })
  id(@Root() key: ApiKey): string {
    return toNodeId('ApiKey', key.id)
  }

  @FieldResolver(() => UserObject, { nullable: true, description: 'For whom it acts.' })
  async user(@Root() key: ApiKey, @Ctx() context: Context) {
    return context.loader(userById).load(key.userId)
  }
}

/** A user's keys; here since keys know users and not the other way round. */
@Resolver(() => UserObject)
export class UserApiKeysResolver {
  @FieldResolver(() => [ApiKeyObject], {
    description: 'Their API keys, newest first; empty for callers who are neither them, admin nor auditor.',
  })
  async apiKeys(@Root() user: User, @Ctx() context: Context) {
    return maySeeKeys(context.actor, user.id) ? context.loader(apiKeysOf).load(user.id) : []
  }
}
