import { SYNC_DUE_SOURCES, SYNC_SOURCE } from '../modules/sources/index.ts'
import type { JobType } from './queue.ts'

export const SOURCE_JOB_TYPES: readonly JobType[] = [SYNC_SOURCE, SYNC_DUE_SOURCES]
