// Rotation, wired: what renews certificates and puts the new ones in their place.
import type { FastifyBaseLogger } from 'fastify'
import type { JobQueue } from '../jobs/queue.ts'
import type { CertificateReissueService, CertificateRevocationService } from '../modules/certificates/index.ts'
import type { NoticeQueue } from '../modules/notices/index.ts'
import { RotationRunService, RotationSteps, ServedCheck } from '../modules/rotations/index.ts'
import type { EgressClient } from '../plugins/egress.ts'

export interface RotationOptions {
  readonly reissue: CertificateReissueService
  readonly revocation: CertificateRevocationService
  readonly http: EgressClient
  readonly jobs: JobQueue
  readonly notices: NoticeQueue
  readonly logger: FastifyBaseLogger
}

export function wireRotations({
  reissue,
  revocation,
  http,
  jobs,
  notices,
  logger,
}: RotationOptions): RotationRunService {
  return new RotationRunService({
    steps: new RotationSteps({ reissue, revocation, served: new ServedCheck(http), notices, jobs }),
    jobs,
    notices,
    report: (error) => logger.error({ err: error }, 'a rotation failed unexpectedly'),
  })
}
