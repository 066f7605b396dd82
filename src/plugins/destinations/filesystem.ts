import { constants } from 'node:fs'
import { lstat, mkdir, open, realpath, rename, rm } from 'node:fs/promises'
import { createHash, randomBytes } from 'node:crypto'
import { join, relative, sep } from 'node:path'
import { DomainError } from '../../errors.ts'
import { isDevice } from '../options.ts'
import { definePlugin } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import type { Bundle, Destination } from './destination.ts'

interface OutputFile {
  readonly suffix: string
  readonly mode: number
  readonly text: string
}

const PUBLIC = 0o644
const PRIVATE = 0o600

/** What each layout writes; a file that holds the key is readable by its owner only. */
const LAYOUTS = {
  NGINX: ({ certificate, chain, privateKey }: Bundle): OutputFile[] => [
    { suffix: '.key', mode: PRIVATE, text: privateKey ?? '' },
    { suffix: '.pem', mode: PUBLIC, text: certificate + chain },
  ],
  APACHE: ({ certificate, chain, privateKey }: Bundle): OutputFile[] => [
    { suffix: '.key', mode: PRIVATE, text: privateKey ?? '' },
    { suffix: '.chain.pem', mode: PUBLIC, text: chain },
    { suffix: '.pem', mode: PUBLIC, text: certificate },
  ],
  HAPROXY: ({ certificate, chain, privateKey }: Bundle): OutputFile[] => [
    { suffix: '.bundle.pem', mode: PRIVATE, text: certificate + chain + (privateKey ?? '') },
  ],
}

export const filesystemDestination = definePlugin({
  kind: 'DESTINATION',
  slug: 'filesystem',
  title: 'Files',
  description: 'Writes PEM files into a folder of the server, below INDRI_FILESYSTEM_ROOT.',
  capabilities: ['REQUIRES_KEY', 'REMOVE'],
  options: [
    {
      name: 'path',
      type: 'PATH',
      required: true,
      help: 'Folder below the one that the installation sets, such as web/nginx. Made when it is missing.',
    },
    {
      name: 'layout',
      type: 'CHOICE',
      default: 'NGINX',
      help: 'Which files are written.',
      choices: [
        { value: 'NGINX', help: 'name.pem with certificate and chain, name.key.' },
        { value: 'APACHE', help: 'name.pem with the certificate, name.chain.pem, name.key.' },
        { value: 'HAPROXY', help: 'name.bundle.pem with certificate, chain and key.' },
      ],
    },
  ],
  async check({ path }, { filesystemRoot }) {
    if (filesystemRoot === null) {
      throw new DomainError('UNSUPPORTED', 'this installation allows no folder (INDRI_FILESYSTEM_ROOT)', ['path'])
    }
    const found = await findFolder(filesystemRoot, path)
    if (found === 'outside') throw new DomainError('INVALID', 'it leads out of the folder that is allowed', ['path'])
  },
  create: ({ path, layout }, { filesystemRoot }): Destination => ({
    async deploy(bundle, signal) {
      if (bundle.privateKey === null) throw new PluginError('it takes the private key', { retryable: false })
      const folder = await openFolder(filesystemRoot, path)
      const name = fileName(bundle.name)
      // The key goes first: a server that reloads between the two files must never find a certificate without its key.
      for (const file of LAYOUTS[layout](bundle)) {
        signal?.throwIfAborted()
        await writeWhole(join(folder, name + file.suffix), file)
      }
      return { location: join(path, name) }
    },
    async remove(name) {
      const folder = await openFolder(filesystemRoot, path)
      const files = LAYOUTS[layout]({ name, certificate: '', chain: '', privateKey: '' })
      for (const { suffix } of files) await rm(join(folder, fileName(name) + suffix), { force: true })
    },
  }),
})

const MAX_NAME = 200

/**
 * A file name for a certificate's name, legal everywhere: no separator, no leading dot, no device of Windows. Different
 * names never share one: whatever had to be changed is told apart by a part of its hash.
 */
export function fileName(name: string): string {
  const legal = name
    .replaceAll('*', 'wildcard')
    .replaceAll(/[^A-Za-z0-9._-]/g, '_')
    .replace(/^[.-]+/, '_')
    .replace(/\.+$/, '_')
    .slice(0, MAX_NAME)
  if (legal === name && legal !== '' && !isDevice(legal)) return legal
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 12)
  return `${legal === '' || isDevice(legal) ? '_' : ''}${legal}-${hash}`
}

/** The folder's real path, made where missing; refused when a link leads out of the root. */
async function openFolder(root: string | null, path: string): Promise<string> {
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
      throw new PluginError(`${segment} of ${path} is not a folder`, { retryable: false, cause: error })
    })
  }
  return folder
}

async function findFolder(root: string, path: string): Promise<'inside' | 'missing' | 'outside'> {
  const base = await realpath(root).catch(() => root)
  const real = await realpath(join(base, path)).catch(() => null)
  if (real === null) return 'missing'
  const way = relative(base, real)
  return way === '..' || way.startsWith(`..${sep}`) ? 'outside' : 'inside'
}

/** Written beside its place and renamed over it: a reader sees the old file or the new one, never a part; links are replaced. */
async function writeWhole(target: string, { mode, text }: OutputFile): Promise<void> {
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`
  try {
    const flags = constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | constants.O_NOFOLLOW
    const file = await open(temporary, flags, mode)
    try {
      await file.writeFile(text)
      // The process's umask may have taken bits away.
      await file.chmod(mode)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {})
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'failed'
    throw new PluginError(`writing a file failed (${code})`, { retryable: true, cause: error })
  }
}
