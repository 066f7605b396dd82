export { openSource } from './open-source.ts'
export { SourceSyncService } from './source-sync.service.ts'
