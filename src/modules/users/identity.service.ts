// People whom the identity provider vouches for: who they are here, and which roles their groups give them.
import type { ProviderClaims } from '../../auth/oidc.ts'
import type { Em } from '../../database/connection.ts'
import { lockFor } from '../../database/locks.ts'
import type { Scope } from '../../database/scope.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { RequestError } from '../../errors.ts'
import { recordAudit } from '../audit/index.ts'
import { normalizeOwner } from '../owner.ts'
import { ADMIN_ROLE_ID, countActiveAdmins, ensureRole, lockAdmins, managedRoleIds } from '../roles/index.ts'
import type { ProviderTokens } from './authentication.service.ts'
import { USERNAME } from './user.checks.ts'
import { User } from './user.entity.ts'
import { findIdentity, heldRoleIds, type Identity, replaceRoles, storeGrants } from './user-identity.repository.ts'
import { type Account, findAccount, storeIdentity, takenField } from './user.repository.ts'

/** Members of the group hold the role. */
export interface GroupRole {
  readonly group: string
  readonly role: string
}

/** Knows whether a token is the provider's, and what it says. */
export interface TokenVerifier {
  claims(token: string): boolean
  verify(token: string): Promise<ProviderClaims>
}

export class IdentityService implements ProviderTokens {
  readonly #verifier: TokenVerifier
  readonly #roleMap: readonly GroupRole[]

  constructor(verifier: TokenVerifier, roleMap: readonly GroupRole[]) {
    this.#verifier = verifier
    this.#roleMap = roleMap
  }

  claims(token: string): boolean {
    return this.#verifier.claims(token)
  }

  async accountOf(scope: Scope, token: string): Promise<{ account: Account; tokenId: string | null }> {
    const claims = await this.#verifier.verify(token)
    const account = await this.account(scope, claims, 'bearer token')
    if (account.sessionsEndedAt !== null && claims.issuedAt <= account.sessionsEndedAt) {
      throw new RequestError('UNAUTHENTICATED', 'This session has ended; sign in again.')
    }
    return { account, tokenId: claims.tokenId }
  }

  /**
   * The account of whom the provider vouches for, by issuer and subject and by nothing else: made at the first sight, and
   * with the roles of their groups.
   * @throws RequestError UNAUTHENTICATED for whoever may not sign in
   */
  async account(scope: Scope, claims: ProviderClaims, by: 'sign-in' | 'bearer token'): Promise<Account> {
    const known = await findAccount(scope.em, subjectOf(claims))
    if (known !== null && !known.active) {
      throw new RequestError('UNAUTHENTICATED', 'This user may not sign in any more.')
    }
    if (known === null) await this.#make(scope, claims)
    await this.#applyGroups(scope, claims, by)
    const account = await findAccount(scope.em, subjectOf(claims))
    if (account === null || !account.active) {
      throw new RequestError('UNAUTHENTICATED', 'This user may not sign in any more.')
    }
    return account
  }

