// Has orders carried out, a step at a time: claim, ask the CA, note what it said. Whatever dies in between, the row says what is
// to be done next; a CA is never called inside a transaction.
import type { Scope } from '../../database/scope.ts'
import type { SecretBox } from '../../database/secrets.ts'
import { DomainError, DomainErrors, RequestError } from '../../errors.ts'
import { HopelessError, type JobQueue } from '../../jobs/queue.ts'
import { toPem } from '../../pki/pem.ts'
import type { Order, OrderOutcome } from '../../plugins/issuers/index.ts'
import { PluginError } from '../../plugins/plugin-error.ts'
import { DAY } from '../../time-units.ts'
import { recordAudit } from '../audit/index.ts'
import { type AuthorityIssuers, type AuthoritySigning, forgetHttpChallenges } from '../authorities/index.ts'
import { openDnsProvider } from '../dns-providers/index.ts'
import type { NoticeQueue, RaisedEvent } from '../notices/index.ts'
import type { PluginSettings } from '../plugins/index.ts'
import type { CertificateDesk } from './certificate-desk.ts'
import { type IssuedAnswer, readAnswer } from './issued-answer.ts'
import { PendingCertificate } from './pending-certificate.entity.ts'
import { ADVANCE_PENDING, CANCEL_ORDER } from './pending-certificate-jobs.ts'
import {
  type Claim,
  claimPending,
  duePending,
  finishPending,
  linkCertificate,
  recordProgress,
} from './pending-claims.ts'
import { noteIssuer } from './issuing-certificate.ts'
import { openPendingKey } from './pending-keys.ts'
import { replacedCertificate } from './replaced-certificate.ts'

/** CAs that ask people take days; what has not come by then will not. */
const GIVE_UP_AFTER = 14 * DAY
const FIRST_RETRY_SECONDS = 15
const LONGEST_BACK_OFF_SECONDS = 3600
/** Of a CA that says how long it wants to be left alone. */
const LONGEST_WAIT_SECONDS = 86_400
/** Lost workers in a row that may be chance; more of them may be the order's own doing. */
const MAX_QUICK_TAKEOVERS = 2
const SWEPT_AT_ONCE = 200
const MAX_EXTERNAL_ID = 1024

export interface ProgressDependencies {
  readonly issuers: AuthorityIssuers
  readonly signing: AuthoritySigning
  readonly settings: PluginSettings
  readonly secrets: SecretBox
  readonly queue: JobQueue
  readonly notices: NoticeQueue
  readonly desk: CertificateDesk
}

export class PendingCertificateProgress {
  readonly #needs: ProgressDependencies

  constructor(needs: ProgressDependencies) {
    this.#needs = needs
  }

  /**
   * Takes the next step of an order, if it is due and nobody else is at it. What a CA says against it is noted in the row.
   * @throws what is our own fault, after it was noted as well
   */
  async advance(scope: Scope, id: string, signal?: AbortSignal): Promise<void> {
    const claim = await claimPending(scope.em, id, scope.now())
    if (claim === null) return
    const row = await scope.em.findOneOrFail(PendingCertificate, id, { populate: ['csr', 'authority'], refresh: true })
    if (row.cancelRequestedAt != null) return this.#cancel(scope, claim, row)
    if (claim.takenOver) {
      await noteTakeOver(scope, row)
      if (row.failures > MAX_QUICK_TAKEOVERS) return this.#restAfterLosses(scope, claim, row)
    }
    try {
      const outcome: OrderOutcome =
        row.answer == null ? await this.#ask(scope, row, signal) : { status: 'ISSUED', ...row.answer }
      await this.#note(scope, claim, row, outcome)
    } catch (error) {
      await this.#noteFailure(scope, claim, row, error)
    }
  }

  /** Has everything worked on that is due. */
  async sweep(scope: Scope): Promise<void> {
    const now = scope.now()
    const ids = await duePending(scope.em, now, SWEPT_AT_ONCE)
    if (ids.length > 0) {
      await scope.em.transactional(async (em) => {
        for (const pendingId of ids) {
          await this.#needs.queue.enqueue(em, ADVANCE_PENDING, { pendingId }, { key: `${pendingId} swept` })
        }
      })
    }
    await forgetHttpChallenges(scope.em, now)
  }

  /**
   * Tells the CA that an order is given up, and clears its challenges away.
   * @throws PluginError to be tried again, HopelessError
   */
  async giveUp(scope: Scope, id: string, signal?: AbortSignal): Promise<void> {
    const row = await scope.em.findOne(PendingCertificate, { id }, { populate: ['csr', 'authority'], refresh: true })
    if (row === null || row.state === 'PENDING' || row.orderState == null) return
    const { order, issuer } = await this.#open(scope, row)
    try {
      await issuer.cancel(order, row.orderState, signal)
    } catch (error) {
      throw error instanceof PluginError && !error.retryable ? new HopelessError(error.message) : error
    }
    await scope.em.nativeUpdate(PendingCertificate, { id, state: row.state }, { orderState: null })
  }

