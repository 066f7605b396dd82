import { defineJobType } from '../../jobs/queue.ts'

/** Looks at everything there is at a source. Whoever gets it first does it: see SourceSync. */
export const SYNC_SOURCE = defineJobType<{ readonly sourceId: string }>({
  name: 'source-sync',
  title: 'Synchronise a source',
  attempts: 5,
  firstDelaySeconds: 60,
  maximumDelaySeconds: 3600,
  timeoutSeconds: 7200,
  describe: ({ sourceId }) => `source ${sourceId}`,
})

/** Takes away what an admin has asked to be taken away. */
export const CLEAN_SOURCE = defineJobType<{ readonly sourceId: string }>({
  name: 'source-clean',
  title: 'Take certificates away from a source',
  attempts: 5,
  firstDelaySeconds: 60,
  maximumDelaySeconds: 3600,
  timeoutSeconds: 3600,
  describe: ({ sourceId }) => `source ${sourceId}`,
})

/** Finds the sources whose time has come, removals to be tried again, and what was left by a worker that died. */
export const SYNC_DUE_SOURCES = defineJobType({
  name: 'source-sync-due',
  title: 'Have sources synchronised and cleaned that are due',
  attempts: 3,
  firstDelaySeconds: 30,
  maximumDelaySeconds: 300,
  timeoutSeconds: 60,
  schedule: '* * * * *',
  describe: () => '',
})
