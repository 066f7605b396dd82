// exportCertificate: the certificate in the format asked for. The record of a key's disclosure is durable before a byte leaves.
import type { Scope } from '../../database/scope.ts'
import type { SecretBox } from '../../database/secrets.ts'
import { DomainError } from '../../errors.ts'
import { MAX_CHAIN } from '../../pki/limits.ts'
import { parseCertificatesPem } from '../../pki/pem.ts'
import {
  type ExportedFile,
  type ExportFormat,
  type ExportMaterial,
  needsKey,
  openExporter,
} from '../../plugins/exporters/index.ts'
import type { Installation } from '../../plugins/plugin.ts'
import { type KeyDisclosures, recordAudit } from '../audit/index.ts'
import { requireAllowed, verdictOn } from './certificate.authorisation.ts'
import { openCertificateKey } from './certificate-keys.ts'
import { mayExportPublicParts } from './certificate.policy.ts'
import { certificateById, certificateDocument, chainPem } from './certificate.repository.ts'
import { present } from './certificate.service.ts'

type Material = ExportMaterial & { readonly privateKey: Buffer | null }

export class CertificateExportService {
  readonly #secrets: SecretBox
  readonly #disclosures: KeyDisclosures
  readonly #installation: Installation

  constructor(secrets: SecretBox, disclosures: KeyDisclosures, installation: Installation) {
    this.#secrets = secrets
    this.#disclosures = disclosures
    this.#installation = installation
  }

  /** @throws DomainError REQUIRES_KEY when there is no key here, INVALID for passphrases; RequestError for rights */
  async export(scope: Scope, id: string, format: ExportFormat): Promise<ExportedFile> {
    const withKey = needsKey(format)
    const because = await this.#authorise(scope, id, withKey)
    const exporter = openExporter(format, this.#installation)
    const material = await this.#material(scope, id, withKey)
    try {
      // The bytes first, the record next, the answer last: what cannot be recorded is not told.
      const exported = await exporter.write(material)
      await scope.em.transactional(async (em) => {
        const facts = {
          target: { type: 'Certificate', id },
          because,
          details: { name: material.name, format: format.slug },
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
      certificate: document.body,
      chain: chain === null ? [] : parseCertificatesPem(chain.pem, { max: MAX_CHAIN }),
      privateKey,
      csr: document.csr,
    }
  }
}
