// Which key-encryption keys there are, what each of them wraps, and wrapping everything by the primary one.
import { permitted } from '../../auth/permissions.ts'
import { canaryKeyIds } from '../../database/canaries.ts'
import type { Em } from '../../database/connection.ts'
import type { KeyWrapper } from '../../database/keyring.ts'
import { countKeyUse, countNotWrappedBy, rewrapAll, type RewrapTally } from '../../database/rewrap.ts'
import type { Scope } from '../../database/scope.ts'
import type { SecretBox } from '../../database/secrets.ts'
import { recordAudit } from '../audit/index.ts'
import { mayHandleKeys } from './encryption-key.policy.ts'

export interface EncryptionKeyFacts {
  readonly keyId: string
  /** Wraps what is written from now on. */
  readonly primary: boolean
  /** In the keyring of this process; what a key wraps that is not cannot be read. */
  readonly available: boolean
  readonly records: readonly { readonly table: string; readonly count: number }[]
}

export interface RewrapProgress extends RewrapTally {
  readonly running: boolean
  /** What other keys than the primary one still wrap, unreadable records included. */
  readonly remaining: number
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
}

export interface KeyStore {
  readonly keys: KeyWrapper
  readonly secrets: SecretBox
  readonly fork: () => Em
  /** Told when a run in the background fails as a whole, as it does in an outage. */
  readonly report: (error: unknown) => void
}

const NOTHING_YET: RewrapTally = { done: 0, failed: 0, failures: [] }

export class EncryptionKeyService {
  readonly #store: KeyStore
  #tally: RewrapTally = NOTHING_YET
  #run: Promise<void> | null = null
  #startedAt: Date | null = null
  #finishedAt: Date | null = null
  readonly #stopping = new AbortController()

  constructor(store: KeyStore) {
    this.#store = store
  }

  /** @throws RequestError FORBIDDEN or UNAUTHENTICATED */
  async list(scope: Scope): Promise<EncryptionKeyFacts[]> {
    this.#authorise(scope, 'encryption-key:read')
    const { keys } = this.#store
    const uses = await countKeyUse(scope.em)
    const known = [...keys.keyIds, ...(await canaryKeyIds(scope.em)), ...uses.map((use) => use.keyId)]
    return [...new Set(known)].map((keyId) => ({
      keyId,
      primary: keyId === keys.primaryKeyId,
      available: keys.keyIds.includes(keyId),
      records: uses.filter((use) => use.keyId === keyId).map(({ table, records }) => ({ table, count: records })),
    }))
  }

  /** @throws RequestError FORBIDDEN or UNAUTHENTICATED */
  async progress(scope: Scope): Promise<RewrapProgress> {
    this.#authorise(scope, 'encryption-key:read')
    const remaining = await countNotWrappedBy(scope.em, this.#store.keys.primaryKeyId)
    return {
      ...this.#tally,
      running: this.#run !== null,
      remaining,
      startedAt: this.#startedAt,
      finishedAt: this.#finishedAt,
    }
  }

  /**
   * Begins to wrap everything by the primary key, in the background; a run that is under way goes on alone.
   * @param dryRun only tells what there would be to do
   * @throws RequestError FORBIDDEN or UNAUTHENTICATED
   */
  async rewrap(scope: Scope, dryRun: boolean): Promise<RewrapProgress> {
    const because = this.#authorise(scope, 'encryption-key:rewrap')
    const before = await this.progress(scope)
    if (dryRun || before.running || before.remaining === 0) return before
    await scope.em.transactional(async (em) => {
      const details = { primaryKeyId: this.#store.keys.primaryKeyId, records: before.remaining }
      recordAudit(em, scope, { action: 'secrets.rewrap', because, details })
    })
    this.#run ??= this.#start(scope.now)
    return this.progress(scope)
  }

  /** Resolves when nothing is under way any more. */
  async finished(): Promise<void> {
    await this.#run
  }

  /** Ends a run after the page it is at; the next one goes on from there. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#run
  }

  async #start(now: () => Date): Promise<void> {
    this.#tally = NOTHING_YET
    this.#startedAt = now()
    this.#finishedAt = null
    const { keys, secrets, fork, report } = this.#store
    try {
      await rewrapAll({
        em: fork(),
        secrets,
        primaryKeyId: keys.primaryKeyId,
        signal: this.#stopping.signal,
        onProgress: (tally) => {
          this.#tally = tally
        },
      })
    } catch (error) {
      report(error)
    } finally {
      this.#finishedAt = now()
      this.#run = null
    }
  }

  #authorise(scope: Scope, permission: 'encryption-key:read' | 'encryption-key:rewrap'): string {
    return permitted(mayHandleKeys(scope.actor, permission))
  }
}