  /** Whatever it is that kills the workers, it does so less and less often. */
  #restAfterLosses(scope: Scope, claim: Claim, row: PendingCertificate): Promise<void> {
    const { failures } = row
    const lastError = `a worker was lost while it asked the CA, ${failures} attempts in a row having failed`
    return this.#wait(scope, claim, row, { lastError, failures, seconds: backOff(failures) })
  }

  async #ask(scope: Scope, row: PendingCertificate, signal?: AbortSignal): Promise<OrderOutcome> {
    const { order, issuer } = await this.#open(scope, row)
    return issuer.advance(order, row.orderState ?? null, signal)
  }

  async #open(scope: Scope, row: PendingCertificate) {
    const { issuers, settings } = this.#needs
    const issuer = await issuers.open(row.authority.id)
    const dnsProviderId = row.dnsProvider?.id
    const names = row.subjectAlternativeNames
    const order: Order = {
      reference: row.id,
      isRepeated: row.attempts > 1,
      csr: toPem('CERTIFICATE REQUEST', csrOf(row)),
      commonName: row.commonName ?? null,
      dnsNames: names.filter(({ type }) => type === 'DNS').map(({ value }) => value),
      ipAddresses: names.filter(({ type }) => type === 'IP').map(({ value }) => value),
      notBefore: new Date(row.request.notBefore),
      notAfter: new Date(row.request.notAfter),
      dns: dnsProviderId === undefined ? null : await openDnsProvider(scope.em, settings, dnsProviderId),
      replaces: await replacedCertificate(scope.em, row.authority.id, row.request.replacesIds),
    }
    return { order, issuer }
  }

  async #note(scope: Scope, claim: Claim, row: PendingCertificate, outcome: OrderOutcome): Promise<void> {
    switch (outcome.status) {
      case 'ISSUED':
        return this.#keep(scope, claim, row, outcome)
      case 'REJECTED':
        return this.#fail(scope, claim, row, outcome.reason)
      case 'PENDING':
        return this.#wait(scope, claim, row, {
          orderState: outcome.state,
          detail: outcome.detail,
          lastError: null,
          failures: 0,
          seconds: Math.min(Math.max(outcome.retryAfterSeconds, 1), LONGEST_WAIT_SECONDS),
        })
    }
  }

  /** Notes the answer, so that it survives whatever storing it meets; then stores it with everything that belongs to it. */
  async #keep(
    scope: Scope,
    claim: Claim,
    row: PendingCertificate,
    outcome: OrderOutcome & { status: 'ISSUED' },
  ): Promise<void> {
    const { desk, secrets } = this.#needs
    const { certificate, chain } = outcome
    // The CA's own words, which may be as long as an answer, and hold what no column does.
    const externalId = outcome.externalId === null ? null : shownId(outcome.externalId)
    const answer = { certificate, chain, externalId }
    if (!(await recordProgress(scope.em, claim, { answer }, scope.now()))) return
    const csr = csrOf(row)
    let read: IssuedAnswer
    try {
      read = readAnswer(answer, { csr, names: row.subjectAlternativeNames })
    } catch (error) {
      if (!(error instanceof DomainError || error instanceof DomainErrors)) throw error
      return this.#fail(scope, claim, row, `What the CA issued is not what was ordered: ${error.message}`, externalId)
    }
    const authority = row.authority.unwrap()
    const findings = await desk.findings(scope, authority.id, read.certificate, row.owner)
    const known = await this.#needs.signing.known(scope, authority.id)
    const issuing = noteIssuer(read, known)
    await scope.em.transactional(async (em) => {
      const privateKey = await openPendingKey(em, secrets, row.id)
      if (!(await finishPending(em, claim, { state: 'ISSUED', externalId }, scope.now()))) return
      const certificateId = await desk.keep(em, scope, {
        authority,
        certificate: read.certificate,
        chain: issuing.chain,
        csr,
        privateKey,
        creatorId: row.creator?.id ?? null,
        externalId,
        owner: row.owner,
        name: row.name ?? null,
        dnsProviderId: row.dnsProvider?.id ?? null,
        request: row.request,
        facts: { pendingCertificate: row.id, ...(findings.length > 0 && { policyFindings: findings }) },
      })
      await linkCertificate(em, row.id, certificateId)
      await issuing.link(em, authority, scope.now())
    })
  }

  async #wait(
    scope: Scope,
    claim: Claim,
    row: PendingCertificate,
    step: {
      orderState?: Readonly<Record<string, unknown>>
      detail?: string
      lastError: string | null
      failures: number
      seconds: number
    },
  ): Promise<void> {
    const now = scope.now()
    if (now.getTime() - row.orderedAt.getTime() > GIVE_UP_AFTER) {
      const said = step.lastError ?? step.detail ?? 'it did not answer'
      return this.#fail(scope, claim, row, `Given up after ${GIVE_UP_AFTER / DAY} days: ${said}`)
    }
    const { seconds, ...progress } = step
    const nextAttemptAt = new Date(now.getTime() + seconds * 1000)
    await scope.em.transactional(async (em) => {
      if (!(await recordProgress(em, claim, { ...progress, nextAttemptAt }, now))) return
      const options = { key: `${row.id} ${row.attempts}`, startAfterSeconds: Math.ceil(seconds) }
      await this.#needs.queue.enqueue(em, ADVANCE_PENDING, { pendingId: row.id }, options)
    })
  }

  async #noteFailure(scope: Scope, claim: Claim, row: PendingCertificate, error: unknown): Promise<void> {
    const isRefusal = error instanceof DomainError || error instanceof DomainErrors
    const isTold = isRefusal || error instanceof PluginError || error instanceof RequestError
    const lastError = isTold ? error.message : 'an internal error; the log has it'
    if (isRefusal || (error instanceof PluginError && !error.retryable)) {
      await this.#fail(scope, claim, row, lastError)
    } else {
      const failures = row.failures + 1
      const asked = error instanceof PluginError ? (error.retryAfterSeconds ?? 0) : 0
      const seconds = Math.min(Math.max(backOff(failures), asked), LONGEST_WAIT_SECONDS)
      await this.#wait(scope, claim, row, { lastError, failures, seconds })
    }
    if (!isTold) throw error
  }

  async #fail(
    scope: Scope,
    claim: Claim,
    row: PendingCertificate,
    reason: string,
    externalId: string | null = null,
  ): Promise<void> {
    await scope.em.transactional(async (em) => {
      if (!(await finishPending(em, claim, { state: 'FAILED', lastError: reason, externalId }, scope.now()))) return
      recordAudit(em, scope, {
        action: 'pending-certificate.fail',
        target: targetOf(row),
        outcome: 'FAILURE',
        because: reason,
        details: { authority: row.authority.unwrap().name },
      })
      await em.flush()
      await this.#needs.notices.raise(em, failureOf(row, reason))
    })
  }

  async #cancel(scope: Scope, claim: Claim, row: PendingCertificate): Promise<void> {
    await scope.em.transactional(async (em) => {
      if (!(await finishPending(em, claim, { state: 'CANCELLED' }, scope.now()))) return
      if (row.orderState != null) await this.#needs.queue.enqueue(em, CANCEL_ORDER, { pendingId: row.id })
    })
  }
}

