// sync and clean: what the jobs of sources do, at once and in sight, or only told.
import type { Command } from 'commander'
import type { App } from '../app.ts'
import type { Scope } from '../database/scope.ts'
import { listPendingCleaning, previewSync } from '../modules/discovery/index.ts'
import { Source } from '../modules/sources/source.entity.ts'
import { pageRequest } from '../database/page.ts'
import { certificateById } from '../modules/certificates/certificate.repository.ts'
import { CommandError, JSON_OPTION, requireDryRun, say, sayJson, withApp } from './session.ts'

interface SyncOptions {
  readonly dryRun?: boolean
  readonly json?: boolean
}

interface CleanOptions {
  readonly days: string
  readonly dryRun?: boolean
  readonly json?: boolean
}

export function addSourceCommands(program: Command): void {
  program
    .command('sync')
    .description('synchronise a source, or all that are active: take in what is there')
    .argument('[source]', 'its name')
    .option('--dry-run', 'look, tell what would be done, and change nothing')
    .option(...JSON_OPTION)
    .action((name: string | undefined, options: SyncOptions) => {
      requireDryRun(options)
      return withApp((app) => (options.json === true ? syncAsJson(app, name) : synchronise(app, name, options)))
    })
  program
    .command('clean')
    .description('take expired and revoked certificates away from a source where nobody uses them')
    .argument('<source>', 'its name')
    .option('--days <number>', 'days since they ended and were last served', '7')
    .option('--dry-run', 'tell what would be taken away, and change nothing')
    .option(...JSON_OPTION)
    .action((name: string, options: CleanOptions) => {
      requireDryRun(options)
      return withApp((app) => clean(app, name, options))
    })
}

async function sourcesToSync(app: App, name: string | undefined): Promise<readonly Source[]> {
  const scope = app.systemScope('cli:sync')
  if (name !== undefined) return [await sourceNamed(scope, name)]
  return scope.em.find(Source, { active: true }, { orderBy: { name: 'asc' } })
}

/** @throws CommandError after the document, when a source could not be looked at */
async function syncAsJson(app: App, name: string | undefined): Promise<void> {
  const told = []
  for (const { id, name: source } of await sourcesToSync(app, name)) {
    const findings: { kind: string; externalId: string | null; text: string }[] = []
    const error = await failureOf(async () => {
      for await (const { kind, externalId, text } of previewSync(app.systemScope('cli:sync'), id, app.discovery.open)) {
        findings.push({ kind, externalId, text })
      }
    })
    told.push({ source, error, findings })
  }
  sayJson({ sources: told })
  const failed = told.filter(({ error }) => error !== null).length
  if (failed > 0) throw new CommandError(`${failed} of ${told.length} sources did not succeed`)
}

/** What a source says against being looked at; null when nothing. */
async function failureOf(work: () => Promise<void>): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof Error && error.name === 'PluginError') return error.message
    throw error
  }
}

async function synchronise(app: App, name: string | undefined, { dryRun }: SyncOptions): Promise<void> {
  const sources = await sourcesToSync(app, name)
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
  const failure = await failureOf(async () => {
    for await (const { kind, externalId, text } of previewSync(app.systemScope('cli:sync'), id, app.discovery.open)) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
      say(`  ${kind.toLowerCase().padEnd(8)} ${externalId ?? '-'}: ${text}`)
    }
  })
  if (failure !== null) {
    say(`  failed: ${failure}`)
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

async function clean(app: App, name: string, { days, dryRun, json }: CleanOptions): Promise<void> {
  if (!/^\d{1,4}$/.test(days)) throw new CommandError('--days: expected a number of days')
  const scope = app.systemScope('cli:clean')
  const source = await sourceNamed(scope, name)
  const rule = { sourceId: source.id, graceDays: Number(days), certificateIds: null }
  await app.discovery.cleaning.removable(scope, source.id)
  let after: string | null = null
  const doomed: { externalId: string; name: string; endedAt: Date; revoked: boolean }[] = []
  do {
    const { nodes, pageInfo } = await listPendingCleaning(
      scope.em,
      { ...rule, now: scope.now() },
      pageRequest({ first: 100, after }),
    )
    for (const { externalId, certificateId } of nodes) {
      const certificate = await scope.loader(certificateById).load(certificateId)
      if (certificate === null) continue
      const { name: called, notAfter, revokedAt } = certificate
      doomed.push({ externalId, name: called, endedAt: revokedAt ?? notAfter, revoked: revokedAt != null })
    }
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
  } while (after !== null)
  if (json === true) {
    sayJson({ certificates: doomed })
    return
  }
  for (const { externalId, name: called, endedAt, revoked } of doomed) {
    say(`${externalId}  ${called}  ${revoked ? 'revoked' : 'expired'} ${endedAt.toISOString()}`)
  }
  if (dryRun === true) {
    say(`${doomed.length} would be taken away; nothing was changed`)
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
