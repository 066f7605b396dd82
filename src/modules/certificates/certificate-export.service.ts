// exportCertificate: the certificate in the format asked for. The record of a key's disclosure is durable before a byte leaves.
import type { Scope } from '../../database/scope.ts'
import type { SecretBox } from '../../database/secrets.ts'
import { atPath, DomainError } from '../../errors.ts'
import { MAX_CHAIN } from '../../pki/limits.ts'
import { parseCertificatesPem, toPem } from '../../pki/pem.ts'
import { checkStorePassphrase, generatePassphrase, type Pkcs12Profile, writePkcs12 } from '../../pki/pkcs12.ts'
import { type KeyDisclosures, recordAudit } from '../audit/index.ts'
import { requireAllowed, verdictOn } from './certificate.authorisation.ts'
import { openCertificateKey } from './certificate-keys.ts'
import { mayExportPublicParts } from './certificate.policy.ts'
import { certificateById, certificateDocument, chainPem } from './certificate.repository.ts'
import { present } from './certificate.service.ts'

export const PEM_PARTS = ['CERTIFICATE', 'CHAIN', 'PRIVATE_KEY'] as const
export type PemPart = (typeof PEM_PARTS)[number]

/** The formats, one typed member each. */
export type ExportFormat =
  | { readonly kind: 'pem'; readonly parts: readonly PemPart[] }
  | { readonly kind: 'der'; readonly part: 'CERTIFICATE' | 'PRIVATE_KEY' }
  | {
      readonly kind: 'pkcs12'
      readonly profile: Pkcs12Profile
      readonly passphrase: string | null
      readonly alias: string | null
      readonly chain: boolean
    }

export interface ExportedCertificate {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly mediaType: string
  /** The one generated here, told once; null when the caller gave it or there is none. */
  readonly passphrase: string | null
}

interface Material {
  readonly name: string
  readonly body: Uint8Array
  readonly chain: readonly Uint8Array[]
  /** PKCS#8, or null when the format asks for none. */
  readonly privateKey: Buffer | null
}

/** Whether the format holds the private key: decides which right it takes. */
export function containsKey(format: ExportFormat): boolean {
  switch (format.kind) {
    case 'pem':
      return format.parts.includes('PRIVATE_KEY')
    case 'der':
      return format.part === 'PRIVATE_KEY'
    case 'pkcs12':
      return true
  }
}

export class CertificateExportService {
  readonly #secrets: SecretBox
  readonly #disclosures: KeyDisclosures

  constructor(secrets: SecretBox, disclosures: KeyDisclosures) {
    this.#secrets = secrets
    this.#disclosures = disclosures
  }

  /** @throws DomainError REQUIRES_KEY when there is no key here, INVALID for passphrases; RequestError for rights */
  async export(scope: Scope, id: string, format: ExportFormat): Promise<ExportedCertificate> {
    const withKey = containsKey(format)
    const because = await this.#authorise(scope, id, withKey)
    checkFormat(format)
    const material = await this.#material(scope, id, withKey)
    try {
      // The bytes first, the record next, the answer last: what cannot be recorded is not told.
      const exported = await write(format, material)
      await scope.em.transactional(async (em) => {
        const facts = {
          target: { type: 'Certificate', id },
          because,
          details: { name: material.name, format: format.kind },
        }
        if (withKey) await this.#disclosures.record(em, scope, { action: 'certificate.export-key', ...facts })
        else recordAudit(em, scope, { action: 'certificate.export', ...facts })
      })
      return exported
    } finally {
      material.privateKey?.fill(0)
    }
  }

  async #authorise(scope: Scope, id: string, withKey: boolean): Promise<string> {
    if (withKey) return requireAllowed(await verdictOn(scope, id, 'certificate:export-key'))
    const verdict = requireAllowed(mayExportPublicParts(scope.actor))
    present(await scope.loader(certificateById).load(id))
    return verdict
  }

  async #material(scope: Scope, id: string, withKey: boolean): Promise<Material> {
    const certificate = present(await scope.loader(certificateById).load(id))
    const document = present(await scope.loader(certificateDocument).load(id))
    const chainId = certificate.chain?.id ?? null
    const chain = chainId === null ? null : await scope.loader(chainPem).load(chainId)
    const privateKey = withKey ? await openCertificateKey(scope.em, this.#secrets, id) : null
    if (withKey && privateKey === null) {
      throw new DomainError('REQUIRES_KEY', 'the private key of this certificate is not held here', ['format'])
    }
    return {
      name: certificate.name,
      body: document.body,
      chain: chain === null ? [] : parseCertificatesPem(chain.pem, { max: MAX_CHAIN }),
      privateKey,
    }
  }
}

function checkFormat(format: ExportFormat): void {
  if (format.kind === 'pem' && format.parts.length === 0) {
    throw new DomainError('REQUIRED', 'expected at least one part', ['format', 'pem', 'parts'])
  }
  if (format.kind === 'pkcs12' && format.passphrase !== null) {
    const { passphrase } = format
    atPath(['format', 'pkcs12', 'passphrase'], () => checkStorePassphrase(passphrase))
  }
}

async function write(format: ExportFormat, material: Material): Promise<ExportedCertificate> {
  switch (format.kind) {
    case 'pem':
      return writePem(format.parts, material)
    case 'der':
      return writeDer(format.part, material)
    case 'pkcs12':
      return writeStore(format, material)
  }
}

function writePem(parts: readonly PemPart[], material: Material): ExportedCertificate {
  const text = parts.flatMap((part) => {
    if (part === 'CERTIFICATE') return [toPem('CERTIFICATE', material.body)]
    if (part === 'CHAIN') return material.chain.map((der) => toPem('CERTIFICATE', der))
    return material.privateKey === null ? [] : [toPem('PRIVATE KEY', material.privateKey)]
  })
  return {
    bytes: Buffer.from(text.join('')),
    fileName: `${material.name}.pem`,
    mediaType: 'application/x-pem-file',
    passphrase: null,
  }
}

function writeDer(part: 'CERTIFICATE' | 'PRIVATE_KEY', material: Material): ExportedCertificate {
  return part === 'CERTIFICATE' || material.privateKey === null
    ? { bytes: material.body, fileName: `${material.name}.cer`, mediaType: 'application/pkix-cert', passphrase: null }
    : {
        bytes: new Uint8Array(material.privateKey),
        fileName: `${material.name}.p8`,
        mediaType: 'application/pkcs8',
        passphrase: null,
      }
}

async function writeStore(
  format: Extract<ExportFormat, { kind: 'pkcs12' }>,
  material: Material,
): Promise<ExportedCertificate> {
  const generated = format.passphrase === null ? generatePassphrase() : null
  const bytes = await writePkcs12({
    certificate: material.body,
    chain: format.chain ? [...material.chain] : [],
    privateKey: material.privateKey,
    passphrase: format.passphrase ?? generated ?? '',
    alias: format.alias ?? material.name,
    profile: format.profile,
  })
  return { bytes, fileName: `${material.name}.p12`, mediaType: 'application/x-pkcs12', passphrase: generated }
}
