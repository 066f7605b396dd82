import { Field, ID, InputType, Int } from 'type-graphql'
import { Problems } from '../../errors.ts'
import { KeyTypeEnum } from '../../graphql/enums.ts'
import { DescriptionField, IdempotencyKeyField } from '../../graphql/input-fields.ts'
import { inputId } from '../../graphql/node-id.ts'
import { DateTimeScalar, EmailAddressScalar } from '../../graphql/scalars.ts'
import { SubjectInput } from '../../graphql/subject.ts'
import type { KeyType } from '../../pki/types.ts'
import type { NewCertificateInput } from './certificate-creation.service.ts'
import {
  CertificateNameField,
  DestinationsField,
  HolderRolesField,
  NotificationsField,
  ReplacesField,
  RotationPolicyField,
  relatedIds,
} from './certificate-relations.inputs.ts'
import {
  CertificateExtensionsInput,
  SubjectAlternativeNameInput,
  toGeneralName,
  toRequestedUsage,
} from './extensions.types.ts'

@InputType({ description: 'A certificate to issue.' })
export class CreateCertificateInput {
  @Field(() => ID, { description: 'The authority that issues it.' })
  authorityId!: string

  @Field(() => EmailAddressScalar, {
    description: "A team's address; the role of the same name becomes its owner role.",
  })
  owner!: string

  @CertificateNameField()
  name?: string | null

  @DescriptionField()
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

  @HolderRolesField()
  roleIds?: string[] | null

  @ReplacesField()
  replacesIds?: string[] | null

  @NotificationsField()
  notificationIds?: string[] | null

  @DestinationsField()
  destinationIds?: string[] | null

  @Field(() => ID, { nullable: true, description: 'Publishes its challenges when the authority asks (dns-01).' })
  dnsProviderId?: string | null

  @Field(() => Boolean, { defaultValue: true, description: 'Whether its owner is told before it expires.' })
  notify!: boolean

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it is renewed by itself.' })
  rotation!: boolean

  @RotationPolicyField()
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
    roleIds: [],
    replacesIds: [],
    destinationIds: [],
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
