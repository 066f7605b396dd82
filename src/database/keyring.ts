// The keyring: the key-encryption keys that wrap every stored secret, by id, and the secret that sessions are signed with.

import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { inspect } from 'node:util'
import { z } from 'zod'
import { RequestError } from '../errors.ts'

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** Length of a wrapped 32-byte data key: nonce, ciphertext, tag. */
export const WRAPPED_KEY_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES
/** What ids of keys look like; they are stored in the clear beside everything the key wraps. */
export const KEY_ID = /^[a-z0-9][a-z0-9.-]{0,63}$/

/** The keyring cannot be used. The message is for whoever starts the process; it never contains key material. */
export class KeyringError extends Error {
  override readonly name = 'KeyringError'
}

/**
 * What wraps data keys. A keyring does; a key-management service could stand behind the same methods. `aad` is bound to
 * the result: unwrapping with any other fails.
 */
export interface KeyWrapper {
  readonly primaryKeyId: string
  readonly keyIds: readonly string[]
  /** Wraps a 32-byte data key into {@link WRAPPED_KEY_BYTES}. Throws KEY_UNAVAILABLE for an unknown id. */
  wrap(keyId: string, dataKey: Uint8Array, aad: Uint8Array): Buffer
  /** Throws KEY_UNAVAILABLE for an unknown id; null when the wrapped key, the aad or the key is not the right one. */
  unwrap(keyId: string, wrapped: Uint8Array, aad: Uint8Array): Buffer | null
}

/** A keyring as it is written down. Keys are base64 of 32 bytes. */
export interface KeyringContents {
  readonly version: 1
  /** Id of the key that wraps whatever is written from now on; the others only open what they wrapped. */
  readonly primary: string
  readonly keys: Readonly<Record<string, string>>
  /** What session tokens are signed with, by derivation. Apart from the keys, so that rotating them ends no session. */
  readonly sessionSecret: string
}

const contentsSchema = z.strictObject({
  version: z.literal(1),
  primary: z.string(),
  keys: z.record(z.string(), z.string()),
  sessionSecret: z.string(),
})

/** The keys, held so that neither logging nor inspecting the object shows them. */
export class Keyring implements KeyWrapper {
  readonly primaryKeyId: string
  readonly keyIds: readonly string[]
  readonly #keys: ReadonlyMap<string, KeyObject>
  readonly #sessionSecret: KeyObject

  /** Takes checked contents; `source` names the setting in messages. Throws KeyringError. */
  constructor(contents: KeyringContents, source: string) {
    const keys = new Map<string, KeyObject>()
    const seen = new Map<string, string>()
    const decode = (name: string, text: string): KeyObject => {
      const twin = seen.get(text)
      if (twin !== undefined) throw new KeyringError(`${source}: ${name} and ${twin} are the same key.`)
      seen.set(text, name)
      return decodeKey(text, name, source)
    }
    for (const [id, text] of Object.entries(contents.keys)) {
      if (!KEY_ID.test(id)) {
        throw new KeyringError(
          `${source}: expected key ids of 1 to 64 characters of a-z, 0-9, "." and "-", found ${JSON.stringify(id)}.`,
        )
      }
      keys.set(id, decode(`key "${id}"`, text))
    }
    if (keys.size === 0) throw new KeyringError(`${source}: expected at least one key under "keys", found none.`)
    if (!keys.has(contents.primary)) {
      const known = [...keys.keys()].join(', ')
      throw new KeyringError(
        `${source}: expected "primary" to be one of ${known}, found ${JSON.stringify(contents.primary)}.`,
      )
    }
    this.#sessionSecret = decode('"sessionSecret"', contents.sessionSecret)
    this.#keys = keys
    this.primaryKeyId = contents.primary
    this.keyIds = Object.freeze([...keys.keys()])
  }

  has(keyId: string): boolean {
    return this.#keys.has(keyId)
  }

  wrap(keyId: string, dataKey: Uint8Array, aad: Uint8Array): Buffer {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', this.#key(keyId), nonce, { authTagLength: TAG_BYTES })
    cipher.setAAD(aad)
    return Buffer.concat([nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()])
  }

  unwrap(keyId: string, wrapped: Uint8Array, aad: Uint8Array): Buffer | null {
    const key = this.#key(keyId)
    if (wrapped.byteLength !== WRAPPED_KEY_BYTES) return null
    const nonce = wrapped.subarray(0, NONCE_BYTES)
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    decipher.setAAD(aad)
    decipher.setAuthTag(wrapped.subarray(WRAPPED_KEY_BYTES - TAG_BYTES))
    const dataKey = decipher.update(wrapped.subarray(NONCE_BYTES, WRAPPED_KEY_BYTES - TAG_BYTES))
    try {
      decipher.final()
      return dataKey
    } catch {
      dataKey.fill(0)
      return null
    }
  }

