// The jobs that work off switches of endpoints. The rows say what is due; a job only wakes the work.
import type { Em } from '../../database/connection.ts'
import { defineJobType, type JobQueue, wake } from '../../jobs/queue.ts'

export interface EndpointSwitchJobData {
  readonly switchId: string
}

/** One attempt at one endpoint. What its source says is recorded in the row, which plans the next attempt. */
export const SWITCH_ENDPOINT_JOB = defineJobType<EndpointSwitchJobData>({
  name: 'endpoint-switch',
  title: 'Have an endpoint serve another certificate',
  attempts: 8,
  firstDelaySeconds: 5,
  maximumDelaySeconds: 300,
  timeoutSeconds: 120,
  describe: ({ switchId }) => switchId,
})

/** Finds what is due and has no job. */
export const SWITCH_SWEEP_JOB = defineJobType({
  name: 'endpoint-switch-sweep',
  title: 'Find endpoints to switch',
  attempts: 3,
  firstDelaySeconds: 5,
  maximumDelaySeconds: 60,
  timeoutSeconds: 60,
  schedule: '*/30 * * * * *',
  describe: () => 'all',
})

/** Wakes the work on these switches, in the transaction of the change. */
export function wakeSwitches(
  em: Em,
  jobs: JobQueue,
  switchIds: readonly string[],
  startAfterSeconds = 0,
): Promise<void> {
  return wake(em, jobs, SWITCH_ENDPOINT_JOB, switchIds, (switchId) => ({ switchId }), startAfterSeconds)
}
