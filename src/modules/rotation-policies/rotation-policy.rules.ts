import type { Context } from '../../graphql/context.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { mayManageRotationPolicies, mayReadRotationPolicies } from './rotation-policy.policy.ts'

function managing(name: string, permission: Parameters<typeof mayManageRotationPolicies>[1]) {
  return guarded(name, ({ actor }: Context) => mayManageRotationPolicies(actor, permission))
}

export const rotationPolicyRules: RuleMap = {
  Query: {
    rotationPolicies: guarded('rotationPolicies: signed in', ({ actor }) => mayReadRotationPolicies(actor)),
  },
  Mutation: {
    createRotationPolicy: managing('createRotationPolicy: admin', 'rotation-policy:create'),
    updateRotationPolicy: managing('updateRotationPolicy: admin', 'rotation-policy:update'),
    deleteRotationPolicy: managing('deleteRotationPolicy: admin', 'rotation-policy:delete'),
  },
}