  /**
   * 32 bytes for one purpose (HKDF-SHA-256, RFC 5869), such as 'session-tokens': always the same for the same keyring and
   * purpose, unrelated for another, and unchanged by rotating the key-encryption keys.
   */
  deriveSecret(purpose: string): Buffer {
    if (purpose === '') throw new TypeError('A derived secret needs a purpose.')
    return Buffer.from(hkdfSync('sha256', this.#sessionSecret, Buffer.alloc(0), `indri/v1/${purpose}`, KEY_BYTES))
  }

  toJSON(): object {
    return { primaryKeyId: this.primaryKeyId, keyIds: this.keyIds }
  }

  [inspect.custom](): string {
    return `Keyring { primary: ${this.primaryKeyId}, keys: ${this.keyIds.join(', ')} }`
  }

  #key(keyId: string): KeyObject {
    const key = this.#keys.get(keyId)
    if (key === undefined) {
      throw new RequestError('KEY_UNAVAILABLE', `The key-encryption key "${keyId}" is not in the keyring.`)
    }
    return key
  }
}

/**
 * Reads a keyring's JSON. `source` names the setting it came from, for messages. Throws KeyringError, whose message never
 * repeats what was found where that could be a key.
 */
export function parseKeyring(json: string, source: string): KeyringContents {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    // The parser's own message quotes its input, which may be a key.
    throw new KeyringError(`${source}: expected a keyring as JSON, found ${json === '' ? 'nothing' : 'other text'}.`)
  }
  const parsed = contentsSchema.safeParse(value)
  if (!parsed.success) {
    const places = parsed.error.issues.map((issue) => issue.path.join('.') || 'the whole').join(', ')
    throw new KeyringError(
      `${source}: expected {"version": 1, "primary": id, "keys": {id: base64 of 32 bytes}, "sessionSecret": base64 of 32 ` +
        `bytes} and nothing else; wrong at: ${places}.`,
    )
  }
  return parsed.data
}

/** The keyring given whole in the variable INDRI_KEYRING. Throws KeyringError. */
export function keyringFromEnv(json: string): Keyring {
  return new Keyring(parseKeyring(json, 'INDRI_KEYRING'), 'INDRI_KEYRING')
}

/** Contents for a first start: one random key, which is primary, and a random session secret. */
export function newKeyringContents(): KeyringContents {
  const id = newKeyId()
  return { version: 1, primary: id, keys: { [id]: randomKey() }, sessionSecret: randomKey() }
}

/** The contents with one more random key, not yet primary, so that every process can learn it before anything uses it. */
export function addKey(contents: KeyringContents, id: string = newKeyId()): KeyringContents {
  if (!KEY_ID.test(id)) throw new KeyringError('Expected a key id of 1 to 64 characters of a-z, 0-9, "." and "-".')
  if (Object.hasOwn(contents.keys, id)) throw new KeyringError(`The keyring already has a key "${id}".`)
  return { ...contents, keys: { ...contents.keys, [id]: randomKey() } }
}

/** The contents with another key wrapping what is written from now on. */
export function setPrimary(contents: KeyringContents, id: string): KeyringContents {
  requireKey(contents, id)
  return { ...contents, primary: id }
}

/**
 * The contents without a key. `recordsInUse` is the number of stored records that the key still wraps, counted by the
 * caller: anything but 0 refuses, as those records would be lost. The primary key cannot be retired.
 */
export function retireKey(contents: KeyringContents, id: string, recordsInUse: number): KeyringContents {
  requireKey(contents, id)
  if (contents.primary === id) {
    throw new KeyringError(`The key "${id}" is the primary key: make another one primary before retiring it.`)
  }
  if (recordsInUse !== 0) {
    throw new KeyringError(`The key "${id}" still wraps ${recordsInUse} records: re-wrap them before retiring it.`)
  }
  return { ...contents, keys: Object.fromEntries(Object.entries(contents.keys).filter(([each]) => each !== id)) }
}

/** The JSON as it is written to the file. */
export function serializeKeyring(contents: KeyringContents): string {
  return `${JSON.stringify(contents, null, 2)}\n`
}

function requireKey(contents: KeyringContents, id: string): void {
  if (!Object.hasOwn(contents.keys, id)) throw new KeyringError(`The keyring has no key "${id}".`)
}

function newKeyId(): string {
  return `key-${randomBytes(4).toString('hex')}`
}

function randomKey(): string {
  return randomBytes(KEY_BYTES).toString('base64')
}

function decodeKey(text: string, name: string, source: string): KeyObject {
  const bytes = Buffer.from(text, 'base64')
  const expected = `${source}: expected ${name} to be the base64 of 32 random bytes`
  try {
    // Node skips what is not base64, so that only encoding again tells whether all of it was read.
    if (bytes.toString('base64') !== text) throw new KeyringError(`${expected}, found something that is not base64.`)
    if (bytes.byteLength !== KEY_BYTES) throw new KeyringError(`${expected}, found ${bytes.byteLength} bytes.`)
    const flaw = flawOf(bytes)
    if (flaw !== null) throw new KeyringError(`${expected}, found ${flaw}. Make one with: openssl rand -base64 32`)
    return createSecretKey(bytes)
  } finally {
    bytes.fill(0)
  }
}

/**
 * Recognises keys that nobody drew at random: zeros, samples, counters, typed phrases. 32 random bytes hold about 30
 * different values and are all printable with a chance below 10⁻¹³, so that no real key is refused.
 */
function flawOf(bytes: Buffer): string | null {
  if (bytes.every((byte) => byte === 0)) return 'only zeros'
  if (new Set(bytes).size < 16) return 'the same few bytes again and again'
  const steps = new Set(bytes.subarray(1).map((byte, index) => byte - (bytes[index] ?? 0)))
  if (steps.size === 1) return 'a counter'
  if (bytes.every((byte) => byte >= 0x20 && byte < 0x7f)) return 'typed text (a sample or a phrase)'
  return null
}
