import { constants } from 'node:fs'
import { open, opendir, realpath, rm, stat } from 'node:fs/promises'
import { extname, join, posix, relative, sep } from 'node:path'
import { DomainError } from '../../errors.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { MAX_PEM_CHARACTERS } from '../../pki/limits.ts'
import { definePlugin } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import { entriesOf } from './grouping.ts'
import { certificatesIn } from './reading.ts'
import type { Finding, Problem, Source } from './source.ts'

const EXTENSIONS = new Set(['.pem', '.crt', '.cer', '.cert', '.der', '.p7b', '.p7c', '.chain'])

export const filesystemSource = definePlugin({
  kind: 'SOURCE',
  slug: 'filesystem',
  title: 'Files',
  description:
    'Finds certificates in PEM, DER and PKCS#7 files of a folder of the server, below INDRI_FILESYSTEM_ROOT.',
  capabilities: ['REMOVE'],
  options: [
    { name: 'path', type: 'PATH', required: true, help: 'Folder below the one that the installation sets.' },
    { name: 'depth', type: 'INTEGER', default: 3, minimum: 0, maximum: 10, help: 'How many levels of folders below.' },
    {
      name: 'maximumFiles',
      type: 'INTEGER',
      default: 10_000,
      minimum: 1,
      maximum: 100_000,
      help: 'Files looked at; with more of them the scan is partial.',
    },
    {
      name: 'allowRemoval',
      type: 'BOOLEAN',
      default: false,
      help: 'Whether cleaning may delete files. A file that holds a private key is never deleted.',
    },
  ],
  async check({ path }, { filesystemRoot }) {
    if (filesystemRoot === null) {
      throw new DomainError('UNSUPPORTED', 'this installation allows no folder (INDRI_FILESYSTEM_ROOT)', ['path'])
    }
    const base = await realpath(filesystemRoot).catch(() => filesystemRoot)
    const real = await realpath(join(base, path)).catch(() => null)
    if (real !== null && !isWithin(base, real)) {
      throw new DomainError('INVALID', 'it leads out of the folder that is allowed', ['path'])
    }
  },
  create: (options, { filesystemRoot }): Source => ({
    async *scan(signal) {
      const folder = await folderOf(filesystemRoot, options.path)
      let files = 0
      for await (const name of filesBelow(folder, '', options.depth, signal)) {
        signal?.throwIfAborted()
        if (typeof name !== 'string') {
          yield name
          continue
        }
        files += 1
        if (files > options.maximumFiles) {
          const message = `there are more than ${options.maximumFiles} files`
          yield { kind: 'problem', externalId: null, message }
          return
        }
        yield* await findingsOf(folder, name)
      }
    },
    async remove({ externalId, fingerprint }) {
      if (!options.allowRemoval) throw new PluginError('this source does not allow removal', { retryable: false })
      await removeFile(await folderOf(filesystemRoot, options.path), externalId, fingerprint)
    },
  }),
})

async function folderOf(root: string | null, path: string): Promise<string> {
  if (root === null) throw new PluginError('this installation allows no folder', { retryable: false })
  try {
    const base = await realpath(root)
    const folder = await realpath(join(base, path))
    if (!isWithin(base, folder)) {
      throw new PluginError(`${path} leads out of the folder that is allowed`, { retryable: false })
    }
    if (!(await stat(folder)).isDirectory()) throw new PluginError(`${path} is not a folder`, { retryable: false })
    return folder
  } catch (error) {
    if (error instanceof PluginError) throw error
    throw new PluginError(`the folder ${path} cannot be read (${codeOf(error)})`, { retryable: true, cause: error })
  }
}

function isWithin(base: string, path: string): boolean {
  const way = relative(base, path)
  return way !== '..' && !way.startsWith(`..${sep}`)
}

