import { Field, ID, InputType } from 'type-graphql'
import { Problems } from '../../errors.ts'
import { DescriptionField, IdempotencyKeyField } from '../../graphql/input-fields.ts'
import { inputId } from '../../graphql/node-id.ts'
import { Base64Scalar, EmailAddressScalar } from '../../graphql/scalars.ts'
import {
  CertificateNameField,
  DestinationsField,
  HolderRolesField,
  NotificationsField,
  ReplacesField,
  RotationPolicyField,
  relatedIds,
} from './certificate-relations.inputs.ts'
import type { UploadInput } from './certificate-upload.service.ts'

@InputType({
  description: 'A PKCS#12 file (.p12, .pfx): a certificate with its chain and, if it holds one, its private key.',
})
export class Pkcs12Input {
  @Field(() => Base64Scalar, { description: 'Its bytes, at most 1 MiB.' })
  data!: string

  @Field(() => String, { defaultValue: '', description: 'What it is protected with; empty when with nothing.' })
  passphrase!: string
}

@InputType({ description: 'A certificate that exists already, as PEM or in a PKCS#12 file.' })
export class UploadCertificateInput {
  @Field(() => EmailAddressScalar, {
    description: "A team's address; the role of the same name becomes its owner role.",
  })
  owner!: string

  @Field(() => String, {
    nullable: true,
    description: 'PEM of the certificate; further certificates in it are taken as its chain. Or give pkcs12.',
  })
  body?: string | null

  @Field(() => String, { nullable: true, description: "PEM of the chain: the certificate's issuer first." })
  chain?: string | null

  @Field(() => String, { nullable: true, description: 'PEM of its private key, not encrypted.' })
  privateKey?: string | null

  @Field(() => Pkcs12Input, { nullable: true, description: 'In place of body, chain and privateKey.' })
  pkcs12?: Pkcs12Input | null

  @Field(() => String, { nullable: true, description: 'PEM of the request it was issued for.' })
  csr?: string | null

  @CertificateNameField()
  name?: string | null

  @DescriptionField()
  description?: string | null

  @Field(() => ID, { nullable: true, description: 'The authority of ours that issued it, which is checked.' })
  authorityId?: string | null

  @Field(() => String, { nullable: true, description: 'Its identifier at the CA that issued it.' })
  externalId?: string | null

  @HolderRolesField()
  roleIds?: string[] | null

  @ReplacesField()
  replacesIds?: string[] | null

  @NotificationsField()
  notificationIds?: string[] | null

  @DestinationsField()
  destinationIds?: string[] | null

  @Field(() => Boolean, { defaultValue: true, description: 'Whether its owner is told before it expires.' })
  notify!: boolean

  @RotationPolicyField()
  rotationPolicyId?: string | null

  @IdempotencyKeyField()
  idempotencyKey?: string | null
}

/** @throws DomainError(s) for ids that are not ids of their kind */
export function toUpload(input: UploadCertificateInput): UploadInput {
  const problems = new Problems()
  const { authorityId } = input
  const authority =
    authorityId == null ? null : problems.collect([], () => inputId('Authority', authorityId, ['authorityId']))
  const related = relatedIds(input, problems)
  problems.throwIfAny()
  return {
    roleIds: [],
    replacesIds: [],
    destinationIds: [],
    ...related,
    owner: input.owner,
    body: input.body ?? null,
    chain: input.chain ?? null,
    privateKey: input.privateKey ?? null,
    pkcs12: input.pkcs12 ?? null,
    csr: input.csr ?? null,
    name: input.name ?? null,
    description: input.description ?? null,
    authorityId: authority ?? null,
    externalId: input.externalId ?? null,
    notify: input.notify,
    idempotencyKey: input.idempotencyKey ?? null,
  }
}
