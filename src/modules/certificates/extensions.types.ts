// X.509 extensions as they go in and come out: the same shape both ways.
import { Field, InputType, Int, ObjectType } from 'type-graphql'
import { KeyUsageEnum } from '../../graphql/enums.ts'
import { OneOfInput } from '../../graphql/one-of.ts'
import { Base64Scalar, ObjectIdentifierScalar } from '../../graphql/scalars.ts'
import { GeneralNameTypeEnum, PurposeEnum } from '../../graphql/x509-enums.ts'
import type { GeneralName, KeyUsage, ParsedExtensions } from '../../pki/types.ts'
import { type Purpose, purposeOf, PURPOSES } from '../../pki/purposes.ts'
import type { RequestedUsage } from '../../pki/certificate-profile.ts'

@ObjectType({ simpleResolvers: true, description: 'A name the certificate is for.' })
export class SubjectAlternativeName {
  @Field(() => GeneralNameTypeEnum, { description: 'Its kind.' })
  type!: string

  @Field(() => String, {
    description: 'The name: directory names in RFC 4514, other names as `<OID>;<base64 of the DER value>`.',
  })
  value!: string
}

@ObjectType({ simpleResolvers: true, description: 'Whether it is a CA certificate. RFC 5280 section 4.2.1.9.' })
export class BasicConstraints {
  @Field(() => Boolean, { description: 'Whether its key signs certificates.' })
  ca!: boolean

  @Field(() => Int, { nullable: true, description: 'How many CAs may follow below it; null: no limit, or not a CA.' })
  pathLength!: number | null
}

@ObjectType({ simpleResolvers: true, description: 'A purpose of the key. RFC 5280 section 4.2.1.12.' })
export class ExtendedKeyUsage {
  @Field(() => ObjectIdentifierScalar, { description: 'Its OID.' })
  oid!: string

  @Field(() => PurposeEnum, { nullable: true, description: 'Its name; null for purposes without one here.' })
  purpose!: string | null
}

@ObjectType({
  simpleResolvers: true,
  description: 'Names that certificates below a CA may have. RFC 5280 section 4.2.1.10.',
})
export class NameConstraints {
  @Field(() => [SubjectAlternativeName], { description: 'Only these, of the kinds that occur here.' })
  permitted!: GeneralName[]

  @Field(() => [SubjectAlternativeName], { description: 'Never these.' })
  excluded!: GeneralName[]
}

@ObjectType({ simpleResolvers: true, description: 'An extension without a field of its own.' })
export class OtherExtension {
  @Field(() => ObjectIdentifierScalar, { description: 'Its OID.' })
  oid!: string

  @Field(() => Boolean, { description: 'Whether software must refuse the certificate when it does not know it.' })
  critical!: boolean

  @Field(() => Base64Scalar, { description: 'DER of its value.' })
  value!: string
}

@ObjectType({ simpleResolvers: true, description: 'What the certificate says beyond name, key and dates.' })
export class CertificateExtensions {
  @Field(() => BasicConstraints, { nullable: true, description: 'Null when the extension is absent.' })
  basicConstraints!: BasicConstraints | null

  @Field(() => [KeyUsageEnum], { description: 'Empty when the extension is absent.' })
  keyUsage!: readonly string[]

  @Field(() => [ExtendedKeyUsage], { description: 'Empty when the extension is absent.' })
  extendedKeyUsage!: ExtendedKeyUsage[]

  @Field(() => String, { nullable: true, description: 'Lower-case hexadecimal.' })
  subjectKeyIdentifier!: string | null

  @Field(() => String, { nullable: true, description: 'Lower-case hexadecimal.' })
  authorityKeyIdentifier!: string | null

  @Field(() => [String], { description: 'Where its revocation list is; as found, so not always well-formed URLs.' })
  crlDistributionPoints!: readonly string[]

  @Field(() => [String], { description: 'Where its status is asked for by OCSP; as found.' })
  ocspUrls!: readonly string[]

  @Field(() => [String], { description: "Where its issuer's certificate is; as found." })
  caIssuerUrls!: readonly string[]

  @Field(() => [ObjectIdentifierScalar], { description: 'Policies it was issued under.' })
  certificatePolicies!: readonly string[]

  @Field(() => NameConstraints, { nullable: true, description: 'Null when the extension is absent.' })
  nameConstraints!: object | null

  @Field(() => [OtherExtension], { description: 'Everything else, nothing dropped.' })
  other!: OtherExtension[]
}

