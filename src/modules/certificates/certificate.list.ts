// Lists of certificates: filters and orders as SQL, each served by an index.
import { type Expression, sql, type SqlBool } from 'kysely'
import type { Actor } from '../../auth/actor.ts'
import type { Em } from '../../database/connection.ts'
import { keysetPage, type OrderTerm, type Page, type PageRequest } from '../../database/page.ts'
import { isIn } from '../../database/sql.ts'
import { RequestError } from '../../errors.ts'
import { inRotationWindowSql } from '../rotation-policies/index.ts'
import { Certificate } from './certificate.entity.ts'

export const CERTIFICATE_STATES = ['NOT_YET_VALID', 'VALID', 'EXPIRED', 'REVOKED'] as const
export type CertificateState = (typeof CERTIFICATE_STATES)[number]

export interface DateRange {
  readonly from?: Date | null
  readonly to?: Date | null
}

/** Fields are ANDed, lists inside a field ORed; ids are UUIDs here. */
export interface CertificateFilter {
  readonly search?: string | null
  readonly ids?: readonly string[] | null
  readonly name?: string | null
  readonly commonName?: string | null
  readonly domain?: string | null
  readonly serialNumber?: string | null
  readonly fingerprint?: string | null
  readonly publicKeyFingerprint?: string | null
  readonly owners?: readonly string[] | null
  readonly creatorIds?: readonly string[] | null
  readonly authorityIds?: readonly string[] | null
  readonly issuer?: string | null
  readonly states?: readonly CertificateState[] | null
  readonly keyTypes?: readonly string[] | null
  readonly signatureAlgorithms?: readonly string[] | null
  readonly notAfter?: DateRange | null
  readonly notBefore?: DateRange | null
  readonly createdAt?: DateRange | null
  readonly rotation?: boolean | null
  readonly notify?: boolean | null
  readonly hasPrivateKey?: boolean | null
  readonly replaced?: boolean | null
  readonly inRotationWindow?: boolean | null
  readonly roleIds?: readonly string[] | null
  readonly notificationIds?: readonly string[] | null
  readonly destinationIds?: readonly string[] | null
  readonly sourceIds?: readonly string[] | null
  readonly mine?: boolean | null
}

export const CERTIFICATE_ORDER_FIELDS = [
  'CREATED_AT',
  'NOT_AFTER',
  'NOT_BEFORE',
  'NAME',
  'COMMON_NAME',
  'OWNER',
] as const
export type CertificateOrderField = (typeof CERTIFICATE_ORDER_FIELDS)[number]

export interface CertificateOrder {
  readonly field: CertificateOrderField
  readonly direction: 'ASC' | 'DESC'
}

/** Every one of them is served by an index, which has the very same expression. */
const ORDER_TERMS: Record<CertificateOrderField, Pick<OrderTerm, 'expression' | 'type'>> = {
  CREATED_AT: { expression: sql.ref('certificates.created_at'), type: 'timestamptz' },
  NOT_AFTER: { expression: sql.ref('certificates.not_after'), type: 'timestamptz' },
  NOT_BEFORE: { expression: sql.ref('certificates.not_before'), type: 'timestamptz' },
  NAME: { expression: sql.ref('certificates.name'), type: 'text' },
  COMMON_NAME: { expression: sql`coalesce(left(lower(certificates.common_name), 255), '')`, type: 'text' },
  OWNER: { expression: sql.ref('certificates.owner'), type: 'text' },
}

const NEWEST_FIRST: readonly CertificateOrder[] = [{ field: 'CREATED_AT', direction: 'DESC' }]

export interface CertificateQuery {
  readonly page: PageRequest
  readonly filter: CertificateFilter
  readonly orderBy: readonly CertificateOrder[]
  readonly actor: Actor
  readonly now: Date
}

/** @throws RequestError BAD_USER_INPUT for a cursor of another list or order */
export function listCertificates(em: Em, query: CertificateQuery): Promise<Page<Certificate>> {
  return keysetPage<Certificate>({ ...listOf(em, query), page: query.page })
}

/** The list as SQL, for single pages and for those that hang on other objects. */
export function listOf(em: Em, query: Omit<CertificateQuery, 'page'>) {
  return {
    em,
    table: 'certificates' as const,
    where: conditions(query),
    order: orderOf(query.orderBy),
    load: (ids: string[]) => em.find(Certificate, { id: { $in: ids } }),
  }
}

