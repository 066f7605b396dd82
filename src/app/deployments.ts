// Deployments, wired: who puts certificates where they are used, and who hears when that fails.
import type { FastifyBaseLogger } from 'fastify'
import type { SecretBox } from '../database/secrets.ts'
import type { DeploymentServices } from '../jobs/deployment.ts'
import type { JobQueue } from '../jobs/queue.ts'
import type { KeyDisclosures } from '../modules/audit/index.ts'
import { DeploymentPlaces, DeploymentRunService, DestinationTidyService } from '../modules/deployments/index.ts'
import { wakeSwitchesTo } from '../modules/endpoints/index.ts'
import type { NoticeQueue } from '../modules/notices/index.ts'
import type { PluginSettings } from '../modules/plugins/index.ts'
import type { RotationRunService } from '../modules/rotations/index.ts'

export interface DeploymentOptions {
  readonly secrets: SecretBox
  readonly settings: PluginSettings
  readonly disclosures: KeyDisclosures
  readonly jobs: JobQueue
  readonly notices: NoticeQueue
  /** Told of certificates that have been put somewhere. */
  readonly rotations: Pick<RotationRunService, 'wakeFor'>
  readonly logger: FastifyBaseLogger
}

export function wireDeployments(options: DeploymentOptions): DeploymentServices {
  const { secrets, settings, disclosures, jobs, notices, rotations, logger } = options
  const places = new DeploymentPlaces(secrets, settings, disclosures)
  const runs = new DeploymentRunService({
    places,
    jobs,
    async arrived(em, certificateId, now) {
      await rotations.wakeFor(em, certificateId, now)
      await wakeSwitchesTo(em, jobs, certificateId, now)
    },
    async tell(em, { id, revision, certificateId, destination, reason }) {
      await notices.raise(em, {
        type: 'DEPLOYMENT_FAILED',
        certificateId,
        occasion: `${id} ${revision}`,
        details: { destination, error: reason },
      })
    },
    logFailure: (failed) => logger.warn(failed, 'a deployment failed'),
    report: (error) => logger.error({ err: error }, 'a destination failed unexpectedly'),
  })
  return { runs, tidying: new DestinationTidyService(places, jobs) }
}
