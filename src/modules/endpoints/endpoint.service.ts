// setEndpointCertificate: says by hand what belongs at an endpoint.
import { LockMode } from '@mikro-orm/core'
import { permitted } from '../../auth/permissions.ts'
import type { Scope } from '../../database/scope.ts'
import { DomainError, RequestError } from '../../errors.ts'
import { recordAudit } from '../audit/index.ts'
import { certificateById } from '../certificates/index.ts'
import { refuseStale } from '../names.ts'
import { Endpoint } from './endpoint.entity.ts'
import { mayChangeEndpoints } from './endpoint.policy.ts'
import { endpointById } from './endpoint.repository.ts'

/** Ids are UUIDs. */
export interface EndpointChange {
  readonly id: string
  readonly version: number | null
  /** Null: whatever is served, or what replaces that. */
  readonly certificateId: string | null
}

export class EndpointService {
  /** @throws DomainError CONFLICT for a stale version, NOT_FOUND for the certificate; RequestError for rights */
  async setCertificate(scope: Scope, { id, version, certificateId }: EndpointChange): Promise<void> {
    const because = permitted(mayChangeEndpoints(scope.actor))
    if ((await scope.loader(endpointById).load(id)) === null) {
      throw new RequestError('NOT_FOUND', 'There is no endpoint with this id.')
    }
    const certificate = certificateId === null ? null : await scope.loader(certificateById).load(certificateId)
    if (certificateId !== null && certificate === null) {
      throw new DomainError('NOT_FOUND', 'there is no certificate with this id', ['certificateId'])
    }
    await scope.em.transactional(async (em) => {
      const endpoint = await em.findOneOrFail(Endpoint, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
      refuseStale(version, endpoint.version)
      recordAudit(em, scope, {
        action: 'endpoint.update',
        target: { type: 'Endpoint', id },
        because,
        details: {
          name: endpoint.name,
          before: { expectedCertificateId: endpoint.expectedCertificateId ?? null },
          after: { expectedCertificateId: certificateId },
        },
      })
      endpoint.expectedCertificateId = certificateId
      await em.flush()
    })
    scope.forget()
  }
}
