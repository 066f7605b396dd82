// import DIR: stores the certificates found in a folder, as uploadCertificate would, and reports on every file.
import type { Command } from 'commander'
import type { Dirent } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join, relative } from 'node:path'
import type { App } from '../app.ts'
import { Scope } from '../database/scope.ts'
import { DomainError } from '../errors.ts'
import { certificateById } from '../modules/certificates/index.ts'
import type { UploadedFiles } from '../modules/certificates/uploaded-files.ts'
import { toPem } from '../pki/pem.ts'
import { readSecret } from './secret-input.ts'
import { CommandError, describe, say, withApp } from './session.ts'

const PKCS12_EXTENSIONS: ReadonlySet<string> = new Set(['.p12', '.pfx'])
const EXTENSIONS: ReadonlySet<string> = new Set(['.pem', '.crt', '.cer', '.cert', '.der', ...PKCS12_EXTENSIONS])
const LARGEST_FILE = 2 * 1024 * 1024

interface ImportOptions {
  readonly owner: string
  readonly dryRun?: boolean
  readonly keys?: boolean
  readonly passphraseStdin?: boolean
}

interface Wanted {
  readonly keys: boolean
  /** Of PKCS#12 files. */
  readonly passphrase: string
}

type Found = Pick<UploadedFiles, 'body' | 'privateKey' | 'pkcs12'>

export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description('store the certificates in a folder and below it (.pem, .crt, .cer, .cert, .der, .p12, .pfx)')
    .argument('<folder>')
    .requiredOption('--owner <address>', 'the team that they belong to')
    .option('--no-keys', 'leave out private keys, in the same file or beside it as NAME.key')
    .option('--passphrase-stdin', 'read the passphrase of PKCS#12 files from standard input; they have none otherwise')
    .option('--dry-run', 'check everything, store nothing')
    .action((folder: string, options: ImportOptions) => withApp((app) => importFolder(app, folder, options)))
}

async function importFolder(app: App, folder: string, options: ImportOptions): Promise<void> {
  const files = (await entriesBelow(folder))
    .filter((entry) => entry.isFile() && EXTENSIONS.has(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
  const passphrase = options.passphraseStdin === true ? await readSecret('passphrase') : ''
  const wanted = { keys: options.keys !== false, passphrase }
  const counts = { stored: 0, known: 0, failed: 0 }
  for (const file of files) {
    const { outcome, text } = await importFile(app, file, wanted, options)
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

async function importFile(
  app: App,
  file: string,
  wanted: Wanted,
  { owner, dryRun = false }: ImportOptions,
): Promise<{ outcome: Outcome; text: string }> {
  try {
    const found = await read(file, wanted)
    const { hasKey } = dryRun
      ? await tryUpload(app, found, owner)
      : await upload(app, app.systemScope('cli:import'), found, owner)
    const withKey = hasKey ? ' with its private key' : ''
    return { outcome: 'stored', text: `${dryRun ? 'can be stored' : 'stored'}${withKey}` }
  } catch (error) {
    if (error instanceof DomainError && error.code === 'CONFLICT') return { outcome: 'known', text: 'known already' }
    return { outcome: 'failed', text: describe(error) }
  }
}

interface Stored {
  readonly hasKey: boolean
}

async function upload(app: App, scope: Scope, found: Found, owner: string): Promise<Stored> {
  const id = await app.services.certificates.upload.upload(scope, {
    ...found,
    owner,
    chain: null,
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
  const stored = await scope.loader(certificateById).load(id)
  return { hasKey: stored?.hasPrivateKey === true }
}

class Undone extends Error {
  constructor(readonly stored: Stored) {
    super()
  }
}

/** The very upload, in a transaction that is rolled back. */
async function tryUpload(app: App, found: Found, owner: string): Promise<Stored> {
  const outer = app.systemScope('cli:import')
  try {
    return await outer.em.transactional(async (em) => {
      throw new Undone(await upload(app, new Scope(em, outer.actor, outer.request, outer.now), found, owner))
    })
  } catch (error) {
    if (error instanceof Undone) return error.stored
    throw error
  }
}

const CERTIFICATE = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----[^-]+-----END (?:X509 |TRUSTED )?CERTIFICATE-----/g
const PRIVATE_KEY = /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----[^-]+-----END (?:[A-Z]+ )?PRIVATE KEY-----/

async function read(file: string, { keys, passphrase }: Wanted): Promise<Found> {
  const { size } = await stat(file)
  if (size > LARGEST_FILE) throw new CommandError(`expected at most ${LARGEST_FILE} bytes, found ${size}`)
  const bytes = await readFile(file)
  if (PKCS12_EXTENSIONS.has(extname(file).toLowerCase())) {
    return { body: null, privateKey: null, pkcs12: { data: bytes.toString('base64'), passphrase, leaveKey: !keys } }
  }
  const text = bytes.toString('latin1')
  if (!text.includes('-----BEGIN ')) return { body: toPem('CERTIFICATE', bytes), privateKey: null, pkcs12: null }
  const body = (text.match(CERTIFICATE) ?? []).join('\n')
  if (body === '') throw new CommandError('no certificate in it')
  const privateKey = keys ? (PRIVATE_KEY.exec(text)?.[0] ?? (await readKeyBeside(file))) : null
  return { body, privateKey, pkcs12: null }
}

async function readKeyBeside(file: string): Promise<string | null> {
  const path = file.slice(0, file.length - extname(file).length)
  const text = await readFile(`${path}.key`, 'latin1').catch(() => null)
  return text === null ? null : (PRIVATE_KEY.exec(text)?.[0] ?? null)
}
