// A folder of this machine, below the one that the installation sets.
import { constants } from 'node:fs'
import { lstat, mkdir, open, readdir, realpath, rename, rm } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { PluginError } from '../plugin-error.ts'
import type { FileFolder } from './file-placing.ts'

/**
 * The folder at `path` below `root`, made where missing.
 * @throws PluginError when it is not there and cannot be made, or a link leads out of the root
 */
export async function openLocalFolder(root: string | null, path: string): Promise<FileFolder> {
  const folder = await realFolder(root, path)
  const at = (name: string): string => join(folder, name)
  return {
    create: (name, content, mode) => told('writing a file', () => writeNew(at(name), content, mode)),
    rename: (from, to) => told('renaming a file', () => rename(at(from), at(to))),
    remove: (name) => told('removing a file', () => rm(at(name), { force: true })),
    names: () => told('reading the folder', () => readdir(folder)),
  }
}

/** Whether a path that is about to be stored leads out of the root by a link that is there. */
export async function findLocalFolder(root: string, path: string): Promise<'inside' | 'missing' | 'outside'> {
  const base = await realpath(root).catch(() => root)
  const real = await realpath(join(base, path)).catch(() => null)
  if (real === null) return 'missing'
  const way = relative(base, real)
  return way === '..' || way.startsWith(`..${sep}`) ? 'outside' : 'inside'
}

async function realFolder(root: string | null, path: string): Promise<string> {
  if (root === null) throw new PluginError('this installation allows no folder', { retryable: false })
  let folder = await realpath(root).catch((error: unknown) => {
    throw new PluginError('the folder of INDRI_FILESYSTEM_ROOT is not there', { retryable: true, cause: error })
  })
  for (const segment of path.split('/')) {
    folder = join(folder, segment)
    // One at a time, each looked at: a recursive mkdir would follow a link that somebody planted on the way.
    await mkdir(folder, { mode: 0o755 }).catch(async (error: unknown) => {
      const there = await lstat(folder).catch(() => null)
      if (there?.isDirectory() === true) return
      if (there === null) throw failure(`making the folder ${segment}`, error)
      throw new PluginError(`${segment} of ${path} is not a folder`, { retryable: false, cause: error })
    })
  }
  return folder
}

async function writeNew(path: string, content: string | Uint8Array, mode: number): Promise<void> {
  const flags = constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0)
  const file = await open(path, flags, mode)
  try {
    await file.writeFile(content)
    // The process's umask may have taken bits away.
    await file.chmod(mode)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function told<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw failure(what, error)
  }
}

/** What people can mend by themselves at any time is worth another try. */
const CAUSES: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
}

function failure(what: string, error: unknown): PluginError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'it failed'
  return new PluginError(`${what} failed: ${CAUSES[code] ?? code}`, { retryable: true, cause: error })
}
