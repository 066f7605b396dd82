import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { checkFilter } from '../../graphql/filter.ts'
import { argumentId, inputId, inputIds } from '../../graphql/node-id.ts'
import { KeyTypeEnum, OrderDirection, enumOf } from '../../graphql/enums.ts'
import { OneOfInput } from '../../graphql/one-of.ts'
import { DateTimeScalar, EmailAddressScalar } from '../../graphql/scalars.ts'
import { SubjectInput } from '../../graphql/subject.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'
import { DomainError, Problems } from '../../errors.ts'
import { IdempotencyKeyField } from '../../graphql/input-fields.ts'
import type { GeneralName, KeyType, NameConstraints } from '../../pki/types.ts'
import type { AuthorityType } from './authority.entity.ts'
import { AUTHORITY_ORDER_FIELDS, type AuthorityFilter, type AuthorityOrderField } from './authority.repository.ts'
import { AuthorityObject, AuthorityTypeEnum } from './authority.types.ts'
import { IssuancePolicyInput, toIssuance } from './issuance-policy.inputs.ts'
import type { NewExternalAuthority } from './external-authority.service.ts'
import { issuerOptions } from './issuer.types.ts'
import type { NewAuthority } from './new-authority.ts'

@OneOfInput('AuthorityLookup', 'How an authority is found.')
export class AuthorityLookup {
  @Field(() => ID, { nullable: true, description: 'Global id, auth_…' })
  id?: string | null

  @Field(() => String, { nullable: true, description: 'Exact name.' })
  name?: string | null
}

@InputType('AuthorityFilter', { description: 'Fields are ANDed; lists inside a field are ORed.' })
export class AuthorityFilterInput {
  @Field(() => String, {
    nullable: true,
    description: 'Substring of the name without regard to case; % and _ are literal.',
  })
  search?: string | null

  @Field(() => [EmailAddressScalar], { nullable: true, description: 'Owned by one of these.' })
  owners?: string[] | null

  @Field(() => [AuthorityTypeEnum], { nullable: true, description: 'Of one of these kinds.' })
  types?: AuthorityType[] | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it issues.' })
  active?: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it waits for a certificate from elsewhere.' })
  awaitingCertificate?: boolean | null

  @Field(() => [ID], { nullable: true, description: 'Directly below one of these authorities.' })
  parentIds?: string[] | null

  @Field(() => [ID], { nullable: true, description: 'With one of these roles on it.' })
  roleIds?: string[] | null
}

export function toAuthorityFilter(input: AuthorityFilterInput | null | undefined): AuthorityFilter {
  if (input == null) return {}
  checkFilter(input)
  const { parentIds, roleIds } = input
  return {
    ...input,
    parentIds: parentIds?.map((id) => argumentId('Authority', id, 'filter.parentIds')) ?? null,
    roleIds: roleIds?.map((id) => argumentId('Role', id, 'filter.roleIds')) ?? null,
  }
}

export const AuthorityOrderFieldEnum = enumOf(AUTHORITY_ORDER_FIELDS, {
  name: 'AuthorityOrderField',
  description: 'What authorities are ordered by.',
})

@InputType({ description: 'One step of an order.' })
export class AuthorityOrder {
  @Field(() => AuthorityOrderFieldEnum, { description: 'What to order by.' })
  field!: AuthorityOrderField

  @Field(() => OrderDirection, { description: 'Which way.' })
  direction!: 'ASC' | 'DESC'
}

@OneOfInput('NameConstraintInput', 'Names that are permitted or excluded below a CA. RFC 5280 section 4.2.1.10.')
export class NameConstraintInput {
  @Field(() => String, { nullable: true, description: 'A domain with everything below it, e.g. example.org.' })
  dns?: string | null

  @Field(() => String, { nullable: true, description: 'A mailbox, a host, or .example.org for the hosts below it.' })
  email?: string | null

  @Field(() => String, { nullable: true, description: 'The host of URIs, or .example.org for the hosts below it.' })
  uri?: string | null

  @Field(() => String, { nullable: true, description: 'Addresses as 10.0.0.0/8 or 2001:db8::/32.' })
  ipRange?: string | null

  @Field(() => String, { nullable: true, description: 'Distinguished names that begin so, in RFC 4514.' })
  directoryName?: string | null
}

@InputType({ description: 'Names that certificates below a CA may have. RFC 5280 section 4.2.1.10.' })
export class NameConstraintsInput {
  @Field(() => [NameConstraintInput], { nullable: true, description: 'Only these, of the kinds that occur here.' })
  permitted?: NameConstraintInput[] | null

  @Field(() => [NameConstraintInput], { nullable: true, description: 'Never these.' })
  excluded?: NameConstraintInput[] | null
}

function toNameConstraints(input: NameConstraintsInput | null | undefined): NameConstraints | null {
  const permitted = (input?.permitted ?? []).map(toConstraint)
  const excluded = (input?.excluded ?? []).map(toConstraint)
  return permitted.length + excluded.length === 0 ? null : { permitted, excluded }
}

function toConstraint(input: NameConstraintInput): GeneralName {
  if (input.dns != null) return { type: 'DNS', value: input.dns }
  if (input.email != null) return { type: 'EMAIL', value: input.email }
  if (input.uri != null) return { type: 'URI', value: input.uri }
  if (input.ipRange != null) return { type: 'IP', value: input.ipRange }
  return { type: 'DIRECTORY_NAME', value: input.directoryName ?? '' }
}

@InputType({ description: 'A new authority.' })
export class CreateAuthorityInput {
  @Field(() => String, { description: 'Unique, at most 128 characters.' })
  name!: string

