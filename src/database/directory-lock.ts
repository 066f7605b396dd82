// Two processes on one embedded database would corrupt it, so its folder is locked by a file that names the owner.
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'

interface Owner {
  pid: number
  /** Start time of the process where the system tells it (Linux), so that a reused pid is not taken for the owner. */
  started: string | null
}

export class DirectoryInUseError extends Error {
  override readonly name = 'DirectoryInUseError'
}

/**
 * Locks `directory` for this process and returns the function that unlocks it.
 * @throws DirectoryInUseError naming the process that holds it
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const lockFile = `${directory}.lock`
  await mkdir(dirname(lockFile), { recursive: true })
  const own = `${lockFile}.${process.pid}`
  await writeFile(own, JSON.stringify(ownerOf(process.pid)))
  try {
    for (let attempt = 0; attempt < 2; attempt++) {
      if (await linked(own, lockFile)) return () => rm(lockFile, { force: true })
      const owner = await readOwner(lockFile)
      if (owner !== null && isAlive(owner)) {
        throw new DirectoryInUseError(
          `${directory} is in use by process ${owner.pid}; an embedded database serves one process at a time`,
        )
      }
      await rm(lockFile, { force: true })
    }
    throw new Error(`${directory} could not be locked: another process keeps taking ${lockFile}`)
  } finally {
    await rm(own, { force: true })
  }
}

// link() fails when the name is taken, and what it creates is complete from the first moment.
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

async function readOwner(lockFile: string): Promise<Owner | null> {
  try {
    const parsed: unknown = JSON.parse(await readFile(lockFile, 'utf8'))
    if (typeof parsed !== 'object' || parsed === null || !('pid' in parsed) || typeof parsed.pid !== 'number')
      return null
    return {
      pid: parsed.pid,
      started: 'started' in parsed && typeof parsed.started === 'string' ? parsed.started : null,
    }
  } catch {
    return null
  }
}

function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  const now = ownerOf(owner.pid).started
  return owner.started === null || now === null || now === owner.started
}

function ownerOf(pid: number): Owner {
  try {
    // Field 22 of /proc/<pid>/stat; the second field may hold spaces, so count from its closing parenthesis.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return { pid, started: started ?? null }
  } catch {
    return { pid, started: null }
  }
}
