// API keys: how they are made, recognised and compared. Only the prefix and a hash are ever stored.

import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

const PREFIX_ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789'
const PREFIX_LENGTH = 8
const TOKEN = /^indri_([a-z0-9]{8})_[A-Za-z0-9_-]{43}$/

export interface NewApiKey {
  /** The key itself, `indri_<prefix>_<43 characters of base64url>`. Shown once, never stored. */
  readonly token: string
  /** Public: finds the stored row and tells people which key this is. */
  readonly prefix: string
  /** SHA-256 of the token, 32 bytes. The token has 256 random bits, so a plain hash cannot be searched. */
  readonly hash: Buffer
}

/** Makes a key from 32 random bytes. Prefixes are random too: make another key when one is taken. */
export function newApiKey(): NewApiKey {
  const prefix = Array.from({ length: PREFIX_LENGTH }, () => PREFIX_ALPHABET[randomInt(PREFIX_ALPHABET.length)]).join(
    '',
  )
  const token = `indri_${prefix}_${randomBytes(32).toString('base64url')}`
  return { token, prefix, hash: hashOf(token) }
}

/** Whether a bearer token claims to be an API key rather than a session token. */
export function looksLikeApiKey(token: string): boolean {
  return token.startsWith('indri_')
}

/** The prefix by which to find the stored key, or null when the text does not have the form of a key. */
export function parseApiKey(token: string): { readonly prefix: string } | null {
  const prefix = TOKEN.exec(token)?.[1]
  return prefix === undefined ? null : { prefix }
}

/** Whether `token` is the key whose SHA-256 is `hash`; takes the same time wherever they differ. */
export function apiKeyMatches(hash: Uint8Array, token: string): boolean {
  const found = hashOf(token)
  return hash.byteLength === found.byteLength && timingSafeEqual(hash, found)
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest()
}
