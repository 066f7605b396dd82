// createCertificate, and what reissuing shares with it: evaluate, reserve, sign, store.
import type { KeyObject } from 'node:crypto'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import type { SecretBox } from '../../database/secrets.ts'
import { Problems, RequestError } from '../../errors.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { buildCsr } from '../../pki/csr-encoding.ts'
import { generatePrivateKey, parsePublicKey, spkiOfPrivateKey } from '../../pki/keys.ts'
import type { KeyType } from '../../pki/types.ts'
import { recordAudit } from '../audit/index.ts'
import { type AuthorityRow, type AuthoritySigning, type Issuer, requireIssueFrom } from '../authorities/index.ts'
import { type Complete, idempotently } from '../idempotency/index.ts'
import { givenName, storeCertificate } from '../inventory/index.ts'
import { completeIssuance, type IssuanceRequest, reserveAndSign } from '../issuance/index.ts'
import { normalizeDescription, normalizeOwner } from '../owner.ts'
import { ensureOwnerRole } from '../roles/index.ts'
import type { CertificateAttachments, WantedAttachments } from './certificate-attachments.ts'
import type { Certificate } from './certificate.entity.ts'
import type { CertificateJudgementService, Judgement } from './certificate-judgement.service.ts'
import { storeCertificateKey } from './certificate-keys.ts'
import { checkRelations, setReplaces } from './certificate.relations.ts'
import type { WantedCertificate } from './certificate-request.ts'

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

/** Where a certificate is kept, once it has been decided that it is issued. */
export interface Keeping extends WantedAttachments {
  readonly owner: string
  readonly name: string | null
  readonly description: string | null
  readonly roleIds: readonly string[]
  readonly replacesIds: readonly string[]
  readonly notify: boolean
  readonly rotation: boolean
  /** Undefined: the default policy; null: none. */
  readonly rotationPolicyId?: string | null | undefined
  /** For the audit log. */
  readonly action: string
  readonly because: string
}

export class CertificateCreationService {
  readonly #signing: AuthoritySigning
  readonly #secrets: SecretBox
  readonly #judgement: CertificateJudgementService
  readonly #attachments: CertificateAttachments

  constructor(
    signing: AuthoritySigning,
    secrets: SecretBox,
    judgement: CertificateJudgementService,
    attachments: CertificateAttachments,
  ) {
    this.#signing = signing
    this.#secrets = secrets
    this.#judgement = judgement
    this.#attachments = attachments
  }

  /**
   * Issues a certificate and returns its id.
   * @throws DomainError(s) for the input with every violation at once, RequestError for rights; nothing is stored then
   */
  async create(scope: Scope, input: NewCertificateInput): Promise<string> {
    const because = await requireIssueFrom(scope, input.authorityId, 'certificate:create')
    const request = {
      operation: 'createCertificate',
      key: input.idempotencyKey,
      body: { ...input, idempotencyKey: null },
    }
    return idempotently(scope, request, async (complete) => {
      const { problems, owner, description } = await this.#read(scope, input)
      const keeping = { ...input, owner, description, because, action: 'certificate.create' }
      const certificate = await this.issue(scope, input.authorityId, input, keeping, null, complete, problems)
      return certificate.id
    })
  }

  /**
   * What {@link create} would say of the same input. Stores nothing and issues nothing.
   * @throws RequestError for rights
   */
  async preview(scope: Scope, input: NewCertificateInput): Promise<Judgement> {
    await requireIssueFrom(scope, input.authorityId, 'certificate:create')
    const { problems, owner } = await this.#read(scope, input)
    return this.#judgement.judge(scope, { authorityId: input.authorityId, wanted: input, owner, key: null, problems })
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
   * Judges, reserves, signs and stores. Every path that issues from an authority of ours comes through here.
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
  ): Promise<Certificate> {
    // 1. Judge the request, every violation at once
    const cleared = await this.#judgement.clear(scope, { authorityId, wanted, owner: keeping.owner, key, problems })
    const { authority, issuer, request } = cleared
    // 2. The key, and what is going to be signed
    const privateKey = request.csr === null ? (key ?? (await generatePrivateKey(keyTypeOf(request)))) : null
    const publicKey = request.publicKey ?? parsePublicKey(spkiOfPrivateKey(privateKey ?? missingKey()))
    const csr =
      request.csr?.der ??
      (await buildCsr({ subject: request.subject, names: [...request.names], key: privateKey ?? missingKey() }))
    // 3. Reserve the serial number, store what is signed, sign
    const signed = await reserveAndSign(scope, {
      ...this.#judgement.unsigned(cleared, publicKey),
      authorityId,
      issuerKey: await this.#signing.privateKey(scope, authorityId, ['authorityId']),
    })
    // 4. Store the certificate with everything that belongs to it, at once
    return scope.em.transactional(async (em) => {
      const certificate = await this.#store(em, scope, { authority, issuer, keeping, csr, der: signed.der, privateKey })
      await completeIssuance(em, signed.issuanceId, certificate.id, scope.now())
      await complete(em, certificate.id)
      return certificate
    })
  }

  /** The authority's certificate and chain. */
  issuerOf(scope: Scope, authorityId: string): Promise<Issuer> {
    return this.#signing.issuer(scope, authorityId, ['authorityId'])
  }

  async #store(
    em: Em,
    scope: Scope,
    made: {
      authority: AuthorityRow
      issuer: Issuer
      keeping: Keeping
      csr: Uint8Array
      der: Uint8Array
      privateKey: KeyObject | null
    },
  ): Promise<Certificate> {
    const { keeping, authority, privateKey } = made
    const now = scope.now()
    const roles = [await ensureOwnerRole(em, keeping.owner, now), await ensureOwnerRole(em, authority.owner, now)]
    const certificate = await storeCertificate(
      em,
      {
        certificate: parseCertificate(made.der),
        chain: made.issuer.chain,
        csr: made.csr,
        name: keeping.name,
        description: keeping.description,
        owner: keeping.owner,
        creatorId: scope.actor.kind === 'user' ? scope.actor.userId : null,
        authorityId: authority.id,
        externalId: null,
        roleIds: [...new Set([...roles, ...keeping.roleIds])],
        hasPrivateKey: privateKey !== null,
        notify: keeping.notify,
        rotation: keeping.rotation,
        ...(keeping.rotationPolicyId !== undefined && { rotationPolicyId: keeping.rotationPolicyId }),
      },
      now,
    )
    if (privateKey !== null) await storeCertificateKey(em, this.#secrets, certificate.id, privateKey, now)
    await setReplaces(em, certificate.id, keeping.replacesIds, now)
    await this.#attachments.attach(em, certificate, keeping, now)
    recordAudit(em, scope, {
      action: keeping.action,
      target: { type: 'Certificate', id: certificate.id },
      because: keeping.because,
      details: {
        name: certificate.name,
        authority: authority.name,
        serialNumber: certificate.serialNumber,
        replaces: keeping.replacesIds,
        destinations: keeping.destinationIds ?? [],
      },
    })
    await em.flush()
    return certificate
  }
}

function missingKey(): never {
  throw new RequestError('INTERNAL', 'A certificate needs a key of its own or a request that brings one.')
}

function keyTypeOf(request: IssuanceRequest): KeyType {
  return request.keyType ?? missingKey()
}
