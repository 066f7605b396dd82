// The commands. Each works on the configured database; on the embedded one only while the service does not run.
import { Command, Option } from 'commander'
import { ROLES } from '../config/jobs.ts'
import { addAuditCommands } from './audit.ts'
import { addDatabaseCommands } from './database.ts'
import { addImportCommand } from './import.ts'
import { Boss } from '../jobs/boss.ts'
import { JOB_TYPES } from '../jobs/handlers.ts'
import { addKeyCommands } from './keys.ts'
import { addNotifyCommand } from './notify.ts'
import { addRotationCommands } from './rotation.ts'
import { fail, say, withDatabase } from './session.ts'
import { addSourceCommands } from './sources.ts'
import { addUserCommands } from './users.ts'
import { addVerifyCommand } from './verify.ts'

export async function run(argv: readonly string[]): Promise<void> {
  const program = new Command('indri')
    .description('Indri, a certificate-management service')
    .showHelpAfterError()
    .configureHelp({ showGlobalOptions: true })
  program
    .command('serve')
    .description('run the service')
    .addOption(new Option('--role <role>', 'what this process does (INDRI_ROLE)').choices(ROLES))
    .action(async ({ role }: { role?: string }) => (await import('../serve.ts')).serve(role))
  program
    .command('migrate')
    .description('bring the database to the present form; `serve` does it by itself')
    .action(() =>
      withDatabase(async (database) => {
        await database.migrate()
        // The tables of the job queue too: a service whose role may create nothing finds everything there.
        const boss = await Boss.start({ database, types: JOB_TYPES, works: false, report: fail })
        await boss.stop(0)
        say('The database is up to date.')
      }),
    )
  addUserCommands(program)
  addKeyCommands(program)
  addAuditCommands(program)
  addDatabaseCommands(program)
  addImportCommand(program)
  addSourceCommands(program)
  addNotifyCommand(program)
  addRotationCommands(program)
  addVerifyCommand(program)
  try {
    await program.parseAsync(argv)
  } catch (error) {
    fail(error)
  }
}
