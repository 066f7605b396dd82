// verifyCertificate: asks now whether a certificate was revoked, and keeps the answer.
import type { Scope } from '../../database/scope.ts'
import { RequestError } from '../../errors.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { MAX_CHAIN } from '../../pki/limits.ts'
import { parseCertificatesPem } from '../../pki/pem.ts'
import { recordAudit } from '../audit/index.ts'
import { requireChange } from './certificate.authorisation.ts'
import { Certificate } from './certificate.entity.ts'
import type { RevocationCheck, RevocationQuestion } from './revocation-check.ts'
import { plain, type VerificationRecord } from './verification-record.ts'
import { findVerificationFacts, type VerificationFacts } from './verification.repository.ts'
import type { VerificationResult } from './verification.ts'

export class CertificateVerificationService {
  readonly #check: RevocationCheck
  readonly #record: VerificationRecord

  constructor(check: RevocationCheck, record: VerificationRecord) {
    this.#check = check
    this.#record = record
  }

  /**
   * What our own authorities issued is answered from our record, which is what our revocation lists are made of; the method is
   * null then. Everything else is asked of the issuer, and what it has revoked is REVOKED here from then on.
   * @throws RequestError for rights
   */
  async verify(scope: Scope, id: string): Promise<string> {
    const because = await requireChange(scope, id, 'certificate:verify')
    const facts = await findVerificationFacts(scope.em, id)
    if (facts === null) throw notThere()
    // Before the transaction: answers may take many seconds.
    const result = answerFromRecord(facts) ?? (await this.#check.ask(questionOf(facts)))
    await scope.em.transactional(async (em) => {
      const certificate = await this.#record.store(em, scope, id, result)
      if (certificate === null) throw notThere()
      recordAudit(em, scope, {
        action: 'certificate.verify',
        target: { type: 'Certificate', id },
        because,
        details: {
          name: certificate.name,
          status: result.status,
          method: result.method,
          detail: plain(result.detail),
        },
      })
      await em.flush()
    })
    scope.forget()
    // An earlier part of the same request may have loaded the row.
    await scope.em.findOne(Certificate, { id }, { refresh: true })
    return id
  }
}

/** Null when somebody else has to be asked. */
export function answerFromRecord({ revokedAt, issuedHere }: VerificationFacts): VerificationResult | null {
  const known = { method: null, revocation: null, nextUpdate: null, askAgain: false } as const
  if (revokedAt !== null) {
    const detail = `revoked at ${revokedAt.toISOString()}, by the record of this installation`
    return { ...known, status: 'REVOKED', detail }
  }
  return issuedHere ? { ...known, status: 'GOOD', detail: 'by the record of this installation' } : null
}

export function questionOf({ body, chain }: VerificationFacts): RevocationQuestion {
  const [first] = chain === null ? [] : parseCertificatesPem(chain, { max: MAX_CHAIN })
  return { certificate: parseCertificate(body), issuer: first === undefined ? null : parseCertificate(first) }
}

function notThere(): RequestError {
  return new RequestError('NOT_FOUND', 'There is no certificate with this id.')
}
