import type { SourceCleanService, SourceSyncService } from '../modules/discovery/index.ts'
import { CLEAN_SOURCE, SYNC_DUE_SOURCES, SYNC_SOURCE } from '../modules/sources/index.ts'
import type { JobType } from './queue.ts'
import { jobHandler, type JobHandler } from './worker.ts'

export const SOURCE_JOB_TYPES: readonly JobType[] = [SYNC_SOURCE, CLEAN_SOURCE, SYNC_DUE_SOURCES]

export interface SourceServices {
  readonly sync: SourceSyncService
  readonly cleaning: SourceCleanService
}

export function sourceHandlers({ sync, cleaning }: SourceServices): JobHandler[] {
  return [
    jobHandler({
      type: SYNC_SOURCE,
      concurrency: 2,
      work: (scope, { sourceId }, { signal }) => sync.run(scope, sourceId, signal),
    }),
    jobHandler({
      type: CLEAN_SOURCE,
      concurrency: 1,
      async work(scope, { sourceId }, { signal }) {
        await cleaning.run(scope, sourceId, signal)
      },
    }),
    jobHandler({
      type: SYNC_DUE_SOURCES,
      concurrency: 1,
      async work(scope) {
        await sync.enqueueDue(scope)
        await cleaning.enqueueDue(scope)
      },
    }),
  ]
}
