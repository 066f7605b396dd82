// The part of the composition root about revocations of certificates that were issued elsewhere.
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { JobQueue } from '../jobs/queue.ts'
import { CertificateVerificationService } from '../modules/certificates/certificate-verification.service.ts'
import { CrlCache } from '../modules/certificates/crl-cache.ts'
import { PoliteClient } from '../modules/certificates/host-limits.ts'
import { RevocationCheck } from '../modules/certificates/revocation-check.ts'
import { VerificationRecord } from '../modules/certificates/verification-record.ts'
import { VerificationSweepService } from '../modules/certificates/verification-sweep.service.ts'
import type { NoticeQueue } from '../modules/notices/index.ts'
import { EgressClient, egressRules } from '../plugins/egress.ts'

/** Somebody waits for up to four answers in a row, and revocation lists may be large. */
const LIMITS = { totalMilliseconds: 5000, answerBytes: 10_485_760 }

export interface Verifications {
  readonly service: CertificateVerificationService
  readonly sweep: VerificationSweepService
}

export interface VerificationParts {
  readonly config: Config
  readonly notices: NoticeQueue
  readonly jobs: JobQueue
  readonly clock: Clock
}

export function wireVerifications({ config, notices, jobs, clock }: VerificationParts): Verifications {
  const http = new EgressClient(egressRules(config.egressAllow), { limits: LIMITS })
  const record = new VerificationRecord(notices, jobs)
  const { intervalSeconds, concurrency, perHost } = config.verification
  // Who asks for one certificate wants to know how things are now; the sweep asks for many, of few hosts.
  const patient = new RevocationCheck(new PoliteClient(http, clock, perHost), clock, new CrlCache())
  return {
    service: new CertificateVerificationService(new RevocationCheck(http, clock), record),
    sweep: new VerificationSweepService(patient, record, { intervalSeconds, concurrency, random: Math.random }),
  }
}
