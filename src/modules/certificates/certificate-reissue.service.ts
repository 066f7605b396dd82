// reissueCertificate: the same names, usages and subject again, with new dates and, unless told otherwise, a new key.
import { createPrivateKey, type KeyObject } from 'node:crypto'
import type { Scope } from '../../database/scope.ts'
import type { SecretBox } from '../../database/secrets.ts'
import { DomainError, DomainErrors, Problems } from '../../errors.ts'
import { forbiddenLeafExtensionOids, type RequestedUsage } from '../../pki/certificate-profile.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { parseCsr } from '../../pki/csr.ts'
import type { KeyType, ParsedCertificate, ParsedExtensions } from '../../pki/types.ts'
import { authorityRow, requireIssueFrom } from '../authorities/index.ts'
import { desiredDestinationIds } from '../destinations/index.ts'
import { maximumSpan } from '../issuance-policy.ts'
import { certificateNotificationIds } from '../notifications/index.ts'
import type { CertificateAttachments } from './certificate-attachments.ts'
import type { Judgement } from './certificate-judgement.service.ts'
import type { Certificate } from './certificate.entity.ts'
import { type CertificateCreationService, type Made, madeOnce } from './certificate-creation.service.ts'
import { openCertificateKey } from './certificate-keys.ts'
import { requireChange } from './certificate.authorisation.ts'
import { certificateById, certificateDocument, certificateFacts, revocationOf } from './certificate.repository.ts'
import { unsupportedInSubject, type WantedCertificate } from './certificate-request.ts'
import { present } from './certificate.service.ts'

export interface ReissueInput {
  readonly id: string
  readonly replace: boolean
  readonly reuseKey: boolean
  readonly csr: string | null
  readonly validityEnd: Date | null
  readonly validityDays: number | null
  readonly authorityId: string | null
  readonly idempotencyKey: string | null
}

/** What of the judgement's paths is a field of this input; the rest is the old certificate's. */
const FIELDS: ReadonlySet<string> = new Set(['csr', 'validityEnd', 'validityDays', 'authorityId', 'reuseKey'])

export class CertificateReissueService {
  readonly #creation: CertificateCreationService
  readonly #secrets: SecretBox
  readonly #attachments: CertificateAttachments

  constructor(creation: CertificateCreationService, secrets: SecretBox, attachments: CertificateAttachments) {
    this.#creation = creation
    this.#secrets = secrets
    this.#attachments = attachments
  }

  /**
   * Issues the certificate anew, or orders it anew where a CA elsewhere signs.
   * @throws DomainError(s) for the input and what the authority's policy refuses today, RequestError for rights
   */
  async reissue(scope: Scope, input: ReissueInput): Promise<Made> {
    const { because, old, authorityId } = await this.#permitted(scope, input)
    const request = {
      operation: 'reissueCertificate',
      key: input.idempotencyKey,
      body: { ...input, idempotencyKey: null },
    }
    return madeOnce(scope, request, async (complete) => {
      const document = present(await scope.loader(certificateDocument).load(input.id))
      const certificate = parseCertificate(document.body)
      const wanted = await this.#wanted(scope, input, { ...document, certificate }, authorityId)
      const key = input.reuseKey ? await this.#oldKey(scope, input, old) : null
      const facts = present(await scope.loader(certificateFacts).load(input.id))
      const keeping = {
        owner: old.owner,
        name: null,
        description: old.description ?? null,
        roleIds: facts.roleIds,
        replacesIds: input.replace ? [old.id] : [],
        notify: old.notify || old.revokedAt != null,
        rotation: old.rotation,
        rotationPolicyId: old.rotationPolicy?.id ?? null,
        ...(await this.#inherited(scope, input, old)),
        action: 'certificate.reissue',
        because,
      }
      const problems = new Problems()
      const issue = () => this.#creation.issue(scope, authorityId, wanted, keeping, key, complete)
      const made = await problems.collectAsync([], issue)
      if (made === undefined) throw asOfReissue(problems)
      return made
    })
  }

  /**
   * What {@link reissue} would say of the same input. Stores nothing and issues nothing.
   * @throws DomainError for what cannot be repeated, RequestError for rights
   */
  async preview(scope: Scope, input: ReissueInput): Promise<Judgement> {
    const { old, authorityId } = await this.#permitted(scope, input)
    const document = present(await scope.loader(certificateDocument).load(input.id))
    const certificate = parseCertificate(document.body)
    const wanted = await this.#wanted(scope, input, { ...document, certificate }, authorityId)
    const key = input.reuseKey ? await this.#oldKey(scope, input, old) : null
    const dnsProviderId = old.dnsProvider?.id ?? null
    return this.#creation.judge(scope, { authorityId, wanted, owner: old.owner, dnsProviderId, key })
  }

  /** @throws RequestError for rights, DomainError where no authority is known */
  async #permitted(scope: Scope, input: ReissueInput) {
    const because = await requireChange(scope, input.id, 'certificate:reissue')
    const old = present(await scope.loader(certificateById).load(input.id))
    const authorityId = input.authorityId ?? old.authority?.id ?? null
    if (authorityId === null) {
      throw new DomainError('REQUIRED', 'it was issued elsewhere; name the authority to issue from', ['authorityId'])
    }
    // Who may renew it may do so where it came from; moving it takes the right on the other authority too.
    if (authorityId !== old.authority?.id) await requireIssueFrom(scope, authorityId, 'certificate:reissue')
    return { because, old, authorityId }
  }

