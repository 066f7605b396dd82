import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { inputId, toNodeId } from '../../graphql/node-id.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import type { Certificate } from '../certificates/certificate.entity.ts'
import { certificateById, CertificateObject } from '../certificates/index.ts'
import { rotationPolicyById, RotationPolicyObject } from '../rotation-policies/index.ts'
import type { Rotation } from './rotation.entity.ts'
import {
  CancelRotationInput,
  RetryRotationInput,
  RollBackRotationInput,
  RotateCertificateInput,
  RotationListArgs,
} from './rotation.inputs.ts'
import { listRotations, rotationById, rotationsOfCertificate } from './rotation.repository.ts'
import type { RotationService } from './rotation.service.ts'
import {
  CancelRotationPayload,
  RetryRotationPayload,
  RollBackRotationPayload,
  RotateCertificatePayload,
  RotationConnection,
  RotationObject,
} from './rotation.types.ts'

@Resolver(() => RotationObject)
export class RotationResolver {
  readonly #rotations: RotationService

  constructor(rotations: RotationService) {
    this.#rotations = rotations
  }

  @Query(() => RotationConnection, { nullable: true, description: 'Rotations, newest first.' })
  async rotations(@Args(() => RotationListArgs) list: RotationListArgs, @Ctx() context: Context) {
    return listRotations(context.em, { page: list.toRequest(), states: list.states ?? null })
  }

  @Mutation(() => RotateCertificatePayload, {
    description:
      'Rotates a certificate now, whatever its policy says, by jobs. One that is under way is answered with.',
  })
  async rotateCertificate(
    @Arg('input', () => RotateCertificateInput, { description: 'What is wanted.' }) input: RotateCertificateInput,
    @Ctx() context: Context,
  ): Promise<RotateCertificatePayload> {
    return answer(context, 'RotateCertificateError', () =>
      this.#rotations.rotate(context, inputId('Certificate', input.id, ['id'])),
    )
  }

  @Mutation(() => RetryRotationPayload, {
    description: 'Goes on with a rotation now. What fails is also tried again by itself.',
  })
  async retryRotation(
    @Arg('input', () => RetryRotationInput, { description: 'What is wanted.' }) input: RetryRotationInput,
    @Ctx() context: Context,
  ): Promise<RetryRotationPayload> {
    return answer(context, 'RetryRotationError', async () => {
      const id = inputId('Rotation', input.id, ['id'])
      await this.#rotations.retry(context, id)
      return id
    })
  }

  @Mutation(() => CancelRotationPayload, {
    description:
      'Ends a rotation where it stands. While the new certificate has not been issued, that switches rotation off for ' +
      'the old one, since it would be planned again.',
  })
  async cancelRotation(
    @Arg('input', () => CancelRotationInput, { description: 'What is wanted.' }) input: CancelRotationInput,
    @Ctx() context: Context,
  ): Promise<CancelRotationPayload> {
    return answer(context, 'CancelRotationError', async () => {
      const id = inputId('Rotation', input.id, ['id'])
      await this.#rotations.cancel(context, id)
      return id
    })
  }

  @Mutation(() => RollBackRotationPayload, {
    description:
      'Puts the old certificate back in its place, as long as it is valid, and switches rotation off for it; the new one ' +
      'counts as replaced by it and is taken away afterwards.',
  })
  async rollBackRotation(
    @Arg('input', () => RollBackRotationInput, { description: 'What is wanted.' }) input: RollBackRotationInput,
    @Ctx() context: Context,
  ): Promise<RollBackRotationPayload> {
    return answer(context, 'RollBackRotationError', async () => {
      const id = inputId('Rotation', input.id, ['id'])
      await this.#rotations.rollBack(context, id)
      return id
    })
  }

  @FieldResolver(() => ID, { description: 'Global id, rot_…' })
  id(@Root() rotation: Rotation): string {
    return toNodeId('Rotation', rotation.id)
  }

  @FieldResolver(() => CertificateObject, { nullable: true, description: 'What is replaced. Null once it is deleted.' })
  async certificate(@Root() { certificateId }: Rotation, @Ctx() context: Context) {
    return context.loader(certificateById).load(certificateId)
  }

  @FieldResolver(() => CertificateObject, { nullable: true, description: 'What replaces it, once it has been issued.' })
  async replacement(@Root() { replacementId }: Rotation, @Ctx() context: Context) {
    return replacementId == null ? null : context.loader(certificateById).load(replacementId)
  }

  @FieldResolver(() => RotationPolicyObject, { nullable: true, description: 'The policy by which it was planned.' })
  async policy(@Root() { policyId }: Rotation, @Ctx() context: Context) {
    return policyId == null ? null : context.loader(rotationPolicyById).load(policyId)
  }
}

@Resolver(() => CertificateObject)
export class CertificateRotationsResolver {
  @FieldResolver(() => [RotationObject], { description: 'Its rotations, newest first.' })
  async rotations(@Root() certificate: Certificate, @Ctx() context: Context) {
    return context.loader(rotationsOfCertificate).load(certificate.id)
  }
}

async function answer(context: Context, errorType: string, useCase: () => Promise<string>) {
  const { result, userErrors } = await outcomeOf(errorType, useCase)
  return { rotation: result === null ? null : await context.loader(rotationById).load(result), userErrors }
}
