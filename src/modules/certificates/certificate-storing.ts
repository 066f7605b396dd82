// Stores a certificate that has just been issued, with everything that belongs to it: where local issuing and the answers of
// CAs elsewhere meet.
import type { KeyObject } from 'node:crypto'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import type { SecretBox } from '../../database/secrets.ts'
import type { ParsedCertificate } from '../../pki/types.ts'
import { recordAudit } from '../audit/index.ts'
import { storeCertificate } from '../inventory/index.ts'
import { ensureOwnerRole } from '../roles/index.ts'
import type { CertificateAttachments, WantedAttachments } from './certificate-attachments.ts'
import type { Certificate } from './certificate.entity.ts'
import { storeCertificateKey } from './certificate-keys.ts'
import { setReplaces } from './certificate.relations.ts'

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

export interface IssuedCertificate {
  readonly authority: { readonly id: string; readonly name: string; readonly owner: string }
  readonly certificate: ParsedCertificate
  /** The certificate's issuer first. */
  readonly chain: readonly Uint8Array[]
  readonly keeping: Keeping
  readonly csr: Uint8Array
  /** Null where the caller keeps it. */
  readonly privateKey: KeyObject | null
  readonly creatorId: string | null
  readonly externalId: string | null
  /** Further facts for the audit log. */
  readonly facts?: Readonly<Record<string, unknown>>
}

export class CertificateStoring {
  readonly #secrets: SecretBox
  readonly #attachments: CertificateAttachments

  constructor(secrets: SecretBox, attachments: CertificateAttachments) {
    this.#secrets = secrets
    this.#attachments = attachments
  }

  /** Inside the transaction of `em`, and only by it. @throws DomainError CONFLICT when the certificate is stored already */
  async store(em: Em, scope: Scope, issued: IssuedCertificate): Promise<Certificate> {
    const { keeping, authority, privateKey } = issued
    const now = scope.now()
    const roles = [await ensureOwnerRole(em, keeping.owner, now), await ensureOwnerRole(em, authority.owner, now)]
    const certificate = await storeCertificate(
      em,
      {
        certificate: issued.certificate,
        chain: issued.chain,
        csr: issued.csr,
        name: keeping.name,
        description: keeping.description,
        owner: keeping.owner,
        creatorId: issued.creatorId,
        authorityId: authority.id,
        externalId: issued.externalId,
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
        ...issued.facts,
      },
    })
    await em.flush()
    return certificate
  }
}
