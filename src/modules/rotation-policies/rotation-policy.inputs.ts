import { Field, ID, InputType, Int } from 'type-graphql'
import { DescriptionField, IdempotencyKeyField, VersionField } from '../../graphql/input-fields.ts'
import { inputId } from '../../graphql/node-id.ts'
import type { RenewalWindow } from './renewal-window.ts'
import type { NewRotationPolicy, RotationPolicyChanges } from './rotation-policy.service.ts'

@InputType({ description: 'When renewals may begin: from every tick of the cron expression on, for so many minutes.' })
export class RenewalWindowInput {
  @Field(() => String, { description: 'Cron expression of five fields, such as "0 2 * * 1-5".' })
  cron!: string

  @Field(() => String, { nullable: true, description: 'IANA time zone, such as Europe/Berlin. Default UTC.' })
  timeZone?: string | null

  @Field(() => Int, { description: 'How long it stays open, 1 to 10080 minutes.' })
  durationMinutes!: number
}

function toRenewalWindow(input: RenewalWindowInput): RenewalWindow {
  return { cron: input.cron, timeZone: input.timeZone ?? 'UTC', durationMinutes: input.durationMinutes }
}

@InputType({ description: 'A rotation policy to make: days or percent, one of them.' })
export class CreateRotationPolicyInput {
  @Field(() => String, { description: 'Unique without regard to case, at most 128 characters.' })
  name!: string

  @DescriptionField()
  description?: string | null

  @Field(() => Int, { nullable: true, description: 'Due this many days before the end, 1 to 3650.' })
  days?: number | null

  @Field(() => Int, {
    nullable: true,
    description: 'Due when this share of the lifetime, in percent, is left, 1 to 99.',
  })
  percent?: number | null

  @Field(() => Int, {
    nullable: true,
    description: 'Renewals are spread over so many minutes from when they are due, 0 to 10080. Default 0.',
  })
  jitterMinutes?: number | null

  @Field(() => RenewalWindowInput, { nullable: true, description: 'When renewals may begin; absent: at any time.' })
  renewalWindow?: RenewalWindowInput | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the old certificate is revoked once the new one is in its place. Default false.',
  })
  revokeReplaced?: boolean | null

  @IdempotencyKeyField()
  idempotencyKey?: string | null
}

export function toNewRotationPolicy(input: CreateRotationPolicyInput): NewRotationPolicy {
  const { name, description = null, days = null, percent = null, idempotencyKey = null } = input
  const { jitterMinutes, renewalWindow, revokeReplaced } = input
  return {
    name,
    description,
    days,
    percent,
    jitterMinutes: jitterMinutes ?? 0,
    renewalWindow: renewalWindow == null ? null : toRenewalWindow(renewalWindow),
    revokeReplaced: revokeReplaced ?? false,
    idempotencyKey,
  }
}

@InputType({ description: 'Changes to a rotation policy: absent keeps, null clears.' })
export class UpdateRotationPolicyInput {
  @Field(() => ID, { description: 'The policy.' })
  id!: string

  @VersionField()
  version?: number | null

  @Field(() => String, { nullable: true, description: 'Unique without regard to case, at most 128 characters.' })
  name?: string | null

  @DescriptionField()
  description?: string | null

  @Field(() => Int, { nullable: true, description: 'Days before the end, 1 to 3650; takes the place of percent.' })
  days?: number | null

  @Field(() => Int, { nullable: true, description: 'Renewals are spread over so many minutes, 0 to 10080.' })
  jitterMinutes?: number | null

  @Field(() => RenewalWindowInput, { nullable: true, description: 'When renewals may begin; null: at any time.' })
  renewalWindow?: RenewalWindowInput | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the old certificate is revoked in the end.' })
  revokeReplaced?: boolean | null

  @Field(() => Int, { nullable: true, description: 'Percent of the lifetime, 1 to 99; takes the place of days.' })
  percent?: number | null
}

/** @throws DomainError for an id of another kind */
export function toRotationPolicyChanges(input: UpdateRotationPolicyInput): RotationPolicyChanges {
  const { renewalWindow, ...rest } = input
  return {
    ...rest,
    id: inputId('RotationPolicy', input.id, ['id']),
    ...(renewalWindow !== undefined && {
      renewalWindow: renewalWindow === null ? null : toRenewalWindow(renewalWindow),
    }),
  }
}

@InputType({ description: 'A rotation policy to delete.' })
export class DeleteRotationPolicyInput {
  @Field(() => ID, { description: 'The policy.' })
  id!: string

  @VersionField()
  version?: number | null
}
