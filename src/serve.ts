// Serves: reads the configuration, makes the first admin where there is nobody, listens, stops on signals.
import { createApp } from './app.ts'
import { generatePassword } from './auth/password-policy.ts'
import { type Config, ConfigError, loadConfigWith } from './config.ts'
import { DirectoryInUseError } from './database/directory-lock.ts'
import { KeyringError } from './database/keyring.ts'
import { DomainError } from './errors.ts'
import { countUsers } from './modules/users/user.repository.ts'

const ADMIN = { username: 'admin', email: 'admin@indri.invalid' }

/**
 * Runs until a signal ends it. What keeps it from starting is told on standard error, with exit code 1.
 * @param role in place of INDRI_ROLE
 */
export async function serve(role?: string): Promise<void> {
  try {
    await start(loadConfigWith(role === undefined ? {} : { INDRI_ROLE: role }))
  } catch (error) {
    fail(error)
  }
}

async function start(config: Config): Promise<void> {
  const app = await createApp({ config })
  const password = config.role === 'worker' ? null : await firstAdmin()
  const url = await app.listen()
  // Counted from the start of the process.
  const seconds = (performance.now() / 1000).toFixed(1)
  const work = { all: '', api: ', leaving the jobs to others', worker: ', doing jobs only' }[config.role]
  const api = config.graphql.graphiql ? `GraphiQL: ${url}/graphiql` : `API: ${url}/graphql`
  const serves = config.role === 'worker' ? 'health and metrics' : api
  const greeting = `Indri is at ${url} (${serves}), ready after ${seconds} s on ${app.database.kind}${work}.`
  // In one piece, so that whoever reads the first line has the password too.
  say(password === null ? greeting : `${greeting}\n${firstStart(password)}`)
  stopOnSignals()

  async function firstAdmin(): Promise<string | null> {
    const scope = app.systemScope('first-start')
    if ((await countUsers(scope.em)) > 0) return null
    const generated = generatePassword()
    try {
      await app.services.users.create(scope, { ...ADMIN, password: generated, roles: ['admin'] })
      return generated
    } catch (error) {
      // Another process that started at the same moment was first, and prints its password.
      if (error instanceof DomainError && error.code === 'TAKEN') return null
      throw error
    }
  }

  function stopOnSignals(): void {
    let stopping = false
    const stop = (signal: NodeJS.Signals) => {
      // A second signal does not wait.
      if (stopping) process.exit(1)
      stopping = true
      say(`${signal}: finishing what is in flight …`)
      app.close().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      )
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
    // As the administrator of a keyring file would expect: read it again.
    process.on('SIGHUP', () => {
      app.keys.refresh().then(
        () => say('SIGHUP: the keyring was read again.'),
        (error: unknown) => process.stderr.write(`SIGHUP: ${error instanceof Error ? error.message : String(error)}\n`),
      )
    })
  }
}

function firstStart(password: string): string {
  return `\n  First start: sign in as ${ADMIN.username} with this password, shown only this once:\n\n    ${password}\n`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function fail(error: unknown): never {
  process.stderr.write(`Indri cannot start:\n${explained(error)}\n`)
  process.exit(1)
}

const LISTENING: ReadonlySet<unknown> = new Set(['EADDRINUSE', 'EADDRNOTAVAIL', 'EACCES'])
/** Of the network, and of PostgreSQL: a wrong password, a role that may not connect, no such database. */
const CONNECTING: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', '28P01', '28000', '3D000'])

/** What whoever starts it can mend comes in one line, and anything else with its stack. */
function explained(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const isPlain = error instanceof ConfigError || error instanceof KeyringError || error instanceof DirectoryInUseError
  if (isPlain) return error.message
  const code = 'code' in error ? error.code : undefined
  if (LISTENING.has(code)) return `HOST and PORT: ${error.message}`
  return CONNECTING.has(code) ? `DATABASE_URL: ${error.message}` : (error.stack ?? error.message)
}
