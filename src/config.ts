// The environment, read once into one frozen, validated Config. Nothing else reads process.env.

import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { inspect } from 'node:util'
import * as variables from './config-variables.ts'
import type { ConfigVariable, LogLevel, Variable } from './config-variables.ts'

export { CONFIG_VARIABLES, LOG_LEVELS, ROLES } from './config-variables.ts'
export type { ConfigVariable, LogLevel } from './config-variables.ts'

/** A setting is wrong. The message has a line for every wrong variable: its name, what was expected, what was found. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/** Text that does not show when it is logged, inspected, concatenated or made JSON. */
export class SecretText {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  reveal(): string {
    return this.#text
  }

  toString(): string {
    return '[secret]'
  }

  toJSON(): string {
    return '[secret]'
  }

  [inspect.custom](): string {
    return '[secret]'
  }
}

export interface Config {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** Absolute. */
  readonly dataDir: string
  readonly database:
    | { readonly kind: 'embedded'; readonly directory: string }
    | { readonly kind: 'server'; readonly url: SecretText }
  /** Without a slash at the end. Where it is the default and the port is 0, the real port is known after listening only. */
  readonly publicUrl: string
  readonly publicUrlIsDefault: boolean
  readonly role: 'all' | 'api' | 'worker'
  /** Cron expressions by type of jobs, in place of its own; null: never by itself. */
  readonly schedules: ReadonlyMap<string, string | null>
  readonly logLevel: LogLevel
  readonly keyring:
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'environment'; readonly json: SecretText }
  readonly sessionSeconds: number
  readonly bodyLimitBytes: number
  /** Of one address; false for any number. */
  readonly requestsPerMinute: number | false
  /** Of one user, API keys included; false for any number. */
  readonly requestsPerMinuteAndCaller: number | false
  /** Private keys that one user is given; false for any number. */
  readonly keyDisclosuresPerHour: number | false
  readonly idempotencyDays: number
  readonly verification: { readonly intervalSeconds: number; readonly concurrency: number; readonly perHost: number }
  readonly graphql: GraphQLConfig
  readonly signIn: SignInConfig
  readonly authorityCreation: 'admin' | 'operator'
  /** Patterns as given, lower-cased; empty: any domain. */
  readonly allowedDomains: readonly string[]
  /** Hosts and networks that may be reached besides the open internet. */
  readonly egressAllow: readonly string[]
  /** Absolute; null: no destination may write files. */
  readonly filesystemRoot: string | null
  /** What destinations may have run, by its name. */
  readonly reloadCommands: readonly {
    readonly name: string
    readonly program: string
    readonly arguments: readonly string[]
  }[]
  /** Addresses, lower-cased. */
  readonly securityTeam: readonly string[]
  /** Longest first. */
  readonly authorityNoticeDays: readonly number[]
  /** The mail server, null without one. */
  readonly smtp: SmtpConfig | null
  /** Lists of weak keys, in the format of Debian's openssl-blacklist. */
  readonly weakKeyFiles: readonly string[]
  /** false, a number of proxies in front, or the addresses and networks of the proxies; as Fastify's `trustProxy` takes it. */
  readonly trustProxy: false | number | readonly string[]
  /** The identity provider, null without one. */
  readonly oidc: OidcConfig | null
  /** INDRI_ variables that nothing reads, most likely misspelt: worth a warning. */
  readonly unknownVariables: readonly string[]
}

export interface GraphQLConfig {
  readonly maximumTokens: number
  readonly maximumDepth: number
  readonly maximumAliases: number
  readonly maximumDirectives: number
  readonly maximumCost: number
  readonly introspection: 'signed-in' | 'public' | 'off'
  readonly graphiql: boolean
}

export interface SmtpConfig {
  readonly host: string
  readonly port: number
  readonly tls: 'starttls' | 'tls' | 'opportunistic' | 'none'
  readonly user: string | null
  readonly password: SecretText | null
  /** Absolute. */
  readonly passwordFile: string | null
  readonly from: string
  /** Absolute. */
  readonly caFile: string | null
}

export interface OidcConfig {
  readonly issuer: string
  readonly clientId: string
  /** Null for a public client. */
  readonly clientSecret: SecretText | null
  /** Null: no access tokens are taken. */
  readonly audience: string | null
  readonly scopes: string
  readonly groupsClaim: string
  readonly roleMap: readonly { readonly group: string; readonly role: string }[]
  readonly returnUrl: string
}

export interface SignInConfig {
  readonly failuresPerAccount: number
  readonly failuresPerAddress: number
  readonly failuresPerPair: number
  readonly windowSeconds: number
}

/**
 * Reads the configuration. An empty variable is an unset one; relative paths are taken from `cwd`. Throws ConfigError with
 * everything that is wrong at once; secrets are not repeated in it.
 */
