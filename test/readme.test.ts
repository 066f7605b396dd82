import { buildSchema, isObjectType } from 'graphql'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD, type Service, startService } from './kit/service.ts'

const run = promisify(execFile)

/** What is in code style, by cell. */
function cellsOf(row: string): string[][] {
  return row.split(' | ').map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))
}

describe('the README', () => {
  let readme: string
  let service: Service
  beforeAll(async () => {
    readme = await readFile('README.md', 'utf8')
    service = await startService()
    await service.app.services.users.create(service.app.systemScope('test'), {
      username: 'admin',
      email: 'admin@people.example',
      password: PASSWORD,
      roles: ['admin'],
    })
  })
  afterAll(() => service.close())

  it('has commands that work as printed', async () => {
    const blocks = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')
    expect(blocks.length).toBeGreaterThanOrEqual(3)
    const script = blocks
      .join('\n')
      .replaceAll('http://127.0.0.1:4000', service.url)
      .replace("PASSWORD='…'", `PASSWORD='${PASSWORD}'`)
    const { stdout } = await run('bash', ['-euc', script])
    const answers = stdout.trim().split('\n')
    expect(answers.map((answer) => Object.keys(JSON.parse(answer)))).toEqual([['data'], ['data']])
    const [query, mutation] = answers.map((answer) => JSON.parse(answer).data)
    expect(query.viewer).toEqual({ username: 'admin', roles: [{ name: 'admin' }] })
    expect(mutation.createCertificate.userErrors).toEqual([])
    expect(mutation.createCertificate.certificate.name).toMatch(/^SAN-www\.example\.org-ExampleRoot-\d{8}-\d{8}$/)
  })

  it.each(['configuration', 'plugins'])('has the table of %s that the code says (npm run config)', async (name) => {
    const script = { configuration: 'scripts/print-config.ts', plugins: 'scripts/print-plugins.ts' }[name] ?? ''
    const { stdout } = await run(process.execPath, [script])
    const table = new RegExp(`<!-- ${name}: .*? -->\\n\\n([\\s\\S]*?)\\n\\n<!-- end -->`).exec(readme)?.[1]
    expect(table).toBe(stdout.trim())
  })

  it('names only tests, operations and fields that there are', async () => {
    const covers = readme.slice(readme.indexOf('## What it covers'), readme.indexOf('## Configuration'))
    const rows = covers.split('\n').filter((line) => line.startsWith('| ') && !line.endsWith('| test |'))
    const tests = rows.map((row) => cellsOf(row).at(-1) ?? [])
    expect(rows.length).toBeGreaterThan(60)
    expect(rows.filter((_, index) => tests[index]?.length === 0)).toEqual([])
    expect(tests.flat().filter((name) => !existsSync(`test/${name}.test.ts`))).toEqual([])

    const schema = buildSchema(await readFile('schema.graphql', 'utf8'))
    const roots = { ...schema.getQueryType()?.getFields(), ...schema.getMutationType()?.getFields() }
    const isThere = (name: string) => {
      const [type = '', field = ''] = name.split('.')
      const found = schema.getType(type)
      return field === '' ? name in roots : isObjectType(found) && field in found.getFields()
    }
    const named = rows
      .map((row) => cellsOf(row))
      .filter((cells) => cells.length === 3)
      .flatMap(([, here = []]) => here)
      .filter((name) => /^[A-Z]\w+\.\w+$|^(?:create|update|delete|cancel|retry)[A-Z]\w+$/.test(name))
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((name) => !isThere(name))).toEqual([])
  })

  it('names only npm commands that there are', async () => {
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: Record<string, string> }
    const named = [...readme.matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map((match) => match[1] ?? '')
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})