export function toExtensionsObject(extensions: ParsedExtensions): CertificateExtensions {
  return {
    ...extensions,
    keyUsage: extensions.keyUsage ?? [],
    extendedKeyUsage: (extensions.extendedKeyUsage ?? []).map((oid) => ({ oid, purpose: purposeOf(oid) })),
    other: extensions.other.map(({ oid, critical, value }) => ({
      oid,
      critical,
      value: Buffer.from(value).toString('base64'),
    })),
  }
}

@OneOfInput('ExtendedKeyUsageInput', 'A purpose of the key, by name or by OID.')
export class ExtendedKeyUsageInput {
  @Field(() => PurposeEnum, { nullable: true, description: 'By name.' })
  purpose?: Purpose | null

  @Field(() => ObjectIdentifierScalar, { nullable: true, description: 'By OID.' })
  oid?: string | null
}

@InputType({ description: 'An extension without a field of its own.' })
export class OtherExtensionInput {
  @Field(() => ObjectIdentifierScalar, { description: 'Its OID; not one that the profile writes itself.' })
  oid!: string

  @Field(() => Boolean, { defaultValue: false, description: 'Whether software must refuse what it does not know.' })
  critical!: boolean

  @Field(() => Base64Scalar, { description: 'DER of its value.' })
  value!: string
}

@InputType({ description: 'Extensions to ask for; what is absent follows the certificate profile.' })
export class CertificateExtensionsInput {
  @Field(() => [KeyUsageEnum], { nullable: true, description: 'Default: by the type of the key.' })
  keyUsage?: KeyUsage[] | null

  @Field(() => [ExtendedKeyUsageInput], { nullable: true, description: 'Default: SERVER_AUTH and CLIENT_AUTH.' })
  extendedKeyUsage?: ExtendedKeyUsageInput[] | null

  @Field(() => [ObjectIdentifierScalar], { nullable: true, description: 'Policies it is issued under.' })
  certificatePolicies?: string[] | null

  @Field(() => [OtherExtensionInput], { nullable: true, description: 'Everything else.' })
  other?: OtherExtensionInput[] | null
}

export function toRequestedUsage(input: CertificateExtensionsInput | null | undefined): RequestedUsage {
  if (input == null) return {}
  const { keyUsage, extendedKeyUsage, certificatePolicies, other } = input
  return {
    ...(keyUsage != null && { keyUsage }),
    ...(extendedKeyUsage != null && { extendedKeyUsage: extendedKeyUsage.map(purposeOid) }),
    ...(certificatePolicies != null && { certificatePolicies }),
    ...(other != null && {
      other: other.map(({ oid, critical, value }) => ({ oid, critical, value: Buffer.from(value, 'base64') })),
    }),
  }
}

function purposeOid({ purpose, oid }: ExtendedKeyUsageInput): string {
  return purpose == null ? (oid ?? '') : PURPOSES[purpose]
}

@OneOfInput('SubjectAlternativeNameInput', 'A name the certificate is for.')
export class SubjectAlternativeNameInput {
  @Field(() => String, {
    nullable: true,
    description: 'Host name, also internationalised; a wildcard as *.example.org.',
  })
  dns?: string | null

  @Field(() => String, { nullable: true, description: 'IPv4 or IPv6 address.' })
  ip?: string | null

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email?: string | null

  @Field(() => String, { nullable: true, description: 'URI with its scheme.' })
  uri?: string | null

  @Field(() => String, { nullable: true, description: 'Distinguished name in RFC 4514.' })
  directoryName?: string | null

  @Field(() => ObjectIdentifierScalar, { nullable: true, description: 'OID.' })
  registeredId?: string | null

  @Field(() => String, { nullable: true, description: 'Other name as `<OID>;<base64 of the DER value>`.' })
  otherName?: string | null
}

export function toGeneralName(input: SubjectAlternativeNameInput): GeneralName {
  if (input.dns != null) return { type: 'DNS', value: input.dns }
  if (input.ip != null) return { type: 'IP', value: input.ip }
  if (input.email != null) return { type: 'EMAIL', value: input.email }
  if (input.uri != null) return { type: 'URI', value: input.uri }
  if (input.directoryName != null) return { type: 'DIRECTORY_NAME', value: input.directoryName }
  if (input.registeredId != null) return { type: 'REGISTERED_ID', value: input.registeredId }
  return { type: 'OTHER_NAME', value: input.otherName ?? '' }
}
