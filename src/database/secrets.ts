// Encryption of secret columns: a fresh data key per record, wrapped by a key-encryption key that is named beside it.
//
// Sealed form, version 1:
//
//   version (1) | id length n (1) | key-encryption key id (n) | header check (4) | wrapped data key (60) |
//   nonce (12) | ciphertext | tag (16)
//
// The header check is the start of SHA-256 over what precedes it. It protects from accidents only, and exists so that a
// damaged id is reported as damage (INTEGRITY) and not as a missing key (KEY_UNAVAILABLE), which needs another remedy.
// Whoever forges it gains nothing: both authenticated encryptions below bind table, column and row, and the wrapping one
// the key's id as well.

import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { RequestError } from '../errors.ts'
import { KEY_ID, WRAPPED_KEY_BYTES } from './keyring.ts'
import type { KeyWrapper } from './keyring.ts'

const VERSION = 1
const DATA_KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const CHECK_BYTES = 4
const CANARY = Buffer.from('This key-encryption key opens what it sealed.')

/** Where a secret lives. A sealed value opens there and nowhere else. */
export interface SecretBinding {
  readonly table: string
  readonly column: string
  /** The row's primary key. */
  readonly id: string
}

interface Envelope {
  readonly keyId: string
  readonly wrappedKey: Buffer
  /** Nonce, ciphertext and tag. */
  readonly body: Buffer
}

/** Seals and opens secret columns with the keys of one keyring. */
export class SecretBox {
  readonly #keys: KeyWrapper

  constructor(keys: KeyWrapper) {
    this.#keys = keys
  }

  /** Encrypts `plaintext` for one place. Every call draws a new data key and nonces. */
  seal(plaintext: Uint8Array, binding: SecretBinding): Buffer {
    return this.#sealWith(this.#keys.primaryKeyId, plaintext, binding)
  }

  /**
   * Decrypts what was sealed for this place. The caller clears the returned buffer (`fill(0)`) once done with it. Throws
   * RequestError INTEGRITY, the same for whatever is wrong with the value or its place, or KEY_UNAVAILABLE with the id of
   * the key that is not in the keyring; never tries another key.
   */
  open(sealed: Uint8Array, binding: SecretBinding): Buffer {
    const { keyId, wrappedKey, body } = parse(sealed)
    const dataKey = this.#unwrap(keyId, wrappedKey, binding)
    try {
      return decrypt(dataKey, body, boundTo('body', binding))
    } finally {
      dataKey.fill(0)
    }
  }

  /**
   * The same secret with its data key wrapped by the primary key; nonce, ciphertext and tag stay as they are, and what is
   * already wrapped by the primary key is returned unchanged. Throws as {@link open} does.
   */
  rewrap(sealed: Uint8Array, binding: SecretBinding): Buffer {
    const { keyId, wrappedKey, body } = parse(sealed)
    const primary = this.#keys.primaryKeyId
    if (keyId === primary) return Buffer.from(sealed)
    const dataKey = this.#unwrap(keyId, wrappedKey, binding)
    try {
      return this.#assemble(primary, dataKey, body, binding)
    } finally {
      dataKey.fill(0)
    }
  }

  /** A record to keep beside the data, by which {@link checkCanary} knows this key again; one for each key. */
  makeCanary(keyId: string = this.#keys.primaryKeyId): Buffer {
    return this.#sealWith(keyId, CANARY, canaryBinding(keyId))
  }

  /**
   * Checks at start that the keyring has the key that made this canary, and that it is the same key, not merely one of the
   * same length under the same id. Returns the key's id. Throws KEY_UNAVAILABLE or INTEGRITY: the process must not go on.
   */
  checkCanary(sealed: Uint8Array): string {
    const keyId = keyIdOf(sealed)
    try {
      this.open(sealed, canaryBinding(keyId)).fill(0)
    } catch (error) {
      if (!(error instanceof RequestError) || error.code !== 'INTEGRITY') throw error
      throw new RequestError(
        'INTEGRITY',
        `The key-encryption key "${keyId}" is not the one this database was encrypted with. Give the right keyring in ` +
          'INDRI_KEYRING_FILE or INDRI_KEYRING.',
        { cause: error },
      )
    }
    return keyId
  }

