import { Field, ID, InputType } from 'type-graphql'
import { OneOfInput } from '../../graphql/one-of.ts'
import { FingerprintScalar, SerialNumberScalar } from '../../graphql/scalars.ts'

@InputType({ description: 'A serial number and who gave it out.' })
export class IssuerAndSerialInput {
  @Field(() => ID, { description: 'The authority of ours that issued it.' })
  authorityId!: string

  @Field(() => SerialNumberScalar, { description: 'Its serial number.' })
  serialNumber!: string
}

@OneOfInput('CertificateLookup', 'How a certificate is found.')
export class CertificateLookup {
  @Field(() => ID, { nullable: true, description: 'Global id, cert_…' })
  id?: string | null

  @Field(() => String, { nullable: true, description: 'Exact name.' })
  name?: string | null

  @Field(() => FingerprintScalar, { nullable: true, description: 'SHA-256 of the certificate.' })
  fingerprint?: string | null

  @Field(() => IssuerAndSerialInput, { nullable: true, description: 'Issuing authority and serial number.' })
  serial?: IssuerAndSerialInput | null
}
