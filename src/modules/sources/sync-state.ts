import type { Source } from './source.entity.ts'

export const SYNC_STATES = ['IDLE', 'WAITING', 'RUNNING'] as const
export type SyncState = (typeof SYNC_STATES)[number]

/** What is going on with a source now. */
export function syncStateOf(
  source: Pick<Source, 'active'> & {
    syncRequestedAt?: Date | null
    nextSyncAt?: Date | null
    syncLeaseUntil?: Date | null
  },
  now: Date,
): SyncState {
  const { active, syncRequestedAt, nextSyncAt, syncLeaseUntil } = source
  if (syncLeaseUntil != null && syncLeaseUntil > now) return 'RUNNING'
  if (syncRequestedAt != null) return 'WAITING'
  return active && nextSyncAt != null && nextSyncAt <= now ? 'WAITING' : 'IDLE'
}
