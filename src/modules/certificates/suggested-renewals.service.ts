// Asks CAs elsewhere when they would best like their certificates renewed (RFC 9773), and remembers the answers.
import { sql } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { byKey, type Scope } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { defineJobType } from '../../jobs/queue.ts'
import { toPem } from '../../pki/pem.ts'
import { PluginError } from '../../plugins/plugin-error.ts'
import { HOUR } from '../../time-units.ts'
import type { AuthorityIssuers } from '../authorities/index.ts'
import { SuggestedRenewal } from './suggested-renewal.entity.ts'

export const SUGGEST_RENEWALS = defineJobType({
  name: 'suggested-renewals',
  title: 'Ask CAs elsewhere when to renew',
  attempts: 2,
  firstDelaySeconds: 60,
  maximumDelaySeconds: 60,
  timeoutSeconds: 300,
  schedule: '*/10 * * * *',
  describe: () => '',
})

/** RFC 9773 section 4.3.2: about every six hours. */
const ASKED_AGAIN_AFTER = 6 * HOUR
/** A CA that says nothing today hardly will tomorrow. */
const SILENT_ASKED_AGAIN_AFTER = 7 * 24 * HOUR
const AT_ONCE = 100

/** Rows of certificates whose CA was asked, whatever it said. */
export const suggestedRenewalById = byKey<SuggestedRenewal>(
  (em, ids) => em.find(SuggestedRenewal, { certificateId: { $in: [...ids] } }),
  (row) => row.certificateId,
)

export class SuggestedRenewals {
  readonly #issuers: AuthorityIssuers

  constructor(issuers: AuthorityIssuers) {
    this.#issuers = issuers
  }

  /** Asks for every certificate that is due, one after the other, until `signal`. */
  async ask(scope: Scope, signal?: AbortSignal): Promise<void> {
    for (const due of await takeDue(scope.em, scope.now())) {
      if (signal?.aborted === true) return
      await this.#askFor(scope, due, signal)
    }
  }

  async #askFor(scope: Scope, due: DueCertificate, signal?: AbortSignal): Promise<void> {
    const now = scope.now()
    const later = (milliseconds: number) => new Date(now.getTime() + milliseconds)
    try {
      const issuer = await this.#issuers.open(due.authorityId)
      const window = await issuer.renewalWindow(toPem('CERTIFICATE', due.body), signal)
      const nextCheckAt = later(window === null ? SILENT_ASKED_AGAIN_AFTER : ASKED_AGAIN_AFTER)
      await note(scope.em, due.id, {
        starts_at: window?.start ?? null,
        ends_at: window?.end ?? null,
        checked_at: now,
        next_check_at: nextCheckAt,
      })
    } catch (error) {
      // What was said before still holds.
      if (!(error instanceof PluginError)) throw error
      await note(scope.em, due.id, { next_check_at: later(ASKED_AGAIN_AFTER) })
    }
  }
}

interface DueCertificate {
  readonly id: string
  readonly authorityId: string
  readonly body: Uint8Array
}

/** Certificates to ask about, put off for an hour first: another worker asks about others. */
async function takeDue(em: Em, now: Date): Promise<DueCertificate[]> {
  const { rows } = await sql<{ id: string; authority_id: string; body: Uint8Array }>`
    with due as (
      select certificates.id, certificates.authority_id, certificates.body from certificates
      join authorities on authorities.id = certificates.authority_id and authorities.type = 'EXTERNAL'
      left join suggested_renewals on suggested_renewals.certificate_id = certificates.id
      where certificates.not_after > ${now} and certificates.revoked_at is null and certificates.deleted_at is null
        and certificates.duplicate_of_id is null
        and (suggested_renewals.next_check_at is null or suggested_renewals.next_check_at <= ${now})
      order by suggested_renewals.next_check_at nulls first limit ${AT_ONCE}
    ), taken as (
      insert into suggested_renewals (certificate_id, next_check_at)
      select id, ${new Date(now.getTime() + HOUR)}::timestamptz from due
      on conflict (certificate_id) do update set next_check_at = excluded.next_check_at
        where suggested_renewals.next_check_at <= ${now}
      returning certificate_id
    )
    select due.* from due join taken on taken.certificate_id = due.id`.execute(kysely(em))
  return rows.map((row) => ({ id: row.id, authorityId: row.authority_id, body: new Uint8Array(row.body) }))
}

async function note(
  em: Em,
  certificateId: string,
  columns: { starts_at?: Date | null; ends_at?: Date | null; checked_at?: Date; next_check_at: Date },
): Promise<void> {
  await kysely(em).updateTable('suggested_renewals').set(columns).where('certificate_id', '=', certificateId).execute()
}
