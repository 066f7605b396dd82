// The private key of an order, until its certificate has it.
import { createPrivateKey, type KeyObject } from 'node:crypto'
import type { Em } from '../../database/connection.ts'
import { keyIdOf, type SecretBox } from '../../database/secrets.ts'
import { kysely } from '../../database/sql.ts'
import { privateKeyToPkcs8 } from '../../pki/keys.ts'

const BINDING = { table: 'pending_certificates', column: 'sealed' }

/** The columns that hold it. */
export function sealPendingKey(secrets: SecretBox, id: string, key: KeyObject): { sealed: Buffer; keyId: string } {
  const pkcs8 = privateKeyToPkcs8(key)
  try {
    const sealed = secrets.seal(pkcs8, { ...BINDING, id })
    return { sealed, keyId: keyIdOf(sealed) }
  } finally {
    pkcs8.fill(0)
  }
}

/**
 * Null where a caller keeps it.
 * @throws RequestError KEY_UNAVAILABLE or INTEGRITY when it cannot be decrypted
 */
export async function openPendingKey(em: Em, secrets: SecretBox, id: string): Promise<KeyObject | null> {
  const row = await kysely(em)
    .selectFrom('pending_certificates')
    .select('sealed')
    .where('id', '=', id)
    .executeTakeFirst()
  if (row?.sealed == null) return null
  const pkcs8 = secrets.open(new Uint8Array(row.sealed), { ...BINDING, id })
  try {
    return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  } finally {
    pkcs8.fill(0)
  }
}
