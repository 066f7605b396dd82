export { certificateDomainIds, domainById, sensitiveNamesAmong } from './domain.repository.ts'
export { DomainObject } from './domain.types.ts'
