// The revocation list of each authority: made from the rows of `revocations` when something changed or its life is half over.
import { lockFor } from '../../database/locks.ts'
import type { Scope } from '../../database/scope.ts'
import { RequestError } from '../../errors.ts'
import { keyIdentifierOfIssuer } from '../../pki/certificate-profile.ts'
import { buildTbsCrl, signCrl } from '../../pki/crl-encoding.ts'
import { signatureAlgorithmFor } from '../../pki/signature-algorithms.ts'
import type { KeyObject } from '../../pki/types.ts'
import { wholeSeconds } from '../../pki/times.ts'
import { DAY } from '../../time-units.ts'
import type { AuthoritySigning, Issuer } from './authority-signing.ts'
import {
  dueCrls,
  findCrl,
  findCrlState,
  type PublishedCrl,
  revokedEntries,
  storeCrl,
  takeCrlChanges,
} from './crl.repository.ts'
import { signsCrls } from './publication-urls.ts'

/** How long a list is good for. A new one is made when half of it is over, so that an outage of days hurts nobody. */
const LIFE = 7 * DAY
/** Lists kept in memory, latest used last. */
const MAX_KEPT = 20
/** Authorities that a failure names. */
const MAX_NAMED = 5

export class CrlService {
  readonly #signing: AuthoritySigning
  readonly #kept = new Map<string, PublishedCrl>()
  /** One at a time and authority in this process; other processes wait at the database's lock. */
  readonly #making = new Map<string, Promise<PublishedCrl>>()

  constructor(signing: AuthoritySigning) {
    this.#signing = signing
  }

  /**
   * The list as it stands, made anew first when it has to be. One that still is good and lacks nothing is given also when that
   * fails. Null when the authority is not there, has no certificate yet, or may not sign lists.
   * @throws RequestError KEY_UNAVAILABLE or INTEGRITY when it has to be made and the authority's key cannot be decrypted
   */
  async current(scope: Scope, authorityId: string): Promise<PublishedCrl | null> {
    const state = await findCrlState(scope.em, authorityId)
    if (state === null || !state.hasCertificate || !state.hasKey) return null
    if (state.number !== null && !state.changed && !isStale(state, scope.now())) {
      return this.#stored(scope, authorityId, state.number)
    }
    try {
      return await this.#renewed(scope, authorityId)
    } catch (error) {
      // Who asks gets an answer; that it could not be made is told by the job that renews lists.
      const isGood = state.nextUpdate !== null && state.nextUpdate > scope.now()
      if (state.number === null || state.changed || !isGood) throw error
      return this.#stored(scope, authorityId, state.number)
    }
  }

  /**
   * Makes every published list anew of which half the life is over, so that none runs out unnoticed.
   * @throws RequestError UNAVAILABLE naming authorities whose list could not be made, after all the others were
   */
  async renew(scope: Scope, signal: AbortSignal): Promise<void> {
    const failed: { name: string; error: unknown }[] = []
    for (const { authorityId, name } of await dueCrls(scope.em, scope.now())) {
      signal.throwIfAborted()
      try {
        await this.#renewed(scope, authorityId)
      } catch (error) {
        failed.push({ name, error })
      }
    }
    const [first] = failed
    if (first === undefined) return
    const named = failed.slice(0, MAX_NAMED).map(({ name }) => name)
    const more = failed.length > named.length ? ` and ${failed.length - named.length} more` : ''
    const because = first.error instanceof RequestError ? `: ${first.error.message}` : ''
    const message = `The revocation lists of ${named.join(', ')}${more} could not be made${because}`
    throw new RequestError('UNAVAILABLE', message, { cause: first.error })
  }

  async #stored(scope: Scope, authorityId: string, number: string): Promise<PublishedCrl | null> {
    const kept = this.#kept.get(authorityId)
    const list = kept?.number === number ? kept : await findCrl(scope.em, authorityId)
    if (list !== null) this.#keep(authorityId, list)
    return list
  }

  async #renewed(scope: Scope, authorityId: string): Promise<PublishedCrl | null> {
    const issuer = await this.#signing.issuer(scope, authorityId, [])
    return signsCrls(issuer.certificate) ? this.#makeOnce(scope, authorityId, issuer) : null
  }

  /** Makes a new list, needed or not, with a number above every earlier one. The authority has a certificate and a key here. */
  async make(scope: Scope, authorityId: string): Promise<PublishedCrl> {
    return this.#make(scope, authorityId, await this.#signing.issuer(scope, authorityId, []), true)
  }

  #makeOnce(scope: Scope, authorityId: string, issuer: Issuer): Promise<PublishedCrl> {
    const running = this.#making.get(authorityId)
    if (running !== undefined) return running
    const making = this.#make(scope, authorityId, issuer, false).finally(() => this.#making.delete(authorityId))
    this.#making.set(authorityId, making)
    return making
  }

  async #make(scope: Scope, authorityId: string, issuer: Issuer, anyway: boolean): Promise<PublishedCrl> {
    const key = await this.#signing.privateKey(scope, authorityId, [])
    const made = await scope.em.transactional(async (em) => {
      await lockFor(em, `crl ${authorityId}`)
      const now = wholeSeconds(scope.now())
      const before = await findCrl(em, authorityId)
      const changed = await takeCrlChanges(em, authorityId)
      // Somebody else was faster.
      if (!anyway && before !== null && !changed && !isStale(before, now)) return before
      const list = await signed(issuer, key, {
        number: nextNumber(before, now),
        thisUpdate: now,
        nextUpdate: new Date(now.getTime() + LIFE),
        // After the changes were taken: whatever commits later marks the list again.
        entries: await revokedEntries(em, authorityId, before?.thisUpdate ?? null),
      })
      await storeCrl(em, authorityId, list)
      return list
    })
    this.#keep(authorityId, made)
    return made
  }

  #keep(authorityId: string, list: PublishedCrl): void {
    this.#kept.delete(authorityId)
    this.#kept.set(authorityId, list)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest)
  }
}

function isStale(list: { thisUpdate: Date | null; nextUpdate: Date | null }, now: Date): boolean {
  if (list.thisUpdate === null || list.nextUpdate === null) return true
  return now.getTime() >= (list.thisUpdate.getTime() + list.nextUpdate.getTime()) / 2
}

/** Above the last one, and not below the seconds since 1970: after a restored backup numbers go on rising. */
function nextNumber(before: PublishedCrl | null, now: Date): string {
  const floor = BigInt(Math.floor(now.getTime() / 1000))
  const next = BigInt(before?.number ?? 0) + 1n
  return String(next > floor ? next : floor)
}

type CrlContent = Omit<PublishedCrl, 'der'> & { readonly entries: Awaited<ReturnType<typeof revokedEntries>> }

async function signed(issuer: Issuer, key: KeyObject, content: CrlContent): Promise<PublishedCrl> {
  const { certificate } = issuer
  const { number, thisUpdate, nextUpdate, entries } = content
  const tbs = await buildTbsCrl({
    issuerName: certificate.subject.der,
    authorityKeyIdentifier: keyIdentifierOfIssuer(certificate),
    number: BigInt(number),
    thisUpdate,
    nextUpdate,
    entries,
    signatureAlgorithmIdentifier: signatureAlgorithmFor(certificate.publicKey).algorithmIdentifier,
  })
  return { number, thisUpdate, nextUpdate, der: await signCrl(tbs, key) }
}
