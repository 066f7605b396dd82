// Records that a private key was handed out, and bounds how many one caller is given in an hour.
import { sql } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { lockFor } from '../../database/locks.ts'
import type { Scope } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { RequestError } from '../../errors.ts'
import { HOUR } from '../../time-units.ts'
import { type AuditRecord, identityOf, recordAudit } from './audit.service.ts'

/** Actions that hand a private key to a person or program, or put it where the certificate is used. */
const KEY_DISCLOSURES = ['certificate.export-key', 'certificate.reveal-key', 'certificate.deploy-key'] as const

export type KeyDisclosure = AuditRecord & { readonly action: (typeof KEY_DISCLOSURES)[number] }

export class KeyDisclosures {
  readonly #perHour: number | false

  /** @param perHour most keys for one user in an hour, of all processes together; false for any number */
  constructor(perHour: number | false) {
    this.#perHour = perHour
  }

  /**
   * Records a disclosure in the transaction of `em`; commit it before a byte of the key is sent.
   * @throws RequestError RATE_LIMITED when the caller has had as many as may be
   */
  async record(em: Em, scope: Scope, disclosure: KeyDisclosure): Promise<void> {
    const { id } = identityOf(scope.actor)
    if (this.#perHour !== false && id !== null) await this.#check(em, id, this.#perHour, scope.now())
    recordAudit(em, scope, disclosure)
  }

  async #check(em: Em, actorId: string, perHour: number, now: Date): Promise<void> {
    // Held until the record is committed, so that many requests at once are counted one after the other.
    await lockFor(em, `key disclosures ${actorId}`)
    const oldest = await kysely(em)
      .selectFrom('audit_events')
      .select('occurred_at')
      .where('actor_id', '=', actorId)
      .where('action', 'in', [...KEY_DISCLOSURES])
      .where('outcome', '=', sql.lit('SUCCESS'))
      .where('occurred_at', '>', new Date(now.getTime() - HOUR))
      .orderBy('occurred_at', 'desc')
      .offset(perHour - 1)
      .limit(1)
      .executeTakeFirst()
    if (oldest === undefined) return
    const wait = Math.max(1, Math.ceil((new Date(oldest.occurred_at).getTime() + HOUR - now.getTime()) / 1000))
    const message = `At most ${perHour} private keys are given out in an hour. Try again in ${wait} seconds.`
    throw new RequestError('RATE_LIMITED', message, { retryAfterSeconds: wait })
  }
}
