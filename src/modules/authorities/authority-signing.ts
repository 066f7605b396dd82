// What signing needs of an authority: its certificate as it stands, its chain, and its key for as long as it takes.
import { createPrivateKey, type KeyObject } from 'node:crypto'
import type { Scope } from '../../database/scope.ts'
import { keyIdOf, type SecretBox } from '../../database/secrets.ts'
import { kysely } from '../../database/sql.ts'
import { DomainError, RequestError } from '../../errors.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { parseCertificatesPem } from '../../pki/pem.ts'
import { MAX_CHAIN } from '../../pki/limits.ts'
import type { ParsedCertificate } from '../../pki/types.ts'

export interface Issuer {
  readonly certificate: ParsedCertificate
  readonly certificateRowId: string
  readonly revoked: boolean
  /** The authority's certificate and everything above it, up to the root: the chain of what it issues. */
  readonly chain: readonly Uint8Array[]
  /** The same, parsed. */
  readonly certificates: readonly ParsedCertificate[]
}

const KEY_BINDING = { table: 'authority_keys', column: 'sealed' }

export class AuthoritySigning {
  readonly #secrets: SecretBox
  /** Parsed forms by row and chain, which hardly ever change; the keys are not kept. */
  readonly #parsed = new Map<string, Pick<Issuer, 'certificate' | 'chain' | 'certificates'>>()

  constructor(secrets: SecretBox) {
    this.#secrets = secrets
  }

  /** @throws DomainError INACTIVE under `path` when the authority has no certificate yet */
  async issuer(scope: Scope, authorityId: string, path: readonly string[]): Promise<Issuer> {
    const known = await this.known(scope, authorityId)
    if (known === null) throw new DomainError('INACTIVE', 'this authority has no certificate to issue with', path)
    return known
  }

  /** As {@link issuer}, or null when the authority has no certificate, or its CA elsewhere has not shown it yet. */
  async known(scope: Scope, authorityId: string): Promise<Issuer | null> {
    const row = await kysely(scope.em)
      .selectFrom('authorities')
      .innerJoin('certificates', 'certificates.id', 'authorities.certificate_id')
      .where('authorities.id', '=', authorityId)
      .select(['certificates.id', 'certificates.revoked_at', 'certificates.chain_id'])
      .executeTakeFirst()
    if (row === undefined) return null
    const key = `${row.id} ${row.chain_id}`
    const known = this.#parsed.get(key) ?? (await this.#read(scope, row.id, key))
    return { ...known, certificateRowId: row.id, revoked: row.revoked_at !== null }
  }

  /** Whether the key to sign with is held here. */
  async holdsKey(scope: Scope, authorityId: string): Promise<boolean> {
    const row = await kysely(scope.em)
      .selectFrom('authority_keys')
      .select('authority_id')
      .where('authority_id', '=', authorityId)
      .executeTakeFirst()
    return row !== undefined
  }

  /**
   * The authority's private key. Used for one signature and dropped.
   * @throws DomainError UNSUPPORTED under `path` when the key is not held here
   * @throws RequestError KEY_UNAVAILABLE or INTEGRITY when it cannot be decrypted
   */
  async privateKey(scope: Scope, authorityId: string, path: readonly string[]): Promise<KeyObject> {
    const row = await kysely(scope.em)
      .selectFrom('authority_keys')
      .select('sealed')
      .where('authority_id', '=', authorityId)
      .executeTakeFirst()
    if (row === undefined) throw new DomainError('UNSUPPORTED', 'the key of this authority is not held here', path)
    const pkcs8 = this.#secrets.open(row.sealed, { ...KEY_BINDING, id: authorityId })
    try {
      return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
    } finally {
      pkcs8.fill(0)
    }
  }

  /** The sealed form of a CA's key, for the row of authority_keys. */
  seal(authorityId: string, pkcs8: Uint8Array): { sealed: Buffer; keyId: string } {
    const sealed = this.#secrets.seal(pkcs8, { ...KEY_BINDING, id: authorityId })
    return { sealed, keyId: keyIdOf(sealed) }
  }

  async #read(
    scope: Scope,
    rowId: string,
    key: string,
  ): Promise<Pick<Issuer, 'certificate' | 'chain' | 'certificates'>> {
    const row = await kysely(scope.em)
      .selectFrom('certificates')
      .leftJoin('certificate_chains', 'certificate_chains.id', 'certificates.chain_id')
      .where('certificates.id', '=', rowId)
      .select(['certificates.body', 'certificate_chains.pem'])
      .executeTakeFirst()
    if (row === undefined) throw new RequestError('INTERNAL', `The certificate ${rowId} of an authority is gone.`)
    const above = row.pem === null ? [] : parseCertificatesPem(row.pem, { max: MAX_CHAIN })
    const certificate = parseCertificate(new Uint8Array(row.body))
    const certificates = [certificate, ...above.map((der) => parseCertificate(der))]
    const read = { certificate, certificates, chain: certificates.map((each) => each.der) }
    if (this.#parsed.size >= 1000) this.#parsed.clear()
    this.#parsed.set(key, read)
    return read
  }
}
