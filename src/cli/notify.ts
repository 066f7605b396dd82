// notify: tells what is due now, or, with --dry-run, what would be told.
import type { Command } from 'commander'
import { JSON_OPTION, note, requireDryRun, say, sayJson, withApp } from './session.ts'

export function addNotifyCommand(program: Command): void {
  program
    .command('notify')
    .description('put on record what people have to be told and send it now, as the service does by itself')
    .option('--dry-run', 'list what would be told, and to whom; change and send nothing')
    .option(...JSON_OPTION)
    .action((options: { dryRun?: boolean; json?: boolean }) => {
      requireDryRun(options)
      return notify(options.dryRun === true, options.json === true)
    })
}

async function notify(isDryRun: boolean, isJson: boolean): Promise<void> {
  await withApp(async (app) => {
    const scope = app.systemScope('notify')
    const { planned, ended } = await app.notices.sweeping.plan(scope)
    if (isJson) {
      const due = planned.map(({ delivery: { type, interval, skipped }, about, to }) => {
        return { type, name: about.name, endsAt: about.end, to, interval: interval ?? null, skipped: skipped ?? null }
      })
      const over = ended.map(({ name, owner, not_after }) => {
        return { type: 'EXPIRED', name, endsAt: not_after, to: owner, interval: null, skipped: null }
      })
      sayJson({ notices: [...due, ...over] })
      return
    }
    for (const { delivery, about, to } of planned) {
      const { type, skipped, interval } = delivery
      const when = interval == null ? '' : ` (${interval.count} ${interval.unit.toLowerCase()} before)`
      const what = `${type}${when} of ${about.name}, which ends on ${about.end.toISOString()}`
      say(skipped === undefined ? `${what}: to ${to}` : `${what}: not to ${to}, since ${skipped}`)
    }
    for (const { name, owner, not_after } of ended) {
      say(`EXPIRED of ${name}, which ended on ${not_after.toISOString()}: to its owner ${owner} and who else wants it`)
    }
    const told = planned.filter(({ delivery }) => delivery.skipped === undefined).length + ended.length
    note(`${told} ${told === 1 ? 'notice' : 'notices'} ${isDryRun ? 'would be put' : 'put'} on record.`)
    if (isDryRun) return
    const attempts = await app.jobs.run({ schedules: ['notice-sweep'], types: ['notice-sweep', 'notice-send'] })
    note(`${attempts} jobs were done; how messages went is in the deliveries of notifications and certificates.`)
  })
}
