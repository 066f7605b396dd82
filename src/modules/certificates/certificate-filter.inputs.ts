import { Field, ID, InputType } from 'type-graphql'
import { DateTimeRange } from '../../graphql/date-time-range.ts'
import { enumOf, KeyTypeEnum, OrderDirection } from '../../graphql/enums.ts'
import { checkFilter } from '../../graphql/filter.ts'
import { argumentId, type NodeTypeName } from '../../graphql/node-id.ts'
import { EmailAddressScalar, FingerprintScalar, SerialNumberScalar } from '../../graphql/scalars.ts'
import type { KeyType } from '../../pki/types.ts'
import {
  CERTIFICATE_ORDER_FIELDS,
  type CertificateFilter,
  type CertificateOrderField,
  type CertificateState,
} from './certificate.list.ts'
import { CertificateStateEnum } from './certificate.types.ts'

@InputType('CertificateFilter', {
  description: 'Fields are ANDed; lists inside a field are ORed, and an empty list matches nothing.',
})
export class CertificateFilterInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Substring of name, common name or any subject alternative name, without regard to case; % and _ are literal.',
  })
  search?: string | null

  @Field(() => [ID], { nullable: true, description: 'One of these, at most 100.' })
  ids?: string[] | null

  @Field(() => String, { nullable: true, description: 'Exact name.' })
  name?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Exact common name without regard to case, or everything that ends as *.example.org does.',
  })
  commonName?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'A DNS name or address that the certificate covers, also by a wildcard.',
  })
  domain?: string | null

  @Field(() => SerialNumberScalar, { nullable: true, description: 'Exact serial number, whoever issued it.' })
  serialNumber?: string | null

  @Field(() => FingerprintScalar, { nullable: true, description: 'SHA-256 of the certificate.' })
  fingerprint?: string | null

  @Field(() => FingerprintScalar, { nullable: true, description: 'SHA-256 of the SubjectPublicKeyInfo.' })
  publicKeyFingerprint?: string | null

  @Field(() => [EmailAddressScalar], { nullable: true, description: 'Owned by one of these.' })
  owners?: string[] | null

  @Field(() => [ID], { nullable: true, description: 'Made or uploaded by one of these users.' })
  creatorIds?: string[] | null

  @Field(() => [ID], { nullable: true, description: 'Issued by one of these authorities.' })
  authorityIds?: string[] | null

  @Field(() => String, {
    nullable: true,
    description: "Substring of the issuer's common name or of the authority's name, without regard to case.",
  })
  issuer?: string | null

  @Field(() => [CertificateStateEnum], { nullable: true, description: 'In one of these states now.' })
  states?: CertificateState[] | null

  @Field(() => [KeyTypeEnum], { nullable: true, description: 'With a key of one of these types.' })
  keyTypes?: KeyType[] | null

  @Field(() => [String], { nullable: true, description: 'Signed by one of these algorithms, exact names.' })
  signatureAlgorithms?: string[] | null

  @Field(() => DateTimeRange, { nullable: true, description: 'Ending in this interval.' })
  notAfter?: DateTimeRange | null

  @Field(() => DateTimeRange, { nullable: true, description: 'Starting in this interval.' })
  notBefore?: DateTimeRange | null

  @Field(() => DateTimeRange, { nullable: true, description: 'Stored here in this interval.' })
  createdAt?: DateTimeRange | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it is renewed by itself.' })
  rotation?: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether its owner is told before it expires.' })
  notify?: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether its private key is held here.' })
  hasPrivateKey?: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether another certificate replaces it.' })
  replaced?: boolean | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is due for renewal by its rotation policy; false for those without one.',
  })
  inRotationWindow?: boolean | null

  @Field(() => [ID], { nullable: true, description: 'With one of these roles attached.' })
  roleIds?: string[] | null

  @Field(() => [ID], { nullable: true, description: 'That one of these notifications speaks of.' })
  notificationIds?: string[] | null

  @Field(() => [ID], { nullable: true, description: 'Meant to be at one of these destinations.' })
  destinationIds?: string[] | null

  @Field(() => [ID], { nullable: true, description: 'Kept or served now where one of these sources looks.' })
  sourceIds?: string[] | null

  @Field(() => Boolean, { nullable: true, description: 'Made by the caller, or owned by a role the caller holds.' })
  mine?: boolean | null
}

export const CertificateOrderFieldEnum = enumOf(CERTIFICATE_ORDER_FIELDS, {
  name: 'CertificateOrderField',
  description: 'What certificates are ordered by.',
})

@InputType({ description: 'One step of an order.' })
export class CertificateOrder {
  @Field(() => CertificateOrderFieldEnum, { description: 'What to order by.' })
  field!: CertificateOrderField

  @Field(() => OrderDirection, { description: 'Which way.' })
  direction!: 'ASC' | 'DESC'
}

/**
 * The filter with UUIDs for ids.
 * @throws RequestError BAD_USER_INPUT naming the field that is too long or not an id of its kind
 */
export function toCertificateFilter(input: CertificateFilterInput | null | undefined): CertificateFilter {
  if (input == null) return {}
  checkFilter(input)
  const { ids, creatorIds, authorityIds, roleIds, notificationIds, destinationIds, sourceIds, ...rest } = input
  return {
    ...rest,
    ids: toUuids('Certificate', ids, 'filter.ids'),
    creatorIds: toUuids('User', creatorIds, 'filter.creatorIds'),
    authorityIds: toUuids('Authority', authorityIds, 'filter.authorityIds'),
    roleIds: toUuids('Role', roleIds, 'filter.roleIds'),
    notificationIds: toUuids('Notification', notificationIds, 'filter.notificationIds'),
    destinationIds: toUuids('Destination', destinationIds, 'filter.destinationIds'),
    sourceIds: toUuids('Source', sourceIds, 'filter.sourceIds'),
  }
}

function toUuids(type: NodeTypeName, ids: readonly string[] | null | undefined, field: string): string[] | null {
  return ids == null ? null : ids.map((id) => argumentId(type, id, field))
}
