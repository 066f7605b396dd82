// The jobs that work off deployments. The rows say what is due; a job only wakes the work, so one more or less is no harm.
import type { Em } from '../../database/connection.ts'
import { defineJobType, type JobQueue, wake } from '../../jobs/queue.ts'

export interface DeploymentJobData {
  readonly deploymentId: string
}

/** One attempt at one deployment. What the destination says is recorded in the row, which plans the next attempt. */
export const DEPLOYMENT_JOB = defineJobType<DeploymentJobData>({
  name: 'deployment',
  title: 'Put a certificate at a destination, or take it away',
  attempts: 8,
  firstDelaySeconds: 5,
  maximumDelaySeconds: 300,
  timeoutSeconds: 120,
  describe: ({ deploymentId }) => deploymentId,
})

/** Finds what is due and has no job: left by a process that was killed, or changed many at a time. */
export const DEPLOYMENT_SWEEP_JOB = defineJobType({
  name: 'deployment-sweep',
  title: 'Find deployments that are due',
  attempts: 3,
  firstDelaySeconds: 5,
  maximumDelaySeconds: 60,
  timeoutSeconds: 60,
  schedule: '*/30 * * * * *',
  describe: () => 'all',
})

/** Takes away what killed attempts have left at one destination. */
export const DESTINATION_TIDY_JOB = defineJobType<{ readonly destinationId: string }>({
  name: 'destination-tidy',
  title: 'Take away what killed deployments left at a destination',
  attempts: 2,
  firstDelaySeconds: 60,
  maximumDelaySeconds: 60,
  timeoutSeconds: 120,
  describe: ({ destinationId }) => destinationId,
})

/** Wakes the work on these deployments, in the transaction of the change. */
export function wakeDeployments(
  em: Em,
  jobs: JobQueue,
  deploymentIds: readonly string[],
  startAfterSeconds = 0,
): Promise<void> {
  return wake(em, jobs, DEPLOYMENT_JOB, deploymentIds, (deploymentId) => ({ deploymentId }), startAfterSeconds)
}
