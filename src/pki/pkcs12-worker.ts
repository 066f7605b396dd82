// The thread in which key derivations of PKCS#12 run: thousands of hashes in a row, which would hold up every request otherwise.
// Imports nothing of ours, so that the file can be started as it stands.

import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'

/** One derivation of RFC 7292 appendix B. */
export interface Derivation {
  /** Name of the hash for node:crypto. */
  hash: string
  /** What the octets are for (appendix B.3): 1 an encryption key, 2 an initial vector, 3 a MAC key. */
  purpose: 1 | 2 | 3
  /** The passphrase as BMPString octets with the two zero octets after it. */
  passphrase: Uint8Array
  salt: Uint8Array
  iterations: number
  /** Octets wanted. */
  length: number
}

/** Octets of one input block of the hash. */
function blockLength(hash: string): number {
  return hash === 'sha384' || hash === 'sha512' ? 128 : 64
}

/** `source` repeated up to a whole number of blocks; nothing of nothing. */
function filled(source: Uint8Array, block: number): Buffer {
  const length = Math.ceil(source.length / block) * block
  return length === 0 ? Buffer.alloc(0) : Buffer.alloc(length, source)
}

/** RFC 7292 appendix B.2. Synchronous: takes about 4 microseconds for each iteration and block of output. */
export function derive({ hash, purpose, passphrase, salt, iterations, length }: Derivation): Buffer {
  const block = blockLength(hash)
  const diversifier = Buffer.alloc(block, purpose)
  const input = Buffer.concat([filled(salt, block), filled(passphrase, block)])
  const output: Buffer[] = []
  for (let made = 0; made < length;) {
    let digest = createHash(hash).update(diversifier).update(input).digest()
    for (let round = 1; round < iterations; round += 1) digest = createHash(hash).update(digest).digest()
    output.push(digest)
    made += digest.length
    if (made < length) addToBlocks(input, Buffer.alloc(block, digest), block)
  }
  return Buffer.concat(output).subarray(0, length)
}

/** Adds `addend` + 1 to every block of `input`, as big-endian numbers modulo their size. */
function addToBlocks(input: Buffer, addend: Buffer, block: number): void {
  for (let start = 0; start < input.length; start += block) {
    let carry = 1
    for (let index = block - 1; index >= 0; index -= 1) {
      carry += (input[start + index] ?? 0) + (addend[index] ?? 0)
      input[start + index] = carry & 0xff
      carry >>= 8
    }
  }
}

const port = parentPort
const given = workerData as { pkcs12Derivations?: Derivation[] } | null
if (port && given?.pkcs12Derivations) port.postMessage(given.pkcs12Derivations.map(derive))
