// Who may import whom. The table is the one of the README; a file's kind follows from its folder and name alone.

import { codeOf, importsOf, type SourceFile } from './imports.ts'

const KINDS = [
  'root', // app.ts with the parts of it in app/, main.ts, cli.ts and what else lies directly in src
  'cli', // the commands behind cli.ts
  'errors',
  'clock',
  'units', // lengths of time
  'config',
  'pki',
  'words', // pki/types.ts, the vocabulary that columns and the API share with it
  'plugins',
  'auth',
  'graphql',
  'database',
  'http',
  'jobs',
  'queue', // the one file of jobs that services may import: it enqueues
  'shared', // what lies directly in modules: vocabulary of several nouns
  'entity',
  'repository',
  'policy',
  'service',
  'api', // resolver, types, inputs and rules of a noun
  'index',
  'part', // any other file of a noun: pieces of its service
] as const
export type Kind = (typeof KINDS)[number]

const ROOT_KINDS: Readonly<Record<string, Kind>> = {
  'errors.ts': 'errors',
  'clock.ts': 'clock',
  'time-units.ts': 'units',
  'config.ts': 'config',
}
const SUFFIX_KINDS: Readonly<Record<string, Kind>> = {
  entity: 'entity',
  repository: 'repository',
  policy: 'policy',
  service: 'service',
  resolver: 'api',
  types: 'api',
  inputs: 'api',
  rules: 'api',
}
const FOLDER_KINDS = new Set<string>([
  'pki',
  'plugins',
  'auth',
  'graphql',
  'database',
  'http',
  'jobs',
  'cli',
  'config',
] satisfies Kind[])

/** Throws for a folder that the table does not know: it has to be given its row first. */
export function kindOf(path: string): Kind {
  const [, folder = '', ...rest] = path.split('/')
  if (rest.length === 0) return ROOT_KINDS[folder] ?? 'root'
  if (folder === 'app') return 'root'
  if (path === 'src/jobs/queue.ts') return 'queue'
  if (path === 'src/pki/types.ts') return 'words'
  if (folder === 'modules') return kindInModule(rest)
  const kind = KINDS.find((each) => each === folder)
  if (kind === undefined || !FOLDER_KINDS.has(folder)) throw new Error(`${path}: the folder has no row in the table`)
  return kind
}

function kindInModule(rest: readonly string[]): Kind {
  const name = rest.at(-1) ?? ''
  if (rest.length === 1) return 'shared'
  if (name === 'index.ts') return 'index'
  const suffix = /\.([a-z]+)\.ts$/.exec(name)?.[1] ?? ''
  return SUFFIX_KINDS[suffix] ?? 'part'
}

/** What a kind may import besides itself; within modules, of its own noun unless `ANY_NOUN` says otherwise. */
const MAY_IMPORT: Readonly<Record<Kind, readonly Kind[] | 'anything'>> = {
  root: 'anything',
  cli: 'anything',
  errors: [],
  clock: [],
  units: [],
  config: ['errors'],
  pki: ['errors', 'words'],
  words: ['errors'],
  plugins: ['errors', 'clock', 'pki', 'words'],
  auth: ['errors', 'clock'],
  // the context carries the request's database scope, connections its pages
  // and scalars the vocabulary and text forms of pki; types are generated from the declarations of plugins
  graphql: ['errors', 'clock', 'auth', 'database', 'pki', 'words', 'plugins'],
  database: ['errors', 'clock', 'config', 'auth', 'entity'],
  http: ['errors', 'clock', 'config', 'auth', 'graphql'],
  jobs: ['errors', 'clock', 'config', 'auth', 'database', 'queue', 'index'],
  queue: ['errors', 'clock', 'database'],
  shared: ['errors', 'clock', 'auth', 'pki', 'words', 'database', 'entity'],
  // of parts, the shapes of JSON columns
  entity: ['errors', 'words', 'database', 'part', 'shared'],
  repository: ['errors', 'clock', 'words', 'auth', 'database', 'entity', 'policy', 'part', 'shared'],
  policy: ['errors', 'words', 'auth', 'entity', 'part', 'shared'],
  service: [
    ...(['errors', 'clock', 'auth', 'pki', 'words', 'plugins', 'database', 'queue'] as const),
    ...(['entity', 'repository', 'policy', 'part', 'index', 'shared'] as const),
  ],
  part: [
    ...(['errors', 'clock', 'auth', 'pki', 'words', 'plugins', 'database', 'queue'] as const),
    ...(['entity', 'repository', 'policy', 'service', 'index', 'shared'] as const),
  ],
  // field resolvers ask the loaders of their own repository, and show what pki reads of stored bytes
  api: [
    ...(['errors', 'clock', 'words', 'pki', 'plugins', 'auth', 'graphql', 'database'] as const),
    ...(['entity', 'repository', 'policy', 'service', 'part', 'index', 'shared'] as const),
  ],
  index: ['entity', 'repository', 'policy', 'service', 'api', 'part'],
}

/** What one noun may import of another: its index, and its entity, since tables refer to one another. */
const ANY_NOUN: ReadonlySet<Kind> = new Set<Kind>(['index', 'entity', 'shared'])

const NOUN_KINDS: ReadonlySet<Kind> = new Set<Kind>([
  'entity',
  'repository',
  'policy',
  'service',
  'api',
  'index',
  'part',
])

const PACKAGE_PLACES: Readonly<Record<string, RegExp>> = {
  pkijs: /^src\/pki\//,
  asn1js: /^src\/pki\//,
  'graphql-shield': /^src\/graphql\/|\.rules\.ts$/,
  'type-graphql': /^src\/graphql\/|\.(?:types|inputs|resolver)\.ts$/,
}

/** Everything wrong with one file, as sentences that name it. */
export function violationsOf(file: SourceFile): string[] {
  return [...importViolations(file), ...textViolations(file)].map((what) => `${file.path} ${what}`)
}

function importViolations(file: SourceFile): string[] {
  return importsOf(file).flatMap(({ specifier, target }) => {
    if (target !== undefined) return mayImport(file.path, target) ? [] : [`must not import ${target}`]
    const name = specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/')
    const place = PACKAGE_PLACES[name]
    return place === undefined || place.test(file.path) ? [] : [`must not import the package ${name}`]
  })
}

function mayImport(from: string, to: string): boolean {
  if (!to.startsWith('src/')) return false
  const kind = kindOf(from)
  const target = kindOf(to)
  const allowed = MAY_IMPORT[kind]
  if (allowed === 'anything' || target === 'units') return true
  const isSameKind = kind === target
  if (!isSameKind && !allowed.includes(target)) return false
  const crossesNouns = NOUN_KINDS.has(kind) && NOUN_KINDS.has(target) && nounOf(from) !== nounOf(to)
  return !crossesNouns || ANY_NOUN.has(target)
}

function nounOf(path: string): string {
  return path.split('/')[2] ?? ''
}

function textViolations(file: SourceFile): string[] {
  const code = codeOf(file)
  const found: string[] = []
  if (/^\s*export\s+default\b|\bas\s+default\b/m.test(code)) found.push('must not have a default export')
  const readsEnvironment =
    /\bprocess\s*(?:\?\.|\.)\s*env\b|\bprocess\s*\[|\benv\b[^;\n]*\bfrom 'node:process'|\bimport\.meta\.env\b/
  if (file.path !== 'src/config.ts' && readsEnvironment.test(code)) found.push('must not read the environment')
  return found
}
