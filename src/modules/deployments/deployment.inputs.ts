import { ArgsType, Field, ID, InputType } from 'type-graphql'
import { Problems } from '../../errors.ts'
import { inputId, inputIds } from '../../graphql/node-id.ts'
import { PageArgs } from '../../graphql/page-args.ts'
import type { DeploymentState } from '../destinations/deployment.entity.ts'
import { DeploymentStateEnum } from '../destinations/index.ts'
import type { DeployRequest } from './deployment.service.ts'

@InputType({ description: 'A certificate to put again to its destinations.' })
export class DeployCertificateInput {
  @Field(() => ID, { description: 'The certificate.' })
  id!: string

  @Field(() => [ID], { nullable: true, description: 'Only these of its destinations; all when absent.' })
  destinationIds?: string[] | null
}

/** @throws DomainError(s) for ids that are not ids of their kind */
export function toDeployRequest(input: DeployCertificateInput): DeployRequest {
  const problems = new Problems()
  const id = problems.collect([], () => inputId('Certificate', input.id, ['id'])) ?? ''
  const { destinationIds: ids } = input
  const destinationIds =
    ids == null ? null : (problems.collect([], () => inputIds('Destination', ids, 'destinationIds')) ?? [])
  problems.throwIfAny()
  return { id, destinationIds }
}

@InputType({ description: 'A deployment to try again now, put or taken away as it is meant.' })
export class RetryDeploymentInput {
  @Field(() => ID, { description: 'The deployment.' })
  id!: string
}

@InputType({ description: 'A deployment of which you know that it is over.' })
export class ForgetDeploymentInput {
  @Field(() => ID, { description: 'The deployment. The certificate must not be meant to be there any more.' })
  id!: string
}

@ArgsType()
export class DeploymentListArgs extends PageArgs {
  @Field(() => [DeploymentStateEnum], {
    nullable: true,
    description: 'In one of these states; when absent, all that have not been removed.',
  })
  states?: DeploymentState[] | null
}