export function loadConfig(env: Record<string, string | undefined> = process.env, cwd: string = process.cwd()): Config {
  const reader = new Reader(env)
  const host = reader.read(variables.HOST)
  const port = reader.read(variables.PORT)
  const dataDir = resolve(cwd, reader.read(variables.DATA_DIR))
  const databaseUrl = reader.read(variables.DATABASE_URL)
  const publicUrl = reader.readOr(variables.PUBLIC_URL, defaultPublicUrl(host, port))
  const keyringPath = resolve(cwd, reader.readOr(variables.KEYRING_FILE, resolve(dataDir, 'keyring.json')))
  const keyringJson = reader.read(variables.KEYRING)
  const filesystemRoot = reader.read(variables.FILESYSTEM_ROOT)
  if (reader.has(variables.KEYRING) && reader.has(variables.KEYRING_FILE)) {
    reader.problems.push('INDRI_KEYRING: expected it or INDRI_KEYRING_FILE to be set, found both')
  }
  const config: Config = {
    host,
    port,
    dataDir,
    database:
      databaseUrl === ''
        ? { kind: 'embedded', directory: resolve(dataDir, 'database') }
        : { kind: 'server', url: new SecretText(databaseUrl) },
    publicUrl: publicUrl.replace(/\/+$/, ''),
    publicUrlIsDefault: !reader.has(variables.PUBLIC_URL),
    role: reader.read(variables.ROLE),
    schedules: new Map(reader.read(variables.SCHEDULES)),
    logLevel: reader.read(variables.LOG_LEVEL),
    keyring:
      keyringJson === ''
        ? { kind: 'file', path: keyringPath }
        : { kind: 'environment', json: new SecretText(keyringJson) },
    sessionSeconds: Math.round(reader.read(variables.SESSION_HOURS) * 3600),
    bodyLimitBytes: reader.read(variables.BODY_LIMIT),
    requestsPerMinute: reader.read(variables.REQUESTS_PER_MINUTE) || false,
    requestsPerMinuteAndCaller: reader.read(variables.REQUESTS_PER_CALLER) || false,
    keyDisclosuresPerHour: reader.read(variables.KEYS_PER_HOUR) || false,
    idempotencyDays: reader.read(variables.IDEMPOTENCY_DAYS),
    verification: {
      intervalSeconds: reader.read(variables.VERIFICATION_HOURS) * 3600,
      concurrency: reader.read(variables.VERIFICATION_CONCURRENCY),
      perHost: reader.read(variables.VERIFICATION_PER_HOST),
    },
    graphql: readGraphQL(reader),
    signIn: readSignIn(reader),
    authorityCreation: reader.read(variables.AUTHORITY_CREATION),
    allowedDomains: reader.read(variables.ALLOWED_DOMAINS),
    egressAllow: reader.read(variables.EGRESS_ALLOW),
    filesystemRoot: filesystemRoot === '' ? null : resolve(cwd, filesystemRoot),
    reloadCommands: reader.read(variables.RELOAD_COMMANDS),
    securityTeam: reader.read(variables.SECURITY_TEAM),
    authorityNoticeDays: [...new Set(reader.read(variables.AUTHORITY_NOTICE_DAYS))].toSorted((a, b) => b - a),
    smtp: readSmtp(reader, publicUrl, cwd),
    weakKeyFiles: reader.read(variables.WEAK_KEY_FILES),
    trustProxy: reader.read(variables.TRUST_PROXY),
    oidc: readOidc(reader, publicUrl.replace(/\/+$/, '')),
    unknownVariables: unknownVariables(env),
  }
  if (config.role !== 'all' && config.database.kind === 'embedded') {
    reader.problems.push('INDRI_ROLE: expected DATABASE_URL beside it, since the embedded database has one process')
  }
  if (reader.problems.length > 0) throw new ConfigError(reader.problems)
  return deepFreeze(config)
}

/** The environment with some of it replaced, by the command line for instance. */
export function loadConfigWith(overrides: Record<string, string>): Config {
  return loadConfig({ ...process.env, ...overrides })
}

function readGraphQL(reader: Reader): GraphQLConfig {
  return {
    maximumTokens: reader.read(variables.MAXIMUM_TOKENS),
    maximumDepth: reader.read(variables.MAXIMUM_DEPTH),
    maximumAliases: reader.read(variables.MAXIMUM_ALIASES),
    maximumDirectives: reader.read(variables.MAXIMUM_DIRECTIVES),
    maximumCost: reader.read(variables.MAXIMUM_COST),
    introspection: reader.read(variables.INTROSPECTION),
    graphiql: reader.read(variables.GRAPHIQL) === 'on',
  }
}

function readSignIn(reader: Reader): SignInConfig {
  return {
    failuresPerAccount: reader.read(variables.FAILURES_PER_ACCOUNT),
    failuresPerAddress: reader.read(variables.FAILURES_PER_ADDRESS),
    failuresPerPair: reader.read(variables.FAILURES_PER_PAIR),
    windowSeconds: reader.read(variables.SIGN_IN_WINDOW) * 60,
  }
}

