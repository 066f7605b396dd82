// revealPrivateKey: the key itself, to whoever has the right to it. The record is durable before a byte leaves.
import type { Scope } from '../../database/scope.ts'
import type { SecretBox } from '../../database/secrets.ts'
import { DomainError } from '../../errors.ts'
import { toPem } from '../../pki/pem.ts'
import type { KeyDisclosures } from '../audit/index.ts'
import { requireChange } from './certificate.authorisation.ts'
import { openCertificateKey } from './certificate-keys.ts'
import { certificateById } from './certificate.repository.ts'
import { present } from './certificate.service.ts'

export class PrivateKeyService {
  readonly #secrets: SecretBox
  readonly #disclosures: KeyDisclosures

  constructor(secrets: SecretBox, disclosures: KeyDisclosures) {
    this.#secrets = secrets
    this.#disclosures = disclosures
  }

  /**
   * The private key as PKCS#8 in PEM.
   * @throws DomainError REQUIRES_KEY when it is not held here, RequestError for rights and for keys that cannot be opened
   */
  async reveal(scope: Scope, id: string): Promise<string> {
    const because = await requireChange(scope, id, 'certificate:export-key')
    const certificate = present(await scope.loader(certificateById).load(id))
    const privateKey = await openCertificateKey(scope.em, this.#secrets, id)
    if (privateKey === null) {
      throw new DomainError('REQUIRES_KEY', 'the private key of this certificate is not held here', ['id'])
    }
    try {
      await scope.em.transactional(async (em) => {
        await this.#disclosures.record(em, scope, {
          action: 'certificate.reveal-key',
          target: { type: 'Certificate', id },
          because,
          details: { name: certificate.name },
        })
      })
      return toPem('PRIVATE KEY', privateKey)
    } finally {
      privateKey.fill(0)
    }
  }
}
