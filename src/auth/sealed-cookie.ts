// State that a browser keeps for us between two requests: nobody else can read it, and nobody can make one up.

import { EncryptJWT, jwtDecrypt } from 'jose'
import type { Clock } from '../clock.ts'

const LARGEST = 3000

export class SealedCookie {
  readonly #secret: Uint8Array
  readonly #audience: string
  readonly #clock: Clock

  /**
   * @param secret 32 bytes for this purpose alone, from `Keyring.deriveSecret`
   * @param audience what the state is for; another cookie of ours is not taken for it
   */
  constructor(secret: Uint8Array, audience: string, clock: Clock) {
    this.#secret = secret
    this.#audience = audience
    this.#clock = clock
  }

  /** Texts of the state, good for so long. */
  seal(state: Readonly<Record<string, string>>, seconds: number): Promise<string> {
    const now = Math.floor(this.#clock().getTime() / 1000)
    return new EncryptJWT({ state })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setAudience(this.#audience)
      .setIssuedAt(now)
      .setExpirationTime(now + seconds)
      .encrypt(this.#secret)
  }

  /** The state, or null for whatever is not, or no longer, good. */
  async open(sealed: string | null): Promise<Readonly<Record<string, unknown>> | null> {
    if (sealed === null || sealed.length > LARGEST) return null
    try {
      const { payload } = await jwtDecrypt(sealed, this.#secret, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        audience: this.#audience,
        requiredClaims: ['exp'],
        currentDate: this.#clock(),
      })
      const { state } = payload
      return typeof state === 'object' && state !== null ? (state as Record<string, unknown>) : null
    } catch {
      return null
    }
  }
}
