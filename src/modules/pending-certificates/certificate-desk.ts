// What orders need of the certificates they become. Certificates know of orders, so they bring this along.
import type { KeyObject } from 'node:crypto'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import type { ParsedCertificate } from '../../pki/types.ts'
import type { KeptRequest } from './pending-certificate.entity.ts'

/** An order as the evaluator sees it again. */
export interface OrderAgain {
  readonly authorityId: string
  /** PEM. */
  readonly csr: string
  readonly notBefore: Date
  readonly notAfter: Date
  readonly owner: string
  readonly dnsProviderId: string | null
}

export interface KeptCertificate {
  readonly authority: { readonly id: string; readonly name: string; readonly owner: string }
  readonly certificate: ParsedCertificate
  readonly chain: readonly ParsedCertificate[]
  readonly csr: Uint8Array
  readonly privateKey: KeyObject | null
  readonly creatorId: string | null
  readonly externalId: string | null
  readonly owner: string
  readonly name: string | null
  readonly dnsProviderId: string | null
  readonly request: KeptRequest
  /** Further facts for the audit log. */
  readonly facts: Readonly<Record<string, unknown>>
}

export interface CertificateDesk {
  /** Asks the one evaluator once more. @throws DomainError(s) with every violation at once */
  judgeAgain(scope: Scope, order: OrderAgain): Promise<void>
  /** Rules that an issued certificate does not keep, as sentences with the rule in front. */
  findings(scope: Scope, authorityId: string, certificate: ParsedCertificate, owner: string): Promise<string[]>
  /** Stores it inside the transaction of `em`, with what is still there of what it was to get. Returns its id. */
  keep(em: Em, scope: Scope, kept: KeptCertificate): Promise<string>
}
