// database grants: the rights of a PostgreSQL role that runs the service without being able to change the audit log.
import type { Command } from 'commander'
import { serviceGrants } from '../database/grants.ts'
import { CommandError, say, withDatabase } from './session.ts'

export function addDatabaseCommands(program: Command): void {
  program
    .command('database')
    .description('the database itself')
    .command('grants')
    .description('print the SQL that gives a role what the service needs: all but changing or emptying the audit log')
    .requiredOption('--role <name>', 'the role in the DATABASE_URL of the services; it must own nothing')
    .action(({ role }: { role: string }) => grants(role))
}

async function grants(role: string): Promise<void> {
  if (role === '' || role.includes('\0')) throw new CommandError('expected the name of a role')
  await withDatabase(async (database) => {
    if (database.kind !== 'postgresql') {
      throw new CommandError('The embedded database has no roles: this takes a PostgreSQL, by DATABASE_URL.')
    }
    say('-- For the owner of the tables to run, again after each migration.')
    for (const statement of await serviceGrants(database.fork(), role)) say(statement)
  })
}
