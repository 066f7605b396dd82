// Opens the database: the embedded PGlite in the data folder, or any PostgreSQL by its URL. One ORM for both.
import { PGlite, types } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import type { EntityManager, MikroORM, Options } from '@mikro-orm/core'
import { DataloaderType } from '@mikro-orm/core'
import { Migrator } from '@mikro-orm/migrations'
import { MikroORM as PgliteORM, PgliteDriver } from '@mikro-orm/pglite'
import { MikroORM as PostgreSqlORM, PostgreSqlDriver } from '@mikro-orm/postgresql'
import type { BasePostgreSqlEntityManager } from '@mikro-orm/sql'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { lockDirectory } from './directory-lock.ts'
import { entities } from './entities.ts'
import { rememberFailedInserts } from './failed-inserts.ts'
import { freeLostConnections } from './lost-connections.ts'
import { migrations } from './migrations/index.ts'
import { type OnQuery, watchEmbedded, watchPool } from './query-watch.ts'
import { parseTimestamp } from './timestamps.ts'

/** Of the pool that the driver makes, what is used of it here. */
interface Pool {
  on(event: 'connect', listener: (client: PoolClient) => void): unknown
}
interface PoolClient {
  once(event: 'end', listener: () => void): unknown
  release?: (error: Error) => void
  query: (...args: never[]) => unknown
  setTypeParser(type: number, parse: (text: string) => unknown): void
}

/** The EntityManager of either driver: `getKysely()` and SQL are the same on both. */
export type Em = BasePostgreSqlEntityManager

export interface DatabaseOptions {
  /** postgres://… or null for the embedded database. */
  url: string | null
  /** Folder of the embedded database; null keeps it in memory (tests). Created when missing. */
  directory: string | null
  /** A prepared data folder as a tar, for an embedded database in memory (tests). */
  snapshot?: Blob
  /** Sees every statement before it runs. */
  onQuery?: OnQuery
  /** Connections to PostgreSQL; the embedded database always has one. */
  poolSize?: number
}

export interface Database {
  readonly kind: 'pglite' | 'postgresql'
  readonly orm: MikroORM
  /** A fresh EntityManager with an identity map of its own: one a request, one a job. */
  fork(): Em
  /** Applies what is missing. Safe to call from several processes at once. */
  migrate(): Promise<void>
  /** Throws when the database does not answer. */
  ping(): Promise<void>
  /** Where the server is, its password included; null on the embedded database. */
  readonly url: string | null
  /** The embedded database itself, or null. */
  native(): PGlite | null
  close(): Promise<void>
}

/** Options shared by both drivers and by the command line (mikro-orm.config.ts). */
export function ormOptions(): Pick<
  Options,
  'entities' | 'migrations' | 'dataloader' | 'discovery' | 'forceUtcTimezone'
> {
  return {
    entities,
    dataloader: DataloaderType.ALL,
    forceUtcTimezone: true,
    discovery: { warnWhenNoEntities: true },
    migrations: {
      tableName: 'schema_migrations',
      path: 'src/database/migrations',
      pathTs: 'src/database/migrations',
      snapshotName: '.snapshot-indri',
      // The snapshot is what the entities say; what a migrated database says has the hand-written parts in it.
      snapshotOnMigrate: false,
      emit: 'ts',
      transactional: true,
      allOrNothing: true,
      silent: true,
      migrationsList: migrations,
    },
  }
}

/** Opens the database; the caller closes it. Throws with a plain message when it cannot. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.url === null ? openEmbedded(options) : openPostgres(options, options.url)
}

async function nothingToUnlock(): Promise<void> {}

async function openEmbedded(options: DatabaseOptions): Promise<Database> {
  let unlock = nothingToUnlock
  if (options.directory !== null) {
    await mkdir(dirname(options.directory), { recursive: true, mode: 0o700 })
    unlock = await lockDirectory(options.directory)
  }
  const pglite = await PGlite.create({
    dataDir: options.directory ?? 'memory://',
    extensions: { pg_trgm },
    parsers: { [types.TIMESTAMPTZ]: parseTimestamp, [types.TIMESTAMP]: parseTimestamp },
    ...(options.snapshot === undefined ? {} : { loadDataDir: options.snapshot }),
  })
  if (options.onQuery !== undefined) watchEmbedded(pglite, options.onQuery)
  const orm = new PgliteORM({
    ...ormOptions(),
    driver: PgliteDriver,
    extensions: [Migrator],
    dbName: 'postgres',
    driverOptions: { pglite },
  })
  await orm.connect()
  return {
    ...common(orm as unknown as MikroORM),
    kind: 'pglite',
    url: null,
    native: () => pglite,
    migrate: () => runMigrations(orm as unknown as MikroORM),
    async close() {
      await orm.close(true)
      await pglite.close()
      await unlock()
    },
  }
}

async function openPostgres(options: DatabaseOptions, url: string): Promise<Database> {
  const { onQuery } = options
  const orm = new PostgreSqlORM({
    ...ormOptions(),
    driver: PostgreSqlDriver,
    extensions: [Migrator],
    clientUrl: url,
    pool: { min: 0, max: options.poolSize ?? 10 },
    driverOptions: {
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
      onPoolCreated(pool: Pool) {
        // Times are Dates whoever asks for them, as on the embedded database: the driver would leave them as text.
        pool.on('connect', (client) => {
          for (const type of [types.TIMESTAMPTZ, types.TIMESTAMP]) client.setTypeParser(type, parseTimestamp)
        })
        freeLostConnections(pool)
        if (onQuery !== undefined) watchPool(pool, onQuery)
      },
    },
  })
  await orm.connect()
  return {
    ...common(orm as unknown as MikroORM),
    kind: 'postgresql',
    url,
    native: () => null,
    migrate: () => migrateAlone(orm as unknown as MikroORM),
    close: () => orm.close(true),
  }
}

function common(orm: MikroORM): Pick<Database, 'orm' | 'fork' | 'ping'> {
  rememberFailedInserts(orm)
  return {
    orm,
    fork: () => orm.em.fork() as unknown as EntityManager as unknown as Em,
    async ping() {
      await orm.em.getConnection().execute('select 1')
    },
  }
}

async function runMigrations(orm: MikroORM): Promise<void> {
  await orm.migrator.up()
}

/** Two processes that start at once on an empty database migrate one after the other. The number is ours alone. */
const MIGRATION_LOCK = 7_265_110_401

async function migrateAlone(orm: MikroORM): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    const connection = em.getConnection()
    await connection.execute(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`, [], 'run', em.getTransactionContext())
    await runMigrations(orm)
  })
}
