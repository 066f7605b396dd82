// What is meant to be where, and the jobs that see to it, in one transaction.
import type { Em } from '../../database/connection.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { DEPLOYMENT_SWEEP_JOB, wakeDeployments } from './deployment-jobs.ts'
import { changeDesired, renewDesired, renewWaiting } from './destination.repository.ts'

/** Says where the certificate is meant to be: exactly there, and wakes the jobs that see to it. */
export async function setDestinations(
  em: Em,
  jobs: JobQueue,
  certificateId: string,
  destinationIds: readonly string[],
  now: Date,
): Promise<void> {
  await wakeDeployments(em, jobs, await changeDesired(em, certificateId, destinationIds, now))
}

/** Has everything that is meant to be at the destination put there anew. */
export async function redeployAll(em: Em, jobs: JobQueue, destinationId: string, now: Date): Promise<void> {
  if ((await renewDesired(em, destinationId, now)) > 0) await jobs.enqueue(em, DEPLOYMENT_SWEEP_JOB, {})
}

/**
 * Has tried again what is not where it is meant to be: something about these certificates has changed that kept them from it,
 * such as a hold.
 */
export async function reviveDeployments(
  em: Em,
  jobs: JobQueue,
  certificateIds: readonly string[],
  now: Date,
): Promise<void> {
  await wakeDeployments(em, jobs, await renewWaiting(em, certificateIds, now))
}
