import { mayUse } from '../../auth/actor.ts'
import type { Context } from '../../graphql/context.ts'
import { inputId } from '../../graphql/node-id.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { verdictOnPending } from './pending-certificate.authorisation.ts'
import type { PendingPermission } from './pending-certificate.policy.ts'

function changing(name: string, permission: PendingPermission) {
  return guarded<{ input: { id: string } }>(name, (context: Context, { input }) => {
    const general = mayUse(context.actor, permission)
    if (!general.allowed) return general
    return verdictOnPending(context, inputId('PendingCertificate', input.id, ['id']), permission)
  })
}

export const pendingCertificateRules: RuleMap = {
  Query: { pendingCertificates: guarded('pendingCertificates: signed in', ({ actor }) => mayUse(actor, 'read')) },
  Mutation: {
    retryPendingCertificate: changing('retryPendingCertificate: creator, owner or role', 'pending-certificate:update'),
    cancelPendingCertificate: changing(
      'cancelPendingCertificate: creator, owner or role',
      'pending-certificate:cancel',
    ),
    completePendingCertificate: changing(
      'completePendingCertificate: creator, owner or role, and the right on the authority',
      'pending-certificate:complete',
    ),
  },
}
