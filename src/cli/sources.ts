// sync and clean: what the jobs of sources do, at once and in sight, or only told.
import type { Command } from 'commander'
import type { App } from '../app.ts'
import type { Scope } from '../database/scope.ts'
import { listPendingCleaning, previewSync } from '../modules/discovery/index.ts'
import { Source } from '../modules/sources/source.entity.ts'
import { pageRequest } from '../database/page.ts'
import { CommandError, say, withApp } from './session.ts'

interface SyncOptions {
  readonly dryRun?: boolean
}

interface CleanOptions {
  readonly days: string
  readonly dryRun?: boolean
}

export function addSourceCommands(program: Command): void {
  program
    .command('sync')
    .description('synchronise a source, or all that are active: take in what is there')
    .argument('[source]', 'its name')
    .option('--dry-run', 'look, tell what would be done, and change nothing')
    .action((name: string | undefined, options: SyncOptions) => withApp((app) => synchronise(app, name, options)))
  program
    .command('clean')
    .description('take expired and revoked certificates away from a source where nobody uses them')
    .argument('<source>', 'its name')
    .option('--days <number>', 'days since they ended and were last served', '7')
    .option('--dry-run', 'tell what would be taken away, and change nothing')
    .action((name: string, options: CleanOptions) => withApp((app) => clean(app, name, options)))
}

async function synchronise(app: App, name: string | undefined, { dryRun }: SyncOptions): Promise<void> {
  const scope = app.systemScope('cli:sync')
  const sources =
    name === undefined
      ? await scope.em.find(Source, { active: true }, { orderBy: { name: 'asc' } })
      : [await sourceNamed(scope, name)]
  if (sources.length === 0) say('There is no active source.')
  let failed = 0
  for (const source of sources) {
    say(`${source.name}:`)
    const succeeded = dryRun === true ? await preview(app, source) : await run(app, source)
    if (!succeeded) failed += 1
  }
  if (failed > 0) throw new CommandError(`${failed} of ${sources.length} sources did not succeed`)
}

async function preview(app: App, { id }: Source): Promise<boolean> {
  const counts = new Map<string, number>()
  try {
    for await (const { kind, externalId, text } of previewSync(app.systemScope('cli:sync'), id, app.discovery.open)) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
      say(`  ${kind.toLowerCase().padEnd(8)} ${externalId ?? '-'}: ${text}`)
    }
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'PluginError') throw error
    say(`  failed: ${error.message}`)
    return false
  }
  const told = [...counts].map(([kind, count]) => `${count} ${kind.toLowerCase()}`).join(', ')
  say(`  ${told === '' ? 'nothing found' : told}; nothing was changed`)
  return true
}

async function run(app: App, { id }: Source): Promise<boolean> {
  const scope = app.systemScope('cli:sync')
  await app.services.sources.sync(scope, id, false)
  await app.discovery.sync.run(scope, id)
  const source = await app.systemScope('cli:sync').em.findOneOrFail(Source, id)
  const { lastOutcome, lastError, certificatesFound, certificatesImported, endpointsFound, problemsFound } = source
  const found = `${certificatesFound} certificates (${certificatesImported} new), ${endpointsFound} endpoints`
  const reason = lastError == null ? '' : `: ${lastError}`
  say(`  ${(lastOutcome ?? 'running elsewhere').toLowerCase()}${reason}; ${found}, ${problemsFound} problems`)
  return lastOutcome === 'SUCCEEDED'
}

async function clean(app: App, name: string, { days, dryRun }: CleanOptions): Promise<void> {
  if (!/^\d{1,4}$/.test(days)) throw new CommandError('--days: expected a number of days')
  const scope = app.systemScope('cli:clean')
  const source = await sourceNamed(scope, name)
  const rule = { sourceId: source.id, graceDays: Number(days), certificateIds: null }
  await app.discovery.cleaning.removable(scope, source.id)
  let after: string | null = null
  let count = 0
  do {
    const { nodes, pageInfo } = await listPendingCleaning(
      scope.em,
      { ...rule, now: scope.now() },
      pageRequest({ first: 100, after }),
    )
    for (const { externalId } of nodes) say(externalId)
    count += nodes.length
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
  } while (after !== null)
  if (dryRun === true) {
    say(`${count} would be taken away; nothing was changed`)
    return
  }
  await app.discovery.cleaning.request(scope, rule)
  const { removed, failed } = await app.discovery.cleaning.run(app.systemScope('cli:clean'), source.id)
  say(`${removed} taken away, ${failed} not`)
  if (failed > 0) throw new CommandError('the API says why, at the places of the certificates')
}

async function sourceNamed(scope: Scope, name: string): Promise<Source> {
  const found = await scope.em.findOne(Source, { name: { $ilike: name.replaceAll(/[\\%_]/g, String.raw`\$&`) } })
  if (found === null) throw new CommandError(`There is no source named ${name}.`)
  return found
}
