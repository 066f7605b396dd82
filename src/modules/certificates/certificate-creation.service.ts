// createCertificate, and what reissuing shares with it: evaluate, then reserve, sign and store, or order from a CA elsewhere.
import type { KeyObject } from 'node:crypto'
import type { Scope } from '../../database/scope.ts'
import { Problems, RequestError } from '../../errors.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { buildCsr } from '../../pki/csr-encoding.ts'
import { generatePrivateKey, parsePublicKey, spkiOfPrivateKey } from '../../pki/keys.ts'
import type { KeyType } from '../../pki/types.ts'
import { authorityRow, type AuthoritySigning, type Issuer, requireIssueFrom } from '../authorities/index.ts'
import { type Complete, idempotently, type IdempotentRequest } from '../idempotency/index.ts'
import { givenName } from '../inventory/index.ts'
import { completeIssuance, type IssuanceRequest, reserveAndSign } from '../issuance/index.ts'
import { normalizeDescription, normalizeOwner } from '../owner.ts'
import { pendingCertificateById, type PendingCertificateOrders } from '../pending-certificates/index.ts'
import type { CertificateAttachments, WantedAttachments } from './certificate-attachments.ts'
import type { Asked, CertificateJudgementService, Cleared, Judgement } from './certificate-judgement.service.ts'
import { checkRelations } from './certificate.relations.ts'
import type { WantedCertificate } from './certificate-request.ts'
import type { CertificateStoring, Keeping } from './certificate-storing.ts'
import { statedUsages } from './outside-request.ts'

/** What createCertificate is asked for; ids are UUIDs. */
export interface NewCertificateInput extends WantedCertificate, WantedAttachments {
  readonly authorityId: string
  readonly owner: string
  readonly name: string | null
  readonly description: string | null
  readonly roleIds: readonly string[]
  readonly replacesIds: readonly string[]
  readonly notify: boolean
  readonly rotation: boolean
  /** Undefined: the default policy; null: none. */
  readonly rotationPolicyId?: string | null | undefined
  readonly idempotencyKey: string | null
}

/** What came of asking for a certificate: it is there, or a CA elsewhere has been asked and will answer later. */
export interface Made {
  /** Null while a CA elsewhere has not answered. */
  readonly certificateId: string | null
  /** Null for what an authority of ours issued. */
  readonly pendingId: string | null
}

export class CertificateCreationService {
  readonly #signing: AuthoritySigning
  readonly #judgement: CertificateJudgementService
  readonly #attachments: CertificateAttachments
  readonly #storing: CertificateStoring
  readonly #orders: PendingCertificateOrders

  constructor(services: {
    readonly signing: AuthoritySigning
    readonly judgement: CertificateJudgementService
    readonly attachments: CertificateAttachments
    readonly storing: CertificateStoring
    readonly orders: PendingCertificateOrders
  }) {
    this.#signing = services.signing
    this.#judgement = services.judgement
    this.#attachments = services.attachments
    this.#storing = services.storing
    this.#orders = services.orders
  }

  /**
   * Issues a certificate, or orders it from the CA elsewhere that the authority stands for.
   * @throws DomainError(s) for the input with every violation at once, RequestError for rights; nothing is stored then
   */
  async create(scope: Scope, input: NewCertificateInput): Promise<Made> {
    const because = await requireIssueFrom(scope, input.authorityId, 'certificate:create')
    const request = {
      operation: 'createCertificate',
      key: input.idempotencyKey,
      body: { ...input, idempotencyKey: null },
    }
    return madeOnce(scope, request, async (complete) => {
      const { problems, owner, description } = await this.#read(scope, input)
      const keeping = { ...input, owner, description, because, action: 'certificate.create' }
      return this.issue(scope, input.authorityId, input, keeping, null, complete, problems)
    })
  }

  /**
   * What {@link create} would say of the same input. Stores nothing and issues nothing.
   * @throws RequestError for rights
   */
  async preview(scope: Scope, input: NewCertificateInput): Promise<Judgement> {
    await requireIssueFrom(scope, input.authorityId, 'certificate:create')
    const { problems, owner } = await this.#read(scope, input)
    const { authorityId, dnsProviderId = null } = input
    return this.#judgement.judge(scope, { authorityId, wanted: input, owner, dnsProviderId, key: null, problems })
  }

  /** What {@link issue} would say of the same request. Stores nothing and issues nothing; rights are the caller's to ask. */
  judge(scope: Scope, asked: Omit<Asked, 'problems'>): Promise<Judgement> {
    return this.#judgement.judge(scope, { ...asked, problems: new Problems() })
  }

  /** What is beside the certificate, checked. */
  async #read(scope: Scope, input: NewCertificateInput) {
    const problems = new Problems()
    const owner = problems.collect([], () => normalizeOwner(input.owner, ['owner'])) ?? ''
    const description = problems.collect([], () => normalizeDescription(input.description, ['description'])) ?? null
    // Before a serial number is reserved for it
    problems.collect([], () => givenName(input.name))
    await problems.collectAsync([], () => checkRelations(scope, input))
    const facts = { hasPrivateKey: input.csr === null, notAfter: null, revoked: false, attachedIds: [] }
    await problems.collectAsync([], () => this.#attachments.check(scope, input, facts))
    return { problems, owner, description }
  }

