// The environment, read once into one frozen, validated Config. Nothing else reads process.env.

import { AWS_VARIABLES, type AwsConfig, readAws } from './config/aws.ts'
import { GRAPHQL_VARIABLES, type GraphQLConfig, readGraphQL } from './config/graphql.ts'
import { ISSUING_VARIABLES, type IssuingConfig, readIssuing } from './config/issuing.ts'
import { JOB_VARIABLES, type JobsConfig, readJobs } from './config/jobs.ts'
import { LIMIT_VARIABLES, type LimitsConfig, readLimits } from './config/limits.ts'
import { MAIL_VARIABLES, readSmtp, type SmtpConfig } from './config/mail.ts'
import { NOTICE_VARIABLES, type NoticesConfig, readNotices } from './config/notices.ts'
import { OUTSIDE_VARIABLES, type OutsideConfig, readOutside } from './config/outside-world.ts'
import { Reader } from './config/reader.ts'
import { readServer, SERVER_VARIABLES, type ServerConfig } from './config/server.ts'
import { readSession, type SessionConfig, SIGN_IN_VARIABLES } from './config/sign-in.ts'
import { OIDC_VARIABLES, type OidcConfig, readOidc } from './config/single-sign-on.ts'
import { readStorage, STORAGE_VARIABLES, type StorageConfig } from './config/storage.ts'
import type { ConfigVariable } from './config/variable.ts'

/** Every variable, in the order of the documentation; its table is printed from this list. */
export const CONFIG_VARIABLES: readonly ConfigVariable[] = Object.freeze(
  [
    ...SERVER_VARIABLES,
    ...STORAGE_VARIABLES,
    ...JOB_VARIABLES,
    ...SIGN_IN_VARIABLES,
    ...OIDC_VARIABLES,
    ...LIMIT_VARIABLES,
    ...GRAPHQL_VARIABLES,
    ...ISSUING_VARIABLES,
    ...OUTSIDE_VARIABLES,
    ...AWS_VARIABLES,
    ...NOTICE_VARIABLES,
    ...MAIL_VARIABLES,
  ].map(({ name, default: fallback, description }) => Object.freeze({ name, default: fallback, description })),
)

/** A setting is wrong. The message has a line for every wrong variable: its name, what was expected, what was found. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

export interface Config
  extends
    ServerConfig,
    StorageConfig,
    JobsConfig,
    SessionConfig,
    LimitsConfig,
    IssuingConfig,
    OutsideConfig,
    AwsConfig,
    NoticesConfig {
  readonly graphql: GraphQLConfig
  /** The mail server, null without one. */
  readonly smtp: SmtpConfig | null
  /** The identity provider, null without one. */
  readonly oidc: OidcConfig | null
  /** INDRI_ variables that nothing reads, most likely misspelt: worth a warning. */
  readonly unknownVariables: readonly string[]
}

/**
 * Reads the configuration. An empty variable is an unset one; relative paths are taken from `cwd`. Throws ConfigError with
 * everything that is wrong at once; secrets are not repeated in it.
 */
export function loadConfig(env: Record<string, string | undefined> = process.env, cwd: string = process.cwd()): Config {
  const reader = new Reader(env, cwd)
  const server = readServer(reader)
  const config: Config = {
    ...server,
    ...readStorage(reader),
    ...readJobs(reader),
    ...readSession(reader),
    oidc: readOidc(reader, server.publicUrl),
    ...readLimits(reader),
    graphql: readGraphQL(reader),
    ...readIssuing(reader),
    ...readOutside(reader),
    ...readAws(reader),
    ...readNotices(reader),
    smtp: readSmtp(reader, server.publicUrl),
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

function unknownVariables(env: Record<string, string | undefined>): string[] {
  const known = new Set(CONFIG_VARIABLES.map(({ name }) => name))
  return Object.keys(env).filter((name) => name.startsWith('INDRI_') && !known.has(name))
}

function deepFreeze<T extends object>(value: T): T {
  for (const each of Object.values(value)) if (typeof each === 'object' && each !== null) deepFreeze(each)
  return Object.freeze(value)
}
