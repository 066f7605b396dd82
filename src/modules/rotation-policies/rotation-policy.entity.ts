import { defineEntity, p } from '@mikro-orm/core'
import type { RenewalWindow } from './renewal-window.ts'

/** The policy that every installation has: certificates get it unless told otherwise. It can be changed, not deleted. */
export const DEFAULT_ROTATION_POLICY_ID = '01900000-0000-7000-8000-000000000101'

// When a certificate is due for renewal. Exactly one of `days` and `percent` is set, which the database checks.
export const RotationPolicySchema = defineEntity({
  name: 'RotationPolicy',
  tableName: 'rotation_policies',
  properties: {
    id: p.uuid().primary(),
    name: p.string().length(128),
    description: p.text().nullable(),
    /** Due this many days of 24 hours before notAfter. */
    days: p.integer().nullable(),
    /** Due when this share of the lifetime, in percent, or less is left. */
    percent: p.integer().nullable(),
    /** Spread over so many minutes, so that what was issued together is not renewed together. */
    jitterMinutes: p.integer().default(0),
    /** When renewals may begin; null: at any time. */
    renewalWindow: p.json<RenewalWindow>().nullable(),
    /** Whether the certificate that was replaced is revoked once the new one is in its place. */
    revokeReplaced: p.boolean().default(false),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    version: p.integer().version(),
  },
})

export class RotationPolicy extends RotationPolicySchema.class {}
RotationPolicySchema.setClass(RotationPolicy)
