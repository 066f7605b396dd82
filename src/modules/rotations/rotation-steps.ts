// What each step of a rotation does. Each may be done twice: whoever was killed after it and before its record does it again.
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { DomainError } from '../../errors.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { toPem } from '../../pki/pem.ts'
import { pluginOf } from '../../plugins/registry.ts'
import {
  certificateDocument,
  type CertificateReissueService,
  type CertificateRevocationService,
} from '../certificates/index.ts'
import { parseServedAt, setDestinations } from '../destinations/index.ts'
import type { NoticeDetails, NoticeQueue } from '../notices/index.ts'
import { endpointsOfOthers, noteServed, succeed, type SwitchStanding, switchesTo } from '../endpoints/index.ts'
import {
  type DeploymentStanding,
  countExpecting,
  deploymentsOf,
  endOf,
  endpointsOf,
  isInPlace,
  orderOf,
  revokesReplaced,
  standingOf,
  expectEndpoints,
  timingOf,
} from './rotation-facts.ts'
import type { StepOutcome } from './rotation-outcomes.ts'
import { plannedFor, planningHorizon } from './rotation-plan.ts'
import type { RotationClaim } from './rotation.repository.ts'
import type { ServedCheck, ServingPlace } from './served-check.ts'

export interface RotationStepsOptions {
  readonly reissue: Pick<CertificateReissueService, 'reissue'>
  readonly revocation: Pick<CertificateRevocationService, 'revoke'>
  readonly served: ServedCheck
  readonly notices: Pick<NoticeQueue, 'raise'>
  readonly jobs: JobQueue
}

/** Deployments wake the rotation when they are done; this is for the case that nobody did. */
const DEPLOYMENT_POLL_SECONDS = 30
const ORDER_POLL_SECONDS = 30
/** As of deployments: whoever switched an endpoint wakes the rotation. */
const SWITCH_POLL_SECONDS = 30

export class RotationSteps {
  readonly #options: RotationStepsOptions

  constructor(options: RotationStepsOptions) {
    this.#options = options
  }

  /** @throws DomainError(s), RequestError, PluginError for what went wrong, and what `signal` was aborted with */
  take(scope: Scope, claim: RotationClaim, signal: AbortSignal): Promise<StepOutcome> {
    signal.throwIfAborted()
    switch (claim.step) {
      case 'PLANNED':
        return this.#begin(scope, claim)
      case 'REISSUING':
        return this.#reissue(scope, claim)
      case 'DEPLOYING':
        return this.#deploy(scope, claim)
      case 'SWITCHING':
        return this.#switch(scope, claim)
      case 'VERIFYING':
        return this.#verify(scope, claim, signal)
      case 'RETIRING':
        return this.#retire(scope, claim)
    }
  }

