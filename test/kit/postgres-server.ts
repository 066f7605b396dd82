// A PostgreSQL server of a test's own, which it may stop and start as it likes, on 127.0.0.1 in a folder that is removed.
import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './server-process.ts'

/** Debian keeps them out of PATH. */
const ROOT = '/usr/lib/postgresql'
const newest = existsSync(ROOT)
  ? readdirSync(ROOT)
      .toSorted((a, b) => Number(b) - Number(a))
      .map((version) => join(ROOT, version, 'bin'))
      .find((folder) => existsSync(join(folder, 'pg_ctl')))
  : undefined

export const hasPostgresServer = newest !== undefined

export class PostgresServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'indri-postgres-'))
  readonly #port: number

  private constructor(port: number) {
    this.#port = port
  }

  static async create(): Promise<PostgresServer> {
    const server = new PostgresServer(await freePort())
    // PostgreSQL refuses root
    if (process.getuid?.() === 0) {
      chownSync(server.#folder, idOfPostgres('-u'), idOfPostgres('-g'))
    }
    const options = ['--username=indri', '--auth=trust', '--encoding=UTF8', '--no-sync']
    server.#run('initdb', ['--locale-provider=libc', '--locale=C.UTF-8', ...options])
    server.start()
    return server
  }

  /** Of its only database. */
  get url(): string {
    return `postgresql://indri@127.0.0.1:${this.#port}/postgres`
  }

  start(): void {
    const options = `-p ${this.#port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c timezone=UTC`
    this.#run('pg_ctl', ['start', '-w', '-s', '-l', join(this.#folder, 'log'), '-o', options])
  }

  /** As if the machine lost its power: every session is cut, and what was not committed is lost. */
  crash(): void {
    this.#run('pg_ctl', ['stop', '-w', '-s', '-m', 'immediate'])
  }

  remove(): void {
    this.crash()
    rmSync(this.#folder, { recursive: true })
  }

  #run(program: string, args: readonly string[]): void {
    const as = process.getuid?.() === 0 ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups'] : []
    const [command = '', ...rest] = [...as, join(newest ?? '', program), '-D', join(this.#folder, 'data'), ...args]
    execFileSync(command, rest, { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] })
  }
}

function idOfPostgres(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres']).toString())
}