function readOidc(reader: Reader, publicUrl: string): OidcConfig | null {
  const issuer = reader.read(variables.OIDC_ISSUER)
  const clientId = reader.read(variables.OIDC_CLIENT_ID)
  const clientSecret = reader.read(variables.OIDC_CLIENT_SECRET)
  const audience = reader.read(variables.OIDC_AUDIENCE)
  const rest = {
    scopes: reader.read(variables.OIDC_SCOPES),
    groupsClaim: reader.read(variables.OIDC_GROUPS_CLAIM),
    roleMap: reader.read(variables.OIDC_ROLE_MAP),
    returnUrl: reader.readOr(variables.OIDC_RETURN_URL, `${publicUrl}/graphiql`),
  }
  if (reader.has(variables.OIDC_ISSUER) !== reader.has(variables.OIDC_CLIENT_ID)) {
    const [given, missing] = reader.has(variables.OIDC_ISSUER) ? ['ISSUER', 'CLIENT_ID'] : ['CLIENT_ID', 'ISSUER']
    reader.problems.push(`INDRI_OIDC_${missing}: expected it beside INDRI_OIDC_${given}, found nothing`)
  }
  if (issuer === '') return null
  return {
    issuer,
    clientId,
    clientSecret: clientSecret === '' ? null : new SecretText(clientSecret),
    audience: audience === '' ? null : audience,
    ...rest,
  }
}

function readSmtp(reader: Reader, publicUrl: string, cwd: string): SmtpConfig | null {
  const url = URL.parse(reader.read(variables.SMTP_URL))
  const inPieces = [variables.SMTP_HOST, variables.SMTP_PORT, variables.SMTP_USER, variables.SMTP_PASSWORD]
  const also = url === null ? undefined : inPieces.find((variable) => reader.has(variable))
  if (also !== undefined) reader.problems.push(`INDRI_SMTP_URL: expected it or ${also.name} to be set, found both`)
  const isTls = url?.protocol === 'smtps:' || reader.readOr(variables.SMTP_PORT, 587) === 465
  const tls = reader.readOr(variables.SMTP_TLS, isTls ? 'tls' : 'starttls')
  const host = url?.hostname.replace(/^\[(.*)\]$/, '$1') ?? reader.read(variables.SMTP_HOST)
  const usual = tls === 'tls' ? 465 : 587
  const port = url === null ? reader.readOr(variables.SMTP_PORT, usual) : Number(url.port || usual)
  const user = decoded(url?.username) ?? reader.read(variables.SMTP_USER)
  const password = decoded(url?.password) ?? reader.read(variables.SMTP_PASSWORD)
  const passwordFile = reader.read(variables.SMTP_PASSWORD_FILE)
  const from = reader.readOr(variables.SMTP_FROM, `indri@${mailDomain(publicUrl)}`)
  const caFile = reader.read(variables.SMTP_CA_FILE)
  if (password !== '' && passwordFile !== '') {
    reader.problems.push('INDRI_SMTP_PASSWORD_FILE: expected it or a password to be set, found both')
  }
  if (host === '') return null
  return {
    host,
    port,
    tls,
    user: user === '' ? null : user,
    password: password === '' ? null : new SecretText(password),
    passwordFile: passwordFile === '' ? null : resolve(cwd, passwordFile),
    from: from.toLowerCase(),
    caFile: caFile === '' ? null : resolve(cwd, caFile),
  }
}

/** Its host, where that is a name. */
function mailDomain(url: string): string {
  const { hostname } = new URL(url)
  return isIP(hostname.replace(/^\[(.*)\]$/, '$1')) === 0 ? hostname : 'localhost'
}

/** What a URL says in percent signs; undefined where it says nothing. */
function decoded(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Reads variables and collects what is wrong with them, going on with the default so that all of it is found. */
class Reader {
  readonly problems: string[] = []
  readonly #env: Record<string, string | undefined>

  constructor(env: Record<string, string | undefined>) {
    this.#env = env
  }

  has(variable: ConfigVariable): boolean {
    return this.#text(variable) !== ''
  }

  read<T>(variable: Variable<T>): T {
    return this.readOr(variable, variable.schema.parse(variable.default))
  }

  readOr<T>(variable: Variable<T>, fallback: T): T {
    const text = this.#text(variable)
    if (text === '') return fallback
    const parsed = variable.schema.safeParse(text)
    if (parsed.success) return parsed.data
    const found = variable.secret
      ? 'something else (not shown, as it may hold a secret)'
      : JSON.stringify(text.slice(0, 200))
    this.problems.push(`${variable.name}: expected ${variable.expected}, found ${found}`)
    return fallback
  }

  #text(variable: ConfigVariable): string {
    return (this.#env[variable.name] ?? '').trim()
  }
}

/** Listening on every interface has no address of its own; localhost is the one that works for whoever tries it out. */
function defaultPublicUrl(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`
  return isIP(host) === 6 ? `http://[${host}]:${port}` : `http://${host}:${port}`
}

function unknownVariables(env: Record<string, string | undefined>): string[] {
  const known = new Set(variables.CONFIG_VARIABLES.map(({ name }) => name))
  return Object.keys(env).filter((name) => name.startsWith('INDRI_') && !known.has(name))
}

function deepFreeze<T extends object>(value: T): T {
  for (const each of Object.values(value)) if (typeof each === 'object' && each !== null) deepFreeze(each)
  return Object.freeze(value)
}
