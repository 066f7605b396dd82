// Work in the background that fails for good, told: to the log, and to the security team.
import type { FastifyBaseLogger } from 'fastify'
import type { JobControl } from '../jobs/queue.ts'
import { JobAlarmService } from '../modules/jobs/index.ts'
import type { NoticeQueue } from '../modules/notices/index.ts'

export function wireJobAlarms(control: JobControl, notices: NoticeQueue, logger: FastifyBaseLogger): JobAlarmService {
  return new JobAlarmService(control, async (em, { type, jobType, title, occasion, diedAt, error }) => {
    if (type === 'JOB_FAILING') logger.warn({ job: jobType, reason: error }, 'jobs of this type fail for good')
    else logger.info({ job: jobType }, 'jobs of this type are done again')
    const details = {
      ...(diedAt !== null && { diedAt: diedAt.toISOString() }),
      ...(error !== null && { error }),
    }
    await notices.raise(em, { type, jobType, occasion, name: title, details })
  })
}
