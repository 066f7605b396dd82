// What commands have in common: the configured database and services, plain output, plain errors.
import { type App, createApp, databaseOptions } from '../app.ts'
import { ConfigError, loadConfig } from '../config.ts'
import { type Database, openDatabase } from '../database/connection.ts'
import { DirectoryInUseError } from '../database/directory-lock.ts'
import { KeyringError } from '../database/keyring.ts'
import { DomainError, DomainErrors, RequestError } from '../errors.ts'

/** What went wrong, as whoever runs the command should read it; exit code 1. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

/** Runs with the services on the configured database; nothing listens, and log lines go to standard error. */
export async function withApp(work: (app: App) => Promise<void>): Promise<void> {
  const config = loadConfig()
  const app = await createApp({ config, background: false, logTo: process.stderr })
  try {
    await work(app)
  } finally {
    await app.close()
  }
}

/** Runs with the configured database alone, as it is: neither migrated nor written to by opening it. */
export async function withDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  const database = await openDatabase(databaseOptions(loadConfig()))
  try {
    await work(database)
  } finally {
    await database.close()
  }
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** One document for programs, and nothing else on standard output. */
export function sayJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

/** @throws CommandError unless the command only tells what it would do */
export function requireDryRun({ dryRun, json }: { readonly dryRun?: boolean; readonly json?: boolean }): void {
  if (json === true && dryRun !== true) throw new CommandError('--json goes with --dry-run')
}

export const JSON_OPTION = ['--json', 'with --dry-run: as one JSON document'] as const

/** For progress, which is no result. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Writes the error and sets the exit code. Only what is a bug or an outage comes with its stack. */
export function fail(error: unknown): void {
  note(`indri: ${describe(error)}`)
  process.exitCode = 1
}

const PLAIN = [CommandError, ConfigError, DirectoryInUseError, KeyringError, RequestError]

export function describe(error: unknown): string {
  if (error instanceof DomainErrors) return error.errors.map(describeInput).join('\n')
  if (error instanceof DomainError) return describeInput(error)
  if (!(error instanceof Error)) return String(error)
  const isPlain = PLAIN.some((type) => error instanceof type)
  return isPlain ? error.message : (error.stack ?? error.message)
}

function describeInput({ path, message }: DomainError): string {
  return path === null || path.length === 0 ? message : `${path.join('.')}: ${message}`
}