/** A worker died while it asked the CA. With an order begun, nothing is asked twice; without, nobody knows. */
async function noteTakeOver(scope: Scope, row: PendingCertificate): Promise<void> {
  if (row.orderState != null || row.answer != null) return
  await scope.em.transactional(async (em) => {
    recordAudit(em, scope, {
      action: 'pending-certificate.take-over',
      target: targetOf(row),
      because: 'a worker was lost while it asked the CA, which may have signed a certificate that nobody received',
      details: { authority: row.authority.unwrap().name, attempts: row.attempts },
    })
    await em.flush()
  })
}

/** Ordered anew and failed again, it is told again. */
function failureOf(row: PendingCertificate, reason: string): RaisedEvent {
  const { notify, notificationIds } = row.request
  return {
    type: 'ISSUANCE_FAILED',
    occasion: `${row.id} ${row.orderedAt.toISOString()}`,
    name: row.name ?? row.commonName ?? row.subjectAlternativeNames[0]?.value ?? row.id,
    owner: row.owner,
    notify,
    ...(notificationIds != null && { notificationIds }),
    details: { reason },
  }
}

function targetOf(row: PendingCertificate) {
  return { type: 'PendingCertificate', id: row.id, name: row.name ?? row.commonName ?? null }
}

function shownId(externalId: string): string {
  return externalId.toWellFormed().replaceAll(/\p{C}/gu, '').slice(0, MAX_EXTERNAL_ID)
}

function csrOf(row: PendingCertificate): Uint8Array {
  const { csr } = row
  if (!(csr instanceof Uint8Array)) throw new Error('the request was not loaded')
  return new Uint8Array(csr)
}

/** Seconds, doubling, with jitter so that a CA which comes back is not run over. */
export function backOff(failures: number): number {
  const seconds = Math.min(FIRST_RETRY_SECONDS * 2 ** Math.min(failures - 1, 20), LONGEST_BACK_OFF_SECONDS)
  return Math.round(seconds * (0.8 + Math.random() * 0.4))
}