function orderOf(orderBy: readonly CertificateOrder[]): OrderTerm[] {
  const wanted = orderBy.length > 0 ? orderBy : NEWEST_FIRST
  if (new Set(wanted.map(({ field }) => field)).size < wanted.length) {
    throw new RequestError('BAD_USER_INPUT', 'orderBy: expected every field at most once.')
  }
  return wanted.map(({ field, direction }) => ({
    ...ORDER_TERMS[field],
    name: field,
    direction: direction === 'ASC' ? 'asc' : 'desc',
    notNull: true,
  }))
}

/** The filter as SQL over `certificates`, which never finds what is deleted; shared by lists, counts and statistics. */
export function conditions({ filter, actor, now }: Pick<CertificateQuery, 'filter' | 'actor' | 'now'>) {
  const where: Expression<SqlBool>[] = [sql<SqlBool>`certificates.deleted_at is null`]
  const add = <T>(value: T | null | undefined, condition: (value: T) => Expression<SqlBool>) => {
    if (value !== null && value !== undefined) where.push(condition(value))
  }
  add(filter.search, (text) => like('certificates.search_text', text.toLowerCase()))
  add(filter.ids, (ids) => isIn('certificates.id', ids))
  add(filter.name, (name) => sql`certificates.name = ${name}`)
  add(filter.commonName, commonName)
  add(filter.domain, domain)
  add(filter.serialNumber, (serial) => sql`certificates.serial_number = ${serial}`)
  add(filter.fingerprint, (fingerprint) => sql`certificates.fingerprint = ${fingerprint}`)
  add(filter.publicKeyFingerprint, (value) => sql`certificates.public_key_fingerprint = ${value}`)
  add(filter.owners, (owners) =>
    isIn(
      'certificates.owner',
      owners.map((owner) => owner.toLowerCase()),
    ),
  )
  add(filter.creatorIds, (ids) => isIn('certificates.creator_id', ids))
  add(filter.authorityIds, (ids) => isIn('certificates.authority_id', ids))
  add(filter.issuer, issuer)
  add(filter.states, (states) => anyState(states, now))
  add(filter.keyTypes, (types) => isIn('certificates.key_type', types))
  add(filter.signatureAlgorithms, (names) => isIn('certificates.signature_algorithm', names))
  add(filter.notAfter, (range) => between('certificates.not_after', range))
  add(filter.notBefore, (range) => between('certificates.not_before', range))
  add(filter.createdAt, (range) => between('certificates.created_at', range))
  add(filter.rotation, (value) => sql`certificates.rotation = ${value}`)
  add(filter.notify, (value) => sql`certificates.notify = ${value}`)
  add(filter.hasPrivateKey, (value) => sql`certificates.has_private_key = ${value}`)
  add(filter.replaced, replaced)
  add(filter.inRotationWindow, (value) => {
    const due = inRotationWindowSql(now)
    return value ? due : sql<SqlBool>`not ${due}`
  })
  add(filter.roleIds, withRole)
  add(filter.notificationIds, withNotification)
  add(filter.destinationIds, withDestination)
  add(filter.sourceIds, withSource)
  add(filter.mine, (value) => (value ? ownedBy(actor) : sql`not ${ownedBy(actor)}`))
  return where
}

