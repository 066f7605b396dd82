// Issues by the local CA, in the order that a crash cannot hurt: reserve, sign, store.
import type { KeyObject } from 'node:crypto'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { Problems } from '../../errors.ts'
import { encodeExtensions, type ExtensionRequest } from '../../pki/extension-encoding.ts'
import { buildTbsCertificate, signCertificate } from '../../pki/issue.ts'
import { serialHex } from '../../pki/certificate.ts'
import { lintCertificate, type LintFinding, readTbs } from '../../pki/lint/lint.ts'
import type { Linted } from '../../pki/lint/rule.ts'
import { randomSerial } from '../../pki/serial.ts'
import { signatureAlgorithmFor } from '../../pki/signature-algorithms.ts'
import type { PublicKeyFacts } from '../../pki/types.ts'

/** Everything of a certificate but its serial number and its signature. */
export interface UnsignedOrder {
  /** DER of the issuer's subject, as it stands in the issuer's certificate. */
  readonly issuerName: Uint8Array
  readonly issuerPublicKey: PublicKeyFacts
  /** DER of the subject. */
  readonly subjectName: Uint8Array
  readonly spki: Uint8Array
  readonly notBefore: Date
  readonly notAfter: Date
  readonly extensions: ExtensionRequest
  /** Whether the rules of publicly trusted CAs are checked too. */
  readonly publicTrust: boolean
}

export interface SigningOrder extends UnsignedOrder {
  /** Null for a root, which signs itself. */
  readonly authorityId: string | null
  readonly issuerKey: KeyObject
}

export interface Prepared {
  readonly serialNumber: Uint8Array
  /** DER of TBSCertificate. */
  readonly tbs: Uint8Array
  /** The same, read. */
  readonly certificate: Linted
  readonly findings: readonly LintFinding[]
}

export interface Signed {
  readonly issuanceId: string
  readonly der: Uint8Array
}

/** What would be signed, with a fresh serial number, and what the lint finds in it. Pure but for the random number. */
export function prepare(order: UnsignedOrder, now: Date): Prepared {
  const serialNumber = randomSerial()
  const tbs = buildTbsCertificate({
    serialNumber,
    issuerName: order.issuerName,
    subjectName: order.subjectName,
    notBefore: order.notBefore,
    notAfter: order.notAfter,
    spki: order.spki,
    extensions: encodeExtensions(order.extensions),
    signatureAlgorithmIdentifier: signatureAlgorithmFor(order.issuerPublicKey).algorithmIdentifier,
  })
  const certificate = readTbs(tbs)
  const findings = lintCertificate(certificate, { publicTrust: order.publicTrust, issuedAt: now })
  return { serialNumber, tbs, certificate, findings }
}

/**
 * Lints, reserves a serial number and stores what will be signed (its own transaction), then signs.
 * The caller stores the certificate and calls {@link completeIssuance} in that same transaction.
 * @throws DomainError(s) POLICY_VIOLATION for every error the lint finds: what breaks a standard is never signed
 */
export async function reserveAndSign(scope: Scope, order: SigningOrder): Promise<Signed> {
  const now = scope.now()
  const { serialNumber, tbs, findings } = prepare(order, now)
  refuseLintErrors(findings)
  const issuanceId = uuidv7(now)
  await kysely(scope.em)
    .insertInto('issuances')
    .values({
      id: issuanceId,
      authority_id: order.authorityId,
      serial_number: serialHex(serialNumber),
      tbs: Buffer.from(tbs),
      state: 'RESERVED',
      requested_by: requester(scope),
      certificate_id: null,
      created_at: now,
      completed_at: null,
    })
    .execute()
  return { issuanceId, der: await signCertificate(tbs, order.issuerKey) }
}

function refuseLintErrors(findings: readonly LintFinding[]): void {
  const problems = new Problems()
  for (const finding of findings.filter((each) => each.severity === 'ERROR')) {
    problems.add('POLICY_VIOLATION', `${finding.message} (${finding.citation})`)
  }
  problems.throwIfAny()
}

/** Marks a reservation as done, in the transaction that stores its certificate. */
export async function completeIssuance(em: Em, issuanceId: string, certificateId: string, now: Date): Promise<void> {
  await kysely(em)
    .updateTable('issuances')
    .set({ state: 'COMPLETED', certificate_id: certificateId, completed_at: now })
    .where('id', '=', issuanceId)
    .execute()
}

/**
 * Ends reservations that nobody will complete: older than `before` and still open. A certificate of ours that was signed
 * and never stored has left the process by no path, so its serial number is only recorded.
 * @returns the serial numbers given up
 */
export async function abandonIssuances(em: Em, before: Date, now: Date): Promise<string[]> {
  const abandoned = await kysely(em)
    .updateTable('issuances')
    .set({ state: 'ABANDONED', completed_at: now })
    .where('state', '=', 'RESERVED')
    .where('created_at', '<', before)
    .returning('serial_number')
    .execute()
  return abandoned.map((row) => row.serial_number)
}

function requester(scope: Scope): string {
  const { actor } = scope
  return actor.kind === 'user' ? actor.userId : actor.kind
}
