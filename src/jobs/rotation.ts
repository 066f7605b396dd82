import { ROTATION_JOB, ROTATION_SWEEP_JOB, type RotationRunService } from '../modules/rotations/index.ts'
import type { JobType } from './queue.ts'
import { jobHandler, type JobHandler } from './worker.ts'

export const ROTATION_JOB_TYPES: readonly JobType[] = [ROTATION_JOB, ROTATION_SWEEP_JOB]

export type RotationServices = RotationRunService

export function rotationHandlers(rotations: RotationServices): JobHandler[] {
  return [
    jobHandler({
      type: ROTATION_JOB,
      concurrency: 4,
      work: (scope, { rotationId }, { signal }) => rotations.run(scope, rotationId, signal),
    }),
    jobHandler({
      type: ROTATION_SWEEP_JOB,
      concurrency: 1,
      async work(scope) {
        await rotations.sweep(scope)
      },
    }),
  ]
}
