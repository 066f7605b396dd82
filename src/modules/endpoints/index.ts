export { type EndpointDrift, expected, isDrifted } from './endpoint.drift.ts'
export { endpointById, endpointsOfCertificate, expectationOf } from './endpoint.repository.ts'
export { EndpointService } from './endpoint.service.ts'
export { EndpointObject } from './endpoint.types.ts'
