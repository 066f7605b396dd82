// createRotationPolicy, updateRotationPolicy and deleteRotationPolicy.
import { LockMode } from '@mikro-orm/core'
import { permitted } from '../../auth/permissions.ts'
import type { Em } from '../../database/connection.ts'
import { lockFor } from '../../database/locks.ts'
import type { Scope } from '../../database/scope.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { atPath, DomainError, Problems, RequestError } from '../../errors.ts'
import { recordAudit } from '../audit/index.ts'
import { idempotently } from '../idempotency/index.ts'
import { refuseStale } from '../names.ts'
import { normalizeDescription } from '../owner.ts'
import { checkRenewalWindow, type RenewalWindow } from './renewal-window.ts'
import { DEFAULT_ROTATION_POLICY_ID, RotationPolicy } from './rotation-policy.entity.ts'
import { mayManageRotationPolicies } from './rotation-policy.policy.ts'
import { certificatesWithRotationPolicy, rotationPolicyNameTaken } from './rotation-policy.repository.ts'

export interface NewRotationPolicy {
  readonly name: string
  readonly description: string | null
  readonly days: number | null
  readonly percent: number | null
  readonly jitterMinutes: number
  readonly renewalWindow: RenewalWindow | null
  readonly revokeReplaced: boolean
  readonly idempotencyKey: string | null
}

/** Absent keeps, null clears. `days` and `percent` change together: naming one clears the other. */
export interface RotationPolicyChanges {
  readonly id: string
  readonly version?: number | null
  readonly name?: string | null
  readonly description?: string | null
  readonly days?: number | null
  readonly percent?: number | null
  readonly jitterMinutes?: number | null
  readonly renewalWindow?: RenewalWindow | null
  readonly revokeReplaced?: boolean | null
}

const MAX_NAME = 128
const MAX_DAYS = 3650
/** A week. */
const MAX_JITTER = 10_080

export class RotationPolicyService {
  /** @throws DomainError TAKEN for the name, others for the input; RequestError for rights */
  async create(scope: Scope, input: NewRotationPolicy): Promise<string> {
    const because = permitted(mayManageRotationPolicies(scope.actor, 'rotation-policy:create'))
    const request = {
      operation: 'createRotationPolicy',
      key: input.idempotencyKey,
      body: { ...input, idempotencyKey: null },
    }
    return idempotently(scope, request, async (complete) => {
      const problems = new Problems()
      const name = problems.collect([], () => checkName(input.name)) ?? ''
      const description = problems.collect([], () => normalizeDescription(input.description, ['description'])) ?? null
      problems.collect([], () => checkWindow(input.days, input.percent))
      problems.collect([], () => checkJitter(input.jitterMinutes))
      problems.collect(['renewalWindow'], () => checkRenewalWindow(input.renewalWindow))
      problems.throwIfAny()
      return scope.em.transactional(async (em) => {
        const now = scope.now()
        await claimName(em, name, null)
        const { days, percent, jitterMinutes, renewalWindow, revokeReplaced } = input
        const rule = { days, percent, jitterMinutes, renewalWindow, revokeReplaced }
        const stamps = { createdAt: now, updatedAt: now }
        const policy = em.create(RotationPolicy, { id: uuidv7(now), name, description, ...rule, ...stamps })
        em.persist(policy)
        recordAudit(em, scope, {
          action: 'rotation-policy.create',
          target: { type: 'RotationPolicy', id: policy.id },
          because,
          details: { name, ...rule },
        })
        await em.flush()
        await complete(em, policy.id)
        return policy.id
      })
    })
  }

  /** @throws DomainError CONFLICT for a stale version, others for the input; RequestError for rights */
  async update(scope: Scope, changes: RotationPolicyChanges): Promise<string> {
    const because = permitted(mayManageRotationPolicies(scope.actor, 'rotation-policy:update'))
    const name = changes.name === undefined ? undefined : checkName(changes.name ?? '')
    const description =
      changes.description === undefined ? undefined : normalizeDescription(changes.description, ['description'])
    await scope.em.transactional(async (em) => {
      const policy = await locked(em, changes.id, changes.version)
      const before = describe(policy)
      if (name !== undefined && name !== policy.name) {
        await claimName(em, name, policy.id)
        policy.name = name
      }
      if (description !== undefined) policy.description = description
      changeWindow(policy, changes)
      changeTiming(policy, changes)
      policy.updatedAt = scope.now()
      recordAudit(em, scope, {
        action: 'rotation-policy.update',
        target: { type: 'RotationPolicy', id: policy.id },
        because,
        details: { before, after: describe(policy) },
      })
      await em.flush()
    })
    scope.forget()
    return changes.id
  }