  async #begin(scope: Scope, claim: RotationClaim): Promise<StepOutcome> {
    const reason = await pointlessBecause(scope, claim)
    if (reason !== null) return { kind: 'POINTLESS', reason }
    const missed = await missedBecause(scope, claim)
    if (missed !== null) return missed
    if (claim.trigger === 'REQUEST') return { kind: 'DONE', detail: 'it was asked for' }
    return this.#whenDue(scope, claim)
  }

  /** Whether it is due by what holds now: policies change, and the hours in which renewals may begin pass. */
  async #whenDue(scope: Scope, { certificateId }: RotationClaim): Promise<StepOutcome> {
    const now = scope.now()
    const timing = await timingOf(scope.em, certificateId, planningHorizon(now))
    if (timing === null || (timing.rule === null && timing.suggested === null)) {
      return { kind: 'POINTLESS', reason: 'no policy asks for it any more' }
    }
    const dueAt = plannedFor(timing, timing.rule, now, timing.suggested)
    const learned = { due_at: dueAt, policy_id: timing.policyId }
    if (dueAt <= now) return { kind: 'DONE', detail: 'it is due' }
    const seconds = (dueAt.getTime() - now.getTime()) / 1000
    return { kind: 'WAITING', because: 'its policy would have it begin later', seconds, learned }
  }

  async #reissue(scope: Scope, claim: RotationClaim): Promise<StepOutcome> {
    if (claim.replacementId !== null) return { kind: 'DONE', detail: 'it has been issued' }
    const reason = await pointlessBecause(scope, claim)
    if (reason !== null) return { kind: 'POINTLESS', reason }
    // What was ordered in time is waited for: it is needed the more.
    if (claim.pendingCertificateId !== null) return waitForOrder(scope, claim, claim.pendingCertificateId)
    const missed = await missedBecause(scope, claim)
    if (missed !== null) return missed
    const standing = await standingOf(scope.em, claim.certificateId)
    const csr = standing?.hasPrivateKey === true ? null : await this.#csrOf(scope, claim.certificateId)
    const { certificateId: replacementId, pendingId } = await this.#options.reissue.reissue(scope, {
      id: claim.certificateId,
      replace: true,
      reuseKey: false,
      csr,
      validityEnd: null,
      validityDays: null,
      authorityId: null,
      // Whoever does this step again gets the certificate that was issued the first time.
      idempotencyKey: `rotation ${claim.id} ${claim.lostOrders}`,
    })
    scope.forget()
    if (replacementId !== null) return issued(scope, replacementId)
    const because = 'its CA has not answered yet'
    return { kind: 'WAITING', because, seconds: ORDER_POLL_SECONDS, learned: { pending_certificate_id: pendingId } }
  }

  /** What sources can switch is switched by jobs of its own; of the rest, what was said by hand is said anew. */
  async #switch(scope: Scope, { certificateId, replacementId }: RotationClaim): Promise<StepOutcome> {
    const unusable = await this.#unusable(scope, replacementId)
    if (replacementId === null || unusable !== null) return lost(unusable)
    await scope.em.transactional(async (em) => {
      await expectEndpoints(em, certificateId, replacementId)
      await succeed(em, this.#options.jobs, certificateId, replacementId, scope.now())
    })
    const switches = await switchesTo(scope.em, replacementId)
    const failed = switches.filter(({ state }) => state === 'FAILED')
    if (failed.length > 0) return { kind: 'FAILED', message: reasonsOf(failed), retryable: true }
    const waiting = switches.filter(({ state }) => state === 'PENDING')
    if (waiting.length > 0) {
      return { kind: 'WAITING', because: `waits for ${reasonsOf(waiting)}`, seconds: SWITCH_POLL_SECONDS }
    }
    const details = await switchDetails(scope.em, certificateId, replacementId, switches)
    return details.length === 0
      ? { kind: 'NOTHING', detail: 'no endpoint is known to serve it' }
      : { kind: 'DONE', detail: details.join('; ') }
  }

  /** Whoever keeps the key elsewhere goes on using it: the request that came with it is answered again. */
  async #csrOf(scope: Scope, id: string): Promise<string> {
    const csr = (await scope.loader(certificateDocument).load(id))?.csr
    if (csr == null) {
      const message = 'its private key is not held here and no request for it is known; reissue it with a csr'
      throw new DomainError('REQUIRES_KEY', message)
    }
    return toPem('CERTIFICATE REQUEST', csr)
  }

  async #deploy(scope: Scope, { replacementId }: RotationClaim): Promise<StepOutcome> {
    const unusable = await this.#unusable(scope, replacementId)
    if (replacementId === null || unusable !== null) return lost(unusable)
    const deployments = await deploymentsOf(scope.em, replacementId)
    if (deployments.length === 0) return { kind: 'NOTHING', detail: 'it has no destinations' }
    const failed = deployments.filter(({ state }) => state === 'FAILED')
    if (failed.length > 0) {
      const message = failed.map(({ destination, lastError }) => `${destination}: ${lastError ?? 'it failed'}`)
      return { kind: 'FAILED', message: message.join('; '), retryable: true }
    }
    const waiting = deployments.filter(({ state }) => state !== 'DEPLOYED')
    if (waiting.length > 0) {
      return { kind: 'WAITING', because: `waits for ${namesOf(waiting)}`, seconds: DEPLOYMENT_POLL_SECONDS }
    }
    return { kind: 'DONE', detail: `it is at ${namesOf(deployments)}` }
  }

  async #verify(scope: Scope, claim: RotationClaim, signal: AbortSignal): Promise<StepOutcome> {
    const { certificateId, replacementId } = claim
    const unusable = await this.#unusable(scope, replacementId)
    if (replacementId === null || unusable !== null) return lost(unusable)
    const replacement = await standingOf(scope.em, replacementId)
    if (replacement === null) return lost(null)
    const old = await standingOf(scope.em, certificateId)
    const fingerprints = [replacement.fingerprint, ...(old === null ? [] : [old.fingerprint])]
    const places = await placesOf(scope.em, replacementId, [certificateId, replacementId], fingerprints)
    if (places.length === 0) return { kind: 'NOTHING', detail: 'nobody knows where it is served' }
    const { right, problems, notTried, endpointIds } = await this.#options.served.look(places, replacement, signal)
    // Or they would be shown as outdated until their source is looked at again.
    for (const id of endpointIds) await noteServed(scope.em, id, replacement.fingerprint)
    if (problems.length > 0) return { kind: 'FAILED', message: problems.join('; '), retryable: true }
    const detail = [right.length > 0 ? `it is served at ${right.join(', ')}` : 'it is seen nowhere', ...notTried]
    return { kind: right.length > 0 ? 'DONE' : 'NOTHING', detail: detail.join('; ') }
  }

  async #retire(scope: Scope, claim: RotationClaim): Promise<StepOutcome> {
    const { certificateId, replacementId } = claim
    const unusable = await this.#unusable(scope, replacementId)
    if (replacementId === null || unusable !== null) return lost(unusable)
    const successor = (await standingOf(scope.em, replacementId))?.name ?? ''
    const toDo = await this.#leftToOwner(scope, claim, replacementId)
    const deployments = await deploymentsOf(scope.em, certificateId)
    const removable = deployments.filter(({ plugin }) =>
      pluginOf('DESTINATION', plugin).capabilities.includes('REMOVE'),
    )
    const kept = deployments.filter((each) => !removable.includes(each))
    await scope.em.transactional(async (em) => {
      const keptIds = kept.map(({ destinationId }) => destinationId)
      await setDestinations(em, this.#options.jobs, certificateId, keptIds, scope.now())
      await this.#tell(em, claim, { successor, ...(toDo !== null && { toDo }) })
    })
    const details = [
      removable.length > 0 ? `the old one is taken away from ${namesOf(removable)}` : null,
      kept.length > 0 ? `it stays at ${namesOf(kept)}, which takes nothing away` : null,
      (await revokesReplaced(scope.em, claim.policyId)) ? await this.#revoke(scope, claim) : null,
      toDo,
    ]
    const told = details.filter((each) => each !== null)
    return { kind: 'DONE', detail: told.length === 0 ? 'it was nowhere' : told.join('; ') }
  }

  /** Before it is revoked, which ends its notices. */
  async #tell(em: Em, { id, certificateId }: RotationClaim, details: NoticeDetails): Promise<void> {
    await this.#options.notices.raise(em, { type: 'ROTATED', certificateId, occasion: id, details })
  }

  /** What nobody but the owner can do, or null. */
  async #leftToOwner(
    scope: Scope,
    { id, certificateId }: RotationClaim,
    replacementId: string,
  ): Promise<string | null> {
    if (await isInPlace(scope.em, id)) return null
    const [old, replacement] = [await standingOf(scope.em, certificateId), await standingOf(scope.em, replacementId)]
    if (replacement === null) return null
    const key = replacement.hasPrivateKey ? '' : ', with the private key that is kept elsewhere and has stayed the same'
    const end = old === null ? '' : ` before the old one ends on ${old.notAfter.toISOString()}`
    return `fetch the new certificate and put it in place${end}: it is not known where it is used${key}`
  }

  /** Never what may still be in use: where nothing shows the new one in its place, the old one is left to its end. */
  async #revoke(scope: Scope, claim: RotationClaim): Promise<string> {
    if (!(await isInPlace(scope.em, claim.id)))
      return 'it is not revoked: nothing shows that the new one is in its place'
    const id = claim.certificateId
    try {
      await this.#options.revocation.revoke(scope, {
        id,
        reason: 'SUPERSEDED',
        comment: 'replaced by rotation',
        force: false,
        whileServed: true,
      })
      return 'it is revoked'
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      if (error.code === 'ALREADY_REVOKED') return 'it is revoked'
      return `it is not revoked: ${error.message}`
    }
  }

  /** Why the new certificate cannot take the old one's place, or null. */
  async #unusable(scope: Scope, replacementId: string | null): Promise<string | null> {
    const replacement = replacementId === null ? null : await standingOf(scope.em, replacementId)
    if (replacement === null || replacement.deleted) return 'the new certificate has been deleted'
    if (replacement.revoked) return 'the new certificate has been revoked'
    return replacement.notAfter <= scope.now() ? 'the new certificate has expired' : null
  }
}

