import { defineEntity, p } from '@mikro-orm/core'
import type { GeneralName } from '../../pki/types.ts'
import { Authority } from '../authorities/authority.entity.ts'
import { Certificate } from '../certificates/certificate.entity.ts'
import { DnsProvider } from '../dns-providers/dns-provider.entity.ts'
import { User } from '../users/user.entity.ts'

export const PENDING_STATES = ['PENDING', 'ISSUED', 'FAILED', 'CANCELLED'] as const
export type PendingState = (typeof PENDING_STATES)[number]

/** What the certificate gets besides its bytes; ids are UUIDs. What is gone when it is issued is left out then. */
export interface KeptRequest {
  readonly description: string | null
  /** Besides the owner roles. */
  readonly roleIds: readonly string[]
  readonly replacesIds: readonly string[]
  readonly notify: boolean
  readonly rotation: boolean
  /** Absent: the default policy; null: none. */
  readonly rotationPolicyId?: string | null
  /** Absent or null: the default notices of the owner. */
  readonly notificationIds?: readonly string[] | null
  readonly destinationIds?: readonly string[] | null
  /** RFC 3339; what was asked for, which the CA may answer with something else. */
  readonly notBefore: string
  readonly notAfter: string
  /** For the audit log: the use case, and by what right it was asked for. */
  readonly action: string
  readonly because: string
}

/** PEM texts. */
export interface CaAnswer {
  readonly certificate: string
  readonly chain: string
  readonly externalId: string | null
}

// A certificate ordered from a CA elsewhere: everything it will get is here until the CA has answered. The row is what must
// happen; jobs only wake the work.
export const PendingCertificateSchema = defineEntity({
  name: 'PendingCertificate',
  tableName: 'pending_certificates',
  properties: {
    id: p.uuid().primary(),
    /** As the caller gave it; null for the naming rule's. */
    name: p.text().nullable(),
    commonName: p.text().nullable(),
    subjectAlternativeNames: p.json<GeneralName[]>(),
    owner: p.string().length(320).index(),
    creator: () => p.manyToOne(User).ref().nullable().deleteRule('set null').index(),
    authority: () => p.manyToOne(Authority).ref().deleteRule('restrict').index(),
    /** What it became. */
    certificate: () => p.manyToOne(Certificate).ref().nullable().deleteRule('set null').index(),
    dnsProvider: () => p.manyToOne(DnsProvider).ref().nullable().deleteRule('restrict').index(),
    state: p.string().length(16).$type<PendingState>().index(),
    /** DER of the request that is ordered. */
    csr: p.blob().lazy(),
    /** PKCS#8 of its key until the certificate has it, sealed for (pending_certificates, sealed, id); null where a caller keeps it. */
    sealed: p.blob().lazy().nullable(),
    /** The key-encryption key it is sealed under. */
    keyId: p.string().length(64).nullable().index(),
    hasPrivateKey: p.boolean(),
    request: p.json<KeptRequest>(),
    /** What the issuer remembers of the order; null before its first step. */
    orderState: p.json<Readonly<Record<string, unknown>>>().nullable(),
    /** What the CA has answered, from then until the certificate is stored. */
    answer: p.json<CaAnswer>().nullable(),
    externalId: p.text().nullable(),
    /** Calls to the CA since it was ordered or retried, and those that failed in a row. */
    attempts: p.integer().default(0),
    failures: p.integer().default(0),
    lastError: p.text().nullable(),
    /** Where the order stands, in the issuer's words. */
    detail: p.text().nullable(),
    lastAttemptAt: p.datetime().nullable(),
    /** When it is due for the next step; null when it is over. */
    nextAttemptAt: p.datetime().nullable().index(),
    /** Who works on it, and until when that is believed. */
    leaseToken: p.uuid().nullable(),
    leaseUntil: p.datetime().nullable(),
    cancelRequestedAt: p.datetime().nullable(),
    /** When it was ordered, or ordered again; after some days it is given up. */
    orderedAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
    createdAt: p.datetime().index(),
    updatedAt: p.datetime(),
    version: p.integer().version(),
  },
})

export class PendingCertificate extends PendingCertificateSchema.class {}
PendingCertificateSchema.setClass(PendingCertificate)
