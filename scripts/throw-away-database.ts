// A database that lasts as long as a script: on the server of a URL, or none at all for the embedded one.
import { randomBytes } from 'node:crypto'
import { openDatabase } from '../src/database/connection.ts'

export interface ThrowAwayDatabase {
  /** For DATABASE_URL; empty for the embedded database. */
  readonly url: string
  drop(): Promise<void>
}

/** Makes an empty database on the server, whose user must be allowed to; without a URL there is nothing to do. */
export async function throwAwayDatabase(serverUrl: string | undefined): Promise<ThrowAwayDatabase> {
  if (serverUrl === undefined || serverUrl === '') return { url: '', drop: async () => {} }
  const name = `indri_${randomBytes(6).toString('hex')}`
  await administer(serverUrl, `create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => administer(serverUrl, `drop database if exists ${name} with (force)`) }
}

async function administer(serverUrl: string, statement: string): Promise<void> {
  const database = await openDatabase({ url: serverUrl, directory: null, poolSize: 1 })
  try {
    await database.orm.em.getConnection().execute(statement)
  } finally {
    await database.close()
  }
}
