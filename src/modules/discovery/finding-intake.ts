// Takes in what a scan finds, a batch at a time: unknown certificates are imported, places and endpoints noted.
import type { Scope } from '../../database/scope.ts'
import { DomainError, DomainErrors } from '../../errors.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { findChain } from '../../pki/chain.ts'
import { sha256Hex } from '../../pki/keys.ts'
import type { ParsedCertificate } from '../../pki/types.ts'
import type { Finding, FoundCertificate, FoundEndpoint, Problem } from '../../plugins/sources/source.ts'
import type { CertificateUploadService } from '../certificates/index.ts'
import type { Source } from '../sources/source.entity.ts'
import { ClaimLost, type SyncLease } from './sync-lease.ts'
import {
  knownCertificates,
  renewClaim,
  saveEndpoints,
  savePlaces,
  saveProblems,
  type SeenPlace,
  type SyncClaim,
  type SyncCounts,
} from './sync-rows.ts'

/** Of one sync; further ones are only counted. */
const MAX_PROBLEMS_STORED = 1000
const MAX_EXTERNAL_ID = 1024
const MAX_NAME = 255
const MAX_MESSAGE = 1000
/** OpenSSL knows fewer. */
const MAX_CIPHERS = 500

export class FindingIntake {
  readonly counts: SyncCounts = {
    certificatesFound: 0,
    certificatesImported: 0,
    endpointsFound: 0,
    problemsFound: 0,
  }
  /** Whether more than single entries could not be looked at. */
  isPartial = false
  readonly #scope: Scope
  readonly #claim: SyncClaim
  readonly #uploads: CertificateUploadService
  readonly #lease: SyncLease
  #wanted = { owner: '', notify: true, description: '' }

  constructor(scope: Scope, claim: SyncClaim, uploads: CertificateUploadService, lease: SyncLease) {
    this.#scope = scope
    this.#claim = claim
    this.#uploads = uploads
    this.#lease = lease
  }

  /** How the certificates of this source are taken in. */
  begin({ owner, notify, name }: Source): void {
    this.#wanted = { owner, notify, description: `Found by the source ${name}.` }
  }

  /** @throws ClaimLost */
  async take(batch: readonly Finding[]): Promise<void> {
    if (batch.length === 0) return
    const judged = batch.map(judge)
    const problems = judged.filter((finding) => finding.kind === 'problem')
    const endpoints = judged.filter((finding) => finding.kind === 'endpoint')
    const certificates = judged.filter((finding) => finding.kind === 'certificate')
    const places = await this.#places(certificates, problems)
    const stored = problems.slice(0, Math.max(0, MAX_PROBLEMS_STORED - this.counts.problemsFound))
    this.counts.certificatesFound += certificates.length
    this.counts.endpointsFound += endpoints.length
    this.counts.problemsFound += problems.length
    // What is not stored cannot keep its entries from counting as missed, so nothing may.
    const untold = stored.length < problems.length
    this.isPartial ||= untold || problems.some(({ externalId }) => externalId === null)
    const now = this.#scope.now()
    await this.#scope.em.transactional(async (em) => {
      if (!(await renewClaim(em, this.#claim, this.#lease.until(), this.counts))) {
        this.#lease.lose()
        throw new ClaimLost()
      }
      await savePlaces(em, this.#claim, places, now)
      await saveEndpoints(em, this.#claim, endpoints, now)
      await saveProblems(em, this.#claim, stored, now)
    })
    // Or the memory would grow with every certificate.
    this.#scope.em.clear()
    this.#scope.forget()
  }

  /** By fingerprint alone, whatever else is alike; what cannot be taken in becomes a problem. */
  async #places(certificates: readonly FoundCertificate[], problems: Problem[]): Promise<SeenPlace[]> {
    const found = certificates.map((each) => ({ ...each, fingerprint: sha256Hex(each.certificate) }))
    const ids = await knownCertificates(
      this.#scope.em,
      found.map(({ fingerprint }) => fingerprint),
    )
    const places: SeenPlace[] = []
    for (const each of found) {
      const { externalId, region, fingerprint } = each
      this.#lease.signal.throwIfAborted()
      try {
        const certificateId = ids.get(fingerprint) ?? (await this.#import(each, fingerprint))
        ids.set(fingerprint, certificateId)
        places.push({ certificateId, externalId, region })
      } catch (error) {
        if (!(error instanceof DomainError || error instanceof DomainErrors)) throw error
        problems.push({ kind: 'problem', externalId, message: error.message.slice(0, MAX_MESSAGE) })
      }
    }
    return places
  }

  async #import({ certificate: der, chain }: FoundCertificate, fingerprint: string): Promise<string> {
    const certificate = parseCertificate(der)
    const issuers = findChain(certificate, chain.flatMap(readable))
    try {
      const id = await this.#uploads.track(this.#scope, { certificate, chain: issuers, ...this.#wanted })
      this.counts.certificatesImported += 1
      return id
    } catch (error) {
      // Somebody else may have brought it meanwhile.
      const known = (await knownCertificates(this.#scope.em.fork(), [fingerprint])).get(fingerprint)
      if (error instanceof DomainError && error.code === 'CONFLICT' && known !== undefined) return known
      throw error
    }
  }
}

/** What is found comes from outside: texts that no column holds are cut or refused here, whatever the plugin did. */
function judge(finding: Finding): FoundCertificate | FoundEndpoint | Problem {
  if (finding.kind === 'problem') {
    const externalId = finding.externalId === null ? null : isId(finding.externalId) ? finding.externalId : null
    return { ...finding, externalId, message: clean(finding.message, MAX_MESSAGE) }
  }
  if (!isId(finding.externalId)) {
    const message = `an entry has a name that is not taken: ${clean(finding.externalId, 100)}`
    return { kind: 'problem', externalId: null, message }
  }
  const region = finding.region === null ? null : clean(finding.region, MAX_NAME)
  if (finding.kind === 'certificate') return { ...finding, region }
  const { serverName, port } = finding
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return { kind: 'problem', externalId: finding.externalId, message: `it has the port ${clean(String(port), 20)}` }
  }
  return {
    ...finding,
    region,
    ...shown(finding),
    name: clean(finding.name, MAX_NAME),
    host: clean(finding.host, MAX_NAME).toLowerCase(),
    serverName: serverName === null ? null : clean(serverName, MAX_NAME),
  }
}

/** What an endpoint was seen to accept. */
function shown({ fingerprint, ciphers, keyExchange, findings }: FoundEndpoint) {
  return {
    fingerprint: fingerprint !== null && /^[0-9a-f]{64}$/.test(fingerprint) ? fingerprint : null,
    ciphers: ciphers?.slice(0, MAX_CIPHERS).map((each) => clean(each, MAX_NAME)) ?? null,
    keyExchange: keyExchange === null ? null : clean(keyExchange, MAX_NAME),
    findings: findings.map(({ kind, detail }) => ({ kind, detail: clean(detail, MAX_MESSAGE) })),
  }
}

function isId(externalId: string): boolean {
  return externalId.length <= MAX_EXTERNAL_ID && !/\p{Cc}/u.test(externalId) && externalId.isWellFormed()
}

function clean(text: string, length: number): string {
  return text
    .replaceAll(/\p{Cc}/gu, ' ')
    .slice(0, length)
    .toWellFormed()
}

function readable(der: Uint8Array): ParsedCertificate[] {
  try {
    return [parseCertificate(der)]
  } catch (error) {
    if (error instanceof DomainError) return []
    throw error
  }
}
