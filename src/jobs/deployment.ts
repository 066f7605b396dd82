import type { DeploymentRunService } from '../modules/deployments/index.ts'
import { DEPLOYMENT_JOB, DEPLOYMENT_SWEEP_JOB } from '../modules/destinations/index.ts'
import type { JobType } from './queue.ts'
import { jobHandler, type JobHandler } from './worker.ts'

export const DEPLOYMENT_JOB_TYPES: readonly JobType[] = [DEPLOYMENT_JOB, DEPLOYMENT_SWEEP_JOB]

export type DeploymentServices = DeploymentRunService

export function deploymentHandlers(deployments: DeploymentRunService): JobHandler[] {
  return [
    jobHandler({
      type: DEPLOYMENT_JOB,
      concurrency: 4,
      work: (scope, { deploymentId }, { signal }) => deployments.run(scope, deploymentId, signal),
    }),
    jobHandler({
      type: DEPLOYMENT_SWEEP_JOB,
      concurrency: 1,
      async work(scope) {
        await deployments.sweep(scope)
      },
    }),
  ]
}
