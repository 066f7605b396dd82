// Certificates issued elsewhere are asked after, so that a revocation there does not go unnoticed here.
import { VERIFICATION_SWEEP, type VerificationSweepService } from '../modules/certificates/index.ts'
import { jobHandler, type JobHandler } from './worker.ts'

export function verificationHandler(sweep: VerificationSweepService): JobHandler {
  return jobHandler({
    type: VERIFICATION_SWEEP,
    concurrency: 1,
    async work(scope, _data, { signal }) {
      await sweep.sweep(scope, signal)
    },
  })
}
