// Who may do what with API keys: everybody with their own, admins end anybody's.
import { type Actor, isAdmin, isAuditor, isInPerson, mayUse } from '../../auth/actor.ts'
import { allOf, allow, anyOf, deny, type Verdict } from '../../auth/permissions.ts'

export interface ApiKeyFacts {
  readonly userId: string
}

/** A key acts for a person, so a person makes it: no key makes another one, which would outlive its own end. */
export function mayCreateKey(actor: Actor): Verdict {
  return allOf(
    () => mayUse(actor, 'api-key:create'),
    () => {
      if (actor.kind !== 'user') return deny('Only users have API keys.')
      return isInPerson(actor) ? allow('oneself') : deny('An API key cannot make API keys.')
    },
  )
}

/** In person one ends one's own keys whatever roles one has: read-only must not keep anybody from ending a lost key. */
export function mayRevokeKey(actor: Actor, key: ApiKeyFacts): Verdict {
  const own = actor.kind === 'user' && actor.userId === key.userId
  if (own && isInPerson(actor)) return allow('oneself')
  return allOf(
    () => mayUse(actor, 'api-key:revoke'),
    () =>
      anyOf(
        () => (own ? allow('oneself') : deny('')),
        () => (isAdmin(actor) ? allow('admin') : deny('This is the key of somebody else.')),
      ),
  )
}

export function maySeeKeys(actor: Actor, userId: string): boolean {
  return isAdmin(actor) || isAuditor(actor) || (actor.kind === 'user' && actor.userId === userId)
}
