// verifyCertificate: asks now whether a certificate was revoked, and keeps the answer.
import type { Scope } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { RequestError } from '../../errors.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { MAX_CHAIN } from '../../pki/limits.ts'
import { parseCertificatesPem } from '../../pki/pem.ts'
import type { ParsedCertificate } from '../../pki/types.ts'
import { recordAudit } from '../audit/index.ts'
import { requireChange } from './certificate.authorisation.ts'
import { Certificate } from './certificate.entity.ts'
import { findVerificationFacts, type VerificationFacts } from './certificate.repository.ts'
import type { RevocationCheck } from './revocation-check.ts'
import type { VerificationResult } from './verification.ts'

/** Certificates name the addresses that failed; the answer stays a sentence or two. */
const MAX_DETAIL = 1000

export class CertificateVerificationService {
  readonly #check: RevocationCheck

  constructor(check: RevocationCheck) {
    this.#check = check
  }

  /**
   * What our own authorities issued is answered from our record, which is what our revocation lists are made of; the method is
   * null then. Everything else is asked of the issuer. A REVOKED found elsewhere is kept as the verification only: `revokedAt`
   * is set by revokeCertificate alone, so that no answer from the network stops renewals and warnings here. It is an observation
   * and no change, and so leaves `version` and `updatedAt` as they are.
   * @throws RequestError for rights
   */
  async verify(scope: Scope, id: string): Promise<string> {
    const because = await requireChange(scope, id, 'certificate:verify')
    const facts = present(await findVerificationFacts(scope.em, id))
    // Before the transaction: answers may take many seconds.
    const result = fromRecord(facts) ?? (await this.#check.ask(questionOf(facts)))
    const detail = plain(result.detail)
    const now = scope.now()
    await scope.em.transactional(async (em) => {
      const updated = await kysely(em)
        .updateTable('certificates')
        .set({
          verification_status: result.status,
          verification_method: result.method,
          verification_checked_at: now,
          verification_detail: detail,
        })
        .where('id', '=', id)
        .where('deleted_at', 'is', null)
        .returning('name')
        .executeTakeFirst()
      const { name } = present(updated)
      recordAudit(em, scope, {
        action: 'certificate.verify',
        target: { type: 'Certificate', id },
        because,
        details: { name, status: result.status, method: result.method, detail },
      })
      await em.flush()
    })
    scope.forget()
    // An earlier part of the same request may have loaded the row.
    await scope.em.findOne(Certificate, { id }, { refresh: true })
    return id
  }
}

function fromRecord({ revokedAt, issuedHere }: VerificationFacts): VerificationResult | null {
  if (revokedAt !== null) {
    const detail = `revoked at ${revokedAt.toISOString()}, by the record of this installation`
    return { status: 'REVOKED', method: null, detail }
  }
  return issuedHere ? { status: 'GOOD', method: null, detail: 'by the record of this installation' } : null
}

function questionOf({ body, chain }: VerificationFacts): {
  certificate: ParsedCertificate
  issuer: ParsedCertificate | null
} {
  const [first] = chain === null ? [] : parseCertificatesPem(chain, { max: MAX_CHAIN })
  return { certificate: parseCertificate(body), issuer: first === undefined ? null : parseCertificate(first) }
}

function present<T>(found: T | null | undefined): T {
  if (found == null) throw new RequestError('NOT_FOUND', 'There is no certificate with this id.')
  return found
}

/** Texts of others in a form that can be stored and shown. */
function plain(detail: string): string {
  return detail
    .replaceAll(/\p{Cc}+/gu, ' ')
    .slice(0, MAX_DETAIL)
    .toWellFormed()
}
