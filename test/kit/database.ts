// A migrated database of its own for a test file, on whichever database the run is for.
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { inject } from 'vitest'
import { type Database, type DatabaseOptions, openDatabase } from '../../src/database/connection.ts'
import { administer } from './global-setup.ts'

export type TestDatabase = Database & {
  /** Statements seen since the last call of `startCounting`. */
  readonly statements: string[]
  startCounting(): void
  /** URL of the server's database, null on the embedded one. */
  readonly url: string | null
}

export const onPostgres = (process.env['TEST_DATABASE_URL'] ?? '') !== ''

export async function openTestDatabase(options: Partial<DatabaseOptions> = {}): Promise<TestDatabase> {
  const statements: string[] = []
  const onQuery = (sql: string): void => {
    statements.push(sql)
  }
  const watched = { startCounting: () => void statements.splice(0), statements }
  const template = inject('template')
  if (template === null) {
    const snapshot = new Blob([await readFile(inject('snapshot') ?? '')])
    const database = await openDatabase({ url: null, directory: null, snapshot, onQuery, ...options })
    return Object.assign(database, watched, { url: null })
  }
  const server = process.env['TEST_DATABASE_URL'] ?? ''
  const name = `indri_test_${randomBytes(6).toString('hex')}`
  await administer(server, `create database ${name} template ${template}`)
  const at = new URL(server)
  at.pathname = `/${name}`
  const database = await openDatabase({ url: at.href, directory: null, onQuery, ...options })
  const close = async (): Promise<void> => {
    await database.close()
    await administer(server, `drop database if exists ${name} with (force)`)
  }
  return Object.assign({ ...database }, watched, { url: at.href, close })
}
