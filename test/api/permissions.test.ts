import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSchema } from 'graphql'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { Answer } from '../kit/client.ts'
import { ATTEMPT_TABLES, tableDigests } from '../kit/rows.ts'
import { type Service, startService } from '../kit/service.ts'
import { ACTORS, type ActorName, makeScene, type Scene } from './permission-scene.ts'
import type { Outcome, Relation, RootFieldEntry } from './permission-entries.ts'
import { PERMISSION_TABLE } from './permission-table.ts'

// What the service serves: test/schema/schema.test.ts holds the two to be the same.
const schema = buildSchema(readFileSync('schema.graphql', 'utf8'))

let service: Service
let scene: Scene
beforeAll(async () => {
  service = await startService({ env: { INDRI_REQUESTS_PER_MINUTE: '0', INDRI_FILESYSTEM_ROOT: tmpdir() } })
  scene = await makeScene(service)
})
afterAll(() => service.close())

it('has an entry for every root field and none besides', () => {
  const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name}.${field}`),
  )
  const missing = fields.filter((field) => PERMISSION_TABLE[field] === undefined)
  expect(
    missing.map((field) => `say in test/api/permission-table.ts who may use ${field}; its head tells how`),
  ).toEqual([])
  expect(Object.keys(PERMISSION_TABLE).toSorted()).toEqual(fields.toSorted())
})

describe.each(Object.entries(PERMISSION_TABLE))('%s', (field, entry) => {
  it.each(entry.relations.map((relation) => [relation.about, relation] as const))('%s', async (_about, relation) => {
    const expected = Object.fromEntries(ACTORS.map((actor) => [actor, relation.expected[actor] ?? denialOf(actor)]))
    const denied = ACTORS.filter((actor) => isDenial(expected[actor]))
    const found: Partial<Record<ActorName, Outcome>> = {}
    // What a relation makes once for all actors is there before anything is compared.
    if (denied[0] !== undefined) await relation.variables(scene, denied[0])
    const before = await tableDigests(service.database, ATTEMPT_TABLES)
    for (const actor of denied) found[actor] = await outcome(field, entry, relation, actor)
    const after = await tableDigests(service.database, ATTEMPT_TABLES)
    for (const actor of ACTORS) if (!denied.includes(actor)) found[actor] = await outcome(field, entry, relation, actor)
    expect(found).toEqual(expected)
    expect(after).toEqual(before)
  })
})

it('tells how large the table is', () => {
  const entries = Object.values(PERMISSION_TABLE)
  const relations = entries.reduce((sum, entry) => sum + entry.relations.length, 0)
  process.stdout.write(
    `permission table: ${entries.length} root fields, ${relations} relations, ${ACTORS.length} actors: ` +
      `${relations * ACTORS.length} calls\n`,
  )
  expect(relations).toBeGreaterThanOrEqual(entries.length)
})

async function outcome(field: string, entry: RootFieldEntry, relation: Relation, actor: ActorName): Promise<Outcome> {
  const variables = (await relation.variables(scene, actor)) as never
  const answer = (await scene.clients[actor].ask(entry.document, variables)) as Answer<Record<string, unknown>>
  const [error, ...more] = answer.errors
  if (more.length > 0) return `${answer.errors.length} errors: ${JSON.stringify(answer.errors)}`
  if (error !== undefined) {
    const code = error.extensions?.code ?? 'no code'
    return code === 'INTERNAL' ? JSON.stringify(error) : code
  }
  const value = answer.data?.[field.split('.')[1] ?? '']
  if (value === null || value === undefined) return 'NOTHING'
  const userErrors = (value as { userErrors?: { code: string }[] }).userErrors ?? []
  const surprises = userErrors.filter(({ code }) => !relation.tolerated?.includes(code))
  if (surprises.length === 0) return 'ALLOWED'
  return surprises.every(({ code }) => code === 'INVALID') ? 'INVALID' : `ALLOWED, but ${JSON.stringify(surprises)}`
}

function denialOf(actor: ActorName): Outcome {
  return actor === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN'
}

function isDenial(outcome: Outcome | undefined): boolean {
  return outcome !== 'ALLOWED' && outcome !== 'NOTHING'
}
