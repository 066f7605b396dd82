// A folder of another machine, by SFTP (version 3, with the extensions of OpenSSH).
import { posix } from 'node:path'
import ssh2, { type SFTPWrapper } from 'ssh2'
import { PluginError } from '../plugin-error.ts'
import type { FileFolder } from './file-placing.ts'

const STATUS = ssh2.utils.sftp.STATUS_CODE

/** Files of the folder at `path`, absolute or below where the server puts the user. It need not be there. */
export function sftpFolder(sftp: SFTPWrapper, path: string): FileFolder {
  const at = (name: string): string => posix.join(path, name)
  return {
    create: (name, content, mode) =>
      told(sftp, path, 'writing a file', () => writeNew(sftp, at(name), Buffer.from(content), mode)),
    rename: (from, to) =>
      told(sftp, path, 'renaming a file', () => call((done) => sftp.ext_openssh_rename(at(from), at(to), done))),
    remove: (name) =>
      told(sftp, path, 'removing a file', () =>
        unlessAbsent(
          call((done) => sftp.unlink(at(name), done)),
          undefined,
        ),
      ),
    names: () =>
      told(sftp, path, 'reading the folder', async () => {
        const handle = await unlessAbsent(
          call<Buffer>((done) => sftp.opendir(path, done)),
          null,
        )
        return handle === null ? [] : namesIn(sftp, handle)
      }),
  }
}

/** Of one folder: a server that never comes to an end is not listened to for ever. */
const MAX_NAMES = 10_000
const MAX_NAME_CHARACTERS = 1_000_000
const MAX_ANSWERS = 1000

/** The names that come first, at most so many. */
async function namesIn(sftp: SFTPWrapper, handle: Buffer): Promise<string[]> {
  const names: string[] = []
  let characters = 0
  try {
    for (let answers = 0; answers < MAX_ANSWERS; answers += 1) {
      for (const { filename } of await call<{ filename: string }[]>((done) => sftp.readdir(handle, done))) {
        characters += filename.length
        if (names.length === MAX_NAMES || characters > MAX_NAME_CHARACTERS) return names
        names.push(filename)
      }
    }
  } catch (error) {
    if (statusOf(error) !== STATUS.EOF) throw error
  } finally {
    await call((done) => sftp.close(handle, done)).catch(() => {})
  }
  return names
}

/** Makes the folder and those above it where they are missing. @throws PluginError */
export async function makeSftpFolder(sftp: SFTPWrapper, path: string): Promise<void> {
  const segments = path.split('/').filter((segment) => segment !== '')
  for (const depth of segments.keys()) {
    const folder = (path.startsWith('/') ? '/' : '') + segments.slice(0, depth + 1).join('/')
    if (await isFolder(sftp, folder)) continue
    await told(sftp, posix.dirname(folder), `making the folder ${folder}`, async () => {
      try {
        await call((done) => sftp.mkdir(folder, { mode: 0o755 }, done))
      } catch (error) {
        // Another deployment may have made it meanwhile.
        if (!(await isFolder(sftp, folder))) throw error
      }
    })
  }
}

async function isFolder(sftp: SFTPWrapper, path: string): Promise<boolean> {
  const found = await told(sftp, path, `looking for the folder ${path}`, () =>
    unlessAbsent(
      call<{ isDirectory(): boolean }>((done) => sftp.stat(path, done)),
      null,
    ),
  )
  if (found === null) return false
  if (!found.isDirectory()) throw new PluginError(`${path} is not a folder`, { retryable: false })
  return true
}

async function writeNew(sftp: SFTPWrapper, path: string, content: Buffer, mode: number): Promise<void> {
  const handle = await call<Buffer>((done) => sftp.open(path, 'wx', mode, done))
  try {
    await call((done) => sftp.write(handle, content, 0, content.length, 0, done))
    // The umask of the server may have taken bits away.
    await call((done) => sftp.fsetstat(handle, { mode }, done))
    await call((done) => sftp.ext_openssh_fsync(handle, done)).catch((error: unknown) => {
      if (!isUnsupported(error)) throw error
    })
  } finally {
    await call((done) => sftp.close(handle, done))
  }
}

/** What an unsupported request throws at once is a rejection, too. */
function call<T = void>(start: (done: (error?: Error | null, value?: T) => void) => void): Promise<T> {
  return new Promise((settle, fail) => start((error, value) => (error == null ? settle(value as T) : fail(error))))
}

async function unlessAbsent<T, U>(work: Promise<T>, otherwise: U): Promise<T | U> {
  try {
    return await work
  } catch (error) {
    if (statusOf(error) === STATUS.NO_SUCH_FILE) return otherwise
    throw error
  }
}

/**
 * Turns what the server says into what people can act on. Version 3 has no word for a full disk, so it is asked for.
 * What breaks the connection passes through: whoever holds the connection knows better.
 */
async function told<T>(sftp: SFTPWrapper, folder: string, what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof PluginError) throw error
    const fail = (why: string, retryable: boolean): PluginError =>
      new PluginError(`${what} failed: ${why}`, { retryable, cause: error })
    if (isUnsupported(error)) throw fail("the server does not know how (it takes OpenSSH's extensions)", false)
    const status = statusOf(error)
    if (status === STATUS.PERMISSION_DENIED) throw fail('permission denied', true)
    if (status === STATUS.NO_SUCH_FILE) throw fail('the folder is not there', true)
    if (status !== STATUS.FAILURE) throw error
    throw fail((await isFull(sftp, folder)) ? 'the disk is full' : 'the server does not say why', true)
  }
}

interface FileSystem {
  readonly f_bavail: number
  readonly f_files: number
  readonly f_favail: number
}

async function isFull(sftp: SFTPWrapper, folder: string): Promise<boolean> {
  const system = await call<FileSystem>((done) => sftp.ext_openssh_statvfs(folder, done)).catch(() => null)
  // Some file systems have no number of files.
  return system !== null && (system.f_bavail === 0 || (system.f_files > 0 && system.f_favail === 0))
}

function statusOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null
}

function isUnsupported(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return statusOf(error) === STATUS.OP_UNSUPPORTED || error.message.includes('does not support this extended request')
}
