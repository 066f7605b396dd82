// user create, user password. A password is generated or read from standard input, and never an argument: those are seen
// by everybody on the machine.
import type { Command } from 'commander'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { generatePassword } from '../auth/password-policy.ts'
import { findAccount } from '../modules/users/user.repository.ts'
import { CommandError, note, say, withApp } from './session.ts'

export function addUserCommands(program: Command): void {
  const user = program.command('user').description('people who sign in')
  user
    .command('create')
    .description('make a user')
    .argument('<username>')
    .requiredOption('--email <address>', 'their address')
    .option('--role <name...>', 'roles, by name: admin, operator, auditor, read-only, or a team')
    .option('--password-stdin', 'read the password from standard input instead of making one up')
    .action((username: string, options: { email: string; role?: string[]; passwordStdin?: boolean }) =>
      create(username, options),
    )
  user
    .command('password')
    .description('give a user a new password; ends their sessions')
    .argument('<username>')
    .option('--password-stdin', 'read it from standard input instead of making one up')
    .action((username: string, options: { passwordStdin?: boolean }) => change(username, options))
}

async function create(
  username: string,
  options: { email: string; role?: string[]; passwordStdin?: boolean },
): Promise<void> {
  const { password, isGenerated } = await takePassword(options.passwordStdin === true)
  await withApp(async (app) => {
    const { email, role: roles = [] } = options
    await app.services.users.create(app.systemScope('cli:user'), { username, email, password, roles })
    tell(`made ${username}`, isGenerated ? password : null)
  })
}

async function change(username: string, options: { passwordStdin?: boolean }): Promise<void> {
  const { password, isGenerated } = await takePassword(options.passwordStdin === true)
  await withApp(async (app) => {
    const scope = app.systemScope('cli:user')
    const account = await findAccount(scope.em, { username: username.trim().toLowerCase() })
    if (account === null) throw new CommandError(`There is no user named ${username}.`)
    await app.services.sessions.passwords.set(scope, { userId: account.id, password })
    tell(`${username} has a new password`, isGenerated ? password : null)
  })
}

function tell(what: string, generated: string | null): void {
  note(`${what}.${generated === null ? '' : ' The password, shown only this once:'}`)
  if (generated !== null) say(generated)
}

async function takePassword(fromInput: boolean): Promise<{ password: string; isGenerated: boolean }> {
  if (!fromInput) return { password: generatePassword(), isGenerated: true }
  const { stdin } = process
  if (stdin.isTTY) process.stderr.write('Password: ')
  // What is typed is echoed to nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: stdin, output: nowhere, terminal: stdin.isTTY })
  try {
    for await (const line of lines) return { password: line, isGenerated: false }
  } finally {
    lines.close()
    if (stdin.isTTY) process.stderr.write('\n')
  }
  throw new CommandError('expected the password on standard input, found nothing')
}
