// Seals and opens the private keys of certificates. Nothing else touches their plain form but export and deployment.
import type { KeyObject } from 'node:crypto'
import type { Em } from '../../database/connection.ts'
import { keyIdOf, type SecretBox } from '../../database/secrets.ts'
import { privateKeyToPkcs8 } from '../../pki/keys.ts'
import { CertificateKey } from './certificate-key.entity.ts'
import { findSealedKey } from './certificate.repository.ts'

const KEY_BINDING = { table: 'certificate_keys', column: 'sealed' }

/** Adds the row of a private key; it is flushed with the caller's transaction. */
export async function storeCertificateKey(
  em: Em,
  secrets: SecretBox,
  certificateId: string,
  key: KeyObject,
  now: Date,
): Promise<void> {
  const pkcs8 = privateKeyToPkcs8(key)
  try {
    const sealed = secrets.seal(pkcs8, { ...KEY_BINDING, id: certificateId })
    em.persist(em.create(CertificateKey, { certificateId, sealed, keyId: keyIdOf(sealed), createdAt: now }))
    await em.flush()
  } finally {
    pkcs8.fill(0)
  }
}

/**
 * The private key as PKCS#8 DER, or null when there is none. The caller clears the buffer.
 * @throws RequestError KEY_UNAVAILABLE or INTEGRITY when it cannot be decrypted
 */
export async function openCertificateKey(em: Em, secrets: SecretBox, certificateId: string): Promise<Buffer | null> {
  const sealed = await findSealedKey(em, certificateId)
  return sealed === null ? null : secrets.open(sealed, { ...KEY_BINDING, id: certificateId })
}
