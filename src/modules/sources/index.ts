export { CLEAN_SOURCE, SYNC_DUE_SOURCES, SYNC_SOURCE } from './source-jobs.ts'
export { mayManageSources, maySeeFailures } from './source.policy.ts'
export {
  dueSourceIds,
  isDue,
  type PlaceRow,
  placesOfCertificate,
  sourceById,
  sourceIdsOfCertificate,
} from './source.repository.ts'
export { CertificatePlace, SourceObject } from './source.types.ts'
