// What people do with orders: try them again, give them up, or bring the certificate themselves.
import { LockMode } from '@mikro-orm/core'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import type { SecretBox } from '../../database/secrets.ts'
import { DomainError, Problems } from '../../errors.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { toPem } from '../../pki/pem.ts'
import { recordAudit } from '../audit/index.ts'
import { type AuthoritySigning, requireIssueFrom } from '../authorities/index.ts'
import { refuseStale } from '../names.ts'
import type { CertificateDesk } from './certificate-desk.ts'
import { type IssuedAnswer, readAnswer } from './issued-answer.ts'
import { noteIssuer, sharesIssuer } from './issuing-certificate.ts'
import { requirePending } from './pending-certificate.authorisation.ts'
import { type KeptRequest, PendingCertificate } from './pending-certificate.entity.ts'
import { ADVANCE_PENDING, CANCEL_ORDER } from './pending-certificate-jobs.ts'
import { openPendingKey } from './pending-keys.ts'

export interface PendingChange {
  readonly id: string
  readonly version: number | null
}

export interface Completion extends PendingChange {
  /** PEM texts. */
  readonly certificate: string
  readonly chain: string | null
}

export interface PendingDependencies {
  readonly signing: AuthoritySigning
  readonly secrets: SecretBox
  readonly queue: JobQueue
  readonly desk: CertificateDesk
}

export class PendingCertificateService {
  readonly #needs: PendingDependencies

  constructor(needs: PendingDependencies) {
    this.#needs = needs
  }

  /**
   * One that waits is tried at once; one that failed is judged again and ordered anew.
   * @throws DomainError(s) CONFLICT, and what the evaluator refuses today; RequestError for rights
   */
  async retry(scope: Scope, change: PendingChange): Promise<string> {
    const because = await requirePending(scope, change.id, 'pending-certificate:update')
    const before = await load(scope, change.id)
    const request = datedFrom(before.request, scope.now())
    if (before.state === 'FAILED') await this.#judgeAgain(scope, before, request)
    await scope.em.transactional(async (em) => {
      const row = await lock(em, change)
      if (row.state !== before.state || (row.state !== 'PENDING' && row.state !== 'FAILED')) throw over(row)
      const now = scope.now()
      if (row.state === 'FAILED') {
        Object.assign(row, { state: 'PENDING', request, orderState: null, answer: null, externalId: null })
        Object.assign(row, { attempts: 0, failures: 0, lastError: null, detail: null, finishedAt: null })
        Object.assign(row, { cancelRequestedAt: null, orderedAt: now })
      }
      row.nextAttemptAt = now
      row.updatedAt = now
      record(em, scope, row, 'pending-certificate.retry', because)
      await em.flush()
      const key = `${row.id} retried ${row.version}`
      await this.#needs.queue.enqueue(em, ADVANCE_PENDING, { pendingId: row.id }, { key })
    })
    scope.forget()
    return change.id
  }

  /**
   * Gives an order up. While a worker is just asking the CA it is only noted, and done as soon as that has answered; should the
   * answer be the certificate, it is kept.
   * @throws DomainError CONFLICT; RequestError for rights
   */
  async cancel(scope: Scope, change: PendingChange): Promise<string> {
    const because = await requirePending(scope, change.id, 'pending-certificate:cancel')
    await scope.em.transactional(async (em) => {
      const row = await lock(em, change)
      if (row.state !== 'PENDING' && row.state !== 'FAILED') throw over(row)
      const now = scope.now()
      if (row.state === 'PENDING' && isClaimed(row, now)) row.cancelRequestedAt = now
      else {
        end(row, 'CANCELLED', now)
        if (row.orderState != null) await this.#needs.queue.enqueue(em, CANCEL_ORDER, { pendingId: row.id })
      }
      row.updatedAt = now
      record(em, scope, row, 'pending-certificate.cancel', because)
      await em.flush()
    })
    scope.forget()
    return change.id
  }

