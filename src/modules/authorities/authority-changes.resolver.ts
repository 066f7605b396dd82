import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { inputId } from '../../graphql/node-id.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import {
  DeleteAuthorityInput,
  DeleteAuthorityPayload,
  ImportAuthorityInput,
  ImportAuthorityPayload,
  InstallAuthorityCertificateInput,
  InstallAuthorityCertificatePayload,
  toAuthorityChanges,
  toImport,
  toInstall,
  UpdateAuthorityInput,
  UpdateAuthorityPayload,
} from './authority-changes.inputs.ts'
import { AuthorityChangesService } from './authority-changes.service.ts'
import { AuthorityImportService } from './authority-import.service.ts'
import { authorityById } from './authority.repository.ts'
import { AuthorityObject } from './authority.types.ts'

export interface AuthorityChangeServices {
  readonly imports: AuthorityImportService
  readonly changes: AuthorityChangesService
}

@Resolver(() => AuthorityObject)
export class AuthorityChangesResolver {
  readonly #services: AuthorityChangeServices

  constructor(services: AuthorityChangeServices) {
    this.#services = services
  }

  @Mutation(() => ImportAuthorityPayload, { description: 'Takes in a CA made elsewhere, with its key.' })
  async importAuthority(
    @Arg('input', () => ImportAuthorityInput, { description: 'The CA.' }) input: ImportAuthorityInput,
    @Ctx() context: Context,
  ): Promise<ImportAuthorityPayload> {
    const { result, userErrors } = await outcomeOf('ImportAuthorityError', async () =>
      this.#services.imports.import(context, toImport(input)),
    )
    return { authority: await loaded(context, result?.id), warnings: result?.warnings ?? [], userErrors }
  }

  @Mutation(() => InstallAuthorityCertificatePayload, {
    description:
      'Completes an authority that waits for the certificate that a CA elsewhere signs; of an EXTERNAL authority it says which certificate its CA has.',
  })
  async installAuthorityCertificate(
    @Arg('input', () => InstallAuthorityCertificateInput, { description: 'The certificate.' })
    input: InstallAuthorityCertificateInput,
    @Ctx() context: Context,
  ): Promise<InstallAuthorityCertificatePayload> {
    const { result, userErrors } = await outcomeOf('InstallAuthorityCertificateError', async () =>
      this.#services.imports.install(context, toInstall(input)),
    )
    return { authority: await loaded(context, result?.id), warnings: result?.warnings ?? [], userErrors }
  }

  @Mutation(() => UpdateAuthorityPayload, { description: 'Changes an authority; deactivates it, too.' })
  async updateAuthority(
    @Arg('input', () => UpdateAuthorityInput, { description: 'The changes.' }) input: UpdateAuthorityInput,
    @Ctx() context: Context,
  ): Promise<UpdateAuthorityPayload> {
    const { result, userErrors } = await outcomeOf('UpdateAuthorityError', async () =>
      this.#services.changes.update(context, toAuthorityChanges(input)),
    )
    return { authority: await loaded(context, result), userErrors }
  }

  @Mutation(() => DeleteAuthorityPayload, {
    description: 'Deletes an authority that has issued nothing, with its key. Its certificate stays as a tracked one.',
  })
  async deleteAuthority(
    @Arg('input', () => DeleteAuthorityInput, { description: 'Which.' }) input: DeleteAuthorityInput,
    @Ctx() context: Context,
  ): Promise<DeleteAuthorityPayload> {
    const { result, userErrors } = await outcomeOf('DeleteAuthorityError', async () => {
      const id = inputId('Authority', input.id, ['id'])
      return this.#services.changes.delete(context, { id, version: input.version ?? null })
    })
    return { deletedId: result === null ? null : input.id, userErrors }
  }
}

async function loaded(context: Context, id: string | null | undefined) {
  return id == null ? null : context.loader(authorityById).load(id)
}