  @Field(() => EmailAddressScalar, {
    description: "A team's address; the role of the same name becomes its owner role.",
  })
  owner!: string

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description?: string | null

  @Field(() => AuthorityTypeEnum, {
    description: 'ROOT signs itself; SUBORDINATE is signed by parentId; EXTERNAL is a CA elsewhere, reached by issuer.',
  })
  type!: AuthorityType

  @Field(() => ID, { nullable: true, description: 'The authority that signs a SUBORDINATE.' })
  parentId?: string | null

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'A SUBORDINATE that a CA elsewhere signs, instead of parentId: its csr goes there, and installAuthorityCertificate brings the certificate. Until then it is inactive.',
  })
  signedElsewhere!: boolean

  @Field(() => issuerOptions.input, {
    nullable: true,
    description: 'How the CA of an EXTERNAL authority is reached; for the others this installation signs.',
  })
  issuer?: object | null

  @Field(() => SubjectInput, {
    nullable: true,
    description: 'Subject of its certificate, with a commonName; required unless it is EXTERNAL, which has its own.',
  })
  subject?: SubjectInput | null

  @Field(() => KeyTypeEnum, {
    defaultValue: 'EC_P256',
    description: 'Type of its key, which never leaves this service.',
  })
  keyType!: KeyType

  @Field(() => DateTimeScalar, { nullable: true, description: 'Default: now.' })
  validityStart?: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'Or give validityDays.' })
  validityEnd?: Date | null

  @Field(() => Int, {
    nullable: true,
    description: 'Default: 3650 for a root, 1825 for a subordinate or what its issuer has left.',
  })
  validityDays?: number | null

  @Field(() => Int, { nullable: true, description: 'How many CAs may follow below it; absent: no limit.' })
  pathLength?: number | null

  @Field(() => NameConstraintsInput, { nullable: true, description: 'Names that may occur below it; absent: any.' })
  nameConstraints?: NameConstraintsInput | null

  @Field(() => IssuancePolicyInput, { nullable: true, description: 'What it issues.' })
  issuance?: IssuancePolicyInput | null

  @Field(() => [ID], { nullable: true, description: 'Roles whose holders may issue from it, besides the owner role.' })
  roleIds?: string[] | null

  @IdempotencyKeyField()
  idempotencyKey?: string | null
}

export const CreateAuthorityError = defineUserError('CreateAuthorityError')

@ObjectType({ simpleResolvers: true, description: 'The new authority, or why there is none.' })
export class CreateAuthorityPayload {
  @Field(() => AuthorityObject, { nullable: true, description: 'Null when there are userErrors.' })
  authority!: object | null

  @Field(() => [CreateAuthorityError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

/** The parent's UUID for a permission check, or null when there is none. */
export function parentOf(input: CreateAuthorityInput): string | null {
  return input.parentId == null ? null : inputId('Authority', input.parentId, ['parentId'])
}

/** What of the input says how a certificate of ours is made, and nothing for a CA elsewhere. */
const OF_OUR_OWN = ['parentId', 'subject', 'validityStart', 'validityEnd', 'validityDays', 'pathLength'] as const

function toNewExternalAuthority(input: CreateAuthorityInput): NewExternalAuthority {
  const problems = new Problems()
  for (const field of [...OF_OUR_OWN, 'nameConstraints'] as const) {
    if (input[field] != null) problems.add('INVALID', 'the CA elsewhere has its own certificate', [field])
  }
  if (input.signedElsewhere) problems.add('INVALID', 'it has its own certificate', ['signedElsewhere'])
  if (input.issuer == null) problems.add('REQUIRED', 'expected how the CA is reached', ['issuer'])
  const roleIds = problems.collect([], () => inputIds('Role', input.roleIds ?? [], 'roleIds'))
  problems.throwIfAny()
  return {
    name: input.name,
    owner: input.owner,
    description: input.description ?? null,
    type: 'EXTERNAL',
    issuer: issuerOptions.chosen(input.issuer ?? {}),
    issuance: toIssuance(input.issuance),
    roleIds: roleIds ?? [],
    idempotencyKey: input.idempotencyKey ?? null,
  }
}

/** @throws DomainError(s) for ids that are not ids, and for what does not go together */
export function toNewAuthority(input: CreateAuthorityInput): NewAuthority | NewExternalAuthority {
  const problems = new Problems()
  const { type, parentId } = input
  if (type === 'EXTERNAL') return toNewExternalAuthority(input)
  const { subject } = input
  if (input.issuer != null) {
    problems.add('INVALID', 'this installation signs for it; a CA elsewhere is of type EXTERNAL', ['issuer'])
  }
  if (subject == null) throw new DomainError('REQUIRED', 'expected the subject of its certificate', ['subject'])
  const parent = parentId == null ? null : problems.collect([], () => inputId('Authority', parentId, ['parentId']))
  const roleIds = problems.collect([], () => inputIds('Role', input.roleIds ?? [], 'roleIds'))
  problems.throwIfAny()
  return {
    name: input.name,
    owner: input.owner,
    description: input.description ?? null,
    type,
    parentId: parent ?? null,
    signedElsewhere: input.signedElsewhere,
    subject,
    keyType: input.keyType,
    validityStart: input.validityStart ?? null,
    validityEnd: input.validityEnd ?? null,
    validityDays: input.validityDays ?? null,
    pathLength: input.pathLength ?? null,
    nameConstraints: toNameConstraints(input.nameConstraints),
    issuance: toIssuance(input.issuance),
    roleIds: roleIds ?? [],
    idempotencyKey: input.idempotencyKey ?? null,
  }
}
