import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { inputId, toNodeId } from '../../graphql/node-id.ts'
import { PageArgs } from '../../graphql/page-args.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import { userById, UserObject } from '../users/index.ts'
import type { CompromisedKey } from './compromised-key.entity.ts'
import { AddCompromisedKeyInput, RemoveCompromisedKeyInput, toKeyReport } from './key.inputs.ts'
import { compromisedKeyById, listCompromisedKeys } from './key.repository.ts'
import { KeyService } from './key.service.ts'
import {
  AddCompromisedKeyPayload,
  CompromisedKeyConnection,
  CompromisedKeyObject,
  RemoveCompromisedKeyPayload,
} from './key.types.ts'

@Resolver(() => CompromisedKeyObject)
export class KeyResolver {
  readonly #keys: KeyService

  constructor(keys: KeyService) {
    this.#keys = keys
  }

  @Query(() => CompromisedKeyConnection, {
    nullable: true,
    description: 'Keys known to be compromised, the latest first.',
  })
  async compromisedKeys(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    return listCompromisedKeys(context.em, page.toRequest())
  }

  @Mutation(() => AddCompromisedKeyPayload, {
    description:
      'Records that others know a private key: nothing is issued for it any more. Certificates that have it stay as they are, and show it in keyFindings; revoking them is a decision of its own. A key that is recorded already keeps its first record.',
  })
  async addCompromisedKey(
    @Arg('input', () => AddCompromisedKeyInput, { description: 'What is wanted.' }) input: AddCompromisedKeyInput,
    @Ctx() context: Context,
  ): Promise<AddCompromisedKeyPayload> {
    const { result, userErrors } = await outcomeOf('AddCompromisedKeyError', async () =>
      this.#keys.addCompromised(context, toKeyReport(input)),
    )
    return {
      compromisedKey: result === null ? null : await context.loader(compromisedKeyById).load(result),
      userErrors,
    }
  }

  @Mutation(() => RemoveCompromisedKeyPayload, {
    description:
      'Takes back the record of a compromised key that was a mistake: certificates may be issued for the key again.',
  })
  async removeCompromisedKey(
    @Arg('input', () => RemoveCompromisedKeyInput, { description: 'Which, and why.' })
    input: RemoveCompromisedKeyInput,
    @Ctx() context: Context,
  ): Promise<RemoveCompromisedKeyPayload> {
    const { result, userErrors } = await outcomeOf('RemoveCompromisedKeyError', async () =>
      this.#keys.removeCompromised(context, {
        id: inputId('CompromisedKey', input.id, ['id']),
        reason: input.reason,
      }),
    )
    return { deletedId: result === null ? null : input.id, userErrors }
  }

  @FieldResolver(() => ID, { description: 'Global id, badkey_…' })
  id(@Root() key: CompromisedKey): string {
    return toNodeId('CompromisedKey', key.id)
  }

  @FieldResolver(() => UserObject, { nullable: true, description: 'Who recorded it, or revoked the certificate.' })
  async addedBy(@Root() key: CompromisedKey, @Ctx() context: Context) {
    const id = key.addedBy?.id
    return id === undefined ? null : context.loader(userById).load(id)
  }
}
