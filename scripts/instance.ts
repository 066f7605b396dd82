// A throw-away instance of the built service, and a client without generated code: what the demo and the benchmarks act on.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { throwAwayDatabase } from './throw-away-database.ts'

const USER_ERRORS = 'userErrors { code message path }'

export interface Instance {
  readonly url: string
  readonly password: string
  stop(): Promise<void>
}

/** Starts the built service in an empty folder, and reads address and password where a person would. */
export async function startInstance(env: Record<string, string> = {}): Promise<Instance> {
  const folder = await mkdtemp(join(tmpdir(), 'indri-demo-'))
  const database = await throwAwayDatabase(process.env['DATABASE_URL'])
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: {
      ...process.env,
      INDRI_DATA_DIR: folder,
      HOST: '127.0.0.1',
      PORT: '0',
      INDRI_LOG_LEVEL: 'error',
      DATABASE_URL: database.url,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = async (): Promise<void> => {
    await ended(child)
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    return { ...(await readGreeting(child)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function readGreeting(child: ChildProcess): Promise<{ url: string; password: string }> {
  if (child.stdout === null) throw new Error('no output to read')
  const lines = createInterface({ input: child.stdout })
  let url: string | undefined
  return new Promise((resolve, reject) => {
    // Read to the end: a service whose output nobody takes would stop writing its log.
    lines.on('line', (line) => {
      url ??= /Indri is at (\S+)/.exec(line)?.[1]
      const password = /^ {4}(\S+)$/.exec(line)?.[1]
      if (url !== undefined && password !== undefined) resolve({ url, password })
      else if (line.startsWith('{')) console.error(line)
    })
    lines.once('close', () => reject(new Error('the service ended before it was ready')))
  })
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  const [code] = (await exit) as [number | null]
  if (code !== 0) throw new Error(`the service ended with ${code} after SIGTERM`)
}

export type Json = Record<string, unknown>

export class Api {
  readonly #url: string
  token: string | null = null

  constructor(url: string) {
    this.#url = url
  }

  /** The named root field of the answer. Anything that went wrong is an exception with the whole answer in it. */
  async call<T = Json>(field: string, document: string, variables: Json = {}): Promise<T> {
    const response = await fetch(`${this.#url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
      },
      body: JSON.stringify({ query: document, variables }),
    })
    const answer = (await response.json()) as { data?: Record<string, T | null> | null; errors?: unknown }
    const result = answer.data?.[field]
    const problems = (result as { userErrors?: unknown[] } | null | undefined)?.userErrors ?? []
    if (answer.errors !== undefined || result == null || problems.length > 0) {
      throw new Error(`${field} failed: ${JSON.stringify(answer)}`)
    }
    return result
  }

  async mutate<T = Json>(name: string, selection: string, input: Json): Promise<T> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`
    return this.call<T>(name, `mutation ($input: ${type}) { ${name}(input: $input) { ${selection} ${USER_ERRORS} } }`, {
      input,
    })
  }
}