  /** @throws DomainError IN_USE while certificates follow it, and for the default policy; RequestError for rights */
  async delete(scope: Scope, id: string, version: number | null): Promise<string> {
    const because = permitted(mayManageRotationPolicies(scope.actor, 'rotation-policy:delete'))
    await scope.em.transactional(async (em) => {
      const policy = await locked(em, id, version)
      if (id === DEFAULT_ROTATION_POLICY_ID) {
        throw new DomainError('IN_USE', 'the default policy can be changed but not deleted', ['id'])
      }
      const followers = await certificatesWithRotationPolicy(em, id)
      if (followers > 0) {
        throw new DomainError('IN_USE', `${followers} certificates follow it; give them another policy first`, ['id'])
      }
      em.remove(policy)
      recordAudit(em, scope, {
        action: 'rotation-policy.delete',
        target: { type: 'RotationPolicy', id },
        because,
        details: describe(policy),
      })
      await em.flush()
    })
    scope.forget()
    return id
  }
}

/** The row, locked to the end of the transaction: a certificate that takes it up meanwhile waits. */
async function locked(em: Em, id: string, version: number | null | undefined): Promise<RotationPolicy> {
  const policy = await em.findOne(RotationPolicy, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
  if (policy === null) throw new RequestError('NOT_FOUND', 'There is no rotation policy with this id.')
  refuseStale(version, policy.version)
  return policy
}

async function claimName(em: Em, name: string, exceptId: string | null): Promise<void> {
  await lockFor(em, `rotation policy ${name.toLowerCase()}`)
  if (await rotationPolicyNameTaken(em, name, exceptId)) {
    throw new DomainError('TAKEN', 'another rotation policy has this name', ['name'])
  }
}

function checkName(text: string): string {
  const name = text.trim()
  if (name === '') throw new DomainError('REQUIRED', 'expected a name', ['name'])
  if (name.length > MAX_NAME) throw new DomainError('TOO_LONG', `expected at most ${MAX_NAME} characters`, ['name'])
  if (/\p{Cc}/u.test(name) || !name.isWellFormed()) {
    throw new DomainError('INVALID', 'expected text without control characters', ['name'])
  }
  return name
}

function checkWindow(days: number | null, percent: number | null): void {
  if ((days === null) === (percent === null)) {
    throw new DomainError('REQUIRED', 'give days or percent, and not both', ['days'])
  }
  if (days !== null && (days < 1 || days > MAX_DAYS)) {
    throw new DomainError('OUT_OF_RANGE', `expected 1 to ${MAX_DAYS} days, found ${days}`, ['days'])
  }
  if (percent !== null && (percent < 1 || percent > 99)) {
    throw new DomainError('OUT_OF_RANGE', `expected 1 to 99 percent, found ${percent}`, ['percent'])
  }
}

function changeWindow(policy: RotationPolicy, { days, percent }: RotationPolicyChanges): void {
  if (days === undefined && percent === undefined) return
  checkWindow(days ?? null, percent ?? null)
  policy.days = days ?? null
  policy.percent = percent ?? null
}

/** What decides when within the window, and what follows. */
function changeTiming(policy: RotationPolicy, changes: RotationPolicyChanges): void {
  const { jitterMinutes, renewalWindow, revokeReplaced } = changes
  if (jitterMinutes !== undefined) {
    checkJitter(jitterMinutes ?? 0)
    policy.jitterMinutes = jitterMinutes ?? 0
  }
  if (renewalWindow !== undefined) {
    atPath(['renewalWindow'], () => checkRenewalWindow(renewalWindow))
    policy.renewalWindow = renewalWindow
  }
  if (revokeReplaced != null) policy.revokeReplaced = revokeReplaced
}

function checkJitter(minutes: number): void {
  if (minutes >= 0 && minutes <= MAX_JITTER) return
  throw new DomainError('OUT_OF_RANGE', `expected 0 to ${MAX_JITTER} minutes, found ${minutes}`, ['jitterMinutes'])
}

function describe({ name, description, days, percent, ...policy }: RotationPolicy): Record<string, unknown> {
  const { jitterMinutes, renewalWindow, revokeReplaced } = policy
  return { name, description, days, percent, jitterMinutes, renewalWindow, revokeReplaced }
}
