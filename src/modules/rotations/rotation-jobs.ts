// The jobs that work off rotations. The rows say what is due; a job only wakes the work.
import type { Em } from '../../database/connection.ts'
import { defineJobType, type JobQueue, wake } from '../../jobs/queue.ts'

export interface RotationJobData {
  readonly rotationId: string
}

/** Takes a rotation as far as it gets now. */
export const ROTATION_JOB = defineJobType<RotationJobData>({
  name: 'rotation',
  title: 'Take a rotation as far as it gets',
  attempts: 8,
  firstDelaySeconds: 5,
  maximumDelaySeconds: 300,
  timeoutSeconds: 150,
  describe: ({ rotationId }) => rotationId,
})

/** Plans the rotation of what is due, and finds rotations that are due and have no job. */
export const ROTATION_SWEEP_JOB = defineJobType({
  name: 'rotation-sweep',
  title: 'Find certificates to rotate',
  attempts: 3,
  firstDelaySeconds: 5,
  maximumDelaySeconds: 60,
  timeoutSeconds: 120,
  schedule: '*/30 * * * * *',
  describe: () => 'all',
})

/** Wakes the work on these rotations, in the transaction of the change. */
export function wakeRotations(
  em: Em,
  jobs: JobQueue,
  rotationIds: readonly string[],
  startAfterSeconds = 0,
): Promise<void> {
  return wake(em, jobs, ROTATION_JOB, rotationIds, (rotationId) => ({ rotationId }), startAfterSeconds)
}
