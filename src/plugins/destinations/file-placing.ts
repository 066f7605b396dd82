// Puts files where servers read them, whole or not at all, wherever that is.
import { randomBytes } from 'node:crypto'
import { HOUR } from '../../time-units.ts'
import type { OutputFile } from './file-layouts.ts'

/** One folder, here or elsewhere. Names are those of files directly in it. */
export interface FileFolder {
  /** Makes a new file; one of that name is an error. On return its content is on the disk, as far as can be told. */
  create(name: string, content: string | Uint8Array, mode: number): Promise<void>
  /** In one step, over what is there; a link is replaced, not followed. */
  rename(from: string, to: string): Promise<void>
  /** Absent is no error. */
  remove(name: string): Promise<void>
  names(): Promise<readonly string[]>
}

/** Longer than any deployment takes: a file being written for so long was left by a process or connection that ended. */
const ABANDONED_MILLISECONDS = HOUR

/**
 * Writes every file beside its place before the first one goes there, so that a failure on the way leaves all the old ones.
 * A reader sees an old file or a new one, never a part. What was left by writers that were killed goes away.
 */
export async function placeFiles(
  folder: FileFolder,
  base: string,
  files: readonly OutputFile[],
  { now, signal }: { readonly now: Date; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const placed = files.map((file) => ({
    ...file,
    name: base + file.suffix,
    temporary: hiddenName(base + file.suffix, now),
  }))
  try {
    for (const { temporary, content, mode } of placed) {
      signal?.throwIfAborted()
      await folder.create(temporary, content, mode)
    }
    signal?.throwIfAborted()
    for (const { temporary, name } of placed) await folder.rename(temporary, name)
  } catch (error) {
    for (const { temporary } of placed) await folder.remove(temporary).catch(() => {})
    throw error
  }
  await removeAbandoned(folder, now).catch(() => {})
}

/** Takes away what {@link placeFiles} put there. */
export async function removeFiles(
  folder: FileFolder,
  base: string,
  suffixes: readonly string[],
  { now, signal }: { readonly now: Date; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  for (const suffix of suffixes) {
    signal?.throwIfAborted()
    await folder.remove(base + suffix)
  }
  await removeAbandoned(folder, now).catch(() => {})
}

/** Whether files can be put there: one is made and taken away. @throws PluginError */
export async function probeFolder(folder: FileFolder, now: Date): Promise<void> {
  const name = hiddenName('probe', now)
  await folder.create(name, '', 0o600)
  await folder.remove(name)
}

/** Begins with a dot: servers that read whole folders, as HAProxy does, pass over it. */
function hiddenName(name: string, now: Date): string {
  return `.${name}.${now.getTime().toString(36)}-${randomBytes(6).toString('hex')}.tmp`
}

/** Of {@link hiddenName}: nobody else's files look like that. */
const HIDDEN = /^\..+\.([0-9a-z]{8,9})-[0-9a-f]{12}\.tmp$/

/**
 * Takes away what writers that were killed have left in the folder, under whatever name, and nothing that may still be in the
 * making. Several may do so at once.
 * @throws PluginError for a folder that cannot be read; what cannot be taken away stays
 */
export async function removeAbandoned(folder: FileFolder, now: Date): Promise<void> {
  for (const name of await folder.names()) {
    const [, time] = HIDDEN.exec(name) ?? []
    if (time === undefined || now.getTime() - Number.parseInt(time, 36) < ABANDONED_MILLISECONDS) continue
    await folder.remove(name).catch(() => {})
  }
}
