// switchEndpoint: has an endpoint serve another certificate. What is done at its source is a job's.
import { LockMode } from '@mikro-orm/core'
import type { Verdict } from '../../auth/permissions.ts'
import type { Scope } from '../../database/scope.ts'
import { DomainError, RequestError } from '../../errors.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { recordAudit } from '../audit/index.ts'
import { certificateById, requireAllowed, verdictOn } from '../certificates/index.ts'
import { refuseStale } from '../names.ts'
import { sourceById } from '../sources/index.ts'
import { wakeSwitches } from './endpoint-switch-jobs.ts'
import { wishSwitch } from './endpoint-switch.repository.ts'
import { canSwitch } from './endpoint-switches.ts'
import { Endpoint } from './endpoint.entity.ts'
import { maySwitch } from './endpoint.policy.ts'
import { certificateIdByFingerprint, endpointById } from './endpoint.repository.ts'

/** Ids are UUIDs. */
export interface SwitchRequest {
  readonly id: string
  readonly version: number | null
  readonly certificateId: string
}

/** The verdict, or null when one of the two is not there. */
export async function switchVerdict(scope: Scope, id: string, certificateId: string): Promise<Verdict | null> {
  const endpoint = await scope.loader(endpointById).load(id)
  if (endpoint === null) return null
  const { servedFingerprint = null } = endpoint
  const served =
    servedFingerprint === null ? null : await scope.loader(certificateIdByFingerprint).load(servedFingerprint)
  const next = await verdictOn(scope, certificateId, 'certificate:update')
  if (next === null) return null
  const onServed = served?.proven === true ? await verdictOn(scope, served.id, 'certificate:update') : null
  return maySwitch(scope.actor, onServed, () => next)
}

export class EndpointSwitchService {
  readonly #jobs: JobQueue

  constructor(jobs: JobQueue) {
    this.#jobs = jobs
  }

  /**
   * Has it serve the certificate instead of what it was last seen to serve, and says that it belongs there. What is in hand
   * already is begun anew.
   * @throws DomainError UNSUPPORTED where its source cannot, CONFLICT for a stale version, others for a certificate that must
   *   not be served; RequestError for rights
   */
  async request(scope: Scope, { id, version, certificateId }: SwitchRequest): Promise<void> {
    const because = requireAllowed(await switchVerdict(scope, id, certificateId))
    const found = await scope.loader(endpointById).load(id)
    const source = found === null ? null : await scope.loader(sourceById).load(found.sourceId)
    if (source === null) throw new RequestError('NOT_FOUND', 'There is no endpoint with this id.')
    if (!canSwitch(source.plugin)) {
      throw new DomainError('UNSUPPORTED', 'its source cannot switch endpoints; see the capabilities of its plugin', [
        'id',
      ])
    }
    await refuseUnfit(scope, certificateId)
    await scope.em.transactional(async (em) => {
      const endpoint = await em.findOneOrFail(Endpoint, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
      refuseStale(version, endpoint.version)
      const before = endpoint.expectedCertificateId ?? null
      const { servedFingerprint = null } = endpoint
      const wish = { endpointId: id, certificateId, insteadOf: servedFingerprint === null ? [] : [servedFingerprint] }
      await wakeSwitches(em, this.#jobs, [await wishSwitch(em, wish, scope.now())])
      recordAudit(em, scope, {
        action: 'endpoint.request-switch',
        target: { type: 'Endpoint', id },
        because,
        details: { name: endpoint.name, certificateId, servedFingerprint, before: { expectedCertificateId: before } },
      })
      endpoint.expectedCertificateId = certificateId
      await em.flush()
    })
    scope.forget()
  }
}

/** @throws DomainError */
async function refuseUnfit(scope: Scope, id: string): Promise<void> {
  const certificate = await scope.loader(certificateById).load(id)
  if (certificate === null)
    throw new DomainError('NOT_FOUND', 'there is no certificate with this id', ['certificateId'])
  const { revokedAt, notAfter } = certificate
  if (revokedAt != null) throw new DomainError('ALREADY_REVOKED', 'it is revoked', ['certificateId'])
  if (notAfter <= scope.now()) throw new DomainError('EXPIRED', 'it has expired', ['certificateId'])
}
