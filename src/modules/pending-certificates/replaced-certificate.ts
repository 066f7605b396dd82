import type { Em } from '../../database/connection.ts'
import { isIn, kysely } from '../../database/sql.ts'
import { toPem } from '../../pki/pem.ts'

/**
 * What an order takes the place of, for CAs that want to know (RFC 9773 section 5): the newest of the certificates it
 * replaces that came from the same authority, as PEM; null where there is none.
 */
export async function replacedCertificate(
  em: Em,
  authorityId: string,
  replacesIds: readonly string[],
): Promise<string | null> {
  if (replacesIds.length === 0) return null
  const found = await kysely(em)
    .selectFrom('certificates')
    .select('body')
    .where('authority_id', '=', authorityId)
    .where(isIn('id', replacesIds))
    .orderBy('not_after', 'desc')
    .executeTakeFirst()
  return found === undefined ? null : toPem('CERTIFICATE', new Uint8Array(found.body))
}
