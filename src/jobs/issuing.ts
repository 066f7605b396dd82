// What CAs elsewhere are asked for and told.
import {
  type RemoteRevocationService,
  SUGGEST_RENEWALS,
  type SuggestedRenewals,
  SWEEP_REVOCATIONS,
  TELL_REVOCATION,
} from '../modules/certificates/index.ts'
import {
  ADVANCE_PENDING,
  CANCEL_ORDER,
  type PendingCertificateProgress,
  SWEEP_PENDING,
} from '../modules/pending-certificates/index.ts'
import type { JobType } from './queue.ts'
import { jobHandler, type JobHandler } from './worker.ts'

export const ISSUING_JOB_TYPES: readonly JobType[] = [
  ADVANCE_PENDING as JobType,
  SWEEP_PENDING,
  CANCEL_ORDER as JobType,
  TELL_REVOCATION as JobType,
  SWEEP_REVOCATIONS,
  SUGGEST_RENEWALS,
]

export interface IssuingDependencies {
  readonly pendingCertificates: PendingCertificateProgress
  readonly remoteRevocations: RemoteRevocationService
  readonly suggestedRenewals: SuggestedRenewals
}

export function issuingHandlers(needs: IssuingDependencies): JobHandler[] {
  const { pendingCertificates, remoteRevocations, suggestedRenewals } = needs
  return [
    jobHandler({
      type: ADVANCE_PENDING,
      concurrency: 4,
      work: (scope, { pendingId }, { signal }) => pendingCertificates.advance(scope, pendingId, signal),
    }),
    jobHandler({ type: SWEEP_PENDING, concurrency: 1, work: (scope) => pendingCertificates.sweep(scope) }),
    jobHandler({
      type: CANCEL_ORDER,
      work: (scope, { pendingId }, { signal }) => pendingCertificates.giveUp(scope, pendingId, signal),
    }),
    jobHandler({
      type: TELL_REVOCATION,
      work: (scope, { revocationId }, { signal }) => remoteRevocations.tell(scope, revocationId, signal),
    }),
    jobHandler({ type: SWEEP_REVOCATIONS, concurrency: 1, work: (scope) => remoteRevocations.sweep(scope) }),
    jobHandler({
      type: SUGGEST_RENEWALS,
      concurrency: 1,
      work: (scope, _data, { signal }) => suggestedRenewals.ask(scope, signal),
    }),
  ]
}
