import { mayUse } from '../../auth/actor.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { mayChangeEndpoints } from './endpoint.policy.ts'

export const endpointRules: RuleMap = {
  Query: { endpoints: guarded('endpoints: signed in', ({ actor }) => mayUse(actor, 'read')) },
  Mutation: {
    setEndpointCertificate: guarded('setEndpointCertificate: admin', ({ actor }) => mayChangeEndpoints(actor)),
  },
}
