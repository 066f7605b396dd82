import { Field, Int, ObjectType } from 'type-graphql'
import { enumOf } from '../../graphql/enums.ts'
import { MAX_BUCKETS, STATS_DIMENSIONS } from './certificate.statistics.ts'

export const CertificateStatsDimension = enumOf(STATS_DIMENSIONS, {
  name: 'CertificateStatsDimension',
  description: 'What certificates are counted by.',
  valuesConfig: {
    ISSUER: { description: 'Short name of the issuer (`issuerName`); the label is its common name or organization.' },
    AUTHORITY: { description: 'Authority of ours: its global id, and its name as label; null for those of other CAs.' },
    KEY_TYPE: { description: 'KeyType; for other keys algorithm and size, such as `RSA 1024`.' },
    KEY_SIZE: { description: 'Bits of modulus or curve; null where there is no such number.' },
    SIGNATURE_ALGORITHM: { description: 'What issuers signed with.' },
    OWNER: { description: 'Owning team.' },
    STATE: { description: 'CertificateState, now.' },
    EXPIRY_MONTH: { description: 'Month of `notAfter` in UTC, such as 2027-03, in order of time.' },
  },
})

@ObjectType({
  simpleResolvers: true,
  description: `How many certificates have one value. Most first, at most ${MAX_BUCKETS} buckets.`,
})
export class StatsBucket {
  @Field(() => String, { nullable: true, description: 'The value; null for certificates without one.' })
  key!: string | null

  @Field(() => String, { nullable: true, description: 'The value for people, where the key does not say it.' })
  label!: string | null

  @Field(() => Int, { description: 'How many.' })
  count!: number
}