function lost(because: string | null): StepOutcome {
  return { kind: 'FAILED', message: because ?? 'the new certificate has been deleted', retryable: null }
}

function reasonsOf(switches: readonly SwitchStanding[]): string {
  return switches.map(({ endpoint, lastError }) => [endpoint, lastError ?? []].flat().join(': ')).join('; ')
}

async function switchDetails(
  em: Em,
  certificateId: string,
  replacementId: string,
  switches: readonly SwitchStanding[],
): Promise<string[]> {
  const done = switches.filter(({ state }) => state === 'SWITCHED').map(({ endpoint }) => endpoint)
  const dropped = switches.filter(({ state }) => state === 'DROPPED')
  const others = await endpointsOfOthers(em, certificateId, replacementId)
  const expecting = await countExpecting(em, replacementId)
  return [
    ...(done.length > 0 ? [`served at ${done.join(', ')}`] : []),
    ...(dropped.length > 0 ? [`left alone: ${reasonsOf(dropped)}`] : []),
    ...(others.length > 0
      ? [`left alone, since an older entry of the certificate is there: ${others.join(', ')}`]
      : []),
    ...(expecting > 0 ? [`${expecting} endpoints are to serve it`] : []),
  ]
}

function namesOf(deployments: readonly DeploymentStanding[]): string {
  return deployments.map(({ destination }) => destination).join(', ')
}

