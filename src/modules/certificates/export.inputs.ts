import { Field, ID, InputType } from 'type-graphql'
import { enumOf } from '../../graphql/enums.ts'
import { OneOfInput } from '../../graphql/one-of.ts'
import { DER_PARTS } from '../../plugins/exporters/der.ts'
import type { ExportFormat } from '../../plugins/exporters/index.ts'
import { PEM_PARTS, type PemPart } from '../../plugins/exporters/pem.ts'
import { PKCS12_PROFILES } from '../../plugins/exporters/pkcs12.ts'

const PASSPHRASE = 'Printable ASCII, 12 to 128 characters. Generated and returned when absent.'

export const PemPartEnum = enumOf(PEM_PARTS, { name: 'PemPart', description: 'What a PEM file holds.' })

export const DerPartEnum = enumOf(DER_PARTS, { name: 'DerPart', description: 'What a DER file holds.' })

export const Pkcs12ProfileEnum = enumOf(PKCS12_PROFILES, {
  name: 'Pkcs12Profile',
  description: 'How a PKCS#12 file is protected.',
  valuesConfig: {
    MODERN: { description: 'AES-256 and PBMAC1 (RFC 9579): OpenSSL 3.4, Java 26.' },
    COMPATIBLE: { description: 'AES-256 and a SHA-256 MAC: OpenSSL 1.1, Java 8u301 and later.' },
    LEGACY: { description: '3DES and a SHA-1 MAC, for older software only.' },
  },
})

@InputType({ description: 'PEM.' })
export class PemExportOptions {
  @Field(() => [PemPartEnum], {
    defaultValue: [...PEM_PARTS],
    description: 'In this order. With PRIVATE_KEY it takes the right to the key.',
  })
  parts!: PemPart[]
}

@InputType({ description: 'DER.' })
export class DerExportOptions {
  @Field(() => DerPartEnum, { defaultValue: 'CERTIFICATE', description: 'The certificate, or its key as PKCS#8.' })
  part!: 'CERTIFICATE' | 'PRIVATE_KEY'
}

@InputType({ description: 'PKCS#12 with certificate, key and chain.' })
export class Pkcs12ExportOptions {
  @Field(() => Pkcs12ProfileEnum, { defaultValue: 'COMPATIBLE', description: 'How it is protected.' })
  profile!: 'MODERN' | 'COMPATIBLE' | 'LEGACY'

  @Field(() => String, {
    nullable: true,
    description: PASSPHRASE,
  })
  passphrase?: string | null

  @Field(() => String, { nullable: true, description: "Name of the entry. Default: the certificate's." })
  alias?: string | null

  @Field(() => Boolean, { defaultValue: true, description: 'Whether the chain is in it.' })
  chain!: boolean
}

@InputType({ description: 'PKCS#7: certificates only.' })
export class Pkcs7ExportOptions {
  @Field(() => Boolean, { defaultValue: true, description: 'Whether the chain is in it.' })
  chain!: boolean
}

@InputType({ description: 'A Java key store with certificate, key and chain.' })
export class JksExportOptions {
  @Field(() => String, { nullable: true, description: PASSPHRASE })
  passphrase?: string | null

  @Field(() => String, { nullable: true, description: "Name of the entry, in lower case. Default: the certificate's." })
  alias?: string | null

  @Field(() => Boolean, { defaultValue: true, description: 'Whether the chain is in it.' })
  chain!: boolean
}

@InputType({ description: 'A Java trust store: the certificate and its chain, and no key.' })
export class TruststoreExportOptions {
  @Field(() => String, { nullable: true, description: PASSPHRASE })
  passphrase?: string | null

  @Field(() => String, { nullable: true, description: "Start of the entries' names. Default: the certificate's." })
  alias?: string | null
}

@InputType({ description: 'A PKCS#10 request.' })
export class CsrExportOptions {
  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'A new request for the same key and names, which takes the right to the key, instead of the stored one.',
  })
  fresh!: boolean
}

@OneOfInput('ExportFormatInput', 'The format to export in, with its options.')
export class ExportFormatInput {
  @Field(() => PemExportOptions, { nullable: true, description: 'PEM text.' })
  pem?: PemExportOptions | null

  @Field(() => DerExportOptions, { nullable: true, description: 'One DER value.' })
  der?: DerExportOptions | null

  @Field(() => Pkcs7ExportOptions, { nullable: true, description: 'Certificates in PKCS#7.' })
  pkcs7?: Pkcs7ExportOptions | null

  @Field(() => Pkcs12ExportOptions, { nullable: true, description: 'A PKCS#12 key store.' })
  pkcs12?: Pkcs12ExportOptions | null

  @Field(() => JksExportOptions, { nullable: true, description: 'A Java key store.' })
  jks?: JksExportOptions | null

  @Field(() => TruststoreExportOptions, { nullable: true, description: 'A Java trust store, without a key.' })
  truststore?: TruststoreExportOptions | null

  @Field(() => CsrExportOptions, { nullable: true, description: 'A certificate request.' })
  csr?: CsrExportOptions | null
}

@InputType({ description: 'A certificate to export.' })
export class ExportCertificateInput {
  @Field(() => ID, { description: 'The certificate.' })
  id!: string

  @Field(() => ExportFormatInput, { description: 'In which format.' })
  format!: ExportFormatInput
}

/** Exactly one member is there: graphql-js has checked it. */
export function toExportFormat(input: ExportFormatInput): ExportFormat {
  if (input.pem != null) return { kind: 'pem', options: input.pem }
  if (input.der != null) return { kind: 'der', options: input.der }
  if (input.pkcs7 != null) return { kind: 'pkcs7', options: input.pkcs7 }
  if (input.pkcs12 != null) return { kind: 'pkcs12', options: { ...input.pkcs12, ...storeOptions(input.pkcs12) } }
  if (input.jks != null) return { kind: 'jks', options: { ...input.jks, ...storeOptions(input.jks) } }
  if (input.truststore != null) return { kind: 'truststore', options: storeOptions(input.truststore) }
  return { kind: 'csr', options: { fresh: input.csr?.fresh ?? false } }
}

function storeOptions(input: { passphrase?: string | null; alias?: string | null }) {
  return { passphrase: input.passphrase ?? null, alias: input.alias ?? null }
}
