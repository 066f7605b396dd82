import { Field, Int, ObjectType } from 'type-graphql'
import { defineConnection } from '../../graphql/connection.ts'
import { enumOf, KeyTypeEnum } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { DateTimeScalar, EmailAddressScalar, FingerprintScalar, SerialNumberScalar } from '../../graphql/scalars.ts'
import { DistinguishedName } from '../../graphql/subject.ts'
import { CERTIFICATE_STATES } from './certificate.list.ts'
import { CERTIFICATE_PERMISSIONS } from './certificate.policy.ts'
import { REMOTE_REVOCATION_STATES } from './remote-revocation.entity.ts'
import { REVOCATION_REASONS } from './revocation.entity.ts'

export const CertificateStateEnum = enumOf(CERTIFICATE_STATES, {
  name: 'CertificateState',
  description: 'Where a certificate stands. Revocation beats the dates.',
})

export const CertificatePermissionEnum = enumOf(CERTIFICATE_PERMISSIONS, {
  name: 'CertificatePermission',
  description: 'What somebody may do with a certificate.',
})

export const RevocationReasonEnum = enumOf(REVOCATION_REASONS, {
  name: 'RevocationReason',
  description: 'Why a certificate was revoked. RFC 5280 section 5.3.1.',
})

export const RemoteRevocationStateEnum = enumOf(REMOTE_REVOCATION_STATES, {
  name: 'RemoteRevocationState',
  description: 'What a CA elsewhere knows of a revocation.',
  valuesConfig: {
    PENDING: { description: 'It is being told, and told again until it has heard.' },
    DONE: { description: 'It has revoked the certificate.' },
    FAILED: { description: 'It refused; revokeCertificate tells it again.' },
    NOT_TOLD: { description: 'It cannot be told from here: the certificate is only marked.' },
  },
})

@ObjectType('RemoteRevocation', {
  simpleResolvers: true,
  description: 'What the CA elsewhere that issued a certificate knows of its revocation.',
})
export class RemoteRevocationObject {
  @Field(() => RemoteRevocationStateEnum, { description: 'Where it stands.' })
  state!: string

  @Field(() => Int, { description: 'How often it was told.' })
  attempts!: number

  @Field(() => String, {
    nullable: true,
    description:
      'What it said against it last. For those who have a right on the certificate that was revoked, admins and auditors; null for others.',
  })
  lastError!: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is told again.' })
  nextAttemptAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it had heard.' })
  toldAt!: Date | null
}

@ObjectType('SuggestedRenewal', {
  simpleResolvers: true,
  description: 'When a CA would best like a certificate renewed. RFC 9773 section 4.2.',
})
export class SuggestedRenewalObject {
  @Field(() => DateTimeScalar, { description: 'From then on.' })
  start!: Date

  @Field(() => DateTimeScalar, { description: 'Until then.' })
  end!: Date

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the CA said so.' })
  checkedAt!: Date | null
}

@ObjectType('Revocation', { simpleResolvers: true, description: 'That a certificate was revoked.' })
export class RevocationObject {
  @Field(() => RevocationReasonEnum, { description: 'Why.' })
  reason!: string

  @Field(() => DateTimeScalar, { description: 'When.' })
  revokedAt!: Date

  @Field(() => String, { nullable: true, description: 'What was said about it.' })
  comment!: string | null
}

@ObjectType('Certificate', {
  implements: Node,
  simpleResolvers: true,
  description: 'An X.509 certificate and what is done with it.',
})
export class CertificateObject extends Node {
  @Field(() => String, { description: 'Unique; made by the naming rule unless given.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description!: string | null

  @Field(() => EmailAddressScalar, { description: "A team's address; the role of the same name is the owner role." })
  owner!: string

  @Field(() => DateTimeScalar, { description: 'When it was stored here.' })
  createdAt!: Date

  @Field(() => DateTimeScalar, { description: 'When it was changed last.' })
  updatedAt!: Date

  @Field(() => Int, { description: 'Changes with every update; give it back to update what you have seen.' })
  version!: number

  @Field(() => String, { nullable: true, description: 'CN of the subject.' })
  commonName!: string | null

  @Field(() => DistinguishedName, { description: 'Who it is for.' })
  subject!: object

  @Field(() => DistinguishedName, { description: 'Who signed it.' })
  issuer!: object

  @Field(() => String, {
    description: "The issuer's common name or organization as used in names; `selfsigned` when it signs itself.",
  })
  issuerName!: string

  @Field(() => SerialNumberScalar, { description: 'Unique among what its issuer signed.' })
  serialNumber!: string

  @Field(() => FingerprintScalar, { description: 'SHA-256 of its DER.' })
  fingerprint!: string

  @Field(() => FingerprintScalar, { description: 'SHA-256 of its SubjectPublicKeyInfo.' })
  publicKeyFingerprint!: string

  @Field(() => DateTimeScalar, { description: 'Valid from.' })
  notBefore!: Date

  @Field(() => DateTimeScalar, { description: 'Valid to, inclusive.' })
  notAfter!: Date

  @Field(() => KeyTypeEnum, {
    nullable: true,
    description: 'Null for keys that are not made here (DSA, brainpool …), which may be tracked all the same.',
  })
  keyType!: string | null

  @Field(() => String, { description: 'Algorithm of the key: RSA, EC, ED25519, ML-DSA-65 …, or its OID.' })
  keyAlgorithm!: string

  @Field(() => Int, {
    nullable: true,
    description: 'Bits of the modulus or the curve; null where there is no such number.',
  })
  keySize!: number | null

  @Field(() => String, { description: 'What its issuer signed with, e.g. ecdsa-with-SHA256.' })
  signatureAlgorithm!: string

  @Field(() => Boolean, { description: 'Whether it signs itself.' })
  selfSigned!: boolean

  @Field(() => Boolean, { description: 'Whether it is a CA certificate (basicConstraints).' })
  isAuthority!: boolean

  @Field(() => Boolean, { description: 'Whether its private key is held here.' })
  hasPrivateKey!: boolean

  @Field(() => String, { nullable: true, description: 'Its identifier at the CA that issued it.' })
  externalId!: string | null

  @Field(() => Boolean, { description: 'Whether its owner is told before it expires.' })
  notify!: boolean

  @Field(() => Boolean, { description: 'Whether it is renewed by itself.' })
  rotation!: boolean
}

/** Fields with resolvers of their own are declared by them: see certificate.resolver.ts and certificate-fields.resolver.ts. */
export const CertificateConnection = defineConnection('Certificate', () => CertificateObject)
