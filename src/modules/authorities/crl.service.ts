// The revocation list of each authority: made from the rows of `revocations` when something changed or its life is half over.
import { lockFor } from '../../database/locks.ts'
import type { Scope } from '../../database/scope.ts'
import { keyIdentifierOfIssuer } from '../../pki/certificate-profile.ts'
import { buildTbsCrl, signCrl } from '../../pki/crl-encoding.ts'
import { signatureAlgorithmFor } from '../../pki/signature-algorithms.ts'
import type { KeyObject } from '../../pki/types.ts'
import { wholeSeconds } from '../../pki/times.ts'
import { DAY } from '../../time-units.ts'
import type { AuthoritySigning, Issuer } from './authority-signing.ts'
import { findCrl, findCrlState, type PublishedCrl, revokedEntries, storeCrl, takeCrlChanges } from './crl.repository.ts'
import { signsCrls } from './publication-urls.ts'

/** How long a list is good for. A new one is made when half of it is over, so that an outage of days hurts nobody. */
const LIFE = 7 * DAY
/** Lists kept in memory, latest used last. */
const MAX_KEPT = 20

export class CrlService {
  readonly #signing: AuthoritySigning
  readonly #kept = new Map<string, PublishedCrl>()
  /** One at a time and authority in this process; other processes wait at the database's lock. */
  readonly #making = new Map<string, Promise<PublishedCrl>>()

  constructor(signing: AuthoritySigning) {
    this.#signing = signing
  }

  /**
   * The list as it stands, made anew first when it has to be. Null when the authority is not there, has no certificate yet,
   * or may not sign lists.
   */
  async current(scope: Scope, authorityId: string): Promise<PublishedCrl | null> {
    const state = await findCrlState(scope.em, authorityId)
    if (state === null || !state.hasCertificate || !state.hasKey) return null
    if (state.number === null || state.changed || isStale(state, scope.now())) {
      const issuer = await this.#signing.issuer(scope, authorityId, [])
      return signsCrls(issuer.certificate) ? this.#makeOnce(scope, authorityId, issuer) : null
    }
    const kept = this.#kept.get(authorityId)
    const list = kept?.number === state.number ? kept : await findCrl(scope.em, authorityId)
    if (list !== null) this.#keep(authorityId, list)
    return list
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
