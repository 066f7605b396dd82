// What is known of a key: asked on every path by which a key comes in.
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { keyFingerprints } from '../../pki/key-forms.ts'
import type { WeakKeyList } from '../../pki/known-weak-keys.ts'
import type { PublicKeyFacts } from '../../pki/types.ts'
import { authoritiesWithKey, compromisedByFingerprint, insertCompromisedKey, ownersOfKey } from './key.repository.ts'

/** The shape of the evaluator's KeyStanding. */
export interface KnownKey {
  /** Why it is weak, when it is on a list of weak keys. */
  readonly listed: string | null
  /** Why it must not be used; null while nothing is known against it. */
  readonly compromised: string | null
  /** The authority of ours whose own key it is. */
  readonly authority: string | null
  /** Owners of certificates with this key. */
  readonly owners: readonly string[]
}

export class KeyKnowledge {
  readonly #weakKeys: WeakKeyList

  constructor(weakKeys: WeakKeyList) {
    this.#weakKeys = weakKeys
  }

  /** Looks the key up in every encoding it has. Three statements for any number of keys asked for in one tick. */
  async standing(scope: Scope, key: PublicKeyFacts): Promise<KnownKey> {
    const fingerprints = keyFingerprints(key)
    const [compromised, authorities, owners] = await Promise.all([
      scope.loader(compromisedByFingerprint).loadMany(fingerprints),
      scope.loader(authoritiesWithKey).loadMany(fingerprints),
      scope.loader(ownersOfKey).loadMany(fingerprints),
    ])
    return {
      listed: this.#weakKeys.has(key) ? 'it is on a list of keys that a broken generator makes' : null,
      compromised: found(compromised).find((each) => each !== null)?.reason ?? null,
      authority: found(authorities).flat()[0] ?? null,
      owners: [...new Set(found(owners).flat())],
    }
  }
}

/** Records, in the caller's transaction, that others know the key of a certificate revoked for that reason. */
export async function recordCompromise(
  em: Em,
  scope: Scope,
  publicKeyFingerprint: string,
  reason: string,
): Promise<void> {
  const addedById = scope.actor.kind === 'user' ? scope.actor.userId : null
  await insertCompromisedKey(em, { publicKeyFingerprint, reason, source: 'REVOCATION', addedById }, scope.now())
}

function found<T>(values: readonly (T | Error)[]): T[] {
  return values.map((value) => {
    if (value instanceof Error) throw value
    return value
  })
}
