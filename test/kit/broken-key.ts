// An authority whose private key cannot be decrypted, as after a restore of the database without its keyring.
import { sql } from 'kysely'
import { kysely } from '../../src/database/sql.ts'
import type { Service } from './service.ts'
import { uuidOf } from './uuid-of.ts'

/** @returns how it is mended */
export async function breakAuthorityKey({ database }: Service, authorityId: string): Promise<() => Promise<void>> {
  const swap = async () => {
    await sql`update authority_keys set sealed = set_byte(sealed, length(sealed) - 1, get_byte(sealed, length(sealed) - 1) # 255)
      where authority_id = ${uuidOf(authorityId)}::uuid`.execute(kysely(database.fork()))
  }
  await swap()
  return swap
}
