// The number of SQL statements of a list must not depend on its length: every list of the schema, with every field of its items.
import { readFileSync } from 'node:fs'
import {
  buildSchema,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'))

interface List {
  readonly name: string
  readonly query: string
}

/** Every root field that is a connection and needs no arguments: the plain fields of its items, and each further field alone. */
const LISTS: List[] = Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((field) => {
  const connection = getNamedType(field.type)
  if (!isObjectType(connection) || !connection.name.endsWith('Connection') || needsArguments(field)) return []
  const node = getNamedType(connection.getFields()['nodes']?.type)
  if (!isObjectType(node)) return []
  const list = (name: string, inside: string) => ({
    name,
    query: `{ ${field.name}(first: 100) { nodes { ${inside} } } }`,
  })
  const further = partsOf(node, 2).filter((part) => part.includes('{'))
  return [
    list(field.name, selection(node, 0)),
    ...further.map((part) => list(`${field.name}.${part.split(/[ (]/)[0]}`, part)),
  ]
})

/** All fields without required arguments; objects with theirs, down to `depth`. */
function selection(type: GraphQLObjectType, depth: number): string {
  const parts = partsOf(type, depth)
  return parts.length === 0 ? '__typename' : parts.join(' ')
}

function partsOf(type: GraphQLObjectType, depth: number): string[] {
  const fields = Object.values(type.getFields()).filter((field) => !needsArguments(field))
  return fields.flatMap((field) => {
    const named = getNamedType(field.type)
    if (isLeafType(named)) return [field.name]
    if (!isObjectType(named) || depth === 0) return []
    const page = named.name.endsWith('Connection') ? '(first: 2)' : ''
    const below = named.name.endsWith('Connection') ? connectionSelection(named, depth) : selection(named, depth - 1)
    return below === '' ? [] : [`${field.name}${page} { ${below} }`]
  })
}

function connectionSelection(connection: GraphQLObjectType, depth: number): string {
  const node = getNamedType(connection.getFields()['nodes']?.type)
  return isObjectType(node) ? `totalCount nodes { ${selection(node, Math.max(0, depth - 2))} }` : ''
}

function needsArguments(field: GraphQLField<unknown, unknown>): boolean {
  return field.args.some((argument) => isRequiredArgument(argument))
}

let service: Service
beforeAll(async () => {
  const env = Object.fromEntries(
    ['COST', 'TOKENS', 'DEPTH', 'ALIASES'].map((limit) => [
      `INDRI_GRAPHQL_MAX_${limit}`,
      { COST: '10000000', TOKENS: '100000', DEPTH: '20', ALIASES: '100' }[limit] ?? '',
    ]),
  )
  service = await startService({ env: { ...env, INDRI_REQUESTS_PER_MINUTE: '0' }, background: false })
})
afterAll(() => service.close())

let teams = 0

/** Each with an owner, a creator, names and an authority of its own, so that nothing is shared that others would not share. */
async function seed(count: number): Promise<void> {
  const end = teams + count
  for (; teams < end; teams++) {
    const index = teams
    const owner = `team-${index}@example.org`
    const client = await service.user(`user${index}`, ['admin', owner])
    const authority = await seedAuthority(client, { owner })
    const replaced = await seedCertificate(client, authority.id, { owner })
    const certificate = await seedCertificate(client, authority.id, {
      owner,
      replacesIds: [replaced.id],
      subjectAlternativeNames: [{ dns: `a${index}.example.org` }, { dns: `b${index}.example.org` }],
    })
    await seedOrder(authority.id, certificate.id, client.userId)
  }
}

/** As if the certificate had come from a CA elsewhere. */
async function seedOrder(authorityId: string, certificateId: string, creatorId: string | null): Promise<void> {
  const [authority, certificate] = [authorityId, certificateId].map((id) => uuidOf(id))
  await service.database.fork().execute(
    `insert into pending_certificates (id, subject_alternative_names, owner, creator_id, authority_id, certificate_id,
      state, csr, has_private_key, request, ordered_at, created_at, updated_at)
    values (gen_random_uuid(), '[]', 'team@example.org', ?, ?, ?, 'ISSUED', ''::bytea, false, '{"roleIds":[]}', now(),
      now(), now())`,
    [creatorId, authority, certificate],
  )
}

async function statementsOf(list: List): Promise<number> {
  service.database.startCounting()
  const answer = await service.admin.raw<Record<string, { totalCount: number }>>({ query: list.query })
  expect(answer.errors).toEqual([])
  return service.database.statements.length
}

it('finds the lists of the schema', () => {
  expect(LISTS.map((list) => list.name)).toEqual(expect.arrayContaining(['certificates', 'authorities']))
})

/** Two branches that ask for the same load it together or one after the other, as their other statements happen to be answered. */
const MEETINGS = 2
const MORE = 8

it('does not grow with what is listed, in any list', { timeout: 120_000 }, async () => {
  await seed(2)
  const few = new Map<string, number>()
  for (const list of LISTS) few.set(list.name, await statementsOf(list))
  await seed(MORE)
  const grown: Record<string, string> = {}
  for (const list of LISTS) {
    const before = few.get(list.name) ?? 0
    const after = await statementsOf(list)
    // One for each item would be at least MORE of them.
    if (after > before + MEETINGS) grown[list.name] = `${before} for few, ${after} for many`
  }
  expect(grown).toEqual({})
})
