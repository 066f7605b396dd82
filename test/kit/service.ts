// The whole service on a free port of 127.0.0.1, with a client for its API and people to act as.
import type { Clock } from '../../src/clock.ts'
import { type App, createApp } from '../../src/app.ts'
import { loadConfig } from '../../src/config.ts'
import { newKeyringContents, serializeKeyring } from '../../src/database/keyring.ts'
import { Client } from './client.ts'
import { openTestDatabase, type TestDatabase } from './database.ts'

/** Costs next to nothing; what is tested is not how slow scrypt is. */
const PASSWORD_COST = { logN: 4, r: 8, p: 1 }
export const PASSWORD = 'correct horse battery 9'

export interface Service {
  readonly url: string
  readonly app: App
  readonly database: TestDatabase
  /** A client that is not signed in. */
  readonly anonymous: Client
  /** A client signed in as the admin. */
  readonly admin: Client
  /** Makes a user with these roles (by name; made when missing) and signs in. */
  user(username: string, roles?: readonly string[]): Promise<Client>
  /**
   * Does the jobs that wait, until none does; returns how many attempts were made. `schedules`: these recurring types
   * first; `early`: also those whose time has not come, once each; `types`: only these.
   */
  runJobs(options?: Parameters<App['jobs']['run']>[0]): Promise<number>
  close(): Promise<void>
}

export interface ServiceOptions {
  readonly clock?: Clock
  /** Further environment variables. */
  readonly env?: Record<string, string>
  readonly database?: TestDatabase
  /** Gets the log lines. */
  readonly logTo?: { write(line: string): void }
  /** Whether sealing, clean-up and their kin run; they would come in between what a test counts. Default false. */
  readonly background?: boolean
}

export async function startService(options: ServiceOptions = {}): Promise<Service> {
  const database = options.database ?? (await openTestDatabase())
  const config = loadConfig({
    PORT: '0',
    INDRI_PUBLIC_URL: 'http://pki.example.test',
    INDRI_LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    INDRI_KEYRING: serializeKeyring(newKeyringContents()),
    ...options.env,
  })
  const app = await createApp({
    config,
    database,
    passwordCost: PASSWORD_COST,
    background: options.background ?? false,
    ...(options.logTo === undefined ? {} : { logTo: options.logTo }),
    ...(options.clock === undefined ? {} : { clock: options.clock }),
  })
  const url = await app.listen()
  const anonymous = new Client(url, null, null)
  const user = async (username: string, roles: readonly string[] = []): Promise<Client> => {
    const email = `${username}@people.example`
    const userId = await app.services.users.create(app.systemScope('test'), {
      username,
      email,
      password: PASSWORD,
      roles,
    })
    return anonymous.signIn(username, PASSWORD, userId)
  }
  return {
    url,
    app,
    database,
    anonymous,
    admin: await user('root', ['admin']),
    user,
    runJobs: (jobOptions) => app.jobs.run(jobOptions),
    close: () => app.close(),
  }
}