/** Names of files, relative to the folder with `/` between, and folders that cannot be read. Links to folders are not followed. */
async function* filesBelow(
  folder: string,
  below: string,
  depth: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<string | Problem> {
  const folders: string[] = []
  try {
    for await (const entry of await opendir(join(folder, below))) {
      signal?.throwIfAborted()
      const name = posix.join(below, entry.name)
      if (entry.isDirectory()) folders.push(name)
      else if (EXTENSIONS.has(extname(entry.name).toLowerCase())) yield name
    }
  } catch (error) {
    if (signal?.aborted === true) throw error
    // The folder itself failing means that nothing was looked at.
    const message = `the folder ${below === '' ? 'itself' : shown(below)} cannot be read (${codeOf(error)})`
    yield below === ''
      ? { kind: 'problem', externalId: null, message }
      : { kind: 'problem', externalId: `${below}/`, below: true, message }
  }
  if (depth > 0) for (const name of folders) yield* filesBelow(folder, name, depth - 1, signal)
}

async function findingsOf(folder: string, name: string): Promise<Finding[]> {
  const problem = (message: string): Finding[] => [{ kind: 'problem', externalId: name, below: true, message }]
  // No column and no message could hold it.
  if (name.length > 900 || !name.isWellFormed() || /\p{Cc}/u.test(name)) {
    return [{ kind: 'problem', externalId: null, message: `a file has a name that is not taken: ${shown(name)}` }]
  }
  try {
    const bytes = await contentOf(folder, name)
    if (bytes === null) return []
    const ders = certificatesIn(bytes)
    if (ders.length > 0) return entriesOf(name, ders)
    // Keys and requests lie beside certificates, under the same extensions.
    return bytes.includes('-----BEGIN ') ? [] : problem('it holds no certificate')
  } catch (error) {
    if (error instanceof DomainError || error instanceof PluginError) return problem(error.message)
    return problem(`it cannot be read (${codeOf(error)})`)
  }
}

/** Null for what is no regular file, or a link that leads out of the folder or nowhere. */
async function contentOf(folder: string, name: string): Promise<Buffer | null> {
  const real = await realpath(join(folder, name)).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  })
  if (real === null || !isWithin(folder, real)) return null
  // Not blocking: opening a pipe would wait for a writer.
  const file = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    const { size } = await file.stat().then((stats) => (stats.isFile() ? stats : { size: -1 }))
    if (size < 0) return null
    if (size > MAX_PEM_CHARACTERS) {
      throw new PluginError(`it has ${size} bytes; at most ${MAX_PEM_CHARACTERS} are read`, { retryable: false })
    }
    // What grows while it is read is read no further.
    const content = Buffer.alloc(size)
    let length = 0
    while (length < size) {
      const { bytesRead } = await file.read(content, length, size - length, length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    return content.subarray(0, length)
  } finally {
    await file.close()
  }
}

/** Deletes the file when the certificate, its chain and nothing else is in it. */
async function removeFile(folder: string, externalId: string, fingerprint: string): Promise<void> {
  const [name = ''] = externalId.split('#')
  const bytes = isWithin(folder, join(folder, name)) ? await contentOf(folder, name) : null
  if (bytes === null) return
  const entries = entriesOf(name, certificatesIn(bytes))
  const [entry] = entries
  if (entries.length !== 1 || entry?.kind !== 'certificate') throw refusal('the file holds other certificates, too')
  if (parseCertificate(entry.certificate).fingerprint !== fingerprint) {
    throw refusal('another certificate is kept there by now')
  }
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(bytes.toString('latin1'))) {
    throw refusal('the file holds a private key, too')
  }
  await rm(join(folder, name), { force: true }).catch((error: unknown) => {
    throw new PluginError(`the file could not be deleted (${codeOf(error)})`, { retryable: true, cause: error })
  })
}

function refusal(message: string): PluginError {
  return new PluginError(message, { retryable: false })
}

function shown(name: string): string {
  return JSON.stringify(name.slice(0, 100).toWellFormed())
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'it failed'
}
