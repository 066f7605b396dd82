// Revocation lists are made when somebody asks; this makes them before they run out where nobody does, and fails where it cannot.
import { type CrlService, RENEW_CRLS } from '../modules/authorities/index.ts'
import { jobHandler, type JobHandler } from './worker.ts'

export function revocationListHandler(crls: CrlService): JobHandler {
  return jobHandler({
    type: RENEW_CRLS,
    concurrency: 1,
    work: (scope, _data, { signal }) => crls.renew(scope, signal),
  })
}
