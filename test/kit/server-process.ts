// Servers of others, started for one test file on 127.0.0.1 in a folder of their own, and stopped by their process id.
import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import type { Files } from './tools.ts'

/** Whether a program is installed. What needs one that is not is skipped: `describe.skipIf(!has('pebble'))`. */
export function has(program: string): boolean {
  // Daemons live in sbin, which the PATH of ordinary users leaves out
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin']
  return folders.some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** A port that nobody listens at right now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

/** Whether somebody listens there. */
export function listensAt(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => socket.destroy() && settle(true))
    socket.once('error', () => settle(false))
  })
}

export interface ServerProcess {
  readonly folder: string
  /** What it has printed so far, to either stream. */
  output(): string
  /** Ends it and removes its folder. */
  stop(): Promise<void>
}

/**
 * Starts a program in a new folder with `files`, and waits until `ready` holds.
 * @param ready asked again and again; what it throws means no
 * @throws when it ends or is not ready in time, with what it printed
 */
export async function startServer(
  program: string,
  args: readonly string[],
  options: {
    ready: () => Promise<boolean>
    files?: Files
    environment?: Readonly<Record<string, string>>
    seconds?: number
  },
): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'indri-server-'))
  for (const [name, content] of Object.entries(options.files ?? {})) {
    writeFileSync(join(folder, name), content, { mode: 0o600 })
  }
  const environment = { ...process.env, ...options.environment }
  const child = spawn(program, [...args], { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  const collect = (chunk: Buffer): void => {
    printed += chunk.toString('utf8')
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  child.on('error', (error) => collect(Buffer.from(String(error))))
  const stop = async (): Promise<void> => {
    await ended(child)
    rmSync(folder, { recursive: true, force: true })
  }
  const deadline = performance.now() + (options.seconds ?? 10) * 1000
  while (!(await options.ready().catch(() => false))) {
    const isOver = child.exitCode !== null || child.pid === undefined
    if (isOver || performance.now() > deadline) {
      await stop()
      throw new Error(`${program} did not start:\n${printed}`)
    }
    await after(20)
  }
  return { folder, output: () => printed, stop }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise<void>((done) => child.once('exit', () => done()))
  child.kill('SIGTERM')
  const killer = setTimeout(() => child.kill('SIGKILL'), 2000)
  await exit
  clearTimeout(killer)
}
