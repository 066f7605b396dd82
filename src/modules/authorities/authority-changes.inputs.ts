// Inputs and payloads of what happens to authorities after, or instead of, createAuthority.
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { Problems } from '../../errors.ts'
import { IdempotencyKeyField, VersionField } from '../../graphql/input-fields.ts'
import { inputId, inputIds } from '../../graphql/node-id.ts'
import { EmailAddressScalar } from '../../graphql/scalars.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'
import type { AuthorityChanges } from './authority-changes.service.ts'
import type { ImportInput, InstallInput } from './authority-import.service.ts'
import { issuerOptions } from './issuer.types.ts'
import { IssuancePolicyInput, toIssuance } from './issuance-policy.inputs.ts'
import { AuthorityObject } from './authority.types.ts'

@InputType({ description: 'Changes to an authority. Absent keeps, null or an empty list clears.' })
export class UpdateAuthorityInput {
  @Field(() => ID, { description: 'Which authority.' })
  id!: string

  @VersionField()
  version?: number | null

  @Field(() => EmailAddressScalar, {
    nullable: true,
    description:
      "Another team: its owner role takes the old one's place, and the creator of the CA certificate loses rights on it.",
  })
  owner?: string | null

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description?: string | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'False: it issues nothing any more; its revocation list is still made.',
  })
  active?: boolean | null

  @Field(() => [ID], {
    nullable: true,
    description: 'Roles whose holders may issue from it, besides the owner role and its own two, which stay.',
  })
  roleIds?: string[] | null

  @Field(() => IssuancePolicyInput, {
    nullable: true,
    description: 'What it issues; what is absent inside keeps as well, null goes back to the defaults.',
  })
  issuance?: IssuancePolicyInput | null

  @Field(() => issuerOptions.input, {
    nullable: true,
    description:
      'Options of an EXTERNAL authority to change. Write-only ones that are left out stay; the plugin itself cannot change.',
  })
  issuer?: object | null
}

/** @throws DomainError(s) for ids that are not ids */
export function toAuthorityChanges(input: UpdateAuthorityInput): AuthorityChanges {
  const problems = new Problems()
  const id = problems.collect([], () => inputId('Authority', input.id, ['id']))
  const { roleIds, issuance, issuer } = input
  const roles = roleIds == null ? roleIds : problems.collect([], () => inputIds('Role', roleIds, 'roleIds'))
  problems.throwIfAny()
  return {
    ...input,
    id: id ?? '',
    ...(roles !== undefined && { roleIds: roles }),
    ...(issuance !== undefined && { issuance: issuance === null ? null : toIssuance(issuance) }),
    ...(issuer !== undefined && { issuer: issuer === null ? null : issuerOptions.chosen(issuer) }),
  } as AuthorityChanges
}

@InputType({ description: 'A CA made elsewhere, with its private key, which never leaves this service again.' })
export class ImportAuthorityInput {
  @Field(() => String, { description: 'Unique without regard to case, at most 128 characters.' })
  name!: string

  @Field(() => EmailAddressScalar, {
    description: "A team's address; the role of the same name becomes its owner role.",
  })
  owner!: string

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description?: string | null

  @Field(() => String, { description: 'PEM of the CA certificate; its chain may follow it.' })
  certificate!: string

  @Field(() => String, { nullable: true, description: 'PEM of its chain, the issuer first, the root last.' })
  chain?: string | null

  @Field(() => String, { description: 'PEM of its private key: PKCS#8, PKCS#1 or SEC1, also encrypted.' })
  privateKey!: string

  @Field(() => String, { nullable: true, description: 'Passphrase of an encrypted key; it is not stored.' })
  passphrase?: string | null

  @Field(() => IssuancePolicyInput, { nullable: true, description: 'What it issues.' })
  issuance?: IssuancePolicyInput | null

  @Field(() => [ID], { nullable: true, description: 'Roles whose holders may issue from it, besides the owner role.' })
  roleIds?: string[] | null

  @IdempotencyKeyField()
  idempotencyKey?: string | null
}

/** @throws DomainError(s) for ids that are not ids */
export function toImport(input: ImportAuthorityInput): ImportInput {
  return {
    name: input.name,
    owner: input.owner,
    description: input.description ?? null,
    certificate: input.certificate,
    chain: input.chain ?? null,
    privateKey: input.privateKey,
    passphrase: input.passphrase ?? null,
    issuance: toIssuance(input.issuance),
    roleIds: inputIds('Role', input.roleIds ?? [], 'roleIds'),
    idempotencyKey: input.idempotencyKey ?? null,
  }
}

@InputType({ description: 'The certificate that a CA elsewhere made for an authority that waits for it.' })
export class InstallAuthorityCertificateInput {
  @Field(() => ID, { description: 'The authority that waits, or an EXTERNAL one.' })
  id!: string

  @VersionField()
  version?: number | null

  @Field(() => String, {
    description: 'PEM of the certificate, for the key of its csr where it has one; its chain may follow it.',
  })
  certificate!: string

  @Field(() => String, { nullable: true, description: 'PEM of its chain, the issuer first, the root last.' })
  chain?: string | null
}

/** @throws DomainError for an id that is not one */
export function toInstall(input: InstallAuthorityCertificateInput): InstallInput {
  return {
    id: inputId('Authority', input.id, ['id']),
    version: input.version ?? null,
    certificate: input.certificate,
    chain: input.chain ?? null,
  }
}

@InputType({ description: 'An authority to delete; only one that has issued nothing can be.' })
export class DeleteAuthorityInput {
  @Field(() => ID, { description: 'Which authority.' })
  id!: string

  @VersionField()
  version?: number | null
}

const WARNINGS = 'What is odd about the certificate but no reason to refuse it.'

export const UpdateAuthorityError = defineUserError('UpdateAuthorityError')

@ObjectType({ simpleResolvers: true, description: 'The changed authority, or why it was not changed.' })
export class UpdateAuthorityPayload {
  @Field(() => AuthorityObject, { nullable: true, description: 'Null when there are userErrors.' })
  authority!: object | null

  @Field(() => [UpdateAuthorityError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

export const ImportAuthorityError = defineUserError('ImportAuthorityError')

@ObjectType({ simpleResolvers: true, description: 'The imported authority, or why there is none.' })
export class ImportAuthorityPayload {
  @Field(() => AuthorityObject, { nullable: true, description: 'Null when there are userErrors.' })
  authority!: object | null

  @Field(() => [String], { description: WARNINGS })
  warnings!: readonly string[]

  @Field(() => [ImportAuthorityError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

export const InstallAuthorityCertificateError = defineUserError('InstallAuthorityCertificateError')

@ObjectType({ simpleResolvers: true, description: 'The completed authority, or why it was not completed.' })
export class InstallAuthorityCertificatePayload {
  @Field(() => AuthorityObject, { nullable: true, description: 'Null when there are userErrors.' })
  authority!: object | null

  @Field(() => [String], { description: WARNINGS })
  warnings!: readonly string[]

  @Field(() => [InstallAuthorityCertificateError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

export const DeleteAuthorityError = defineUserError('DeleteAuthorityError')

@ObjectType({ simpleResolvers: true, description: 'That the authority is gone, or why it is not.' })
export class DeleteAuthorityPayload {
  @Field(() => ID, { nullable: true, description: 'The id it had. Null when there are userErrors.' })
  deletedId!: string | null

  @Field(() => [DeleteAuthorityError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}