  /**
   * Takes the certificate that the CA gave out by another way.
   * @throws DomainError(s) for what does not fit the order, what the evaluator refuses, CONFLICT; RequestError for rights
   */
  async complete(scope: Scope, change: Completion): Promise<string> {
    const because = await requirePending(scope, change.id, 'pending-certificate:complete')
    const before = await load(scope, change.id)
    await requireIssueFrom(scope, before.authority.id, 'pending-certificate:complete')
    const csr = csrOf(before)
    const read = readAnswer(change, { csr, names: before.subjectAlternativeNames })
    const authority = before.authority.unwrap()
    const known = await this.#needs.signing.known(scope, authority.id)
    await this.#checkBrought(scope, read, before, known)
    const issuing = noteIssuer(read, known)
    await scope.em.transactional(async (em) => {
      const row = await lock(em, change)
      const now = scope.now()
      if (row.state !== 'PENDING' && row.state !== 'FAILED') throw over(row)
      if (isClaimed(row, now)) {
        throw new DomainError('CONFLICT', 'its CA is just being asked; try again in a minute', ['id'])
      }
      const privateKey = await openPendingKey(em, this.#needs.secrets, row.id)
      const certificateId = await this.#needs.desk.keep(em, scope, {
        authority,
        certificate: read.certificate,
        chain: issuing.chain,
        csr,
        privateKey,
        creatorId: before.creator?.id ?? null,
        externalId: row.externalId ?? null,
        owner: row.owner,
        name: row.name ?? null,
        dnsProviderId: row.dnsProvider?.id ?? null,
        request: row.request,
        facts: { pendingCertificate: row.id, completedByHand: true },
      })
      end(row, 'ISSUED', now)
      row.lastError = null
      if (row.orderState != null) await this.#needs.queue.enqueue(em, CANCEL_ORDER, { pendingId: row.id })
      record(em, scope, row, 'pending-certificate.complete', because)
      await em.flush()
      await em.nativeUpdate(PendingCertificate, { id: row.id }, { certificate: certificateId })
      await issuing.link(em, authority, now)
    })
    scope.forget()
    return change.id
  }

  async #judgeAgain(scope: Scope, row: PendingCertificate, request: KeptRequest): Promise<void> {
    const problems = new Problems()
    const order = {
      authorityId: row.authority.id,
      csr: toPem('CERTIFICATE REQUEST', csrOf(row)),
      notBefore: new Date(request.notBefore),
      notAfter: new Date(request.notAfter),
      owner: row.owner,
      dnsProviderId: row.dnsProvider?.id ?? null,
    }
    await problems.collectAsync([], () => this.#needs.desk.judgeAgain(scope, order))
    const told = new Problems()
    // Paths into the input that it was asked for with: here there is only the order.
    for (const { code, message } of problems.found) told.add(code, message, ['id'])
    told.throwIfAny()
  }

  async #checkBrought(
    scope: Scope,
    read: IssuedAnswer,
    row: PendingCertificate,
    known: Awaited<ReturnType<AuthoritySigning['known']>>,
  ): Promise<void> {
    const problems = new Problems()
    if (known !== null && !sharesIssuer(read, known)) {
      problems.add('CHAIN_MISMATCH', 'it does not come from the CA of this authority, by its certificate', [
        'certificate',
      ])
    }
    if (known === null && read.chain.length === 0) {
      problems.add('REQUIRED', 'the certificate of this CA is not known yet; give the chain', ['chain'])
    }
    if (read.certificate.notAfter <= scope.now()) {
      problems.add('EXPIRED', `it expired at ${read.certificate.notAfter.toISOString()}`, ['certificate'])
    }
    const findings = await this.#needs.desk.findings(scope, row.authority.id, read.certificate, row.owner)
    for (const finding of findings) problems.add('POLICY_VIOLATION', finding, ['certificate'])
    problems.throwIfAny()
  }
}

function load(scope: Scope, id: string): Promise<PendingCertificate> {
  return scope.em.findOneOrFail(PendingCertificate, id, { populate: ['csr', 'authority'], refresh: true })
}

async function lock(em: Em, { id, version }: PendingChange): Promise<PendingCertificate> {
  const row = await em.findOneOrFail(PendingCertificate, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
  refuseStale(version, row.version)
  return row
}

function over(row: PendingCertificate): DomainError {
  const message =
    row.state === 'ISSUED'
      ? 'its certificate has been issued'
      : `it is ${row.state.toLowerCase()} and not open any more`
  return new DomainError('CONFLICT', message, ['id'])
}

function isClaimed({ leaseToken, leaseUntil }: PendingCertificate, now: Date): boolean {
  return leaseToken != null && leaseUntil != null && leaseUntil > now
}

function end(row: PendingCertificate, state: 'ISSUED' | 'CANCELLED', now: Date): void {
  Object.assign(row, { state, detail: null, nextAttemptAt: null, leaseToken: null, leaseUntil: null, finishedAt: now })
  Object.assign(row, { sealed: null, keyId: null, answer: null, updatedAt: now })
}

/** The same span again, from now. */
function datedFrom(request: KeptRequest, now: Date): KeptRequest {
  const span = Date.parse(request.notAfter) - Date.parse(request.notBefore)
  const start = Math.floor(now.getTime() / 1000) * 1000
  return { ...request, notBefore: new Date(start).toISOString(), notAfter: new Date(start + span).toISOString() }
}

function csrOf({ csr }: PendingCertificate): Uint8Array {
  if (!(csr instanceof Uint8Array)) throw new Error('the request was not loaded')
  return new Uint8Array(csr)
}

function record(em: Em, scope: Scope, row: PendingCertificate, action: string, because: string): void {
  recordAudit(em, scope, {
    action,
    target: { type: 'PendingCertificate', id: row.id, name: row.name ?? row.commonName ?? null },
    because,
    details: { state: row.state, owner: row.owner },
  })
}
