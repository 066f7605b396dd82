// uploadCertificate: tracks a certificate that exists already, with its chain and, if given, its key.
import type { Actor } from '../../auth/actor.ts'
import { permitted } from '../../auth/permissions.ts'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import type { SecretBox } from '../../database/secrets.ts'
import { DomainError, Problems } from '../../errors.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { certificateIssuedBy } from '../../pki/chain.ts'
import type { ParsedCertificate } from '../../pki/types.ts'
import { recordAudit } from '../audit/index.ts'
import { type AuthoritySigning, type Issuer, refuseAuthorityKey, requireIssueFrom } from '../authorities/index.ts'
import { idempotently } from '../idempotency/index.ts'
import { givenName, storeCertificate } from '../inventory/index.ts'
import type { RuleResult } from '../issuance/index.ts'
import type { KeyKnowledge } from '../keys/index.ts'
import { normalizeDescription, normalizeOwner } from '../owner.ts'
import { ensureOwnerRole } from '../roles/index.ts'
import type { CertificateAttachments, WantedAttachments } from './certificate-attachments.ts'
import type { CertificateJudgementService } from './certificate-judgement.service.ts'
import { storeCertificateKey } from './certificate-keys.ts'
import { mayChange, mayUpload } from './certificate.policy.ts'
import { checkRelations, setReplaces } from './certificate.relations.ts'
import { certificateById, certificateDocument, certificateFacts } from './certificate.repository.ts'
import { type ReadUpload, readUpload, type UploadedFiles, withPlacesOf } from './uploaded-files.ts'
import { requestOfCertificate } from './uploaded-request.ts'

/** What uploadCertificate is asked for; ids are UUIDs, the rest PEM and text as it came. */
export interface UploadInput extends WantedAttachments, UploadedFiles {
  readonly owner: string
  readonly name: string | null
  readonly description: string | null
  readonly authorityId: string | null
  readonly externalId: string | null
  readonly roleIds: readonly string[]
  readonly replacesIds: readonly string[]
  readonly notify: boolean
  /** Undefined: the default policy. */
  readonly rotationPolicyId?: string
  readonly idempotencyKey: string | null
}

/** What was found, read already; nobody has asked for it. */
export interface FoundCertificate {
  readonly certificate: ParsedCertificate
  /** Leaf's issuer first; empty when there is none. */
  readonly chain: readonly ParsedCertificate[]
  /** Normalized. */
  readonly owner: string
  readonly description: string | null
  readonly notify: boolean
}

type Wanted = Omit<UploadInput, 'owner' | 'description' | 'idempotencyKey' | keyof UploadedFiles>

/** What may be stored. */
interface Judged {
  readonly read: ReadUpload
  readonly owner: string
  readonly description: string | null
  readonly issuer: Issuer | null
  readonly findings: readonly RuleResult[]
  readonly because: string
}

const MAX_EXTERNAL_ID = 1024

export class CertificateUploadService {
  readonly #signing: AuthoritySigning
  readonly #secrets: SecretBox
  readonly #judgement: CertificateJudgementService
  readonly #keys: KeyKnowledge
  readonly #attachments: CertificateAttachments

  constructor(
    signing: AuthoritySigning,
    secrets: SecretBox,
    judgement: CertificateJudgementService,
    keys: KeyKnowledge,
    attachments: CertificateAttachments,
  ) {
    this.#signing = signing
    this.#secrets = secrets
    this.#judgement = judgement
    this.#keys = keys
    this.#attachments = attachments
  }

