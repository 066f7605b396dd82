// Hashing and checking of passwords: scrypt in the thread pool, a bounded number at a time.

import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { RequestError } from '../errors.ts'

/** Passwords longer than this, in UTF-8 bytes, are refused before any hashing. Nothing is ever truncated. */
export const LARGEST_PASSWORD_BYTES = 4096

/** Cost of scrypt (RFC 7914): N = 2^logN. Takes 128·N·r bytes of memory. */
export interface ScryptCost {
  readonly logN: number
  readonly r: number
  readonly p: number
}

/** One of the settings that OWASP's password storage sheet rates equal; this one needs only 16 MiB a hash. */
export const DEFAULT_COST: ScryptCost = Object.freeze({ logN: 14, r: 8, p: 5 })

export interface PasswordHasherOptions {
  readonly cost?: ScryptCost
  /** Hashes computed at once. Each holds one of libuv's four threads, which files and name lookups need too. */
  readonly concurrency?: number
  /** Hashes waiting at most; whoever comes beyond that is refused at once instead of waiting for ever. */
  readonly queueLength?: number
}

const SALT_BYTES = 16
const HASH_BYTES = 32
const STORED = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/
/** What a stored hash may ask for: a row must not be able to stop the service with 2^40 rounds. */
const HIGHEST_COST: ScryptCost = { logN: 17, r: 16, p: 16 }

interface StoredHash {
  readonly cost: ScryptCost
  readonly salt: Buffer
  readonly hash: Buffer
}

/**
 * Hashes passwords and verifies them. One instance serves the process, since the bounds are its own: at the default cost and
 * two at once, hashing never holds more than about 32 MiB.
 */
export class PasswordHasher {
  readonly #cost: ScryptCost
  readonly #concurrency: number
  readonly #queueLength: number
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(options: PasswordHasherOptions = {}) {
    this.#cost = options.cost ?? DEFAULT_COST
    this.#concurrency = options.concurrency ?? 2
    this.#queueLength = options.queueLength ?? 100
  }

  /**
   * A string that holds algorithm, cost, salt and hash (PHC string format). Check the password by `checkPassword` first.
   * Throws RequestError UNAVAILABLE when too many hashes are waiting, RangeError over {@link LARGEST_PASSWORD_BYTES}.
   */
  async hash(password: string): Promise<string> {
    if (isTooLarge(password)) throw new RangeError('The password is longer than can be hashed.')
    const salt = randomBytes(SALT_BYTES)
    const hash = await this.#derive(password, salt, this.#cost)
    const { logN, r, p } = this.#cost
    return `$scrypt$ln=${logN},r=${r},p=${p}$${unpadded(salt)}$${unpadded(hash)}`
  }

  /**
   * Whether `password` is the one that was hashed. Without a stored hash (unknown user, no local password, a hash of another
   * system) the answer is false after the same work, so that the time taken does not tell who exists. Throws RequestError
   * UNAVAILABLE when too many hashes are waiting.
   */
  async verify(stored: string | null, password: string): Promise<boolean> {
    if (isTooLarge(password)) return false
    const parsed = stored === null ? null : parseStored(stored)
    const { cost, salt, hash } = parsed ?? this.#dummy()
    const found = await this.#derive(password, salt, cost)
    return timingSafeEqual(found, hash) && parsed !== null
  }

  /** Whether a hash was made at another cost than today's (or is of another system); ask after a successful sign-in. */
  needsRehash(stored: string): boolean {
    const cost = parseStored(stored)?.cost
    return cost?.logN !== this.#cost.logN || cost.r !== this.#cost.r || cost.p !== this.#cost.p
  }

  #dummy(): StoredHash {
    return { cost: this.#cost, salt: randomBytes(SALT_BYTES), hash: Buffer.alloc(HASH_BYTES) }
  }

  async #derive(password: string, salt: Buffer, cost: ScryptCost): Promise<Buffer> {
    await this.#enter()
    try {
      return await derive(password, salt, cost)
    } finally {
      this.#leave()
    }
  }

  #enter(): Promise<void> | void {
    if (this.#running < this.#concurrency) {
      this.#running += 1
      return
    }
    if (this.#waiting.length >= this.#queueLength) {
      throw new RequestError('UNAVAILABLE', 'Too many passwords are being checked at the moment. Try again shortly.')
    }
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  /** Hands the place to whoever waits longest, so that nobody can slip in between. */
  #leave(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#running -= 1
    else next()
  }
}

/** Compatibility forms of the same characters, typed on different keyboards, are the same password (NIST SP 800-63B). */
function derive(password: string, salt: Buffer, { logN, r, p }: ScryptCost): Promise<Buffer> {
  const options = { N: 2 ** logN, r, p, maxmem: 2 * 128 * 2 ** logN * r }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (error, hash) => {
      if (error === null) resolve(hash)
      else reject(error)
    })
  })
}

function parseStored(stored: string): StoredHash | null {
  const [, logN, r, p, salt, hash] = STORED.exec(stored) ?? []
  if (salt === undefined || hash === undefined) return null
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) }
  if (cost.logN < 1 || cost.r < 1 || cost.p < 1) return null
  if (cost.logN > HIGHEST_COST.logN || cost.r > HIGHEST_COST.r || cost.p > HIGHEST_COST.p) return null
  return { cost, salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') }
}

function isTooLarge(password: string): boolean {
  return Buffer.byteLength(password, 'utf8') > LARGEST_PASSWORD_BYTES
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