/** Why the certificate is not rotated, or null. */
async function pointlessBecause(scope: Scope, claim: RotationClaim): Promise<string | null> {
  const standing = await standingOf(scope.em, claim.certificateId)
  if (standing === null || standing.deleted) return 'the certificate has been deleted'
  if (standing.revoked) return 'the certificate has been revoked'
  if (claim.trigger !== 'REQUEST' && !standing.rotation) return 'rotation has been switched off for it'
  const others = standing.replacedBy.filter((id) => id !== claim.replacementId)
  // While it is issued, what replaces it may be what this rotation has issued and not recorded.
  const isOurs = claim.step === 'REISSUING' && (claim.lostOrders === 0 || claim.pendingCertificateId !== null)
  return others.length > 0 && !isOurs ? 'it has been replaced meanwhile' : null
}

/** What has ended is not rotated, but neither has that gone as it should: its owner is told. */
async function missedBecause(scope: Scope, { certificateId }: RotationClaim): Promise<StepOutcome | null> {
  const end = await endOf(scope.em, certificateId)
  if (end === null || end > scope.now()) return null
  const message = `the certificate expired on ${end.toISOString()}, before it could be renewed`
  return { kind: 'FAILED', message, retryable: null }
}

async function issued(scope: Scope, replacementId: string): Promise<StepOutcome> {
  const name = (await standingOf(scope.em, replacementId))?.name ?? replacementId
  return { kind: 'DONE', detail: `issued ${name}`, learned: { replacement_id: replacementId } }
}

/** An order that came to nothing is ordered anew with the next attempt: an hour later, then later still. */
async function waitForOrder(scope: Scope, claim: RotationClaim, pendingId: string): Promise<StepOutcome> {
  const order = await orderOf(scope.em, pendingId)
  if (order?.state === 'ISSUED' && order.certificateId !== null) return issued(scope, order.certificateId)
  if (order?.state === 'PENDING') {
    const because = order.lastError ?? order.detail ?? 'its CA has not answered yet'
    return { kind: 'WAITING', because, seconds: ORDER_POLL_SECONDS }
  }
  const message = order?.state === 'CANCELLED' ? 'the order was cancelled' : (order?.lastError ?? 'the order is lost')
  const learned = { pending_certificate_id: null, lost_orders: claim.lostOrders + 1 }
  return { kind: 'FAILED', message, retryable: false, learned }
}

/** Where destinations are said to be served, and endpoints that serve one of the two certificates or should. */
async function placesOf(
  em: Em,
  replacementId: string,
  ids: readonly string[],
  fingerprints: readonly string[],
): Promise<ServingPlace[]> {
  const named = (await deploymentsOf(em, replacementId)).flatMap(({ servedAt }) => servedAt)
  const found = await endpointsOf(em, ids, fingerprints)
  return [
    ...[...new Set(named)].map((text) => ({ ...parseServedAt(text), serverName: null, optional: false })),
    ...found.map((endpoint) => ({ ...endpoint, optional: true })),
  ]
}
