// Records that a private key was handed out, and bounds how many one caller is given in an hour.
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { type AuditRecord, recordAudit } from './audit.service.ts'
import { boundByRecords } from './recorded-rate.ts'

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
    const perHour = this.#perHour
    if (perHour !== false) {
      const message = `At most ${perHour} private keys are given out in an hour.`
      await boundByRecords(em, scope, { actions: KEY_DISCLOSURES, perHour, message })
    }
    recordAudit(em, scope, disclosure)
  }
}
