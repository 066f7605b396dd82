import { defineEntity, p } from '@mikro-orm/core'
import { pluginColumns } from '../plugin-columns.ts'

export const SYNC_OUTCOMES = ['SUCCEEDED', 'PARTIAL', 'FAILED'] as const
export type SyncOutcome = (typeof SYNC_OUTCOMES)[number]

export const SourceSchema = defineEntity({
  name: 'Source',
  tableName: 'sources',
  properties: {
    id: p.uuid().primary(),
    /** Unique without regard to case. */
    name: p.string().length(128),
    description: p.text().nullable(),
    ...pluginColumns(),
    /** Whether it is synchronised by itself. */
    active: p.boolean().default(true),
    /** Owner of the certificates that are found here and known nowhere else. */
    owner: p.string().length(320),
    /** Whether those have their owner told before they expire. */
    notify: p.boolean().default(true),
    /** Between two syncs; null: only when asked for. */
    intervalMinutes: p.integer().nullable(),
    /** After so many complete syncs in a row without it, something has vanished. */
    absentAfter: p.integer().default(3),

    // What is to be done, and who does it
    syncRequestedAt: p.datetime().nullable(),
    /** Whether the next sync may find nothing at all where there was something. */
    acceptEmpty: p.boolean().default(false),
    nextSyncAt: p.datetime().nullable().index(),
    /** Of whoever synchronises it; whoever finds the lease over may take it. */
    syncClaim: p.uuid().nullable(),
    syncLeaseUntil: p.datetime().nullable(),
    /** Counts claims: what a sync has seen carries its number. */
    syncNumber: p.integer().default(0),

    // Of the sync under way, or the last one
    syncStartedAt: p.datetime().nullable(),
    certificatesFound: p.integer().default(0),
    certificatesImported: p.integer().default(0),
    endpointsFound: p.integer().default(0),
    problemsFound: p.integer().default(0),

    // Of the last one that ended
    lastSyncAt: p.datetime().nullable(),
    lastOutcome: p.string().length(16).$type<SyncOutcome>().nullable(),
    lastError: p.text().nullable(),
    lastSuccessAt: p.datetime().nullable(),
    /** In a row. */
    failures: p.integer().default(0),
    /** When people were told that it keeps failing; null while there is nothing that they were told of. */
    failureToldAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    version: p.integer().version(),
  },
})

export class Source extends SourceSchema.class {}
SourceSchema.setClass(Source)
