import { Field, Int, ObjectType } from 'type-graphql'
import { KeyTypeEnum, KeyUsageEnum } from '../../graphql/enums.ts'
import { ObjectIdentifierScalar } from '../../graphql/scalars.ts'
import { GeneralNameTypeEnum, PurposeEnum } from '../../graphql/x509-enums.ts'
import { purposeOf } from '../../pki/purposes.ts'
import type { IssuancePolicy } from '../issuance-policy.ts'

const DNS_PATTERNS =
  'Patterns: `example.org` is that name alone, `*.example.org` has one label before it, `**.example.org` one or more. Null: any; empty: none.'

@ObjectType({ simpleResolvers: true, description: 'A purpose that an authority issues for.' })
export class AllowedPurpose {
  @Field(() => ObjectIdentifierScalar, { description: 'Its OID.' })
  oid!: string

  @Field(() => PurposeEnum, { nullable: true, description: 'Its name, if it has one here.' })
  purpose!: string | null
}

@ObjectType('IssuancePolicy', {
  simpleResolvers: true,
  description: 'What an authority issues. Of the nullable lists null is no limit, and an empty list permits none.',
})
export class IssuancePolicyObject {
  @Field(() => [KeyTypeEnum], { description: 'Key types of the certificates it issues; empty means all.' })
  allowedKeyTypes!: readonly string[]

  @Field(() => Int, { description: 'Days, when a request does not say.' })
  defaultValidityDays!: number

  @Field(() => Int, { description: 'Days at most; publicTrust may allow less.' })
  maximumValidityDays!: number

  @Field(() => Boolean, {
    description: 'Whether every certificate needs a common name; else alternative names are enough.',
  })
  requireCommonName!: boolean

  @Field(() => [GeneralNameTypeEnum], { nullable: true, description: 'Types of alternative names.' })
  allowedNameTypes!: readonly string[] | null

  @Field(() => [String], { nullable: true, description: `DNS names. ${DNS_PATTERNS}` })
  allowedDnsNames!: readonly string[] | null

  @Field(() => [String], { nullable: true, description: 'Ranges that addresses have to be in, in CIDR notation.' })
  allowedIpRanges!: readonly string[] | null

  @Field(() => [String], { nullable: true, description: `Domains of e-mail addresses. ${DNS_PATTERNS}` })
  allowedEmailDomains!: readonly string[] | null

  @Field(() => [String], { nullable: true, description: `Hosts of URIs. ${DNS_PATTERNS}` })
  allowedUriHosts!: readonly string[] | null

  @Field(() => [KeyUsageEnum], { nullable: true, description: 'Key usages.' })
  allowedKeyUsages!: readonly string[] | null

  @Field(() => [AllowedPurpose], { nullable: true, description: 'Extended key usages.' })
  allowedExtendedKeyUsages!: readonly AllowedPurpose[] | null

  @Field(() => [ObjectIdentifierScalar], {
    nullable: true,
    description: 'Extensions that a request may bring in `extensions.other`.',
  })
  allowedExtensions!: readonly string[] | null

  @Field(() => Boolean, {
    description:
      'Whether it follows the rules of publicly trusted CAs (CA/Browser Forum Baseline Requirements), with their calendar: 200 days since 2026-03-15, 100 from 2027-03-15, 47 from 2029-03-15, both ends counted.',
  })
  publicTrust!: boolean
}

export function toIssuanceObject(policy: IssuancePolicy): IssuancePolicyObject {
  const purposes = policy.allowedExtendedKeyUsages
  return {
    ...policy,
    allowedExtendedKeyUsages: purposes === null ? null : purposes.map((oid) => ({ oid, purpose: purposeOf(oid) })),
  }
}
