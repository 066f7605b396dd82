import { mayUse } from '../../auth/actor.ts'
import type { Permission, Verdict } from '../../auth/permissions.ts'
import type { Context } from '../../graphql/context.ts'
import { inputId } from '../../graphql/node-id.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { type CreateAuthorityInput, parentOf } from './authority.inputs.ts'
import type {
  DeleteAuthorityInput,
  InstallAuthorityCertificateInput,
  UpdateAuthorityInput,
} from './authority-changes.inputs.ts'
import { type AuthorityCreation, mayCreateAuthority, mayManageAuthorities } from './authority.policy.ts'
import { authorityFacts } from './authority.repository.ts'

/** @param creation who makes authorities on this installation */
export function authorityRules(creation: AuthorityCreation): RuleMap {
  return {
    Query: {
      authority: guarded('authority: signed in', ({ actor }) => mayUse(actor, 'read')),
      authorities: guarded('authorities: signed in', ({ actor }) => mayUse(actor, 'read')),
    },
    Mutation: {
      createAuthority: guarded<{ input: CreateAuthorityInput }>(
        'createAuthority: admin, and the right on the parent',
        async (context, { input }) => {
          const general = mayCreateAuthority(context.actor, creation, null)
          if (!general.allowed) return general
          const parentId = parentOf(input)
          if (parentId === null) return general
          const parent = await context.loader(authorityFacts).load(parentId)
          return parent === null ? null : mayCreateAuthority(context.actor, creation, parent)
        },
      ),
      importAuthority: guarded('importAuthority: admin', ({ actor }) =>
        mayManageAuthorities(actor, 'authority:import', creation),
      ),
      installAuthorityCertificate: guarded<{ input: InstallAuthorityCertificateInput }>(
        'installAuthorityCertificate: admin',
        (context, { input }) => mayManageOne(context, input.id, 'authority:update', creation),
      ),
      updateAuthority: guarded<{ input: UpdateAuthorityInput }>('updateAuthority: admin', (context, { input }) =>
        mayManageOne(context, input.id, 'authority:update', creation),
      ),
      deleteAuthority: guarded<{ input: DeleteAuthorityInput }>('deleteAuthority: admin', (context, { input }) =>
        mayManageOne(context, input.id, 'authority:delete', creation),
      ),
    },
  }
}

/** The right first: whoever lacks it does not learn which ids there are. */
async function mayManageOne(
  context: Context,
  id: string,
  permission: Permission,
  creation: AuthorityCreation,
): Promise<Verdict | null> {
  const verdict = mayManageAuthorities(context.actor, permission, creation)
  if (!verdict.allowed) return verdict
  const facts = await context.loader(authorityFacts).load(inputId('Authority', id, ['id']))
  return facts === null ? null : verdict
}
