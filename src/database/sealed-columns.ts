// Every column that SecretBox seals, listed once: what re-wrapping goes through, and what keeps a key from being retired.
//
// A new one: a table with a uuid key, the sealed bytes, and `key_id` (both null where there is nothing sealed), the key-encryption key they are sealed under, with a
// foreign key to key_canaries (on delete restrict) in its migration. Retiring a key deletes its canary, so that the
// database itself refuses while the key is in use and refuses to store anything under it afterwards. The binding given to
// SecretBox is the table, the column, and the row's id as text. Canaries are not here: each belongs to its key for good.

export interface SealedColumn {
  readonly table: string
  /** The uuid of the row, which the sealed value is bound to. */
  readonly idColumn: string
  readonly column: string
}

export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: 'certificate_keys', idColumn: 'certificate_id', column: 'sealed' },
  { table: 'authority_keys', idColumn: 'authority_id', column: 'sealed' },
  { table: 'authority_issuers', idColumn: 'authority_id', column: 'sealed' },
  { table: 'issuer_stores', idColumn: 'authority_id', column: 'sealed' },
  { table: 'pending_certificates', idColumn: 'id', column: 'sealed' },
  { table: 'role_credentials', idColumn: 'role_id', column: 'sealed' },
  { table: 'destinations', idColumn: 'id', column: 'sealed' },
  { table: 'dns_providers', idColumn: 'id', column: 'sealed' },
  { table: 'sources', idColumn: 'id', column: 'sealed' },
  { table: 'notifications', idColumn: 'id', column: 'sealed' },
]
