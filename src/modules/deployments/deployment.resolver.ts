import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { inputId } from '../../graphql/node-id.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import { certificateById, certificateFacts, maySeeWork } from '../certificates/index.ts'
import type { Deployment } from '../destinations/deployment.entity.ts'
import type { Destination } from '../destinations/destination.entity.ts'
import {
  deploymentById,
  DeploymentObject,
  destinationFacts,
  DestinationObject,
  maySeeOptions,
} from '../destinations/index.ts'
import {
  DeployCertificateInput,
  DeploymentListArgs,
  ForgetDeploymentInput,
  RetryDeploymentInput,
  toDeployRequest,
} from './deployment.inputs.ts'
import { deploymentsAt } from './deployment.repository.ts'
import type { DeploymentService } from './deployment.service.ts'
import {
  DeployCertificatePayload,
  DeploymentConnection,
  ForgetDeploymentPayload,
  RetryDeploymentPayload,
} from './deployment.types.ts'

@Resolver(() => DestinationObject)
export class DestinationDeploymentsResolver {
  readonly #deployments: DeploymentService

  constructor(deployments: DeploymentService) {
    this.#deployments = deployments
  }

  @FieldResolver(() => DeploymentConnection, {
    description: 'What is there, is meant to be, or failed to get there or away, newest first.',
  })
  async deployments(
    @Root() destination: Destination,
    @Args(() => DeploymentListArgs) list: DeploymentListArgs,
    @Ctx() context: Context,
  ) {
    return deploymentsAt(context, destination.id, list.toRequest(), list.states ?? null)
  }

  @Mutation(() => DeployCertificatePayload, {
    description: 'Puts a certificate again to its destinations, by jobs: see its deployments for what comes of it.',
  })
  async deployCertificate(
    @Arg('input', () => DeployCertificateInput, { description: 'What is wanted.' }) input: DeployCertificateInput,
    @Ctx() context: Context,
  ): Promise<DeployCertificatePayload> {
    const { result, userErrors } = await outcomeOf('DeployCertificateError', async () => {
      const request = toDeployRequest(input)
      await this.#deployments.deploy(context, request)
      return request.id
    })
    return { certificate: result === null ? null : await context.loader(certificateById).load(result), userErrors }
  }

  @Mutation(() => RetryDeploymentPayload, {
    description: 'Has a deployment tried again now. What fails is also tried again by itself.',
  })
  async retryDeployment(
    @Arg('input', () => RetryDeploymentInput, { description: 'What is wanted.' }) input: RetryDeploymentInput,
    @Ctx() context: Context,
  ): Promise<RetryDeploymentPayload> {
    const { result, userErrors } = await outcomeOf('RetryDeploymentError', async () => {
      const id = inputId('Deployment', input.id, ['id'])
      await this.#deployments.retry(context, id)
      return id
    })
    return { deployment: result === null ? null : await context.loader(deploymentById).load(result), userErrors }
  }

  @Mutation(() => ForgetDeploymentPayload, {
    description:
      'Says that a certificate that is not meant to be at a destination is not there any more: for destinations that ' +
      'take nothing away by themselves, or are gone.',
  })
  async forgetDeployment(
    @Arg('input', () => ForgetDeploymentInput, { description: 'What is wanted.' }) input: ForgetDeploymentInput,
    @Ctx() context: Context,
  ): Promise<ForgetDeploymentPayload> {
    const { result, userErrors } = await outcomeOf('ForgetDeploymentError', async () => {
      const id = inputId('Deployment', input.id, ['id'])
      await this.#deployments.forget(context, id)
      return id
    })
    return { deployment: result === null ? null : await context.loader(deploymentById).load(result), userErrors }
  }
}

const FOR_THOSE_CONCERNED =
  'For those who have a right on its certificate or see the options of the destination, admins and auditors.'

/** Hosts and paths, which the destination's options keep from others. */
@Resolver(() => DeploymentObject)
export class DeploymentOutcomeResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: `Why the last attempt failed, or what it waits for. ${FOR_THOSE_CONCERNED}`,
  })
  async lastError(@Root() deployment: Deployment, @Ctx() context: Context) {
    return shown(deployment, deployment.lastError, context)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: `Where the destination put it. ${FOR_THOSE_CONCERNED}`,
  })
  async location(@Root() deployment: Deployment, @Ctx() context: Context) {
    return shown(deployment, deployment.location, context)
  }
}

async function shown(
  { certificateId, destinationId }: Deployment,
  text: string | null | undefined,
  context: Context,
): Promise<string | null> {
  if (text == null) return null
  const [certificate, destination] = await Promise.all([
    context.loader(certificateFacts).load(certificateId),
    context.loader(destinationFacts).load(destinationId),
  ])
  const isTold = destination !== null && maySeeOptions(context.actor, destination).allowed
  return isTold || maySeeWork(context.actor, certificate) ? text : null
}