  async #make(scope: Scope, claims: ProviderClaims): Promise<void> {
    const { issuer, subject } = claims
    const names = namesOf(claims)
    await scope.em.transactional(async (em) => {
      await lockFor(em, `identity ${issuer} ${subject}`)
      await lockFor(em, 'user names')
      if ((await findIdentity(em, subjectOf(claims))) !== null) return
      // Somebody of that name or address is somebody else until an admin says that they are one.
      const taken = await takenField(em, names, null)
      if (taken !== null) {
        const message = `There is another user with this ${taken}. An admin can link you to it by your subject, ${subject}.`
        throw new RequestError('UNAUTHENTICATED', message)
      }
      const now = scope.now()
      const id = uuidv7(now)
      em.persist(em.create(User, { id, ...names, passwordHash: null, createdAt: now, updatedAt: now }))
      await em.flush()
      await storeIdentity(em, { issuer, subject, userId: id, now })
      recordAudit(em, scope, {
        action: 'user.create',
        actor: { id, name: names.username, kind: 'user' },
        target: { type: 'User', id },
        because: 'identity provider',
        details: { ...names, identityProviderSubject: subject },
      })
    })
  }

  /** Claims that are older than those applied last change nothing: an old token must not bring back a role. */
  async #applyGroups(scope: Scope, claims: ProviderClaims, by: 'sign-in' | 'bearer token'): Promise<void> {
    const { groups } = claims
    if (groups === null) return
    const isStale = ({ rolesAsOf }: Identity) =>
      rolesAsOf !== null && (claims.issuedAt < rolesAsOf || (by === 'bearer token' && +claims.issuedAt === +rolesAsOf))
    const before = await findIdentity(scope.em, subjectOf(claims))
    if (before === null || isStale(before)) return
    await scope.em.transactional(async (em) => {
      await lockAdmins(em)
      const identity = await findIdentity(em, subjectOf(claims), { lock: true })
      if (identity === null || isStale(identity)) return
      const wanted = await this.#rolesOf(em, groups, scope.now())
      const change = await changeOf(em, identity, wanted)
      await replaceRoles(em, identity.userId, change)
      await storeGrants(em, subjectOf(claims), { roleIds: change.granted, asOf: claims.issuedAt })
      if (change.add.length + change.remove.length === 0) return
      recordAudit(em, scope, {
        action: 'user.update',
        actor: { id: identity.userId, name: claims.username ?? claims.email ?? claims.subject, kind: 'user' },
        target: { type: 'User', id: identity.userId },
        because: 'identity provider',
        details: { addedRoleIds: change.add, removedRoleIds: change.remove, keptLastAdmin: change.keptLastAdmin },
      })
    })
  }

  /** Only the map gives roles: a group that happens to be called as a role gives nothing. */
  async #rolesOf(em: Em, groups: readonly string[], now: Date): Promise<Set<string>> {
    const names = new Set(this.#roleMap.filter(({ group }) => groups.includes(group)).map(({ role }) => role))
    const ids = new Set<string>()
    for (const name of names) {
      const description = 'Given by the identity provider'
      ids.add(await ensureRole(em, { name, description, managedByIdentityProvider: true }, now))
    }
    return ids
  }
}

/** The link: issuer and subject, and nothing else that the claims hold. */
export function subjectOf({ issuer, subject }: ProviderClaims): { issuer: string; subject: string } {
  return { issuer, subject }
}

/**
 * What changes: roles the provider gave and gives no longer go, and all of those it decides on alone; what an admin gave
 * here stays.
 */
async function changeOf(em: Em, identity: Identity, wanted: ReadonlySet<string>) {
  const held = await heldRoleIds(em, identity.userId)
  const managed = new Set(await managedRoleIds(em, held))
  const given = new Set(identity.grantedRoleIds)
  const add = [...wanted].filter((id) => !held.includes(id))
  let remove = held.filter((id) => !wanted.has(id) && (given.has(id) || managed.has(id)))
  // Nobody could undo it from within.
  const keptLastAdmin = remove.includes(ADMIN_ROLE_ID) && (await countActiveAdmins(em)) === 1
  if (keptLastAdmin) remove = remove.filter((id) => id !== ADMIN_ROLE_ID)
  const granted = [...new Set([...held.filter((id) => given.has(id) && !remove.includes(id)), ...add])]
  return { add, remove, granted, keptLastAdmin }
}

/** @throws RequestError UNAUTHENTICATED when the provider does not say enough to make a user */
function namesOf({ username, email, emailVerified }: ProviderClaims): { username: string; email: string } {
  if (email === null || !emailVerified) {
    throw new RequestError('UNAUTHENTICATED', 'The identity provider did not vouch for an e-mail address of yours.')
  }
  const address = addressOf(email)
  const wanted = username?.trim().toLowerCase() ?? ''
  const name = USERNAME.test(wanted) ? wanted : address
  if (!USERNAME.test(name))
    throw new RequestError('UNAUTHENTICATED', 'Your name at the identity provider cannot be used here.')
  return { username: name, email: address }
}

function addressOf(email: string): string {
  try {
    return normalizeOwner(email, [])
  } catch (cause) {
    throw new RequestError('UNAUTHENTICATED', 'The identity provider did not send a usable e-mail address.', { cause })
  }
}