/** Substring with % and _ taken literally. */
function like(column: string, text: string): Expression<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} like ${`%${literal(text)}%`}`
}

/** Text in a LIKE pattern that stands for itself. */
function literal(text: string): string {
  return text.replaceAll('\0', '').replaceAll(/[\\%_]/g, String.raw`\$&`)
}

/** Exact, or every common name below the suffix of '*.example.org' together with that very wildcard. */
function commonName(value: string): Expression<SqlBool> {
  const wanted = value.toLowerCase()
  if (!wanted.startsWith('*.')) {
    // The index holds the first 255 characters, in order not to burst.
    return sql<SqlBool>`(coalesce(left(lower(certificates.common_name), 255), '') = left(${wanted}, 255)
      and lower(certificates.common_name) = ${wanted})`
  }
  const suffix = Array.from(wanted.slice(1)).toReversed().join('').slice(0, 255)
  return sql<SqlBool>`left(reverse(lower(certificates.common_name)), 255) like ${`${literal(suffix)}%`}`
}

/** The name itself, or the wildcard one label up: *.example.org covers a.example.org and not a.b.example.org (RFC 6125). */
function domain(value: string): Expression<SqlBool> {
  const name = value.trim().toLowerCase()
  const dot = name.indexOf('.')
  const covering = dot > 0 && !name.includes(':') && !name.startsWith('*') ? [name, `*${name.slice(dot)}`] : [name]
  return sql<SqlBool>`certificates.id in (
    select certificate_domains.certificate_id from certificate_domains
    join domains on domains.id = certificate_domains.domain_id where ${isIn('domains.name', covering)})`
}

function issuer(text: string): Expression<SqlBool> {
  const pattern = `%${literal(text.toLowerCase())}%`
  return sql<SqlBool>`(lower(certificates.issuer ->> 'commonName') like ${pattern}
    or certificates.authority_id in (select id from authorities where lower(authorities.name) like ${pattern}))`
}

/** The state as SQL. Must say what {@link stateOf} says of the same certificate. */
function anyState(states: readonly CertificateState[], now: Date): Expression<SqlBool> {
  const each: Record<CertificateState, Expression<SqlBool>> = {
    REVOKED: sql<SqlBool>`certificates.revoked_at is not null`,
    NOT_YET_VALID: sql<SqlBool>`certificates.revoked_at is null and certificates.not_before > ${now}`,
    VALID: sql<SqlBool>`certificates.revoked_at is null and certificates.not_before <= ${now} and certificates.not_after > ${now}`,
    EXPIRED: sql<SqlBool>`certificates.revoked_at is null and certificates.not_before <= ${now} and certificates.not_after <= ${now}`,
  }
  if (states.length === 0) return sql<SqlBool>`false`
  const alternatives = states.map((state) => sql`(${each[state]})`)
  return sql<SqlBool>`(${sql.join(alternatives, sql` or `)})`
}

/** Where a certificate stands: revoked beats everything, then the dates. */
export function stateOf(
  certificate: { revokedAt?: Date | null; notBefore: Date; notAfter: Date },
  now: Date,
): CertificateState {
  if (certificate.revokedAt != null) return 'REVOKED'
  if (certificate.notBefore > now) return 'NOT_YET_VALID'
  return certificate.notAfter > now ? 'VALID' : 'EXPIRED'
}

function between(column: string, range: DateRange): Expression<SqlBool> {
  const ref = sql.ref(column)
  const from = range.from == null ? sql`true` : sql`${ref} >= ${range.from}`
  const to = range.to == null ? sql`true` : sql`${ref} <= ${range.to}`
  return sql<SqlBool>`(${from} and ${to})`
}

function replaced(value: boolean): Expression<SqlBool> {
  const exists = sql<SqlBool>`exists (
    select 1 from certificate_replacements join certificates as newer on newer.id = certificate_replacements.certificate_id
    where certificate_replacements.replaced_id = certificates.id and newer.deleted_at is null)`
  return value ? exists : sql<SqlBool>`not ${exists}`
}

function withNotification(ids: readonly string[]): Expression<SqlBool> {
  return sql<SqlBool>`certificates.id in (
    select certificate_id from certificate_notifications where ${isIn('notification_id', ids)})`
}

function withDestination(ids: readonly string[]): Expression<SqlBool> {
  return sql<SqlBool>`certificates.id in (
    select certificate_id from deployments where ${isIn('destination_id', ids)} and desired)`
}

function withSource(ids: readonly string[]): Expression<SqlBool> {
  return sql<SqlBool>`certificates.id in (
    select certificate_id from source_certificates where ${isIn('source_id', ids)} and vanished_at is null)`
}

function withRole(ids: readonly string[]): Expression<SqlBool> {
  return sql<SqlBool>`certificates.id in (select certificate_id from certificate_roles where ${isIn('role_id', ids)})`
}

function ownedBy(actor: Actor): Expression<SqlBool> {
  if (actor.kind !== 'user') return sql<SqlBool>`false`
  const created = sql`(certificates.creator_id = ${actor.userId} and certificates.creator_has_rights)`
  return sql<SqlBool>`(${created} or ${isIn('certificates.owner', [...actor.roles])})`
}
