// What nobody waits for can fail for days before anybody looks: this looks.
import type { JobAlarmService } from '../modules/jobs/index.ts'
import { defineJobType } from './queue.ts'
import { jobHandler, type JobHandler } from './worker.ts'

export const JOB_ALARMS = defineJobType({
  name: 'job-alarms',
  title: 'Tell of jobs that have failed for good',
  attempts: 3,
  firstDelaySeconds: 30,
  maximumDelaySeconds: 300,
  timeoutSeconds: 120,
  schedule: '*/5 * * * *',
  describe: () => '',
})

export function jobAlarmHandler(alarms: JobAlarmService): JobHandler {
  return jobHandler({ type: JOB_ALARMS, concurrency: 1, work: (scope) => alarms.watch(scope) })
}
