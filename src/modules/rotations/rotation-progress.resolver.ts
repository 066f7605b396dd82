// How a rotation goes, step by step; in words for those whom it concerns.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { certificateFacts, maySeeWork } from '../certificates/index.ts'
import { STEP_NAMES } from './rotation-step.entity.ts'
import type { Rotation } from './rotation.entity.ts'
import { stepsOfRotation } from './rotation.repository.ts'
import { RotationObject, RotationStepObject } from './rotation.types.ts'

@Resolver(() => RotationObject)
export class RotationProgressResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it failed or was skipped. For those who have a right on the certificate, admins and auditors.',
  })
  async lastError(@Root() { certificateId, lastError }: Rotation, @Ctx() context: Context) {
    return lastError != null && (await isTold(context, certificateId)) ? lastError : null
  }

  @FieldResolver(() => [RotationStepObject], { description: 'Its steps so far, in their order.' })
  async steps(@Root() rotation: Rotation, @Ctx() context: Context) {
    const found = await context.loader(stepsOfRotation).load(rotation.id)
    const steps = found.toSorted((a, b) => STEP_NAMES.indexOf(a.step) - STEP_NAMES.indexOf(b.step))
    if (await isTold(context, rotation.certificateId)) return steps
    return steps.map(({ step, state, attempts, startedAt, finishedAt }) => ({
      step,
      state,
      attempts,
      startedAt,
      finishedAt,
      detail: null,
      error: null,
    }))
  }
}

/** They name hosts and paths. */
async function isTold(context: Context, certificateId: string): Promise<boolean> {
  return maySeeWork(context.actor, await context.loader(certificateFacts).load(certificateId))
}
