// verify: asks now what the sweep would ask, for who does not want to wait for it or wants to see what it would find.
import type { Command } from 'commander'
import { CommandError, JSON_OPTION, requireDryRun, say, sayJson, withApp } from './session.ts'

const MOST = 100_000

interface VerifyOptions {
  readonly dryRun?: boolean
  readonly json?: boolean
  readonly limit: string
}

export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description('ask whether certificates issued elsewhere were revoked, those that are due')
    .option('--dry-run', 'ask and tell what is found, and store none of it')
    .option('--limit <number>', 'of a dry run: certificates at most', '1000')
    .option(...JSON_OPTION)
    .action((options: VerifyOptions) => {
      requireDryRun(options)
      return verify(options)
    })
}

async function verify(options: VerifyOptions): Promise<void> {
  const limit = Number(options.limit)
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) {
    throw new CommandError(`--limit: expected a number from 1 to ${MOST}`)
  }
  await withApp(async (app) => {
    const scope = app.systemScope('cli:verify')
    if (options.dryRun !== true) {
      const { GOOD, REVOKED, UNKNOWN } = await app.verificationSweep.sweep(scope, new AbortController().signal)
      say(`${GOOD + REVOKED + UNKNOWN} asked about: ${GOOD} good, ${REVOKED} revoked, ${UNKNOWN} unknown`)
      return
    }
    if (options.json === true) {
      const certificates: object[] = []
      await app.verificationSweep.preview(scope, limit, ({ name, result }) => {
        const { status, method, detail, revocation, nextUpdate } = result
        certificates.push({ name, status, method, detail, revocation, nextUpdate })
      })
      sayJson({ certificates })
      return
    }
    let count = 0
    await app.verificationSweep.preview(scope, limit, ({ name, result }) => {
      count += 1
      say(`${name}: ${result.status}${result.method === null ? '' : ` by ${result.method}`}: ${result.detail}`)
    })
    say(`${count} asked about, nothing stored`)
  })
}
