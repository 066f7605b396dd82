// import DIR: stores the certificates found in a folder, as uploadCertificate would, and reports on every file.
import type { Command } from 'commander'
import type { Dirent } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join, relative } from 'node:path'
import type { App } from '../app.ts'
import { Scope } from '../database/scope.ts'
import { DomainError } from '../errors.ts'
import { toPem } from '../pki/pem.ts'
import { CommandError, describe, say, withApp } from './session.ts'

const EXTENSIONS: ReadonlySet<string> = new Set(['.pem', '.crt', '.cer', '.cert', '.der'])
const LARGEST_FILE = 2 * 1024 * 1024

interface ImportOptions {
  readonly owner: string
  readonly dryRun?: boolean
  readonly keys?: boolean
}

interface Found {
  readonly body: string
  readonly privateKey: string | null
}

export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description('store the certificates in a folder and below it (.pem, .crt, .cer, .cert, .der)')
    .argument('<folder>')
    .requiredOption('--owner <address>', 'the team that they belong to')
    .option('--no-keys', 'leave out private keys, in the same file or beside it as NAME.key')
    .option('--dry-run', 'check everything, store nothing')
    .action((folder: string, options: ImportOptions) => withApp((app) => importFolder(app, folder, options)))
}

async function importFolder(app: App, folder: string, options: ImportOptions): Promise<void> {
  const files = (await entriesBelow(folder))
    .filter((entry) => entry.isFile() && EXTENSIONS.has(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
  const counts = { stored: 0, known: 0, failed: 0 }
  for (const file of files) {
    const { outcome, text } = await importFile(app, file, options)
    counts[outcome]++
    say(`${relative(folder, file)}: ${text}`)
  }
  const verb = options.dryRun === true ? 'could be stored' : 'stored'
  say(`${files.length} files: ${counts.stored} ${verb}, ${counts.known} known already, ${counts.failed} failed`)
  if (counts.failed > 0) throw new CommandError('some files could not be imported')
}

async function entriesBelow(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { recursive: true, withFileTypes: true })
  } catch (error) {
    // It has the path in it, and what is the matter with it.
    throw new CommandError(error instanceof Error ? error.message : String(error))
  }
}

type Outcome = 'stored' | 'known' | 'failed'

async function importFile(app: App, file: string, options: ImportOptions): Promise<{ outcome: Outcome; text: string }> {
  try {
    const found = await read(file, options.keys !== false)
    const withKey = found.privateKey === null ? '' : ' with its private key'
    if (options.dryRun === true) {
      await tryUpload(app, found, options.owner)
      return { outcome: 'stored', text: `can be stored${withKey}` }
    }
    await upload(app, app.systemScope('cli:import'), found, options.owner)
    return { outcome: 'stored', text: `stored${withKey}` }
  } catch (error) {
    if (error instanceof DomainError && error.code === 'CONFLICT') return { outcome: 'known', text: 'known already' }
    return { outcome: 'failed', text: describe(error) }
  }
}

function upload(app: App, scope: Scope, found: Found, owner: string): Promise<string> {
  return app.services.certificates.upload.upload(scope, {
    ...found,
    owner,
    chain: null,
    pkcs12: null,
    csr: null,
    name: null,
    description: null,
    authorityId: null,
    externalId: null,
    roleIds: [],
    replacesIds: [],
    notify: true,
    idempotencyKey: null,
  })
}

class Undone extends Error {}

/** The very upload, in a transaction that is rolled back. */
async function tryUpload(app: App, found: Found, owner: string): Promise<void> {
  const outer = app.systemScope('cli:import')
  try {
    await outer.em.transactional(async (em) => {
      await upload(app, new Scope(em, outer.actor, outer.request, outer.now), found, owner)
      throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
}

const CERTIFICATE = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----[^-]+-----END (?:X509 |TRUSTED )?CERTIFICATE-----/g
const PRIVATE_KEY = /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----[^-]+-----END (?:[A-Z]+ )?PRIVATE KEY-----/

async function read(file: string, withKeys: boolean): Promise<Found> {
  const { size } = await stat(file)
  if (size > LARGEST_FILE) throw new CommandError(`expected at most ${LARGEST_FILE} bytes, found ${size}`)
  const bytes = await readFile(file)
  const text = bytes.toString('latin1')
  if (!text.includes('-----BEGIN ')) return { body: toPem('CERTIFICATE', bytes), privateKey: null }
  const body = (text.match(CERTIFICATE) ?? []).join('\n')
  if (body === '') throw new CommandError('no certificate in it')
  return { body, privateKey: withKeys ? (PRIVATE_KEY.exec(text)?.[0] ?? (await readKeyBeside(file))) : null }
}

async function readKeyBeside(file: string): Promise<string | null> {
  const path = file.slice(0, file.length - extname(file).length)
  const text = await readFile(`${path}.key`, 'latin1').catch(() => null)
  return text === null ? null : (PRIVATE_KEY.exec(text)?.[0] ?? null)
}
