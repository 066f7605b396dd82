// rotate, reissue: renewing from the command line, or only saying what would be.
import type { Command } from 'commander'
import type { App } from '../app.ts'
import { certificateById, findCertificateId } from '../modules/certificates/certificate.repository.ts'
import type { PlannedRotation } from '../modules/rotations/index.ts'
import { rotationsOfCertificate } from '../modules/rotations/rotation.repository.ts'
import { CommandError, JSON_OPTION, note, requireDryRun, say, sayJson, withApp } from './session.ts'

interface RotateOptions {
  readonly dryRun?: boolean
  readonly json?: boolean
  readonly source?: string
  readonly region?: string
}

interface ReissueOptions {
  readonly dryRun?: boolean
  readonly json?: boolean
  readonly reuseKey?: boolean
  readonly keepOld?: boolean
}

/** What a rotation takes: the steps themselves, and putting certificates in their places. */
const TYPES = ['rotation', 'deployment']

export function addRotationCommands(program: Command): void {
  program
    .command('rotate')
    .description('rotate certificates that are due, or the one that is named')
    .argument('[certificate]', 'its name; rotated whatever its policy says')
    .option('--source <name>', 'only what this source has found')
    .option('--region <name>', 'only what was found in this region, account or namespace')
    .option('--dry-run', 'only say what would be rotated, when and why')
    .option(...JSON_OPTION)
    .action((name: string | undefined, options: RotateOptions) => {
      requireDryRun(options)
      return withApp((app) => (name === undefined ? rotateDue(app, options) : rotateOne(app, name, options)))
    })
  program
    .command('reissue')
    .description('issue a certificate anew')
    .argument('<certificate>', 'its name')
    .option('--reuse-key', 'with the same private key')
    .option('--keep-old', 'beside the old one instead of in its place')
    .option('--dry-run', 'only judge the request')
    .option(...JSON_OPTION)
    .action((name: string, options: ReissueOptions) => {
      requireDryRun(options)
      return withApp((app) => reissue(app, name, options))
    })
}

/** Told in one go; of more, the soonest to end. */
const MOST_TOLD = 100_000

async function rotateDue(app: App, { dryRun, json, source, region }: RotateOptions): Promise<void> {
  const scope = app.systemScope('cli:rotate')
  const where = { source, region }
  const planned = await app.rotations.preview(scope, where, MOST_TOLD)
  if (json === true) {
    sayJson({ certificates: planned.map(factsOf) })
    return
  }
  for (const { name, owner, notAfter, dueAt, trigger, policyName } of planned) {
    const why = trigger === 'CA' ? 'its CA asks for it' : `by policy ${policyName ?? 'none'}`
    say(`${name}  ${owner}  expires ${notAfter.toISOString()}  due ${dueAt.toISOString()}  ${why}`)
  }
  if (dryRun === true) {
    note(`${countOf(planned.length, 'certificate')} would be rotated; nothing was changed.`)
    return
  }
  // So many at a time, as the service does
  let count = 0
  for (let more = -1; more !== 0; count += more) more = await app.rotations.sweep(scope, where)
  note(`${countOf(count, 'rotation')} planned.`)
  await app.jobs.run({ types: TYPES })
  const ids = planned.map(({ id }) => id)
  await tellOutcome(app, ids)
}

function factsOf({ name, owner, notAfter, dueAt, trigger, policyName }: PlannedRotation) {
  return { name, owner, notAfter, dueAt, trigger, policy: policyName }
}

/** @throws CommandError when one has failed */
async function tellOutcome(app: App, certificateIds: readonly string[]): Promise<void> {
  if (certificateIds.length === 0) return
  const rotations = await app
    .systemScope('cli:rotate')
    .loader(rotationsOfCertificate)
    .loadMany([...certificateIds])
  const latest = rotations.flatMap((each) => (each instanceof Error ? [] : each.slice(0, 1)))
  const failed = latest.filter(({ state }) => state === 'FAILED')
  const done = latest.filter(({ state }) => state === 'DONE').length
  note(`${done} done, ${failed.length} failed, ${latest.length - done - failed.length} under way or waiting.`)
  for (const { lastError, step } of failed) note(`  failed at ${step}: ${lastError ?? 'no reason is known'}`)
  if (failed.length > 0) throw new CommandError(`${countOf(failed.length, 'rotation')} failed; the service tries again`)
}

async function rotateOne(app: App, name: string, options: RotateOptions): Promise<void> {
  if (options.source !== undefined || options.region !== undefined) {
    throw new CommandError('--source and --region choose among what is due; leave them out with a name')
  }
  const id = await certificateId(app, name)
  const scope = app.systemScope('cli:rotate')
  if (options.dryRun === true) {
    await app.services.rotations.check(scope, id)
    await judge(app, name, options.json === true ? { json: true } : {})
    return
  }
  await app.services.rotations.rotate(scope, id)
  note('The rotation is under way.')
  await app.jobs.run({ types: TYPES })
  await tellOutcome(app, [id])
}

async function reissue(app: App, name: string, options: ReissueOptions): Promise<void> {
  if (options.dryRun === true) {
    await judge(app, name, options)
    return
  }
  const scope = app.systemScope('cli:reissue')
  const input = inputOf(await certificateId(app, name), options)
  const { certificateId: madeId } = await app.services.certificates.reissue.reissue(scope, input)
  if (madeId === null) {
    say('It is ordered from its CA.')
    return
  }
  say((await scope.loader(certificateById).load(madeId))?.name ?? madeId)
}

/** Every rule's verdict; fails when one refuses. */
async function judge(app: App, name: string, options: ReissueOptions): Promise<void> {
  const scope = app.systemScope('cli:reissue')
  const input = inputOf(await certificateId(app, name), options)
  const { rules, allowed } = await app.services.certificates.reissue.preview(scope, input)
  if (options.json === true) sayJson({ allowed, rules })
  for (const { id, verdict, observed, hint } of options.json === true ? [] : rules) {
    say(`${verdict}  ${id}  ${observed}${verdict === 'PASSED' ? '' : `  ${hint ?? ''}`}`)
  }
  if (!allowed) throw new CommandError('it would be refused')
  note('It would be issued; nothing was changed.')
}

function inputOf(id: string, { reuseKey = false, keepOld = false }: ReissueOptions) {
  const dates = { validityEnd: null, validityDays: null }
  return { id, replace: !keepOld, reuseKey, csr: null, ...dates, authorityId: null, idempotencyKey: null }
}

async function certificateId(app: App, name: string): Promise<string> {
  const id = await findCertificateId(app.database.fork(), { name })
  if (id === null) throw new CommandError(`There is no certificate named ${name}.`)
  return id
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
