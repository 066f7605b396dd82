import { Field, ID, InputType, Int } from 'type-graphql'
import { Problems } from '../../errors.ts'
import { KeyTypeEnum } from '../../graphql/enums.ts'
import { IdempotencyKeyField, VersionField } from '../../graphql/input-fields.ts'
import { inputId, inputIds, type NodeTypeName } from '../../graphql/node-id.ts'
import { OneOfInput } from '../../graphql/one-of.ts'
import { DateTimeScalar, EmailAddressScalar, FingerprintScalar, SerialNumberScalar } from '../../graphql/scalars.ts'
import { SubjectInput } from '../../graphql/subject.ts'
import type { KeyType } from '../../pki/types.ts'
import type { NewCertificateInput } from './certificate-creation.service.ts'
import type { ReissueInput } from './certificate-reissue.service.ts'
import type { UploadInput } from './certificate-upload.service.ts'
import type { RevocationRequest } from './certificate-revocation.service.ts'
import type { CertificateChanges } from './certificate.service.ts'
import { RevocationReasonEnum } from './certificate.types.ts'
import {
  CertificateExtensionsInput,
  SubjectAlternativeNameInput,
  toGeneralName,
  toRequestedUsage,
} from './extensions.types.ts'
import type { RevocationReason } from './revocation.entity.ts'

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

@InputType({ description: 'A certificate to issue.' })
export class CreateCertificateInput {
  @Field(() => ID, { description: 'The authority that issues it.' })
  authorityId!: string

  @Field(() => EmailAddressScalar, {
    description: "A team's address; the role of the same name becomes its owner role.",
  })
  owner!: string

  @Field(() => String, {
    nullable: true,
    description: 'Letters, digits and dots; the rest becomes hyphens. Default: by the naming rule.',
  })
  name?: string | null

  @Field(() => String, { nullable: true, description: 'What it is for, at most 4096 characters.' })
  description?: string | null

  @Field(() => String, { nullable: true, description: 'Optional when there is a subject alternative name.' })
  commonName?: string | null

  @Field(() => SubjectInput, { nullable: true, description: 'Further parts of the subject.' })
  subject?: SubjectInput | null

  @Field(() => [SubjectAlternativeNameInput], {
    nullable: true,
    description: 'At most 1000; a common name that is a host name or an address is added.',
  })
  subjectAlternativeNames?: SubjectAlternativeNameInput[] | null

  @Field(() => String, {
    nullable: true,
    description: 'PEM of a PKCS#10 request: brings its own key; its names are judged and issued like those given here.',
  })
  csr?: string | null

  @Field(() => KeyTypeEnum, {
    nullable: true,
    description: 'Type of the key made here. Default EC_P256; not with csr.',
  })
  keyType?: KeyType | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'Default: now.' })
  validityStart?: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'Or give validityDays.' })
  validityEnd?: Date | null

  @Field(() => Int, { nullable: true, description: "Default: the authority's." })
  validityDays?: number | null

  @Field(() => CertificateExtensionsInput, { nullable: true, description: 'Usages and further extensions.' })
  extensions?: CertificateExtensionsInput | null

  @Field(() => [ID], { nullable: true, description: 'Roles whose holders may change it and get its key.' })
  roleIds?: string[] | null

  @Field(() => [ID], { nullable: true, description: 'Certificates it replaces; takes the right to update each.' })
  replacesIds?: string[] | null

  @Field(() => [ID], {
    nullable: true,
    description: 'Notifications that tell of its end; when absent, the default notices of its owner.',
  })
  notificationIds?: string[] | null

  @Field(() => [ID], {
    nullable: true,
    description: 'Where it is meant to be; takes a role of each destination that has roles.',
  })
  destinationIds?: string[] | null

  @Field(() => ID, { nullable: true, description: 'Publishes its challenges when the authority asks (dns-01).' })
  dnsProviderId?: string | null

  @Field(() => Boolean, { defaultValue: true, description: 'Whether its owner is told before it expires.' })
  notify!: boolean

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it is renewed by itself.' })
  rotation!: boolean

  @Field(() => ID, { nullable: true, description: 'When it is due for renewal. Default: the policy named default.' })
  rotationPolicyId?: string | null

  @IdempotencyKeyField()
  idempotencyKey?: string | null
}

