import { Field, ID, InputType } from 'type-graphql'
import { Problems } from '../../errors.ts'
import { DescriptionField, VersionField } from '../../graphql/input-fields.ts'
import { inputId } from '../../graphql/node-id.ts'
import { EmailAddressScalar } from '../../graphql/scalars.ts'
import { relatedIds } from './certificate-relations.inputs.ts'
import type { CertificateChanges } from './certificate.service.ts'

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

  @DescriptionField()
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

  @Field(() => ID, {
    nullable: true,
    description: 'Publishes the challenges of its renewals when the authority asks (dns-01); null: nobody does.',
  })
  dnsProviderId?: string | null
}

/** @throws DomainError(s) for ids that are not ids of their kind */
export function toChanges(input: UpdateCertificateInput): CertificateChanges {
  const problems = new Problems()
  const changes = {
    ...input,
    ...relatedIds(input, problems),
    id: problems.collect([], () => inputId('Certificate', input.id, ['id'])) ?? '',
  }
  problems.throwIfAny()
  return changes
}
