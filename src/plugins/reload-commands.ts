// Tells servers to read their files anew, by commands that the installation fixed: no shell, and nothing of a user's in them.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { ReloadCommands } from './plugin.ts'
import { PluginError } from './plugin-error.ts'

export interface ReloadCommand {
  readonly name: string
  /** Absolute. */
  readonly program: string
  readonly arguments: readonly string[]
}

const MAX_MILLISECONDS = 30_000
/** Of what a command prints, this much of its end is kept for the message. */
const MAX_OUTPUT = 500
/** For what it printed last. */
const REST_MILLISECONDS = 200

/** What comes while a command runs shares its next run: fifty deployments at once reload a server twice, not fifty times. */
export class InstallationReloads implements ReloadCommands {
  readonly #commands: ReadonlyMap<string, ReloadCommand>
  readonly #limit: number
  readonly #running = new Map<string, Promise<void>>()
  readonly #waiting = new Map<string, Promise<void>>()

  constructor(commands: readonly ReloadCommand[], limit = MAX_MILLISECONDS) {
    this.#commands = new Map(commands.map((command) => [command.name, command]))
    this.#limit = limit
  }

  get names(): readonly string[] {
    return [...this.#commands.keys()]
  }

  async run(name: string, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    const command = this.#commands.get(name)
    if (command === undefined) {
      const message = `the installation has no reload command ${JSON.stringify(name)} (INDRI_RELOAD_COMMANDS)`
      throw new PluginError(message, { retryable: false })
    }
    await untilAborted(this.#shared(command), signal)
  }

  /** A run that begins from now on, since one that has begun may have read the old files. */
  #shared(command: ReloadCommand): Promise<void> {
    const { name } = command
    const waiting = this.#waiting.get(name)
    if (waiting !== undefined) return waiting
    const running = this.#running.get(name)
    if (running === undefined) return this.#begin(command)
    const next = running
      .catch(() => {})
      .then(() => {
        this.#waiting.delete(name)
        return this.#begin(command)
      })
    this.#waiting.set(name, next)
    return next
  }

  #begin(command: ReloadCommand): Promise<void> {
    const run = execute(command, this.#limit).finally(() => this.#running.delete(command.name))
    this.#running.set(command.name, run)
    return run
  }
}

function execute({ name, program, arguments: args }: ReloadCommand, limit: number): Promise<void> {
  return new Promise((settle, fail) => {
    const failed = (what: string, cause?: unknown): void =>
      fail(new PluginError(`the reload command ${JSON.stringify(name)} ${what}`, { retryable: true, cause }))
    // A group of its own, so that what it started ends with it; none of this process's variables, which hold secrets.
    const child = spawn(program, args, {
      cwd: '/',
      env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    let output = ''
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-MAX_OUTPUT)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const late = setTimeout(() => {
      end(child)
      failed(`took longer than ${limit / 1000} seconds`)
    }, limit)
    child.on('error', (error) => {
      clearTimeout(late)
      failed('could not be started', error)
    })
    const finish = (code: number | null, signal: NodeJS.Signals | null): void => {
      if (code === 0) settle()
      else failed(`failed (${code ?? signal})${told(output)}`)
      child.stdout.destroy()
      child.stderr.destroy()
    }
    child.on('close', finish)
    // A daemon that it left behind may hold its output open for ever.
    child.on('exit', (code, signal) => {
      clearTimeout(late)
      setTimeout(finish, REST_MILLISECONDS, code, signal).unref()
    })
  })
}

function end(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Where there are no process groups.
    child.kill('SIGKILL')
  }
}

function told(output: string): string {
  const line = output.replaceAll(/[\p{C}\s]+/gu, ' ').trim()
  return line === '' ? '' : `: ${line}`
}

async function untilAborted(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return work
  const over = new AbortController()
  const aborted = once(signal, 'abort', { signal: over.signal }).then(() => signal.throwIfAborted())
  try {
    await Promise.race([work, aborted])
  } finally {
    aborted.catch(() => {})
    over.abort()
  }
}
