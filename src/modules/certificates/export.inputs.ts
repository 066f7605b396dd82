import { Field, ID, InputType } from 'type-graphql'
import { enumOf } from '../../graphql/enums.ts'
import { OneOfInput } from '../../graphql/one-of.ts'
import { type ExportFormat, PEM_PARTS, type PemPart } from './certificate-export.service.ts'

export const PemPartEnum = enumOf(PEM_PARTS, { name: 'PemPart', description: 'What a PEM file holds.' })

const DER_PARTS = ['CERTIFICATE', 'PRIVATE_KEY'] as const
export const DerPartEnum = enumOf(DER_PARTS, { name: 'DerPart', description: 'What a DER file holds.' })

const PROFILES = ['MODERN', 'COMPATIBLE', 'LEGACY'] as const
export const Pkcs12ProfileEnum = enumOf(PROFILES, {
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
    description: 'Printable ASCII, 12 to 128 characters. Generated and returned when absent.',
  })
  passphrase?: string | null

  @Field(() => String, { nullable: true, description: "Name of the entry. Default: the certificate's." })
  alias?: string | null

  @Field(() => Boolean, { defaultValue: true, description: 'Whether the chain is in it.' })
  chain!: boolean
}

@OneOfInput('ExportFormatInput', 'The format to export in, with its options.')
export class ExportFormatInput {
  @Field(() => PemExportOptions, { nullable: true, description: 'PEM text.' })
  pem?: PemExportOptions | null

  @Field(() => DerExportOptions, { nullable: true, description: 'One DER value.' })
  der?: DerExportOptions | null

  @Field(() => Pkcs12ExportOptions, { nullable: true, description: 'A PKCS#12 key store.' })
  pkcs12?: Pkcs12ExportOptions | null
}

@InputType({ description: 'A certificate to export.' })
export class ExportCertificateInput {
  @Field(() => ID, { description: 'The certificate.' })
  id!: string

  @Field(() => ExportFormatInput, { description: 'In which format.' })
  format!: ExportFormatInput
}

export function toExportFormat(input: ExportFormatInput): ExportFormat {
  if (input.pem != null) return { kind: 'pem', parts: [...new Set(input.pem.parts)] }
  if (input.der != null) return { kind: 'der', part: input.der.part }
  const { profile, passphrase, alias, chain } = input.pkcs12 ?? { profile: 'COMPATIBLE', chain: true }
  return { kind: 'pkcs12', profile, passphrase: passphrase ?? null, alias: alias ?? null, chain }
}
