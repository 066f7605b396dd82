// The keyring in a file: made at the first start, private to its owner, replaced as a whole or not at all.

import { randomBytes } from 'node:crypto'
import { closeSync, fstatSync, openSync, readFileSync, type Stats } from 'node:fs'
import { constants, copyFile, link, mkdir, open, rename, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Keyring, KeyringError, newKeyringContents, parseKeyring, serializeKeyring } from './keyring.ts'
import type { KeyringContents } from './keyring.ts'

const SETTING = 'INDRI_KEYRING_FILE'
const LARGEST_FILE = 1_048_576
/** How file systems without hard links (exFAT, some network and container mounts) refuse one. */
const NO_HARD_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'])

export interface OpenKeyringOptions {
  /**
   * Whether a missing file is made, with new keys. False once a database holds encrypted records: new keys could not open
   * them, and a new file would hide that the old one is gone. Default true.
   */
  readonly createIfMissing?: boolean
}

/**
 * Opens the keyring at `path`, or makes it. Of several processes that start at once on nothing, one makes the file and the
 * others read it. Throws KeyringError with the setting's name when the file is missing and may not be made, is readable by
 * others than its owner, or does not hold a usable keyring.
 */
export async function openKeyringFile(path: string, options: OpenKeyringOptions = {}): Promise<Keyring> {
  const text = (await readPrivately(path)) ?? (await createFile(path, options.createIfMissing ?? true))
  const source = `${SETTING} (${path})`
  return new Keyring(parseKeyring(text, source), source)
}

/**
 * Changes the file at `path` by a function such as `addKey`, and returns what is now in it. The new contents are checked
 * first and replace the old ones in one step; a lock file keeps two changes from losing one of them. Throws KeyringError.
 */
export async function changeKeyringFile(
  path: string,
  change: (contents: KeyringContents) => KeyringContents,
): Promise<KeyringContents> {
  const source = `${SETTING} (${path})`
  const lock = `${path}.lock`
  await lockFile(lock)
  try {
    const text = await readPrivately(path)
    if (text === null) throw new KeyringError(`${source}: expected a keyring file, found none.`)
    const contents = change(parseKeyring(text, source))
    void new Keyring(contents, source)
    const temporary = await writeTemporary(path, contents)
    await rename(temporary, path)
    await syncFolder(path)
    return contents
  } finally {
    await unlink(lock)
  }
}

/** The keyring at `path` as it is now, read without waiting. Throws KeyringError as {@link openKeyringFile} does. */
export function readKeyringFileNow(path: string): Keyring {
  const source = `${SETTING} (${path})`
  return new Keyring(parseKeyring(readPrivatelyNow(path), source), source)
}

function readPrivatelyNow(path: string): string {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    throw new KeyringError(`${SETTING} (${path}): the file cannot be opened (${codeOf(error)}).`, { cause: error })
  }
  try {
    checkFile(path, fstatSync(file))
    return readFileSync(file, 'utf8')
  } finally {
    closeSync(file)
  }
}

/** The file's text, or null when there is none. The mode is read from the open file, not from what may have replaced it. */
async function readPrivately(path: string): Promise<string | null> {
  let file
  try {
    file = await open(path, 'r')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw new KeyringError(`${SETTING} (${path}): the file cannot be opened (${codeOf(error)}).`, { cause: error })
  }
  try {
    checkFile(path, await file.stat())
    return await file.readFile('utf8')
  } finally {
    await file.close()
  }
}

function checkFile(path: string, facts: Stats): void {
  if (!facts.isFile()) throw new KeyringError(`${SETTING} (${path}): expected a file.`)
  // Windows has no such modes: every file reads as 0666 there.
  if (process.platform !== 'win32' && (facts.mode & 0o077) !== 0) {
    const mode = (facts.mode & 0o777).toString(8).padStart(4, '0')
    throw new KeyringError(
      `${SETTING} (${path}): expected a file that only its owner can read (mode 0600), found mode ${mode}. ` +
        `Run: chmod 600 ${path}`,
    )
  }
  if (facts.size > LARGEST_FILE) throw new KeyringError(`${SETTING} (${path}): expected at most 1 MiB.`)
}

async function createFile(path: string, allowed: boolean): Promise<string> {
  if (!allowed) {
    throw new KeyringError(
      `${SETTING} (${path}): the keyring is missing, and the database holds secrets that need it. Put the file back, or ` +
        'give its contents in INDRI_KEYRING.',
    )
  }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const contents = newKeyringContents()
  const temporary = await writeTemporary(path, contents)
  try {
    await publish(temporary, path)
    await syncFolder(path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    await unlink(temporary)
  }
  const text = await readPrivately(path)
  if (text === null) throw new KeyringError(`${SETTING} (${path}): the keyring vanished while it was being made.`)
  return text
}

/** Gives the finished file its name. Unlike rename, link never replaces: whoever comes second finds the first one's file. */
async function publish(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path)
  } catch (error) {
    if (!NO_HARD_LINKS.has(codeOf(error))) throw error
    await copyFile(temporary, path, constants.COPYFILE_EXCL)
  }
}

async function writeTemporary(path: string, contents: KeyringContents): Promise<string> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`
  const file = await open(temporary, 'wx', 0o600)
  try {
    await file.writeFile(serializeKeyring(contents))
    await file.sync()
  } finally {
    await file.close()
  }
  return temporary
}

async function lockFile(lock: string): Promise<void> {
  try {
    const file = await open(lock, 'wx', 0o600)
    await file.close()
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    throw new KeyringError(`Another change of the keyring is under way. If none is, remove ${lock} and try again.`)
  }
}

/** Makes the new name durable; Windows cannot open folders and does not need it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
