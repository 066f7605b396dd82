import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { inputId, toNodeId } from '../../graphql/node-id.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import type { RotationPolicy } from './rotation-policy.entity.ts'
import {
  CreateRotationPolicyInput,
  DeleteRotationPolicyInput,
  toNewRotationPolicy,
  toRotationPolicyChanges,
  UpdateRotationPolicyInput,
} from './rotation-policy.inputs.ts'
import { listRotationPolicies, rotationPolicyById } from './rotation-policy.repository.ts'
import { RotationPolicyService } from './rotation-policy.service.ts'
import {
  CreateRotationPolicyPayload,
  DeleteRotationPolicyPayload,
  RotationPolicyObject,
  UpdateRotationPolicyPayload,
} from './rotation-policy.types.ts'

@Resolver(() => RotationPolicyObject)
export class RotationPolicyResolver {
  readonly #policies: RotationPolicyService

  constructor(policies: RotationPolicyService) {
    this.#policies = policies
  }

  @FieldResolver(() => ID, { description: 'Global id, rotation_…' })
  id(@Root() policy: RotationPolicy): string {
    return toNodeId('RotationPolicy', policy.id)
  }

  @Query(() => [RotationPolicyObject], { nullable: true, description: 'Every rotation policy, by name.' })
  async rotationPolicies(@Ctx() context: Context) {
    return listRotationPolicies(context.em)
  }

  @Mutation(() => CreateRotationPolicyPayload, { description: 'Makes a rotation policy. Admins only.' })
  async createRotationPolicy(
    @Arg('input', () => CreateRotationPolicyInput, { description: 'What is wanted.' }) input: CreateRotationPolicyInput,
    @Ctx() context: Context,
  ): Promise<CreateRotationPolicyPayload> {
    return policyPayload(context, 'CreateRotationPolicyError', async () =>
      this.#policies.create(context, toNewRotationPolicy(input)),
    )
  }

  @Mutation(() => UpdateRotationPolicyPayload, {
    description: 'Changes a rotation policy, for every certificate that follows it. Admins only.',
  })
  async updateRotationPolicy(
    @Arg('input', () => UpdateRotationPolicyInput, { description: 'What is wanted.' }) input: UpdateRotationPolicyInput,
    @Ctx() context: Context,
  ): Promise<UpdateRotationPolicyPayload> {
    return policyPayload(context, 'UpdateRotationPolicyError', async () =>
      this.#policies.update(context, toRotationPolicyChanges(input)),
    )
  }

  @Mutation(() => DeleteRotationPolicyPayload, {
    description: 'Deletes a rotation policy that no certificate follows. Admins only.',
  })
  async deleteRotationPolicy(
    @Arg('input', () => DeleteRotationPolicyInput, { description: 'What is wanted.' }) input: DeleteRotationPolicyInput,
    @Ctx() context: Context,
  ): Promise<DeleteRotationPolicyPayload> {
    const { result, userErrors } = await outcomeOf('DeleteRotationPolicyError', async () =>
      this.#policies.delete(context, inputId('RotationPolicy', input.id, ['id']), input.version ?? null),
    )
    return { deletedId: result === null ? null : input.id, userErrors }
  }
}

async function policyPayload(context: Context, errorType: string, useCase: () => Promise<string>) {
  const { result, userErrors } = await outcomeOf(errorType, useCase)
  return { rotationPolicy: result === null ? null : await context.loader(rotationPolicyById).load(result), userErrors }
}
