// Places orders: everything that the certificate will get is stored before its CA hears of it.
import type { KeyObject } from 'node:crypto'
import type { Scope } from '../../database/scope.ts'
import type { SecretBox } from '../../database/secrets.ts'
import { uuidv7 } from '../../database/uuid.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import type { GeneralName } from '../../pki/types.ts'
import { recordAudit } from '../audit/index.ts'
import { Authority } from '../authorities/authority.entity.ts'
import { DnsProvider } from '../dns-providers/dns-provider.entity.ts'
import type { Complete } from '../idempotency/index.ts'
import { User } from '../users/user.entity.ts'
import { type KeptRequest, PendingCertificate } from './pending-certificate.entity.ts'
import { ADVANCE_PENDING } from './pending-certificate-jobs.ts'
import { sealPendingKey } from './pending-keys.ts'

export interface NewOrder {
  readonly authority: { readonly id: string; readonly name: string }
  readonly name: string | null
  readonly commonName: string | null
  readonly subjectAlternativeNames: readonly GeneralName[]
  readonly owner: string
  /** DER. */
  readonly csr: Uint8Array
  /** Null where the caller keeps it. */
  readonly privateKey: KeyObject | null
  readonly dnsProviderId: string | null
  readonly request: KeptRequest
}

export class PendingCertificateOrders {
  readonly #secrets: SecretBox
  readonly #queue: JobQueue

  constructor(secrets: SecretBox, queue: JobQueue) {
    this.#secrets = secrets
    this.#queue = queue
  }

  /** Stores what has been judged, and has it ordered soon. Returns its id. */
  async place(scope: Scope, order: NewOrder, complete: Complete): Promise<string> {
    const now = scope.now()
    const id = uuidv7(now)
    const sealed = order.privateKey === null ? null : sealPendingKey(this.#secrets, id, order.privateKey)
    const { actor } = scope
    await scope.em.transactional(async (em) => {
      const { dnsProviderId } = order
      const pending = em.create(PendingCertificate, {
        id,
        name: order.name,
        commonName: order.commonName,
        subjectAlternativeNames: [...order.subjectAlternativeNames],
        owner: order.owner,
        creator: actor.kind === 'user' ? em.getReference(User, actor.userId, { wrapped: true }) : null,
        authority: em.getReference(Authority, order.authority.id, { wrapped: true }),
        certificate: null,
        dnsProvider: dnsProviderId === null ? null : em.getReference(DnsProvider, dnsProviderId, { wrapped: true }),
        state: 'PENDING',
        csr: Buffer.from(order.csr),
        sealed: sealed?.sealed ?? null,
        keyId: sealed?.keyId ?? null,
        hasPrivateKey: sealed !== null,
        request: order.request,
        nextAttemptAt: now,
        orderedAt: now,
        createdAt: now,
        updatedAt: now,
      })
      em.persist(pending)
      recordAudit(em, scope, {
        action: 'pending-certificate.create',
        target: { type: 'PendingCertificate', id, name: order.name ?? order.commonName },
        because: order.request.because,
        details: {
          authority: order.authority.name,
          names: order.subjectAlternativeNames.slice(0, 20).map(({ value }) => value),
          replaces: order.request.replacesIds,
        },
      })
      await em.flush()
      await complete(em, id)
      await this.#queue.enqueue(em, ADVANCE_PENDING, { pendingId: id })
    })
    return id
  }
}
