// deployCertificate, retryDeployment and forgetDeployment: what people have done about deployments. The work is a job's.
import { permitted } from '../../auth/permissions.ts'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { DomainError, Problems, RequestError } from '../../errors.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { recordAudit } from '../audit/index.ts'
import { certificateById, certificateFacts, requireChange } from '../certificates/index.ts'
import type { Deployment } from '../destinations/deployment.entity.ts'
import { deploymentById, desiredDestinationIds, wakeDeployments } from '../destinations/index.ts'
import { forget, redeploy, retry } from './deployment.repository.ts'
import { mayChangeDeploymentOfDeleted } from './deployment.policy.ts'

export interface DeployRequest {
  readonly id: string
  /** Null: wherever it is meant to be. */
  readonly destinationIds: readonly string[] | null
}

export class DeploymentService {
  readonly #jobs: JobQueue

  constructor(jobs: JobQueue) {
    this.#jobs = jobs
  }

  /**
   * Has the certificate put again to its destinations, whatever is known of it being there.
   * @throws DomainError(s) for what is expired, revoked, or not attached; RequestError for rights
   */
  async deploy(scope: Scope, { id, destinationIds }: DeployRequest): Promise<void> {
    const because = await requireChange(scope, id, 'certificate:deploy')
    const certificate = await scope.loader(certificateById).load(id)
    if (certificate === null) throw new RequestError('NOT_FOUND', 'There is no certificate with this id.')
    const { revokedAt, notAfter, name } = certificate
    if (revokedAt != null) throw new DomainError('ALREADY_REVOKED', 'revoked certificates are not deployed', ['id'])
    if (notAfter <= scope.now()) throw new DomainError('EXPIRED', 'expired certificates are not deployed', ['id'])
    const attached = new Set(await desiredDestinationIds(scope.em, id))
    if (attached.size === 0) throw new DomainError('INVALID', 'it has no destinations; attach one first', ['id'])
    const problems = new Problems()
    for (const [index, each] of (destinationIds ?? []).entries()) {
      if (attached.has(each)) continue
      problems.add('NOT_FOUND', 'it is not attached to this destination', ['destinationIds', String(index)])
    }
    problems.throwIfAny()
    await scope.em.transactional(async (em) => {
      const deployments = await redeploy(em, id, destinationIds, scope.now())
      await wakeDeployments(
        em,
        this.#jobs,
        deployments.map((each) => each.id),
      )
      recordAudit(em, scope, {
        action: 'certificate.request-deployment',
        target: { type: 'Certificate', id },
        because,
        details: { name, destinationIds: deployments.map((each) => each.destinationId) },
      })
      await em.flush()
    })
    scope.forget()
  }

  /** @throws DomainError INVALID when there is nothing left to do; RequestError for rights */
  async retry(scope: Scope, id: string): Promise<void> {
    await this.#change(scope, id, 'deployment.retry', async (em) => {
      if (!(await retry(em, id, scope.now()))) throw new DomainError('INVALID', 'it has been taken away', ['id'])
      await wakeDeployments(em, this.#jobs, [id])
    })
  }

  /**
   * Somebody says that the certificate is not at the destination any more.
   * @throws DomainError INVALID while it is meant to be there; RequestError for rights
   */
  async forget(scope: Scope, id: string): Promise<void> {
    await this.#change(scope, id, 'deployment.forget', async (em) => {
      if (await forget(em, id, scope.now())) return
      throw new DomainError('INVALID', 'it is meant to be there, or has been taken away already', ['id'])
    })
  }

  async #change(scope: Scope, id: string, action: string, change: (em: Em) => Promise<void>): Promise<void> {
    const deployment = await scope.loader(deploymentById).load(id)
    if (deployment === null) throw new RequestError('NOT_FOUND', 'There is no deployment with this id.')
    const because = await requireDeploymentChange(scope, deployment)
    const { certificateId, destinationId } = deployment
    await scope.em.transactional(async (em) => {
      await change(em)
      recordAudit(em, scope, {
        action,
        target: { type: 'Certificate', id: certificateId },
        because,
        details: { destinationId },
      })
      await em.flush()
    })
    scope.forget()
  }
}

/** By what right: that on the certificate; an admin's once it is deleted. */
async function requireDeploymentChange(scope: Scope, { certificateId }: Deployment): Promise<string> {
  const isThere = (await scope.loader(certificateFacts).load(certificateId)) !== null
  if (isThere) return requireChange(scope, certificateId, 'certificate:deploy')
  return permitted(mayChangeDeploymentOfDeleted(scope.actor))
}