  #sealWith(keyId: string, plaintext: Uint8Array, binding: SecretBinding): Buffer {
    const dataKey = randomBytes(DATA_KEY_BYTES)
    try {
      return this.#assemble(keyId, dataKey, encrypt(dataKey, plaintext, boundTo('body', binding)), binding)
    } finally {
      dataKey.fill(0)
    }
  }

  #assemble(keyId: string, dataKey: Uint8Array, body: Uint8Array, binding: SecretBinding): Buffer {
    const wrappedKey = this.#keys.wrap(keyId, dataKey, boundTo('key', binding, keyId))
    return Buffer.concat([header(keyId), wrappedKey, body])
  }

  #unwrap(keyId: string, wrappedKey: Uint8Array, binding: SecretBinding): Buffer {
    const dataKey = this.#keys.unwrap(keyId, wrappedKey, boundTo('key', binding, keyId))
    if (dataKey === null) throw integrity()
    return dataKey
  }
}

/** The id of the key-encryption key that a sealed value names. Throws INTEGRITY when it is not a sealed value. */
export function keyIdOf(sealed: Uint8Array): string {
  return parse(sealed).keyId
}

function header(keyId: string): Buffer {
  const id = Buffer.from(keyId, 'latin1')
  const named = Buffer.concat([Buffer.from([VERSION, id.byteLength]), id])
  return Buffer.concat([named, checkOf(named)])
}

function checkOf(named: Uint8Array): Buffer {
  return createHash('sha256').update(named).digest().subarray(0, CHECK_BYTES)
}

function parse(sealed: Uint8Array): Envelope {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  const named = bytes.subarray(0, 2 + (bytes[1] ?? 0))
  const wrapped = named.byteLength + CHECK_BYTES
  const body = wrapped + WRAPPED_KEY_BYTES
  const keyId = named.toString('latin1', 2)
  if (
    bytes[0] !== VERSION ||
    !KEY_ID.test(keyId) ||
    !checkOf(named).equals(bytes.subarray(named.byteLength, wrapped)) ||
    bytes.byteLength < body + NONCE_BYTES + TAG_BYTES
  ) {
    throw integrity()
  }
  return { keyId, wrappedKey: bytes.subarray(wrapped, body), body: bytes.subarray(body) }
}

function encrypt(key: Uint8Array, plaintext: Uint8Array, aad: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(aad)
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
}

function decrypt(key: Uint8Array, body: Buffer, aad: Uint8Array): Buffer {
  const tag = body.byteLength - TAG_BYTES
  // Without authTagLength Node 20 took tags of 4 bytes (DEP0182); the tag is also cut at its full length here.
  const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(aad)
  decipher.setAuthTag(body.subarray(tag))
  const plaintext = decipher.update(body.subarray(NONCE_BYTES, tag))
  try {
    decipher.final()
    return plaintext
  } catch {
    plaintext.fill(0)
    throw integrity()
  }
}

/**
 * Additional data: every part behind its length, so that no two places read the same. The key's id is part of what binds
 * the wrapped key only: the body has to survive a change of key byte by byte.
 */
function boundTo(what: 'key' | 'body', binding: SecretBinding, ...more: readonly string[]): Buffer {
  const { table, column, id } = binding
  const chunks: Buffer[] = []
  for (const part of [`indri secret ${VERSION}`, what, table, column, id, ...more]) {
    if (part === '' || !part.isWellFormed()) {
      throw new TypeError('A secret is bound to a table, a column and a row id, none of them empty.')
    }
    const bytes = Buffer.from(part, 'utf8')
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.byteLength)
    chunks.push(length, bytes)
  }
  return Buffer.concat(chunks)
}

function canaryBinding(keyId: string): SecretBinding {
  return { table: 'keyring', column: 'canary', id: keyId }
}

/** One message for every cause: which byte was wrong is nobody's business. */
function integrity(): RequestError {
  return new RequestError('INTEGRITY', 'A stored secret failed its integrity check and was not used.')
}
