import { globSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findCycle, importsOf, type SourceFile } from './architecture/imports.ts'
import { kindOf, violationsOf } from './architecture/rules.ts'

const files: readonly SourceFile[] = globSync('src/**/*.ts')
  .map((path) => ({ path: path.split(sep).join('/'), text: readFileSync(path, 'utf8') }))
  .toSorted((left, right) => left.path.localeCompare(right.path))

describe('the sources', () => {
  it('are where this test looks', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(files.flatMap(importsOf).length).toBeGreaterThan(100)
  })

  it('import only what their place allows', () => {
    expect(files.flatMap(violationsOf)).toEqual([])
  })

  it('import files that exist', () => {
    const known = new Set(files.map((file) => file.path))
    const missing = files.flatMap((file) =>
      importsOf(file)
        .filter(({ target }) => target !== undefined && !known.has(target))
        .map(({ specifier }) => `${file.path} imports ${specifier}`),
    )
    expect(missing).toEqual([])
  })

  it('have no import cycle', () => {
    expect(findCycle(files)).toBeUndefined()
  })
})

describe('the check itself', () => {
  const certificates = 'src/modules/certificates'

  it.each([
    ['src/pki/csr.ts', "import type { Actor } from '../auth/actor.ts'", 'must not import src/auth/actor.ts'],
    ['src/pki/csr.ts', "import { systemClock } from '../clock.ts'", 'must not import src/clock.ts'],
    ['src/pki/csr.ts', "import { open } from '../database/scope.ts'", 'must not import src/database/scope.ts'],
    ['src/auth/actor.ts', "export * from '../pki/keys.ts'", 'must not import src/pki/keys.ts'],
    ['src/plugins/plugin.ts', "import '../config.ts'", 'must not import src/config.ts'],
    [
      'src/graphql/node.ts',
      "import {\n  a,\n  b,\n} from '../modules/roles/index.ts'",
      'must not import src/modules/roles/index.ts',
    ],
    ['src/http/server.ts', "const a = await import('../database/scope.ts')", 'must not import src/database/scope.ts'],
    [
      'src/jobs/expiry.ts',
      "import { a } from '../modules/roles/role.service.ts'",
      'must not import src/modules/roles/role.service.ts',
    ],
    [
      `${certificates}/certificate.policy.ts`,
      "import { a } from './certificate.repository.ts'",
      `must not import ${certificates}/certificate.repository.ts`,
    ],
    [
      `${certificates}/certificate.entity.ts`,
      "import { a } from './certificate.service.ts'",
      `must not import ${certificates}/certificate.service.ts`,
    ],
    [
      `${certificates}/certificate.service.ts`,
      "import { a } from '../roles/role.service.ts'",
      'must not import src/modules/roles/role.service.ts',
    ],
    [
      `${certificates}/certificate.service.ts`,
      "import { a } from '../../jobs/expiry.ts'",
      'must not import src/jobs/expiry.ts',
    ],
    [
      `${certificates}/certificate.service.ts`,
      "import { a } from '../../graphql/node.ts'",
      'must not import src/graphql/node.ts',
    ],
    [
      `${certificates}/certificate.service.ts`,
      "import { a } from './certificate.types.ts'",
      `must not import ${certificates}/certificate.types.ts`,
    ],
    [
      `${certificates}/certificate.resolver.ts`,
      "import { a } from '../users/user.repository.ts'",
      'must not import src/modules/users/user.repository.ts',
    ],
    [
      `${certificates}/certificate.types.ts`,
      "import { a } from '../../http/server.ts'",
      'must not import src/http/server.ts',
    ],
    [
      'src/modules/owner.ts',
      "import { a } from './roles/role.service.ts'",
      'must not import src/modules/roles/role.service.ts',
    ],
    ['src/auth/tokens.ts', "import { a } from '../../test/kit/a.ts'", 'must not import test/kit/a.ts'],
    [`${certificates}/certificate.service.ts`, "import * as pkijs from 'pkijs'", 'must not import the package pkijs'],
    ['src/http/server.ts', "import type { Sequence } from 'asn1js'", 'must not import the package asn1js'],
    [
      `${certificates}/certificate.service.ts`,
      "import { rule } from 'graphql-shield'",
      'must not import the package graphql-shield',
    ],
    [
      `${certificates}/certificate.entity.ts`,
      "import { Field } from 'type-graphql'",
      'must not import the package type-graphql',
    ],
    [
      'src/http/server.ts',
      "const { buildSchema } = require('type-graphql/build')",
      'must not import the package type-graphql',
    ],
    ['src/auth/tokens.ts', 'const key = process.env.KEY', 'must not read the environment'],
    ['src/auth/tokens.ts', "const key = process['env']", 'must not read the environment'],
    ['src/auth/tokens.ts', "import { env } from 'node:process'", 'must not read the environment'],
    ['src/auth/tokens.ts', 'export default class Tokens {}', 'must not have a default export'],
    ['src/auth/tokens.ts', 'export { tokens as default }', 'must not have a default export'],
  ])('finds what is wrong with %s: %s', (path, text, expected) => {
    expect(violationsOf({ path, text })).toEqual([`${path} ${expected}`])
  })

  it.each([
    ['src/app.ts', "import { a } from './modules/roles/role.service.ts'"],
    ['src/pki/csr.ts', "import { Sequence } from 'asn1js'\nimport { DomainError } from '../errors.ts'"],
    ['src/config.ts', 'export const loadConfig = () => process.env'],
    [
      'src/auth/tokens.ts',
      '// process.env is read elsewhere\n/* import a from "../pki/keys.ts" */\nexport const a = 1',
    ],
    [
      `${certificates}/certificate.service.ts`,
      "import { roles } from '../roles/index.ts'\nimport { enqueue } from '../../jobs/queue.ts'",
    ],
    [`${certificates}/certificate.entity.ts`, "import { RoleSchema } from '../roles/role.entity.ts'"],
    [
      `${certificates}/certificate.rules.ts`,
      "import { rule } from 'graphql-shield'\nimport { may } from './certificate.policy.ts'",
    ],
  ])('lets pass what is right in %s', (path, text) => {
    expect(violationsOf({ path, text })).toEqual([])
  })

  it('finds a cycle, through re-exports and types as well', () => {
    const cycle = findCycle([
      { path: 'src/auth/a.ts', text: "import type { B } from './b.ts'" },
      { path: 'src/auth/b.ts', text: "export { c } from './c.ts'" },
      { path: 'src/auth/c.ts', text: "import './a.ts'" },
    ])
    expect(cycle).toEqual(['src/auth/a.ts', 'src/auth/b.ts', 'src/auth/c.ts', 'src/auth/a.ts'])
    expect(
      findCycle([
        { path: 'src/auth/a.ts', text: "import './b.ts'" },
        { path: 'src/auth/b.ts', text: '' },
      ]),
    ).toBeUndefined()
  })

  it('refuses to judge a folder that has no row in its table', () => {
    expect(() => kindOf('src/helpers/a.ts')).toThrow('has no row')
  })
})
