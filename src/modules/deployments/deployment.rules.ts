import { mayUse } from '../../auth/actor.ts'
import type { Verdict } from '../../auth/permissions.ts'
import type { Context } from '../../graphql/context.ts'
import { inputId } from '../../graphql/node-id.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { verdictOn } from '../certificates/index.ts'
import { deploymentById } from '../destinations/index.ts'
import { mayChangeDeploymentOfDeleted } from './deployment.policy.ts'

async function deploying(context: Context, certificateId: () => string): Promise<Verdict | null> {
  const general = mayUse(context.actor, 'certificate:deploy')
  if (!general.allowed) return general
  return verdictOn(context, certificateId(), 'certificate:deploy')
}

/** The right on the deployment's certificate; an admin's once that is deleted. */
function ofDeployment(name: string) {
  return guarded<{ input: { id: string } }>(name, async (context, { input }) => {
    const general = mayUse(context.actor, 'certificate:deploy')
    if (!general.allowed) return general
    const deployment = await context.loader(deploymentById).load(inputId('Deployment', input.id, ['id']))
    if (deployment === null) return null
    const verdict = await verdictOn(context, deployment.certificateId, 'certificate:deploy')
    return verdict ?? mayChangeDeploymentOfDeleted(context.actor)
  })
}

export const deploymentRules: RuleMap = {
  Mutation: {
    deployCertificate: guarded<{ input: { id: string } }>('deployCertificate: may deploy it', (context, { input }) =>
      deploying(context, () => inputId('Certificate', input.id, ['id'])),
    ),
    retryDeployment: ofDeployment('retryDeployment: may deploy its certificate'),
    forgetDeployment: ofDeployment('forgetDeployment: may deploy its certificate'),
  },
}