  /** What hung on the old one hangs on the new one: whoever may renew it may do so where it is. */
  async #inherited(scope: Scope, input: ReissueInput, old: Certificate) {
    const notificationIds = await scope.loader(certificateNotificationIds).load(old.id)
    const destinationIds = await desiredDestinationIds(scope.em, old.id)
    if (input.csr !== null && (await this.#attachments.needKey(scope, destinationIds))) {
      throw new DomainError('REQUIRES_KEY', 'one of its destinations takes the private key, which a csr keeps back', [
        'csr',
      ])
    }
    return { notificationIds, destinationIds, dnsProviderId: old.dnsProvider?.id ?? null }
  }

  async #wanted(
    scope: Scope,
    input: ReissueInput,
    { certificate, csr }: { readonly certificate: ParsedCertificate; readonly csr: Uint8Array | null },
    authorityId: string,
  ): Promise<WantedCertificate> {
    refuseWhatCannotBeRepeated(certificate)
    const { subject, extensions } = certificate
    const outside = (await authorityRow(scope, authorityId)).type === 'EXTERNAL'
    const { commonName, organization, organizationalUnit, country, state, locality, emailAddress } = subject
    return {
      commonName: null,
      subject: { commonName, organization, organizationalUnit, country, state, locality, emailAddress },
      subjectAlternativeNames: extensions.subjectAlternativeNames,
      csr: input.csr,
      keyType: keyTypeFor(input, certificate),
      validityStart: null,
      ...(await this.#dates(scope, input, certificate, authorityId)),
      usage: outside ? askedUsages(csr) : usagesOf(extensions),
    }
  }

  /** Unless told otherwise the same span from now, within what the authority allows today. */
  async #dates(scope: Scope, input: ReissueInput, certificate: ParsedCertificate, authorityId: string) {
    const { validityEnd, validityDays } = input
    if (validityEnd !== null || validityDays !== null) return { validityEnd, validityDays }
    const authority = await authorityRow(scope, authorityId)
    const issuer = await this.#creation.issuerOf(scope, authorityId)
    const span = certificate.notAfter.getTime() - certificate.notBefore.getTime()
    const allowed = Math.min(span, maximumSpan(authority.issuance, scope.now()))
    const start = Math.floor(scope.now().getTime() / 1000) * 1000
    const ends = (issuer?.certificates ?? []).map((each) => each.notAfter.getTime())
    const end = Math.min(start + allowed, ...ends)
    return { validityEnd: new Date(end), validityDays: null }
  }

  async #oldKey(scope: Scope, input: ReissueInput, old: Certificate): Promise<KeyObject> {
    if (input.csr !== null) throw new DomainError('INVALID', 'a request brings its own key', ['reuseKey'])
    const revocation = await revocationOf(scope, old.id)
    if (revocation?.reason === 'KEY_COMPROMISE') {
      throw new DomainError('COMPROMISED_KEY', 'its key is known to be compromised and cannot be used again', [
        'reuseKey',
      ])
    }
    const pkcs8 = await openCertificateKey(scope.em, this.#secrets, old.id)
    if (pkcs8 === null) throw new DomainError('REQUIRES_KEY', 'its private key is not held here', ['reuseKey'])
    try {
      return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
    } finally {
      pkcs8.fill(0)
    }
  }
}

function usagesOf({ keyUsage, extendedKeyUsage, certificatePolicies, other }: ParsedExtensions): RequestedUsage {
  return {
    ...(keyUsage && { keyUsage }),
    ...(extendedKeyUsage && { extendedKeyUsage }),
    certificatePolicies,
    other: other.filter((each) => !forbiddenLeafExtensionOids.has(each.oid)),
  }
}

/** What was asked of a CA elsewhere is asked again; what it put in of its own accord, it puts in again. */
function askedUsages(csr: Uint8Array | null): RequestedUsage {
  if (csr === null) return {}
  const { keyUsage, extendedKeyUsage } = parseCsr(csr).extensions
  return { ...(keyUsage && { keyUsage }), ...(extendedKeyUsage && { extendedKeyUsage }) }
}

function asOfReissue(problems: Problems): Error {
  const errors = problems.found.map(({ code, message, path, details }) => {
    const known = path !== null && FIELDS.has(path[0] ?? '')
    return new DomainError(code, message, known ? path : ['id'], details)
  })
  return new DomainErrors(errors)
}

function keyTypeFor(input: ReissueInput, certificate: ParsedCertificate): KeyType | null {
  if (input.csr !== null || input.reuseKey) return null
  const { keyType, algorithm } = certificate.publicKey
  if (keyType !== null) return keyType
  throw new DomainError('UNSUPPORTED', `keys of type ${algorithm} are not made here; give a csr`, ['csr'])
}

function refuseWhatCannotBeRepeated(certificate: ParsedCertificate): void {
  if (certificate.extensions.basicConstraints?.ca === true) {
    throw new DomainError('UNSUPPORTED', "it is an authority's certificate, which createAuthority makes", ['id'])
  }
  const problem = unsupportedInSubject(certificate.subject)
  if (problem !== null) {
    throw new DomainError('UNSUPPORTED', `its subject ${problem}, which would be lost; create a new certificate`, [
      'id',
    ])
  }
}
