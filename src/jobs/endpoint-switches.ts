import { type EndpointSwitchRunService, SWITCH_ENDPOINT_JOB, SWITCH_SWEEP_JOB } from '../modules/endpoints/index.ts'
import type { JobType } from './queue.ts'
import { jobHandler, type JobHandler } from './worker.ts'

export const SWITCH_JOB_TYPES: readonly JobType[] = [SWITCH_ENDPOINT_JOB, SWITCH_SWEEP_JOB]

export type SwitchServices = EndpointSwitchRunService

export function switchHandlers(switches: SwitchServices): JobHandler[] {
  return [
    jobHandler({
      type: SWITCH_ENDPOINT_JOB,
      concurrency: 2,
      work: (scope, { switchId }, { signal }) => switches.run(scope, switchId, signal),
    }),
    jobHandler({
      type: SWITCH_SWEEP_JOB,
      concurrency: 1,
      async work(scope) {
        await switches.sweep(scope)
      },
    }),
  ]
}
