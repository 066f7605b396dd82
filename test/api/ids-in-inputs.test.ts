// Every id in the input of every mutation: the schema is walked, so that a new mutation is held to it by itself.
import {
  buildSchema,
  getNamedType,
  getNullableType,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
} from 'graphql'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NODE_TYPES, toNodeId } from '../../src/graphql/node-id.ts'
import { type Service, startService } from '../kit/service.ts'
import { NOBODY } from './permission-entries.ts'
import { makeScene, type Scene } from './permission-scene.ts'
import { PERMISSION_TABLE } from './permission-table.ts'

// What the service serves: test/schema/schema.test.ts holds the two to be the same.
const schema = buildSchema(readFileSync('schema.graphql', 'utf8'))
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {})

/** Named by its name, which is no node's id. */
const NO_NODES = new Set(['startJob.type'])
/** On what these name the rights are judged: the caller hears of it as of any other object, by a top-level error. */
const JUDGED = new Set(['id', 'userId', 'authorityId', 'parentId'])
const ALSO_JUDGED = new Set(['switchEndpoint.certificateId'])
/** What the permission table's input names has no use for them, and that is told first. */
const TOLD_OF_SOMETHING_ELSE = new Set([
  'cleanSource.certificateIds.0',
  'deployCertificate.destinationIds.0',
  'importAuthority.roleIds.0',
])

const CASES = mutations
  .flatMap(({ name, args }) => args.flatMap(({ type }) => idPaths(type).map((path) => ({ name, path }))))
  .filter(({ name, path }) => !NO_NODES.has([name, ...path].join('.')))

let service: Service
let scene: Scene
beforeAll(async () => {
  service = await startService({ env: { INDRI_REQUESTS_PER_MINUTE: '0', INDRI_FILESYSTEM_ROOT: tmpdir() } })
  scene = await makeScene(service)
})
afterAll(() => service.close())

it('finds the ids', () => {
  expect(CASES.length).toBeGreaterThan(80)
  expect(CASES).toContainEqual({ name: 'createCertificate', path: ['destinationIds', '0'] })
})

describe.each(CASES.map(({ name, path }) => [name, path.join('.'), path] as const))(
  '%s, input.%s',
  (name, _at, path) => {
    it('is told of as INVALID at its place when it is malformed or of another kind', async () => {
      for (const id of ['', 'nonsense', 'cert_1', toNodeId('AuditEvent', NOBODY)]) {
        expect({ id, told: await told(name, path, id, 'admin') }).toEqual({ id, told: [['INVALID', path]] })
      }
      // Whoever is not signed in hears of that alone.
      expect(await told(name, path, 'nonsense', 'anonymous')).toEqual(['UNAUTHENTICATED'])
    })

    it('is not found when nothing has it', async () => {
      const field = path.at(-1) ?? ''
      const judged = JUDGED.has(field) || ALSO_JUDGED.has(`${name}.${field}`)
      const answers = new Set<string>()
      for (const type of NODE_TYPES) {
        const answer = await told(name, path, toNodeId(type, NOBODY), 'admin')
        if (JSON.stringify(answer) !== JSON.stringify([['INVALID', path]])) answers.add(JSON.stringify(answer))
      }
      // One kind of node belongs there.
      expect(answers.size).toBe(1)
      if (TOLD_OF_SOMETHING_ELSE.has([name, ...path].join('.'))) return
      expect([...answers]).toEqual([JSON.stringify(judged ? ['NOT_FOUND'] : [['NOT_FOUND', path]])])
    })
  },
)

/** Codes of top-level errors; or codes and paths of the userErrors. */
async function told(name: string, path: readonly string[], id: string, actor: 'admin' | 'anonymous') {
  const { input } = await inputOf(name)
  put(input, path, id)
  const type = mutations.find((each) => each.name === name)?.args[0]?.type
  const query = `mutation ($input: ${type}) { ${name}(input: $input) { userErrors { code path } } }`
  const answer = await scene.clients[actor].raw<Payloads>({ query, variables: { input } })
  if (answer.errors.length > 0) return answer.errors.map(({ extensions }) => extensions?.code)
  return answer.data?.[name]?.userErrors.map((error) => [error.code, error.path])
}

type Payloads = Record<string, { userErrors: { code: string; path: string[] | null }[] }>

/** An input with which an admin gets through, from the permission table. */
async function inputOf(name: string): Promise<{ input: Record<string, unknown> }> {
  const relations = PERMISSION_TABLE[`Mutation.${name}`]?.relations ?? []
  const relation = relations.find(({ expected }) => expected.admin === 'ALLOWED') ?? relations[0]
  return structuredClone(await relation?.variables(scene, 'admin')) as { input: Record<string, unknown> }
}

/** Puts a value where a path leads, through objects and lists that may not be there yet. */
function put(input: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at = input
  for (const [index, step] of path.slice(0, -1).entries()) {
    at = (at[step] ??= path[index + 1] === '0' ? [] : {}) as Record<string, unknown>
  }
  at[path.at(-1) ?? ''] = value
}

/** Where ids are inside a type: names of fields, and 0 for the first of a list. */
function idPaths(type: GraphQLInputType, above: readonly string[] = []): string[][] {
  const bare = getNullableType(type)
  if (isListType(bare)) return idPaths(bare.ofType, above).map((path) => ['0', ...path])
  const named = getNamedType(bare)
  if (named.name === 'ID') return [[]]
  if (!isInputObjectType(named) || above.includes(named.name)) return []
  return Object.values(named.getFields()).flatMap((field) =>
    idPaths(field.type, [...above, named.name]).map((path) => [field.name, ...path]),
  )
}
