// Every type of jobs, and what is done for it.
// First of all: handlers come through the indexes of modules, which declare types of the API.
import 'reflect-metadata'
import { CLEAN_UP, cleanUpHandler } from './clean-up.ts'
import { DEPLOYMENT_JOB_TYPES, deploymentHandlers, type DeploymentServices } from './deployment.ts'
import { NOTICE_JOB_TYPES, noticeHandlers, type NoticeServices } from './notices.ts'
import { VERIFICATION_SWEEP, type VerificationSweepService } from '../modules/certificates/index.ts'
import { SWITCH_JOB_TYPES, switchHandlers, type SwitchServices } from './endpoint-switches.ts'
import { JOB_ALARMS, jobAlarmHandler } from './job-alarms.ts'
import type { JobAlarmService } from '../modules/jobs/index.ts'
import { ISSUING_JOB_TYPES, type IssuingDependencies, issuingHandlers } from './issuing.ts'
import type { JobType } from './queue.ts'
import { revocationListHandler } from './revocation-lists.ts'
import { type CrlService, RENEW_CRLS } from '../modules/authorities/index.ts'
import { SOURCE_JOB_TYPES, sourceHandlers, type SourceServices } from './sources.ts'
import { verificationHandler } from './verification.ts'
import { ROTATION_JOB_TYPES, rotationHandlers, type RotationServices } from './rotation.ts'
import type { JobHandler } from './worker.ts'

/** Known without any service: queues are made from this list, before anything is wired. */
export const JOB_TYPES: readonly JobType[] = [
  CLEAN_UP,
  JOB_ALARMS,
  VERIFICATION_SWEEP,
  RENEW_CRLS,
  ...NOTICE_JOB_TYPES,
  ...DEPLOYMENT_JOB_TYPES,
  ...SOURCE_JOB_TYPES,
  ...ISSUING_JOB_TYPES,
  ...ROTATION_JOB_TYPES,
  ...SWITCH_JOB_TYPES,
]

export interface HandlerDependencies extends IssuingDependencies {
  readonly idempotencyDays: number
  readonly jobAlarms: JobAlarmService
  readonly verificationSweep: VerificationSweepService
  readonly crls: CrlService
  readonly notices: NoticeServices
  readonly deployments: DeploymentServices
  readonly discovery: SourceServices
  readonly rotations: RotationServices
  readonly endpointSwitches: SwitchServices
}

/** A handler for each of {@link JOB_TYPES}. */
export function jobHandlers(needs: HandlerDependencies): readonly JobHandler[] {
  return [
    cleanUpHandler(needs.idempotencyDays),
    jobAlarmHandler(needs.jobAlarms),
    verificationHandler(needs.verificationSweep),
    revocationListHandler(needs.crls),
    ...noticeHandlers(needs.notices),
    ...deploymentHandlers(needs.deployments),
    ...issuingHandlers(needs),
    ...sourceHandlers(needs.discovery),
    ...rotationHandlers(needs.rotations),
    ...switchHandlers(needs.endpointSwitches),
  ]
}
