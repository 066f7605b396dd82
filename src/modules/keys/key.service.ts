// addCompromisedKey: a report that somebody else knows a private key; removeCompromisedKey takes one back.
import type { Scope } from '../../database/scope.ts'
import { permitted } from '../../auth/permissions.ts'
import { DomainError, RequestError } from '../../errors.ts'
import { parseCertificatePem } from '../../pki/certificate.ts'
import { parseCsrPem } from '../../pki/csr.ts'
import { parsePublicKeyPem } from '../../pki/keys.ts'
import { recordAudit } from '../audit/index.ts'
import { mayChangeCompromisedKeys } from './key.policy.ts'
import { deleteCompromisedKey, insertCompromisedKey } from './key.repository.ts'

export type ReportedKey =
  | { readonly fingerprint: string }
  | { readonly publicKey: string }
  | { readonly certificate: string }
  | { readonly csr: string }

export interface KeyReport {
  readonly key: ReportedKey
  readonly reason: string
}

const MAX_REASON = 1024

export class KeyService {
  /**
   * Records the key; one that is known already keeps its first record.
   * @returns the id of the record
   * @throws DomainError for the input, RequestError for rights
   */
  async addCompromised(scope: Scope, report: KeyReport): Promise<string> {
    const because = permitted(mayChangeCompromisedKeys(scope.actor, 'compromised-key:create'))
    const reason = checkReason(report.reason)
    const publicKeyFingerprint = fingerprintOf(report.key)
    const id = await scope.em.transactional(async (em) => {
      const addedById = scope.actor.kind === 'user' ? scope.actor.userId : null
      const entry = { publicKeyFingerprint, reason, source: 'REPORT', addedById } as const
      const { id, added } = await insertCompromisedKey(em, entry, scope.now())
      if (added) {
        recordAudit(em, scope, {
          action: 'compromised-key.create',
          target: { type: 'CompromisedKey', id },
          because,
          details: { publicKeyFingerprint, reason },
        })
      }
      await em.flush()
      return id
    })
    scope.forget()
    return id
  }

  /**
   * Forgets a record, so that the key may be used again; what was refused for it stays refused.
   * @param reason why it was a mistake, for the audit log, which keeps what the record said
   * @returns the id of what is gone
   * @throws DomainError for the reason; RequestError NOT_FOUND, or for rights
   */
  async removeCompromised(scope: Scope, { id, reason }: { id: string; reason: string }): Promise<string> {
    const because = permitted(mayChangeCompromisedKeys(scope.actor, 'compromised-key:delete'))
    const checked = checkReason(reason)
    await scope.em.transactional(async (em) => {
      const removed = await deleteCompromisedKey(em, id)
      if (removed === null) throw new RequestError('NOT_FOUND', 'There is no compromised key with this id.')
      recordAudit(em, scope, {
        action: 'compromised-key.delete',
        target: { type: 'CompromisedKey', id },
        because,
        details: { ...removed, removedBecause: checked },
      })
      await em.flush()
    })
    scope.forget()
    return id
  }
}

function fingerprintOf(key: ReportedKey): string {
  if ('fingerprint' in key) return key.fingerprint
  if ('publicKey' in key) return at('publicKey', () => parsePublicKeyPem(key.publicKey).spkiSha256)
  if ('csr' in key) return at('csr', () => parseCsrPem(key.csr).publicKey.spkiSha256)
  return at('certificate', () => parseCertificatePem(key.certificate).publicKey.spkiSha256)
}

function at<T>(field: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof DomainError ? error.under('key', field) : error
  }
}

function checkReason(text: string): string {
  const reason = text.trim()
  if (reason === '') throw new DomainError('REQUIRED', 'expected a sentence that says why', ['reason'])
  if (reason.length > MAX_REASON) {
    throw new DomainError('TOO_LONG', `expected at most ${MAX_REASON} characters, found ${reason.length}`, ['reason'])
  }
  if (/\p{Cc}/u.test(reason) || !reason.isWellFormed()) {
    throw new DomainError('INVALID', 'expected text without control characters', ['reason'])
  }
  return reason
}
