import { Field, InputType, Int } from 'type-graphql'
import { KeyTypeEnum, KeyUsageEnum } from '../../graphql/enums.ts'
import { ObjectIdentifierScalar } from '../../graphql/scalars.ts'
import { GeneralNameTypeEnum } from '../../graphql/x509-enums.ts'
import type { GeneralNameType, KeyType, KeyUsage } from '../../pki/types.ts'
import type { IssuancePolicy } from '../issuance-policy.ts'

const DNS_PATTERNS = '`example.org`, `*.example.org` (one label before it) or `**.example.org` (one or more).'

@InputType({
  description:
    'What an authority issues; what is absent keeps its value. Of the nullable lists null is no limit, an empty list permits none.',
})
export class IssuancePolicyInput {
  @Field(() => [KeyTypeEnum], { nullable: true, description: 'Empty: all key types.' })
  allowedKeyTypes?: KeyType[] | null

  @Field(() => Int, { nullable: true, description: 'Days, when a request does not say. Default 365.' })
  defaultValidityDays?: number | null

  @Field(() => Int, { nullable: true, description: 'Days at most. Default 825.' })
  maximumValidityDays?: number | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether every certificate needs a common name. Default false.',
  })
  requireCommonName?: boolean | null

  @Field(() => [GeneralNameTypeEnum], { nullable: true, description: 'Types of alternative names.' })
  allowedNameTypes?: GeneralNameType[] | null

  @Field(() => [String], { nullable: true, description: `DNS names: ${DNS_PATTERNS}` })
  allowedDnsNames?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Address ranges in CIDR notation: 10.0.0.0/8, 2001:db8::/32.' })
  allowedIpRanges?: string[] | null

  @Field(() => [String], { nullable: true, description: `Domains of e-mail addresses: ${DNS_PATTERNS}` })
  allowedEmailDomains?: string[] | null

  @Field(() => [String], { nullable: true, description: `Hosts of URIs: ${DNS_PATTERNS}` })
  allowedUriHosts?: string[] | null

  @Field(() => [KeyUsageEnum], { nullable: true, description: 'Key usages.' })
  allowedKeyUsages?: KeyUsage[] | null

  @Field(() => [ObjectIdentifierScalar], { nullable: true, description: 'Extended key usages, by OID.' })
  allowedExtendedKeyUsages?: string[] | null

  @Field(() => [ObjectIdentifierScalar], {
    nullable: true,
    description: 'Extensions that a request may bring in `extensions.other`.',
  })
  allowedExtensions?: string[] | null

  @Field(() => Boolean, { nullable: true, description: 'Follow the rules of publicly trusted CAs. Default false.' })
  publicTrust?: boolean | null
}

/** What was said: absent fields are left out, null is a value for the lists that have one, and means absent elsewhere. */
export function toIssuance(input: IssuancePolicyInput | null | undefined): Partial<IssuancePolicy> {
  if (input == null) return {}
  const { allowedKeyTypes, defaultValidityDays, maximumValidityDays, requireCommonName, publicTrust, ...lists } = input
  const said = Object.entries(lists).filter(([, value]) => value !== undefined)
  return {
    ...(Object.fromEntries(said) as Partial<IssuancePolicy>),
    ...(allowedKeyTypes != null && { allowedKeyTypes }),
    ...(defaultValidityDays != null && { defaultValidityDays }),
    ...(maximumValidityDays != null && { maximumValidityDays }),
    ...(requireCommonName != null && { requireCommonName }),
    ...(publicTrust != null && { publicTrust }),
  }
}
