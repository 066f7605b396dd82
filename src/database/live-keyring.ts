// The keyring of a process that goes on while the keyring's file is changed.
import type { Keyring, KeyWrapper } from './keyring.ts'

export interface KeyringSource {
  /** The keyring as it is written down now. Throws KeyringError. */
  read(): Promise<Keyring>
  /** The same without waiting, since a secret cannot be opened asynchronously. */
  readNow(): Keyring
}

/** Looks again at most so often when keys are asked for that are not there. */
const RETRY_MILLISECONDS = 1000

/**
 * Wraps with the primary key that {@link LiveKeyring.refresh} saw last, and opens with any key of the file: one that is
 * not known is looked up in the file when it is needed.
 */
export class LiveKeyring implements KeyWrapper {
  readonly #source: KeyringSource | null
  #current: Keyring
  /** Where keys are looked up that the current keyring lacks. */
  #newest: Keyring
  #lookedAt = Number.NEGATIVE_INFINITY

  /** @param source null for a keyring that does not change while the process runs */
  constructor(keyring: Keyring, source: KeyringSource | null) {
    this.#current = keyring
    this.#newest = keyring
    this.#source = source
  }

  get primaryKeyId(): string {
    return this.#current.primaryKeyId
  }

  get keyIds(): readonly string[] {
    return this.#current.keyIds
  }

  wrap(keyId: string, dataKey: Uint8Array, aad: Uint8Array): Buffer {
    return this.#holding(keyId).wrap(keyId, dataKey, aad)
  }

  unwrap(keyId: string, wrapped: Uint8Array, aad: Uint8Array): Buffer | null {
    return this.#holding(keyId).unwrap(keyId, wrapped, aad)
  }

  /**
   * Takes over what the file says now.
   * @param beforeUse called with the new keyring before its primary key wraps anything
   * @throws KeyringError when the file is missing or wrong; the keyring stays as it was
   */
  async refresh(beforeUse: (keyring: Keyring) => Promise<void>): Promise<void> {
    if (this.#source === null) return
    const read = await this.#source.read()
    this.#newest = read
    if (read.primaryKeyId !== this.#current.primaryKeyId) await beforeUse(read)
    this.#current = read
  }

  #holding(keyId: string): Keyring {
    if (this.#current.has(keyId)) return this.#current
    const now = performance.now()
    if (!this.#newest.has(keyId) && this.#source !== null && now - this.#lookedAt >= RETRY_MILLISECONDS) {
      this.#lookedAt = now
      try {
        this.#newest = this.#source.readNow()
      } catch {
        // A file that cannot be read has no key: the caller is told so, and the next refresh tells why.
      }
    }
    return this.#newest.has(keyId) ? this.#newest : this.#current
  }
}
