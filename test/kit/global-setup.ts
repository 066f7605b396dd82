// Migrates once; every test file then starts from a copy: a template database, or the dumped folder of the embedded one.
import './setup.ts'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Database, openDatabase } from '../../src/database/connection.ts'
import { Boss } from '../../src/jobs/boss.ts'
import { JOB_TYPES } from '../../src/jobs/handlers.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** File with the embedded database's data folder, or null. */
    snapshot: string | null
    /** Name of the template database on TEST_DATABASE_URL, or null. */
    template: string | null
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env['TEST_DATABASE_URL']
  return url === undefined || url === '' ? setupEmbedded(project) : setupServer(project, url)
}

async function setupEmbedded(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'indri-test-'))
  const snapshot = join(folder, 'migrated.tar')
  const database = await openDatabase({ url: null, directory: null })
  await prepare(database)
  const dump = await database.native()?.dumpDataDir('none')
  await database.close()
  await writeFile(snapshot, Buffer.from((await dump?.arrayBuffer()) ?? new ArrayBuffer(0)))
  project.provide('snapshot', snapshot)
  project.provide('template', null)
  return () => rm(folder, { recursive: true, force: true })
}

async function setupServer(project: TestProject, url: string): Promise<() => Promise<void>> {
  const template = `indri_template_${randomBytes(4).toString('hex')}`
  await administer(url, `create database ${template}`)
  const at = new URL(url)
  at.pathname = `/${template}`
  const database = await openDatabase({ url: at.href, directory: null })
  await prepare(database)
  await database.close()
  project.provide('snapshot', null)
  project.provide('template', template)
  return () => administer(url, `drop database if exists ${template} with (force)`)
}

function report(error: unknown): never {
  throw error
}

/** As the service would find its database after its first start. */
async function prepare(database: Database): Promise<void> {
  await database.migrate()
  const boss = await Boss.start({ database, types: JOB_TYPES, works: false, report })
  await boss.stop(0)
}

/** Runs one statement outside of any transaction, on a connection of its own. */
export async function administer(url: string, statement: string): Promise<void> {
  const database = await openDatabase({ url, directory: null, poolSize: 1 })
  try {
    await database.orm.em.getConnection().execute(statement)
  } finally {
    await database.close()
  }
}
