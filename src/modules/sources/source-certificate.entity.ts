import { defineEntity, p } from '@mikro-orm/core'
import { Certificate } from '../certificates/certificate.entity.ts'
import { Source } from './source.entity.ts'

// A certificate at one place of a source.
export const SourceCertificateSchema = defineEntity({
  name: 'SourceCertificate',
  tableName: 'source_certificates',
  properties: {
    id: p.uuid().primary(),
    sourceId: () => p.manyToOne(Source).mapToPk().fieldName('source_id').deleteRule('cascade'),
    certificateId: () => p.manyToOne(Certificate).mapToPk().index().fieldName('certificate_id').deleteRule('cascade'),
    /** What the source calls the place. */
    externalId: p.text(),
    /** SHA-256 of it, hexadecimal: the index could not hold the longest ones. */
    externalIdHash: p.string().length(64),
    region: p.text().nullable(),
    firstSeenAt: p.datetime(),
    lastSeenAt: p.datetime(),
    /** Number of the last sync that saw it, or could not tell. */
    seenBySync: p.integer(),
    /** Complete syncs in a row that did not see it. */
    missedSyncs: p.integer().default(0),
    vanishedAt: p.datetime().nullable(),

    /** Set while it is to be taken away from there. */
    removalRequestedAt: p.datetime().nullable(),
    /** Not tried again before; whoever tries holds it until then. */
    removalDueAt: p.datetime().nullable().index(),
    removalAttempts: p.integer().default(0),
    removalError: p.text().nullable(),
    /** When it was taken away from here; null again once it is found there anew. */
    removedAt: p.datetime().nullable(),
  },
  uniques: [{ properties: ['sourceId', 'externalIdHash', 'certificateId'], name: 'source_certificates_place_unique' }],
})

export class SourceCertificate extends SourceCertificateSchema.class {}
SourceCertificateSchema.setClass(SourceCertificate)
