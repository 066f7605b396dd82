import { mayUse } from '../../auth/actor.ts'
import { inputId } from '../../graphql/node-id.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { switchVerdict } from './endpoint-switch.service.ts'
import { mayChangeEndpoints } from './endpoint.policy.ts'

export const endpointRules: RuleMap = {
  Query: { endpoints: guarded('endpoints: signed in', ({ actor }) => mayUse(actor, 'read')) },
  Mutation: {
    setEndpointCertificate: guarded('setEndpointCertificate: admin', ({ actor }) => mayChangeEndpoints(actor)),
    switchEndpoint: guarded<{ input: { id: string; certificateId: string } }>(
      'switchEndpoint: may change both certificates',
      async (context, { input }) => {
        const general = mayUse(context.actor, 'endpoint:update')
        if (!general.allowed) return general
        const id = inputId('Endpoint', input.id, ['id'])
        return switchVerdict(context, id, inputId('Certificate', input.certificateId, ['certificateId']))
      },
    ),
  },
}