/** @throws DomainError(s) for ids that are not ids of their kind */
export function toNewCertificate(input: CreateCertificateInput): NewCertificateInput {
  const problems = new Problems()
  const authorityId = problems.collect([], () => inputId('Authority', input.authorityId, ['authorityId']))
  const related = relatedIds(input, problems)
  problems.throwIfAny()
  return {
    authorityId: authorityId ?? '',
    ...related,
    owner: input.owner,
    name: input.name ?? null,
    description: input.description ?? null,
    commonName: input.commonName ?? null,
    subject: input.subject ?? null,
    subjectAlternativeNames: (input.subjectAlternativeNames ?? []).map(toGeneralName),
    csr: input.csr ?? null,
    keyType: input.keyType ?? null,
    validityStart: input.validityStart ?? null,
    validityEnd: input.validityEnd ?? null,
    validityDays: input.validityDays ?? null,
    usage: toRequestedUsage(input.extensions),
    notify: input.notify,
    rotation: input.rotation,
    idempotencyKey: input.idempotencyKey ?? null,
  }
}

@InputType({ description: 'A certificate that exists already.' })
export class UploadCertificateInput {
  @Field(() => EmailAddressScalar, {
    description: "A team's address; the role of the same name becomes its owner role.",
  })
  owner!: string

  @Field(() => String, { description: 'PEM of the certificate; further certificates in it are taken as its chain.' })
  body!: string

  @Field(() => String, { nullable: true, description: "PEM of the chain: the certificate's issuer first." })
  chain?: string | null

  @Field(() => String, { nullable: true, description: 'PEM of its private key, not encrypted.' })
  privateKey?: string | null

  @Field(() => String, { nullable: true, description: 'PEM of the request it was issued for.' })
  csr?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Letters, digits and dots; the rest becomes hyphens. Default: by the naming rule.',
  })
  name?: string | null

  @Field(() => String, { nullable: true, description: 'What it is for, at most 4096 characters.' })
  description?: string | null

  @Field(() => ID, { nullable: true, description: 'The authority of ours that issued it, which is checked.' })
  authorityId?: string | null

  @Field(() => String, { nullable: true, description: 'Its identifier at the CA that issued it.' })
  externalId?: string | null

  @Field(() => [ID], { nullable: true, description: 'Roles whose holders may change it and get its key.' })
  roleIds?: string[] | null

  @Field(() => [ID], { nullable: true, description: 'Certificates it replaces; takes the right to update each.' })
  replacesIds?: string[] | null

  @Field(() => [ID], {
    nullable: true,
    description: 'Notifications that tell of its end; when absent, the default notices of its owner.',
  })
  notificationIds?: string[] | null

  @Field(() => [ID], {
    nullable: true,
    description: 'Where it is meant to be; takes a role of each destination that has roles.',
  })
  destinationIds?: string[] | null

  @Field(() => Boolean, { defaultValue: true, description: 'Whether its owner is told before it expires.' })
  notify!: boolean

  @Field(() => ID, { nullable: true, description: 'When it is due for renewal. Default: the policy named default.' })
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
    ...related,
    owner: input.owner,
    body: input.body,
    chain: input.chain ?? null,
    privateKey: input.privateKey ?? null,
    csr: input.csr ?? null,
    name: input.name ?? null,
    description: input.description ?? null,
    authorityId: authority ?? null,
    externalId: input.externalId ?? null,
    notify: input.notify,
    idempotencyKey: input.idempotencyKey ?? null,
  }
}

@InputType({ description: 'Changes to a certificate: absent keeps, null or an empty list clears.' })
export class UpdateCertificateInput {
  @Field(() => ID, { description: 'The certificate.' })
  id!: string

  @VersionField()
  version?: number | null

  @Field(() => EmailAddressScalar, {
    nullable: true,
    description: "The new owner. Its creator's rights end, and the owner role follows.",
  })
  owner?: string | null

  @Field(() => String, { nullable: true, description: 'What it is for, at most 4096 characters.' })
  description?: string | null

  @Field(() => Boolean, { nullable: true, description: 'Whether its owner is told before it expires.' })
  notify?: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it is renewed by itself.' })
  rotation?: boolean | null

  @Field(() => ID, { nullable: true, description: 'When it is due for renewal; null: never.' })
  rotationPolicyId?: string | null

  @Field(() => [ID], { nullable: true, description: 'All roles, besides the owner role, which stays.' })
  roleIds?: string[] | null

  @Field(() => [ID], { nullable: true, description: 'All certificates it replaces; takes the right to update each.' })
  replacesIds?: string[] | null

  @Field(() => [ID], { nullable: true, description: 'All notifications that tell of its end.' })
  notificationIds?: string[] | null

  @Field(() => [ID], {
    nullable: true,
    description: 'Everywhere it is meant to be; attaching takes a role of each destination that has roles.',
  })
  destinationIds?: string[] | null
}

