// rotate, reissue: renewing from the command line, or only saying what would be.
import type { Command } from 'commander'
import type { App } from '../app.ts'
import { certificateById, findCertificateId } from '../modules/certificates/certificate.repository.ts'
import { CommandError, note, say, withApp } from './session.ts'

interface RotateOptions {
  readonly dryRun?: boolean
  readonly source?: string
  readonly region?: string
}

interface ReissueOptions {
  readonly dryRun?: boolean
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
    .option('--dry-run', 'only say what would be rotated, and when')
    .action((name: string | undefined, options: RotateOptions) =>
      withApp((app) => (name === undefined ? rotateDue(app, options) : rotateOne(app, name, options))),
    )
  program
    .command('reissue')
    .description('issue a certificate anew')
    .argument('<certificate>', 'its name')
    .option('--reuse-key', 'with the same private key')
    .option('--keep-old', 'beside the old one instead of in its place')
    .option('--dry-run', 'only judge the request')
    .action((name: string, options: ReissueOptions) => withApp((app) => reissue(app, name, options)))
}

async function rotateDue(app: App, { dryRun, source, region }: RotateOptions): Promise<void> {
  const scope = app.systemScope('cli:rotate')
  const where = { source, region }
  const planned = await app.rotations.preview(scope, where)
  for (const { name, owner, notAfter, dueAt } of planned) {
    say(`${name}  ${owner}  expires ${notAfter.toISOString()}  due ${dueAt.toISOString()}`)
  }
  if (dryRun === true) {
    note(`${planned.length} certificates would be rotated.`)
    return
  }
  note(`${await app.rotations.sweep(scope, where)} rotations planned.`)
  await app.jobs.run({ types: TYPES })
}

async function rotateOne(app: App, name: string, { dryRun }: RotateOptions): Promise<void> {
  if (dryRun === true) {
    await judge(app, name, {})
    return
  }
  const id = await certificateId(app, name)
  await app.services.rotations.rotate(app.systemScope('cli:rotate'), id)
  note('The rotation is under way.')
  await app.jobs.run({ types: TYPES })
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
  for (const { id, verdict, observed, hint } of rules) {
    say(`${verdict}  ${id}  ${observed}${verdict === 'PASSED' ? '' : `  ${hint ?? ''}`}`)
  }
  if (!allowed) throw new CommandError('it would be refused')
  note('It would be issued.')
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
