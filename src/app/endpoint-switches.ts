// Switches of endpoints, wired: who waits for them, and who hears when one fails.
import type { FastifyBaseLogger } from 'fastify'
import type { JobQueue } from '../jobs/queue.ts'
import type { OpenSource } from '../modules/discovery/index.ts'
import { EndpointSwitchRunService } from '../modules/endpoints/index.ts'
import type { NoticeQueue } from '../modules/notices/index.ts'
import { isReplacementInRotation, type RotationRunService } from '../modules/rotations/index.ts'

export interface EndpointSwitchOptions {
  readonly open: OpenSource
  readonly jobs: JobQueue
  readonly notices: NoticeQueue
  readonly rotations: Pick<RotationRunService, 'wakeFor'>
  readonly logger: FastifyBaseLogger
}

export function wireEndpointSwitches(options: EndpointSwitchOptions): EndpointSwitchRunService {
  const { open, jobs, notices, rotations, logger } = options
  return new EndpointSwitchRunService({
    open,
    jobs,
    settled: (em, certificateId, now) => rotations.wakeFor(em, certificateId, now),
    async tell(em, { id, revision, certificateId, endpoint, reason }) {
      logger.warn({ endpointSwitch: id, endpoint, reason }, 'an endpoint could not be switched')
      // A rotation tells of it itself; a roll-back is over by now.
      if (await isReplacementInRotation(em, certificateId)) return
      await notices.raise(em, {
        type: 'SWITCH_FAILED',
        certificateId,
        occasion: `switch ${id} ${revision}`,
        details: { endpoint, error: reason },
      })
    },
    report: (error) => logger.error({ err: error }, 'switching an endpoint failed unexpectedly'),
  })
}