/** @throws DomainError(s) for ids that are not ids of their kind */
export function toChanges(input: UpdateCertificateInput): CertificateChanges {
  const problems = new Problems()
  const { roleIds, replacesIds, rotationPolicyId, notificationIds, destinationIds } = input
  const changes = {
    ...input,
    ...(rotationPolicyId != null && { rotationPolicyId: policyId(rotationPolicyId, problems) }),
    id: problems.collect([], () => inputId('Certificate', input.id, ['id'])) ?? '',
    ...(notificationIds != null && {
      notificationIds: idsOf('Notification', notificationIds, 'notificationIds', problems),
    }),
    ...(destinationIds != null && { destinationIds: idsOf('Destination', destinationIds, 'destinationIds', problems) }),
    ...(roleIds != null && { roleIds: problems.collect([], () => inputIds('Role', roleIds, 'roleIds')) ?? [] }),
    ...(replacesIds != null && {
      replacesIds: problems.collect([], () => inputIds('Certificate', replacesIds, 'replacesIds')) ?? [],
    }),
  }
  problems.throwIfAny()
  return changes
}

@InputType({ description: 'A certificate to revoke.' })
export class RevokeCertificateInput {
  @Field(() => ID, { description: 'The certificate.' })
  id!: string

  @Field(() => RevocationReasonEnum, { defaultValue: 'UNSPECIFIED', description: 'Why.' })
  reason!: RevocationReason

  @Field(() => String, { nullable: true, description: 'What there is to say about it; not published.' })
  comment?: string | null

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Revoke it although endpoints serve it; and mark it as revoked here even where the CA elsewhere that issued it cannot be told, where it has to be revoked by other means.',
  })
  force!: boolean
}

export function toRevocation(input: RevokeCertificateInput): RevocationRequest {
  return {
    id: inputId('Certificate', input.id, ['id']),
    reason: input.reason,
    comment: input.comment ?? null,
    force: input.force,
  }
}

@InputType({ description: 'A certificate to issue again: same subject, names and usages.' })
export class ReissueCertificateInput {
  @Field(() => ID, { description: 'The certificate.' })
  id!: string

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether the new one is linked as replacement of the old one.',
  })
  replace!: boolean

  @Field(() => Boolean, { defaultValue: false, description: 'Whether the new one gets the same key.' })
  reuseKey!: boolean

  @Field(() => String, {
    nullable: true,
    description: 'PEM of a request that brings the new key; its names are added.',
  })
  csr?: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'Or give validityDays.' })
  validityEnd?: Date | null

  @Field(() => Int, {
    nullable: true,
    description: 'Default: the same span from now, within what the authority allows.',
  })
  validityDays?: number | null

  @Field(() => ID, { nullable: true, description: 'Another authority to move to; takes the right to issue from it.' })
  authorityId?: string | null

  @IdempotencyKeyField()
  idempotencyKey?: string | null
}

/** @throws DomainError(s) for ids that are not ids of their kind */
export function toReissue(input: ReissueCertificateInput): ReissueInput {
  const problems = new Problems()
  const { authorityId } = input
  const id = problems.collect([], () => inputId('Certificate', input.id, ['id']))
  const authority =
    authorityId == null ? null : problems.collect([], () => inputId('Authority', authorityId, ['authorityId']))
  problems.throwIfAny()
  return {
    id: id ?? '',
    replace: input.replace,
    reuseKey: input.reuseKey,
    csr: input.csr ?? null,
    validityEnd: input.validityEnd ?? null,
    validityDays: input.validityDays ?? null,
    authorityId: authority ?? null,
    idempotencyKey: input.idempotencyKey ?? null,
  }
}

interface RelatedInput {
  roleIds?: string[] | null
  replacesIds?: string[] | null
  rotationPolicyId?: string | null
  notificationIds?: string[] | null
  destinationIds?: string[] | null
  dnsProviderId?: string | null
}

function relatedIds(input: RelatedInput, problems: Problems) {
  const { rotationPolicyId, notificationIds, dnsProviderId } = input
  return {
    ...(notificationIds != null && {
      notificationIds: idsOf('Notification', notificationIds, 'notificationIds', problems),
    }),
    ...(dnsProviderId != null && {
      dnsProviderId: problems.collect([], () => inputId('DnsProvider', dnsProviderId, ['dnsProviderId'])) ?? '',
    }),
    destinationIds: idsOf('Destination', input.destinationIds ?? [], 'destinationIds', problems),
    ...(rotationPolicyId != null && { rotationPolicyId: policyId(rotationPolicyId, problems) }),
    roleIds: problems.collect([], () => inputIds('Role', input.roleIds ?? [], 'roleIds')) ?? [],
    replacesIds: problems.collect([], () => inputIds('Certificate', input.replacesIds ?? [], 'replacesIds')) ?? [],
  }
}

function idsOf(type: NodeTypeName, ids: readonly string[], path: string, problems: Problems): string[] {
  return problems.collect([], () => inputIds(type, ids, path)) ?? []
}

function policyId(id: string, problems: Problems): string {
  return problems.collect([], () => inputId('RotationPolicy', id, ['rotationPolicyId'])) ?? ''
}
