import { defineEntity, p } from '@mikro-orm/core'
import { Certificate } from '../certificates/certificate.entity.ts'
import { Source } from '../sources/source.entity.ts'

/** Protocols in which TLS begins when it is asked for. */
export const START_TLS = ['SMTP', 'IMAP', 'POP3', 'LDAP', 'POSTGRES'] as const
export type StartTls = (typeof START_TLS)[number]

export const TLS_VERSIONS = ['TLS_1_0', 'TLS_1_1', 'TLS_1_2', 'TLS_1_3'] as const
export type TlsVersion = (typeof TLS_VERSIONS)[number]

// A place where a certificate is served, as a source saw it last.
export const EndpointSchema = defineEntity({
  name: 'Endpoint',
  tableName: 'endpoints',
  properties: {
    id: p.uuid().primary(),
    sourceId: () => p.manyToOne(Source).mapToPk().fieldName('source_id').deleteRule('cascade'),
    /** What the source calls it. */
    externalId: p.text(),
    /** SHA-256 of it, hexadecimal: the index could not hold the longest ones. */
    externalIdHash: p.string().length(64),
    name: p.text(),
    host: p.text(),
    port: p.integer().index(),
    /** The name asked for (SNI); null where none is. */
    serverName: p.text().nullable(),
    /** Which of the host's addresses, where each is an endpoint of its own. */
    address: p.string().length(45).nullable(),
    /** What is spoken before TLS begins; null where nothing is. */
    startTls: p.string().length(16).$type<StartTls>().nullable(),
    region: p.text().nullable(),
    /** SHA-256 of the certificate served, lower-case hexadecimal; null when none is. */
    servedFingerprint: p.string().length(64).nullable().index(),
    /** Said by hand to belong there; otherwise it is whatever is served, or what has replaced that. */
    expectedCertificateId: () =>
      p.manyToOne(Certificate).mapToPk().nullable().index().fieldName('expected_certificate_id').deleteRule('set null'),
    protocols: p.json<readonly TlsVersion[]>().nullable(),
    ciphers: p.json<readonly string[]>().nullable(),
    keyExchange: p.text().nullable(),
    firstSeenAt: p.datetime(),
    lastSeenAt: p.datetime(),
    /** Number of the last sync that saw it, or could not tell. */
    seenBySync: p.integer(),
    /** Complete syncs in a row that did not see it. */
    missedSyncs: p.integer().default(0),
    vanishedAt: p.datetime().nullable(),
    /** Why the last sync could not look at it. */
    lastProblem: p.text().nullable(),
    /** Fingerprints of what should be served and of what is, while they differ and nobody is at work on it. */
    driftKey: p.text().nullable(),
    /** Syncs in a row that found it so. */
    driftLooks: p.integer().default(0),
    /** When people were told, and of which; null when there is nothing of which they were told. */
    driftToldAt: p.datetime().nullable(),
    driftToldKey: p.text().nullable(),
    version: p.integer().version(),
  },
  uniques: [{ properties: ['sourceId', 'externalIdHash'], name: 'endpoints_place_unique' }],
})

export class Endpoint extends EndpointSchema.class {}
EndpointSchema.setClass(Endpoint)
