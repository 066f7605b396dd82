// The service as it is installed: built, in processes of its own, which are killed and started again on the same data.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from './client.ts'
import { onPostgres } from './database.ts'
import { administer } from './global-setup.ts'

const PASSWORD_LINE = /shown only this once:\s+(\S+)\s/
export const READY_LINE = /Indri is at (\S+) /

export interface Started {
  readonly child: ChildProcess
  readonly url: string
  readonly output: () => string
  readonly milliseconds: number
}

export class BuiltService {
  /** Of the data and whatever the test puts there. */
  readonly folder = mkdtempSync(join(tmpdir(), 'indri-built-'))
  /** URL of a new database on the server, null for the embedded one. */
  readonly databaseUrl: string | null
  readonly #built: string
  readonly #running = new Set<ChildProcess>()
  #password = ''

  private constructor(built: string, databaseUrl: string | null) {
    this.#built = built
    this.databaseUrl = databaseUrl
  }

  static async build(): Promise<BuiltService> {
    // Below dist, so that packages are found; apart from dist, which other tests write.
    const built = resolve('dist', `test-${process.pid}-${randomBytes(3).toString('hex')}`)
    const args = ['-p', 'tsconfig.build.json', '--outDir', built, '--incremental', 'false']
    execFileSync(resolve('node_modules/.bin/tsc'), args)
    if (!onPostgres) return new BuiltService(built, null)
    const server = process.env['TEST_DATABASE_URL'] ?? ''
    const name = `indri_built_${randomBytes(4).toString('hex')}`
    await administer(server, `create database ${name}`)
    const at = new URL(server)
    at.pathname = `/${name}`
    return new BuiltService(built, at.href)
  }

  /** A process, which may or may not come up. `args` follow the program. */
  launch(
    env: Record<string, string> = {},
    args: readonly string[] = [],
  ): { child: ChildProcess; output: () => string } {
    const child = spawn(process.execPath, [join(this.#built, 'src/main.js'), ...args], {
      env: {
        PATH: process.env['PATH'] ?? '',
        PORT: '0',
        INDRI_DATA_DIR: join(this.folder, 'data'),
        INDRI_LOG_LEVEL: 'error',
        INDRI_REQUESTS_PER_MINUTE: '0',
        INDRI_REQUESTS_PER_MINUTE_AND_CALLER: '0',
        ...(this.databaseUrl === null ? {} : { DATABASE_URL: this.databaseUrl }),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#running.add(child)
    child.once('exit', () => this.#running.delete(child))
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    return { child, output: () => said }
  }

  /** Runs a command of the command line to its end, with `input` on its standard input. */
  async command(args: readonly string[], input = ''): Promise<{ code: number | null; output: string; notes: string }> {
    const child = spawn(process.execPath, [join(this.#built, 'src/cli.js'), ...args], {
      env: {
        PATH: process.env['PATH'] ?? '',
        INDRI_DATA_DIR: join(this.folder, 'data'),
        INDRI_LOG_LEVEL: 'error',
        ...(this.databaseUrl === null ? {} : { DATABASE_URL: this.databaseUrl }),
      },
    })
    child.stdin.end(input)
    const ended = once(child, 'close')
    const [output, notes] = await Promise.all([text(child.stdout), text(child.stderr)])
    const [code] = (await ended) as [number | null]
    return { code, output, notes }
  }

  /** The program behind the command. */
  get commandFile(): string {
    return join(this.#built, 'src/cli.js')
  }

  /** A process that answers. */
  async start(env: Record<string, string> = {}, args: readonly string[] = []): Promise<Started> {
    const began = performance.now()
    const { child, output } = this.launch(env, args)
    while (!READY_LINE.test(output())) {
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(`it ended with ${child.exitCode ?? child.signalCode}:\n${output()}`)
      }
      await sleep(20)
    }
    const milliseconds = performance.now() - began
    this.#password ||= PASSWORD_LINE.exec(output())?.[1] ?? ''
    return { child, output, milliseconds, url: READY_LINE.exec(output())?.[1] ?? '' }
  }

  /** Starts what must not start, and returns its exit code and what it said. */
  async refusal(env: Record<string, string> = {}): Promise<{ code: number | null; said: string }> {
    const { child, output } = this.launch(env)
    const [code] = (await once(child, 'exit')) as [number | null]
    return { code, said: output() }
  }

  /** A client signed in as the admin whose password the first process printed. */
  admin(started: Started): Promise<Client> {
    if (this.#password === '') throw new Error('no process has printed a password')
    return new Client(started.url, null, null).signIn('admin', this.#password)
  }

  /** Whether these lines hold a first password. */
  static printsPassword(output: string): boolean {
    return PASSWORD_LINE.test(output)
  }

  async close(): Promise<void> {
    for (const child of this.#running) child.kill('SIGKILL')
    rmSync(this.folder, { recursive: true, force: true })
    rmSync(this.#built, { recursive: true, force: true })
    if (this.databaseUrl === null) return
    const name = new URL(this.databaseUrl).pathname.slice(1)
    await administer(process.env['TEST_DATABASE_URL'] ?? '', `drop database if exists ${name} with (force)`)
  }
}

/** Ends a process and returns its exit code. */
export async function end(started: Pick<Started, 'child'>, signal: NodeJS.Signals): Promise<number | null> {
  if (started.child.exitCode !== null || started.child.signalCode !== null) return started.child.exitCode
  const ended = once(started.child, 'exit')
  started.child.kill(signal)
  const [code] = (await ended) as [number | null]
  return code
}
