import type { DeploymentRunService, DestinationTidyService } from '../modules/deployments/index.ts'
import { DEPLOYMENT_JOB, DEPLOYMENT_SWEEP_JOB, DESTINATION_TIDY_JOB } from '../modules/destinations/index.ts'
import type { JobType } from './queue.ts'
import { jobHandler, type JobHandler } from './worker.ts'

export const DEPLOYMENT_JOB_TYPES: readonly JobType[] = [DEPLOYMENT_JOB, DEPLOYMENT_SWEEP_JOB, DESTINATION_TIDY_JOB]

export interface DeploymentServices {
  readonly runs: DeploymentRunService
  readonly tidying: DestinationTidyService
}

export function deploymentHandlers({ runs, tidying }: DeploymentServices): JobHandler[] {
  return [
    jobHandler({
      type: DEPLOYMENT_JOB,
      concurrency: 4,
      work: (scope, { deploymentId }, { signal }) => runs.run(scope, deploymentId, signal),
    }),
    jobHandler({
      type: DEPLOYMENT_SWEEP_JOB,
      concurrency: 1,
      async work(scope) {
        await runs.sweep(scope)
        await tidying.sweep(scope)
      },
    }),
    jobHandler({
      type: DESTINATION_TIDY_JOB,
      concurrency: 1,
      work: (scope, { destinationId }, { signal }) => tidying.run(scope, destinationId, signal),
    }),
  ]
}
