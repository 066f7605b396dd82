// Passphrases of key stores: which ones are taken, and how they are made.

import { randomInt } from 'node:crypto'
import { DomainError } from '../errors.ts'

/** The shortest passphrase taken: the stores leave the service, and whoever finds one can guess without limits. */
export const MIN_STORE_PASSPHRASE = 12
export const MAX_STORE_PASSPHRASE = 128
export const MAX_STORE_ALIAS = 128

const MIN_DIFFERENT_CHARACTERS = 6
const GENERATED_LENGTH = 24
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/**
 * Checks a passphrase for a PKCS#12 or JKS file: 12 to 128 printable ASCII characters, at least 6 different ones. Others are
 * refused because Java's keytool and OpenSSL turn them into different keys, so that one of the two could not open the file.
 * @throws DomainError INVALID or TOO_LONG; its message never holds the passphrase
 */
export function checkStorePassphrase(passphrase: string): void {
  if (passphrase.length > MAX_STORE_PASSPHRASE) {
    throw new DomainError('TOO_LONG', `A passphrase has at most ${MAX_STORE_PASSPHRASE} characters`)
  }
  if (!/^[\x20-\x7e]*$/.test(passphrase)) {
    throw new DomainError(
      'INVALID',
      'A passphrase of a key store is made of ASCII letters, digits, punctuation and spaces: ' +
        'with others, Java and OpenSSL do not open the same file',
    )
  }
  if (passphrase.length < MIN_STORE_PASSPHRASE) {
    throw new DomainError('INVALID', `A passphrase has at least ${MIN_STORE_PASSPHRASE} characters`)
  }
  if (new Set(passphrase).size < MIN_DIFFERENT_CHARACTERS) {
    throw new DomainError('INVALID', `A passphrase has at least ${MIN_DIFFERENT_CHARACTERS} different characters`)
  }
}

/** A random passphrase of 24 letters and digits, about 142 bits, which needs no quoting anywhere. */
export function generatePassphrase(): string {
  return Array.from({ length: GENERATED_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')
}

/**
 * Checks the name of an entry in a key store: 1 to 128 characters, none of them a control character.
 * @throws DomainError INVALID or TOO_LONG
 */
export function checkStoreAlias(alias: string): void {
  if (alias.length > MAX_STORE_ALIAS) {
    throw new DomainError('TOO_LONG', `An alias has at most ${MAX_STORE_ALIAS} characters`)
  }
  if (alias.trim() === '' || /[\p{Cc}\p{Cs}]/u.test(alias)) {
    throw new DomainError('INVALID', 'An alias is a text without control characters, for example the common name')
  }
}
