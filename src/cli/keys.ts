// keys list, add, rotate, rewrap, retire: the key-encryption keys, in the keyring's file and in the database.
import type { Command } from 'commander'
import type { App } from '../app.ts'
import { loadConfig } from '../config.ts'
import { removeCanary } from '../database/canaries.ts'
import { addKey, Keyring, retireKey, setPrimary } from '../database/keyring.ts'
import { changeKeyringFile } from '../database/keyring-file.ts'
import { countKeyUse, countNotWrappedBy, rewrapAll } from '../database/rewrap.ts'
import { recordAudit } from '../modules/audit/index.ts'
import { CommandError, note, say, withApp } from './session.ts'

export function addKeyCommands(program: Command): void {
  const keys = program.command('keys').description('the keys that stored secrets are encrypted with')
  keys
    .command('list')
    .description('the keys, and what each of them wraps')
    .action(() => withApp(list))
  keys
    .command('add')
    .description('add a random key to the keyring file, not yet in use')
    .argument('[id]', 'its name; made up when absent')
    .action((id?: string) => add(id))
  keys
    .command('rotate')
    .description('add a key, make it the primary one, and wrap every stored secret with it')
    .option('--to <id>', 'take this key of the keyring instead of a new one')
    .option('--no-rewrap', 'leave what is stored to `keys rewrap` or to rewrapSecrets of the API')
    .action((options: { to?: string; rewrap: boolean }) => withApp((app) => rotate(app, options)))
  keys
    .command('rewrap')
    .description('wrap every stored secret with the primary key; goes on where it was stopped')
    .option('--dry-run', 'only count')
    .action((options: { dryRun?: boolean }) => withApp((app) => rewrap(app, options.dryRun === true)))
  keys
    .command('retire')
    .description('remove a key that wraps nothing any more')
    .argument('<id>', 'its name')
    .action((id: string) => withApp((app) => retire(app, id)))
}

async function list(app: App): Promise<void> {
  for (const key of await app.services.encryptionKeys.list(app.systemScope('cli:keys'))) {
    const uses = key.records.map(({ table, count }) => `${table} ${count}`).join(', ')
    const state = key.primary ? 'primary' : key.available ? 'in the keyring' : 'MISSING'
    say(`${key.keyId}  ${state}  ${uses === '' ? 'wraps nothing' : uses}`)
  }
}

async function add(id: string | undefined): Promise<void> {
  const before: string[] = []
  const contents = await changeKeyringFile(keyringFile(), (old) => {
    before.push(...Object.keys(old.keys))
    return addKey(old, id)
  })
  say(Object.keys(contents.keys).find((key) => !before.includes(key)) ?? '')
}

async function rotate(app: App, options: { to?: string; rewrap: boolean }): Promise<void> {
  const from = app.keys.live.primaryKeyId
  await changeKeyringFile(keyringFile(), (old) => {
    if (options.to !== undefined) return setPrimary(old, options.to)
    const added = addKey(old)
    return setPrimary(added, Object.keys(added.keys).find((key) => !Object.hasOwn(old.keys, key)) ?? '')
  })
  await app.keys.refresh()
  const to = app.keys.live.primaryKeyId
  await record(app, 'encryption-key.rotate', { from, to })
  say(`${to} is the primary key now.`)
  note('Services that are running read the file again within 30 seconds, or at once on SIGHUP.')
  if (options.rewrap) await rewrap(app, false)
}

async function rewrap(app: App, dryRun: boolean): Promise<void> {
  const { live, secrets } = app.keys
  const total = await countNotWrappedBy(app.database.fork(), live.primaryKeyId)
  say(`${total} records to wrap with ${live.primaryKeyId}.`)
  if (dryRun || total === 0) return
  await record(app, 'secrets.rewrap', { primaryKeyId: live.primaryKeyId, records: total })
  const tally = await rewrapAll({
    em: app.database.fork(),
    secrets,
    primaryKeyId: live.primaryKeyId,
    onProgress: ({ done, failed }) => note(`${done} of ${total} done, ${failed} failed`),
  })
  say(`${tally.done} records wrapped anew, ${tally.failed} failed.`)
  for (const { table, id, keyId, code } of tally.failures) note(`${table} ${id} (${keyId}): ${code}`)
  if (tally.failed > 0) throw new CommandError('some records could not be wrapped anew and are as they were')
}

async function retire(app: App, id: string): Promise<void> {
  const path = keyringFile()
  const uses = await countKeyUse(app.database.fork())
  const records = uses.filter(({ keyId }) => keyId === id).reduce((sum, use) => sum + use.records, 0)
  // 1. Whether it can be done at all, with nothing changed yet
  await changeKeyringFile(path, (contents) => {
    void new Keyring(retireKey(contents, id, records), path)
    return contents
  })
  // 2. The database first: from here on no process can store anything under the key
  await removeCanary(app.database.fork(), id)
  await record(app, 'encryption-key.retire', { keyId: id })
  // 3. The key itself
  await changeKeyringFile(path, (contents) => retireKey(contents, id, 0))
  say(`${id} is retired.`)
}

async function record(app: App, action: string, details: Record<string, unknown>): Promise<void> {
  const scope = app.systemScope('cli:keys')
  await scope.em.transactional(async (em) => recordAudit(em, scope, { action, because: 'system', details }))
}

function keyringFile(): string {
  const { keyring } = loadConfig()
  if (keyring.kind === 'file') return keyring.path
  throw new CommandError('The keyring is given whole in INDRI_KEYRING: change it where that variable comes from.')
}
