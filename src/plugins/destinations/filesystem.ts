import { join } from 'node:path'
import { DomainError } from '../../errors.ts'
import { definePlugin } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import type { Destination } from './destination.ts'
import { checkLayout, filesOf, LAYOUT_OPTIONS, suffixesOf } from './file-layouts.ts'
import { fileName } from './file-name.ts'
import { placeFiles, probeFolder, removeAbandoned, removeFiles } from './file-placing.ts'
import { findLocalFolder, openLocalFolder } from './local-folder.ts'

export const filesystemDestination = definePlugin({
  kind: 'DESTINATION',
  slug: 'filesystem',
  title: 'Files',
  description: 'Writes files into a folder of the server, below INDRI_FILESYSTEM_ROOT.',
  capabilities: ['REQUIRES_KEY', 'REMOVE'],
  options: [
    {
      name: 'path',
      type: 'PATH',
      required: true,
      isPlace: true,
      help: 'Folder below the one that the installation sets, such as web/nginx. Made when it is missing.',
    },
    ...LAYOUT_OPTIONS,
    {
      name: 'reload',
      type: 'STRING',
      maximumLength: 64,
      help: 'Name of the command to run after files were written, one of those that the installation allows (INDRI_RELOAD_COMMANDS).',
    },
  ],
  async check({ path, layout, reload }, { filesystemRoot, reloads }, secretNames) {
    if (filesystemRoot === null) {
      throw new DomainError('UNSUPPORTED', 'this installation allows no folder (INDRI_FILESYSTEM_ROOT)', ['path'])
    }
    const found = await findLocalFolder(filesystemRoot, path)
    if (found === 'outside') throw new DomainError('INVALID', 'it leads out of the folder that is allowed', ['path'])
    checkLayout({ layout }, secretNames)
    if (reload !== null && !reloads.names.includes(reload)) {
      const known = reloads.names.length === 0 ? 'none' : reloads.names.join(', ')
      const message = `this installation allows no such command (INDRI_RELOAD_COMMANDS), but ${known}`
      throw new DomainError('INVALID', message, ['reload'])
    }
  },
  create: ({ path, layout, storePassword, reload }, { filesystemRoot, reloads, now }): Destination => ({
    async deploy(bundle, signal) {
      signal?.throwIfAborted()
      const files = await filesOf(bundle, { layout, storePassword }, now())
      const name = fileName(bundle.name)
      await placeFiles(await openLocalFolder(filesystemRoot, path), name, files, { now: now(), signal })
      if (reload !== null) await reloads.run(reload, signal).catch(afterWriting)
      return { location: join(path, name) }
    },
    async remove(name, signal) {
      const folder = await openLocalFolder(filesystemRoot, path)
      await removeFiles(folder, fileName(name), suffixesOf(layout), { now: now(), signal })
    },
    async probe() {
      await probeFolder(await openLocalFolder(filesystemRoot, path), now())
    },
    async tidy() {
      const isThere = filesystemRoot !== null && (await findLocalFolder(filesystemRoot, path)) === 'inside'
      if (isThere) await removeAbandoned(await openLocalFolder(filesystemRoot, path), now())
    },
  }),
})

/** Trying again writes the same files and runs the command again, which is harmless. */
function afterWriting(error: unknown): never {
  if (!(error instanceof PluginError)) throw error
  throw new PluginError(`the files were written, but ${error.message}`, { retryable: true, cause: error })
}