  /** @throws DomainError(s) for the input with every problem at once, RequestError for rights; nothing is stored then */
  async upload(scope: Scope, input: UploadInput): Promise<string> {
    const because = await this.#authorise(scope, input)
    const request = {
      operation: 'uploadCertificate',
      key: input.idempotencyKey,
      body: { ...input, idempotencyKey: null },
    }
    return idempotently(scope, request, async (complete) => {
      const problems = new Problems()
      const owner = problems.collect([], () => normalizeOwner(input.owner, ['owner']))
      const description = problems.collect([], () => normalizeDescription(input.description, ['description']))
      problems.collect([], () => givenName(input.name))
      problems.collect([], () => checkExternalId(input.externalId))
      const read = await readUpload(input, problems)
      problems.throwIfAny()
      if (owner === undefined || read === null) throw new Error('collected above')
      const wanted = { input, read, owner, description: description ?? null, because }
      return withPlacesOf(input, () => this.#judgeAndStore(scope, wanted, complete))
    })
  }

  async #judgeAndStore(
    scope: Scope,
    { input, read, owner, description, because }: { input: UploadInput } & Omit<Judged, 'issuer' | 'findings'>,
    complete: (em: Em, id: string) => Promise<void>,
  ): Promise<string> {
    await checkRelations(scope, input)
    await this.#attachments.check(scope, input, {
      hasPrivateKey: read.privateKey !== null,
      notAfter: read.certificate.notAfter,
      revoked: false,
      attachedIds: [],
    })
    const issuer = await this.#issuerOf(scope, input, read)
    if (read.privateKey !== null) await this.#refusePrivateKey(scope, read.certificate)
    const findings = await this.#policyFindings(scope, input.authorityId, read.certificate, owner)
    const judged = { read, owner, description, issuer, findings, because }
    return scope.em.transactional(async (em) => {
      const id = await this.#store(em, scope, input, judged)
      await complete(em, id)
      return id
    })
  }

  /**
   * Tracks a certificate that was found somewhere, for the system: stored, judged and shown as an upload without a key.
   * @throws DomainError CONFLICT when it is stored already, or another of its issuer and serial number is
   */
  async track(scope: Scope, { certificate, chain, ...found }: FoundCertificate): Promise<string> {
    if (scope.actor.kind !== 'system') throw new Error('only the system tracks what it finds')
    const { name } = scope.actor
    const read = { certificate, chain, privateKey: null, csr: null }
    const input = { ...found, name: null, authorityId: null, externalId: null, roleIds: [], replacesIds: [] }
    return scope.em.transactional((em) =>
      this.#store(em, scope, input, { ...found, read, issuer: null, findings: [], because: name }),
    )
  }

  async #store(em: Em, scope: Scope, input: Wanted, judged: Judged): Promise<string> {
    const { read, owner, description, issuer, findings, because } = judged
    const now = scope.now()
    if (read.privateKey !== null) {
      await refuseAuthorityKey(em, read.certificate.publicKey.spkiSha256, ['privateKey'])
    }
    const ownerRole = await ensureOwnerRole(em, owner, now)
    const certificate = await storeCertificate(
      em,
      {
        certificate: read.certificate,
        chain: read.chain.length > 0 ? read.chain.map((each) => each.der) : (issuer?.chain ?? []),
        csr: read.csr,
        name: input.name,
        description,
        owner,
        creatorId: scope.actor.kind === 'user' ? scope.actor.userId : null,
        authorityId: input.authorityId,
        externalId: input.externalId,
        roleIds: [...new Set([ownerRole, ...input.roleIds])],
        hasPrivateKey: read.privateKey !== null,
        notify: input.notify,
        rotation: false,
        rotationPolicyId: input.rotationPolicyId,
        mayDuplicate: (inTransaction, storedId) => mayUpdate(inTransaction, scope.actor, storedId),
      },
      now,
    )
    if (read.privateKey !== null) await storeCertificateKey(em, this.#secrets, certificate.id, read.privateKey, now)
    await setReplaces(em, certificate.id, input.replacesIds, now)
    await this.#attachments.attach(em, certificate, input, now)
    recordAudit(em, scope, {
      action: 'certificate.upload',
      target: { type: 'Certificate', id: certificate.id },
      because,
      details: {
        name: certificate.name,
        fingerprint: certificate.fingerprint,
        withKey: read.privateKey !== null,
        ...(findings.length > 0 && { policyFindings: findings.map(({ id }) => id) }),
      },
    })
    await em.flush()
    return certificate.id
  }

  /** What the rules of its authority have against an uploaded certificate: all of it warnings, as it exists already. */
  async policyFindings(scope: Scope, id: string): Promise<RuleResult[]> {
    const row = await scope.loader(certificateById).load(id)
    const document = await scope.loader(certificateDocument).load(id)
    if (row === null || document === null) return []
    return this.#policyFindings(scope, row.authority?.id ?? null, parseCertificate(document.body), row.owner)
  }

  async #policyFindings(
    scope: Scope,
    authorityId: string | null,
    certificate: ParsedCertificate,
    owner: string,
  ): Promise<RuleResult[]> {
    if (authorityId === null) return []
    const rules = await this.#judgement.evaluateIssued(scope, authorityId, requestOfCertificate(certificate), owner)
    return rules.filter(({ verdict }) => verdict !== 'PASSED').map((rule) => ({ ...rule, verdict: 'WARNING' }))
  }

  /**
   * A private key that others know is not taken in: kept here it would be deployed and exported as if it were one. The
   * certificate alone can be tracked, and shows what is wrong with its key. Weak keys are taken, to be replaced from here.
   */
  async #refusePrivateKey(scope: Scope, { publicKey }: ParsedCertificate): Promise<void> {
    const { compromised, authority } = await this.#keys.standing(scope, publicKey)
    if (compromised !== null) {
      const message = `this key is known to be compromised (${compromised}); upload the certificate without it`
      throw new DomainError('COMPROMISED_KEY', message, ['privateKey'])
    }
    if (authority !== null) {
      const message = `this is the key of the authority ${authority}, which no certificate can carry`
      throw new DomainError('POLICY_VIOLATION', message, ['privateKey'])
    }
  }

  async #authorise(scope: Scope, input: UploadInput): Promise<string> {
    const because = permitted(mayUpload(scope.actor))
    return input.authorityId === null ? because : requireIssueFrom(scope, input.authorityId, 'certificate:upload')
  }

  /** Whoever names an authority must bring what it really issued: its serial numbers are what a revocation names. */
  async #issuerOf(scope: Scope, input: UploadInput, read: ReadUpload): Promise<Issuer | null> {
    if (input.authorityId === null) return null
    const issuer = await this.#signing.issuer(scope, input.authorityId, ['authorityId'])
    if (certificateIssuedBy(read.certificate, issuer.certificate) !== true) {
      throw new DomainError('CHAIN_MISMATCH', 'this authority has not issued the certificate', ['authorityId'])
    }
    return issuer
  }
}

/** Whether the actor may update the certificate, asked inside a transaction, where the scope's loaders must rest. */
async function mayUpdate(em: Em, actor: Actor, id: string): Promise<boolean> {
  const [facts] = await certificateFacts(em)([id])
  if (facts instanceof Error) throw facts
  return facts != null && mayChange(actor, facts, 'certificate:update').allowed
}

function checkExternalId(externalId: string | null): void {
  if (externalId === null) return
  if (externalId.length > MAX_EXTERNAL_ID) {
    throw new DomainError('TOO_LONG', `expected at most ${MAX_EXTERNAL_ID} characters`, ['externalId'])
  }
  if (/\p{Cc}/u.test(externalId) || !externalId.isWellFormed()) {
    throw new DomainError('INVALID', 'expected text without control characters', ['externalId'])
  }
}
