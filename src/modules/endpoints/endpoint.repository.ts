// Every query about endpoints.
import { type Expression, sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { type Anchor, nestedPageLoader } from '../../database/nested-page.ts'
import { keysetPage, type OrderTerm, type Page, type PageRequest } from '../../database/page.ts'
import { byKey, listByKey, type LoaderDefinition, type Scope } from '../../database/scope.ts'
import { isIn, kysely } from '../../database/sql.ts'
import {
  driftOf,
  type EndpointDrift,
  expected,
  isDrifted,
  serves,
  servesExpired,
  servesRevoked,
} from '../endpoint-drift.ts'
import { EndpointFinding, type EndpointFindingKind } from './endpoint-finding.entity.ts'
import type { SwitchState } from './endpoint-switch.entity.ts'
import { Endpoint, type TlsVersion } from './endpoint.entity.ts'

export const endpointById = byKey<Endpoint>(
  (em, ids) => em.find(Endpoint, { id: { $in: [...ids] } }),
  (endpoint) => endpoint.id,
)

export const findingsOfEndpoint = listByKey<EndpointFinding, EndpointFinding>(
  (em, ids) => em.find(EndpointFinding, { endpointId: { $in: [...ids] } }, { orderBy: { kind: 'asc', id: 'asc' } }),
  (finding) => finding.endpointId,
  (finding) => finding,
)

export const ENDPOINT_STATES = ['PRESENT', 'MISSED', 'VANISHED'] as const
export type EndpointState = (typeof ENDPOINT_STATES)[number]

/** Must say what {@link stateCondition} says of the same endpoint. */
export function stateOf({ vanishedAt, missedSyncs }: Pick<Endpoint, 'missedSyncs'> & { vanishedAt?: Date | null }) {
  if (vanishedAt != null) return 'VANISHED'
  return missedSyncs > 0 ? 'MISSED' : 'PRESENT'
}

/** Fields are ANDed, lists inside a field ORed; ids are UUIDs. */
export interface EndpointFilter {
  readonly search?: string | null
  readonly sourceIds?: readonly string[] | null
  readonly certificateIds?: readonly string[] | null
  readonly hosts?: readonly string[] | null
  readonly ports?: readonly number[] | null
  readonly regions?: readonly string[] | null
  readonly states?: readonly EndpointState[] | null
  readonly findings?: readonly EndpointFindingKind[] | null
  /** Whether there is any finding. */
  readonly weak?: boolean | null
  readonly protocols?: readonly TlsVersion[] | null
  readonly drifted?: boolean | null
  readonly drifts?: readonly EndpointDrift[] | null
  readonly switchStates?: readonly SwitchState[] | null
  /** Whether what is served has ended by now, as far as it is known. */
  readonly expired?: boolean | null
  readonly revoked?: boolean | null
  readonly servedNotAfter?: { readonly from?: Date | null; readonly to?: Date | null } | null
}

export interface EndpointQuery {
  readonly page: PageRequest
  readonly filter: EndpointFilter
  readonly now: Date
}

const BY_NAME: readonly OrderTerm[] = [
  { name: 'NAME', expression: sql.ref('endpoints.name'), direction: 'asc', type: 'text', notNull: true },
]

/** Endpoints by name. @throws RequestError BAD_USER_INPUT for a cursor of another list */
export function listEndpoints(em: Em, query: EndpointQuery): Promise<Page<Endpoint>> {
  return keysetPage<Endpoint>({ ...listOf(em, query), page: query.page })
}

function listOf(em: Em, { filter, now }: Omit<EndpointQuery, 'page'>) {
  return {
    em,
    table: 'endpoints' as const,
    where: conditions(filter, now),
    order: BY_NAME,
    load: (ids: string[]) => em.find(Endpoint, { id: { $in: ids } }),
  }
}

const endpointPages = nestedPageLoader<Endpoint>()
const OF_SOURCE: Anchor = (id) => sql<SqlBool>`endpoints.source_id = ${id}`

/** A page of a source's endpoints; pages asked for in the same tick are read together. */
export function endpointsOfSource(scope: Scope, sourceId: string, query: EndpointQuery): Promise<Page<Endpoint>> {
  return scope.loader(endpointPages).load({
    anchor: OF_SOURCE,
    parentId: sourceId,
    page: query.page,
    signature: JSON.stringify([query.page, query.filter]),
    list: (em) => listOf(em, query),
  })
}

/** Of a certificate; there are more by the filter `certificateIds`. */
const MAX_ENDPOINTS = 100

interface ServedAt {
  readonly certificateId: string
  readonly endpoint: Endpoint
}

/** Where a certificate is served, by the certificate's id: at most 100 of what has not vanished. */
export const endpointsOfCertificate = listByKey<ServedAt, Endpoint>(
  async (em, ids) => {
    const { rows } = await sql<{ certificate_id: string; endpoint_id: string }>`
      select parents.id::text as certificate_id, served.id::text as endpoint_id
      from certificates as parents cross join lateral (
        select endpoints.id, endpoints.name from endpoints
        where endpoints.served_fingerprint = parents.fingerprint and endpoints.vanished_at is null
        order by endpoints.name, endpoints.id limit ${sql.lit(MAX_ENDPOINTS)}
      ) as served where ${isIn('parents.id', ids)} order by served.name, served.id`.execute(kysely(em))
    const found = await em.find(Endpoint, { id: { $in: [...new Set(rows.map((row) => row.endpoint_id))] } })
    const endpoints = new Map(found.map((endpoint) => [endpoint.id, endpoint]))
    return rows.flatMap((row) => {
      const endpoint = endpoints.get(row.endpoint_id)
      return endpoint === undefined ? [] : [{ certificateId: row.certificate_id, endpoint }]
    })
  },
  ({ certificateId }) => certificateId,
  ({ endpoint }) => endpoint,
)

/**
 * Whether whoever brought the certificate had its key, or nobody did, since a source found it. Certificates are public: by a
 * copy that was fetched from a server and uploaded before its source has seen it, nobody gets a say in what is served there.
 */
export const isProven = (table: string) =>
  sql<boolean>`(${sql.ref(`${table}.has_private_key`)} or ${sql.ref(`${table}.csr`)} is not null
    or ${sql.ref(`${table}.creator_id`)} is null)`

export interface ServedCertificate {
  readonly id: string
  readonly fingerprint: string
  /** See {@link isProven}. */
  readonly proven: boolean
}

/** The oldest row of the certificate with this fingerprint, by the fingerprint. */
export const certificateIdByFingerprint = byKey<ServedCertificate>(
  async (em, fingerprints) => {
    const { rows } = await sql<ServedCertificate>`
      select distinct on (fingerprint) id::text as id, fingerprint, ${isProven('certificates')} as proven from certificates
      where ${isIn('fingerprint', fingerprints)} and deleted_at is null
      order by fingerprint, created_at, id`.execute(kysely(em))
    return rows
  },
  (row) => row.fingerprint,
)

export interface Expectation {
  readonly endpointId: string
  /** Of the certificate that should be served. */
  readonly expectedId: string | null
  readonly drift: EndpointDrift
}

const expectations = new WeakMap<() => Date, LoaderDefinition<string, Expectation | null>>()

/** What should be served at an endpoint at this time, and whether it is; a statement for any number of endpoints. */
export async function expectationOf(scope: Scope, endpointId: string): Promise<Expectation> {
  // Without the scope, which the loader outlives.
  const clock = scope.now
  let definition = expectations.get(clock)
  if (definition === undefined) {
    definition = byKey<Expectation>(
      async (em, ids) => {
        const now = clock()
        const rows = await kysely(em)
          .selectFrom('endpoints')
          .select('id as endpointId')
          .select([expected<string | null>('id', now).as('expectedId'), driftOf(now).as('drift')])
          .where('id', 'in', [...ids])
          .execute()
        return rows
      },
      (row) => row.endpointId,
    )
    expectations.set(clock, definition)
  }
  const found = await scope.loader(definition).load(endpointId)
  return found ?? { endpointId, expectedId: null, drift: 'UNKNOWN' }
}

function conditions(filter: EndpointFilter, now: Date): Expression<SqlBool>[] {
  const where: Expression<SqlBool>[] = []
  const add = <T>(value: T | null | undefined, condition: (value: T) => Expression<SqlBool>) => {
    if (value !== null && value !== undefined) where.push(condition(value))
  }
  add(filter.search, like)
  add(filter.sourceIds, (ids) => isIn('endpoints.source_id', ids))
  add(filter.certificateIds, (ids) => serves(isIn('certificates.id', ids)))
  add(filter.hosts, (hosts) =>
    isIn(
      'endpoints.host',
      hosts.map((host) => host.toLowerCase()),
    ),
  )
  add(filter.ports, (ports) =>
    ports.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`endpoints.port in (${sql.join([...ports])})`,
  )
  add(filter.regions, (regions) => isIn('endpoints.region', regions))
  add(filter.states, (states) => anyOf(states.map(stateCondition)))
  add(filter.findings, (kinds) => withFinding(sql<SqlBool>`${isIn('endpoint_findings.kind', kinds)}`))
  add(filter.weak, (weak) => {
    const any = withFinding(sql<SqlBool>`true`)
    return weak ? any : sql<SqlBool>`not ${any}`
  })
  add(filter.protocols, (versions) =>
    anyOf(versions.map((version) => sql<SqlBool>`endpoints.protocols @> ${JSON.stringify([version])}::jsonb`)),
  )
  add(filter.drifted, (value) => (value ? isDrifted(now) : sql<SqlBool>`not ${isDrifted(now)}`))
  add(filter.drifts, (drifts) =>
    drifts.length === 0
      ? sql<SqlBool>`false`
      : sql<SqlBool>`${driftOf(now)} in (${sql.join(drifts.map((drift) => sql`${drift}::text`))})`,
  )
  add(filter.switchStates, switchedSo)
  add(filter.expired, (value) => (value ? servesExpired(now) : sql<SqlBool>`not ${servesExpired(now)}`))
  add(filter.revoked, (value) => (value ? servesRevoked() : sql<SqlBool>`not ${servesRevoked()}`))
  add(filter.servedNotAfter, ({ from, to }) => {
    const since = from == null ? sql`true` : sql`certificates.not_after >= ${from}`
    const until = to == null ? sql`true` : sql`certificates.not_after <= ${to}`
    return serves(sql`${since} and ${until}`)
  })
  return where
}

function anyOf(alternatives: readonly Expression<SqlBool>[]): Expression<SqlBool> {
  return alternatives.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join([...alternatives], sql` or `)})`
}

/** Substring of what it is called in any way, with % and _ taken literally. The index has the very same expression. */
function like(text: string): Expression<SqlBool> {
  const pattern = `%${text.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return sql<SqlBool>`lower(endpoints.name || ' ' || endpoints.host || ' ' || coalesce(endpoints.server_name, '')) like ${pattern}`
}

function withFinding(condition: Expression<SqlBool>): Expression<SqlBool> {
  return sql<SqlBool>`exists (
    select 1 from endpoint_findings where endpoint_findings.endpoint_id = endpoints.id and ${condition})`
}

function switchedSo(states: readonly SwitchState[]): Expression<SqlBool> {
  return sql<SqlBool>`exists (
    select 1 from endpoint_switches as switch where switch.endpoint_id = endpoints.id and ${isIn('switch.state', states)})`
}

function stateCondition(state: EndpointState): Expression<SqlBool> {
  if (state === 'VANISHED') return sql<SqlBool>`endpoints.vanished_at is not null`
  const missed = state === 'MISSED' ? sql`endpoints.missed_syncs > 0` : sql`endpoints.missed_syncs = 0`
  return sql<SqlBool>`(endpoints.vanished_at is null and ${missed})`
}
