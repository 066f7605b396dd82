// Lists of keys that a broken generator makes, such as Debian's of 2006 to 2008 (CVE-2008-0166), in Debian's own file format.

import { createHash } from 'node:crypto'
import { DomainError } from '../errors.ts'
import { readRsaPublicKey, readSpki } from './keys.ts'
import type { PublicKeyFacts } from './types.ts'

const OCTETS = 10

/** Sorted digests side by side: ten octets a key, so that a list of all of Debian's keys takes a few megabytes. */
export class WeakKeyList {
  readonly #digests: Buffer

  private constructor(digests: Buffer) {
    this.#digests = digests
  }

  /** How many keys it knows. */
  get size(): number {
    return this.#digests.length / OCTETS
  }

  /**
   * Reads lists of Debian's package openssl-blacklist: a line of 20 hexadecimal digits a key, the last half of the SHA-1 of
   * what `openssl rsa -modulus` prints; lines beginning with # are comments.
   * @throws DomainError INVALID with the number of the line
   */
  static parse(texts: readonly string[]): WeakKeyList {
    const digests = new Set<string>()
    for (const text of texts) {
      for (const [index, line] of text.split('\n').entries()) {
        const digest = line.trim().toLowerCase()
        if (digest === '' || digest.startsWith('#')) continue
        if (!/^[0-9a-f]{20}$/.test(digest)) {
          throw new DomainError('INVALID', `line ${index + 1}: expected 20 hexadecimal digits`)
        }
        digests.add(digest)
      }
    }
    return new WeakKeyList(Buffer.from([...digests].toSorted().join(''), 'hex'))
  }

  /** Whether the list has this key; only RSA keys are listed. */
  has(key: PublicKeyFacts): boolean {
    if (this.size === 0 || key.algorithm !== 'RSA') return false
    const numbers = readRsaPublicKey(readSpki(key.spki).key)
    if (numbers === null) return false
    const wanted = digestOf(numbers.modulus)
    let low = 0
    let high = this.size - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const order = Buffer.compare(this.#digests.subarray(middle * OCTETS, (middle + 1) * OCTETS), wanted)
      if (order === 0) return true
      if (order < 0) low = middle + 1
      else high = middle - 1
    }
    return false
  }
}

/** OpenSSL prints the modulus in whole octets, upper case. */
function digestOf(modulus: bigint): Buffer {
  const hex = modulus.toString(16).toUpperCase()
  const printed = `Modulus=${hex.length % 2 === 0 ? hex : `0${hex}`}\n`
  return createHash('sha1').update(printed).digest().subarray(-OCTETS)
}
