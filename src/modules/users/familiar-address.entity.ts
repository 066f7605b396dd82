// From where an account signed in rightly: see auth/sign-in-limiter.ts.
import { defineEntity, p } from '@mikro-orm/core'

export const FamiliarAddressSchema = defineEntity({
  name: 'FamiliarAddress',
  tableName: 'familiar_addresses',
  properties: {
    /** Hash of the account and the address. */
    pair: p.text().primary(),
    seenAt: p.datetime().index(),
  },
})

export class FamiliarAddress extends FamiliarAddressSchema.class {}
FamiliarAddressSchema.setClass(FamiliarAddress)