  /**
   * Judges, then reserves, signs and stores; or orders where a CA elsewhere signs. Every path that issues comes through here.
   * @param key the private key to use again; null makes one, unless the request brings a CSR
   * @param problems found before; reported together with what is found here
   */
  async issue(
    scope: Scope,
    authorityId: string,
    wanted: WantedCertificate,
    keeping: Keeping,
    key: KeyObject | null,
    complete: Complete,
    problems = new Problems(),
  ): Promise<Made> {
    // 1. Judge the request, every violation at once
    const { owner, dnsProviderId = null } = keeping
    const cleared = await this.#judgement.clear(scope, { authorityId, wanted, owner, dnsProviderId, key, problems })
    const { issuer, request } = cleared
    // 2. The key, and what is going to be signed
    const privateKey = request.csr === null ? (key ?? (await generatePrivateKey(keyTypeOf(request)))) : null
    const publicKey = request.publicKey ?? parsePublicKey(spkiOfPrivateKey(privateKey ?? missingKey()))
    const csr =
      request.csr?.der ??
      (await buildCsr({
        subject: request.subject,
        names: [...request.names],
        key: privateKey ?? missingKey(),
        ...(issuer === null && { extensions: statedUsages(wanted.usage) }),
      }))
    if (issuer === null) return this.#order(scope, { cleared, keeping, csr, privateKey }, complete)
    // 3. Reserve the serial number, store what is signed, sign
    const signed = await reserveAndSign(scope, {
      ...this.#judgement.unsigned(cleared, issuer, publicKey),
      authorityId,
      issuerKey: await this.#signing.privateKey(scope, authorityId, ['authorityId']),
    })
    // 4. Store the certificate with everything that belongs to it, at once
    return scope.em.transactional(async (em) => {
      const certificate = await this.#storing.store(em, scope, {
        authority: cleared.authority,
        certificate: parseCertificate(signed.der),
        chain: issuer.chain,
        keeping,
        csr,
        privateKey,
        creatorId: scope.actor.kind === 'user' ? scope.actor.userId : null,
        externalId: null,
      })
      await completeIssuance(em, signed.issuanceId, certificate.id, scope.now())
      await complete(em, certificate.id)
      return { certificateId: certificate.id, pendingId: null }
    })
  }

  /** The authority's certificate and chain; null where a CA elsewhere signs. */
  async issuerOf(scope: Scope, authorityId: string): Promise<Issuer | null> {
    const { type } = await authorityRow(scope, authorityId)
    return type === 'EXTERNAL' ? null : this.#signing.issuer(scope, authorityId, ['authorityId'])
  }

  /** Everything that the certificate will get is stored before the CA hears of it. */
  async #order(scope: Scope, { cleared, keeping, csr, privateKey }: Ordered, complete: Complete): Promise<Made> {
    const { authority, request } = cleared
    const { owner, name, dnsProviderId, ...kept } = keeping
    const pendingId = await this.#orders.place(
      scope,
      {
        authority,
        name,
        commonName: request.subject.commonName,
        subjectAlternativeNames: request.names,
        owner,
        csr,
        privateKey,
        dnsProviderId: dnsProviderId ?? null,
        request: {
          description: kept.description,
          roleIds: kept.roleIds,
          replacesIds: kept.replacesIds,
          notify: kept.notify,
          rotation: kept.rotation,
          ...(kept.rotationPolicyId !== undefined && { rotationPolicyId: kept.rotationPolicyId }),
          notificationIds: kept.notificationIds ?? null,
          destinationIds: kept.destinationIds ?? null,
          notBefore: request.notBefore.toISOString(),
          notAfter: request.notAfter.toISOString(),
          action: kept.action,
          because: kept.because,
        },
      },
      complete,
    )
    return { certificateId: null, pendingId }
  }
}

interface Ordered {
  readonly cleared: Cleared
  readonly keeping: Keeping
  readonly csr: Uint8Array
  readonly privateKey: KeyObject | null
}

/** As `idempotently`, which remembers one id: that of the certificate, or of the order. */
export async function madeOnce(
  scope: Scope,
  request: IdempotentRequest,
  work: (complete: Complete) => Promise<Made>,
): Promise<Made> {
  const fresh: { made: Made | null } = { made: null }
  const id = await idempotently(scope, request, async (complete) => {
    fresh.made = await work(complete)
    return fresh.made.pendingId ?? fresh.made.certificateId ?? missingKey()
  })
  if (fresh.made !== null) return fresh.made
  const pending = await scope.loader(pendingCertificateById).load(id)
  if (pending === null) return { certificateId: id, pendingId: null }
  return { certificateId: pending.certificate?.id ?? null, pendingId: id }
}

function missingKey(): never {
  throw new RequestError('INTERNAL', 'A certificate needs a key of its own or a request that brings one.')
}

function keyTypeOf(request: IssuanceRequest): KeyType {
  return request.keyType ?? missingKey()
}
