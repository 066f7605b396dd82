// Failed sign-ins as every process counts them: see auth/sign-in-limiter.ts.
import { defineEntity, p } from '@mikro-orm/core'

export const SignInBucketSchema = defineEntity({
  name: 'SignInBucket',
  tableName: 'sign_in_buckets',
  properties: {
    /** Hash of the account, the address or both: nobody's name or address can be read from it. */
    key: p.text().primary(),
    /** How full it was at `touchedAt`: 1 is full. It leaks from then on. */
    fullness: p.double(),
    touchedAt: p.datetime().index(),
  },
})

export class SignInBucket extends SignInBucketSchema.class {}
SignInBucketSchema.setClass(SignInBucket)
