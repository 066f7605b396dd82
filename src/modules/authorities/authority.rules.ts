import { mayUse } from '../../auth/actor.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { type CreateAuthorityInput, parentOf } from './authority.inputs.ts'
import { type AuthorityCreation, mayCreateAuthority } from './authority.policy.ts'
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
    },
  }
}
