// user create, user password. A password is generated or read from standard input.
import type { Command } from 'commander'
import { BUILT_IN_ROLES } from '../auth/actor.ts'
import { generatePassword } from '../auth/password-policy.ts'
import type { Scope } from '../database/scope.ts'
import { findRoleId } from '../modules/roles/index.ts'
import { normalizeRoleName } from '../modules/roles/role-names.ts'
import { findAccount } from '../modules/users/user.repository.ts'
import { readSecret } from './secret-input.ts'
import { CommandError, note, say, withApp } from './session.ts'

interface CreateOptions {
  readonly email: string
  readonly role?: readonly string[]
  readonly createRoles?: boolean
  readonly passwordStdin?: boolean
}

export function addUserCommands(program: Command): void {
  const user = program.command('user').description('people who sign in')
  user
    .command('create')
    .description('make a user')
    .argument('<username>')
    .requiredOption('--email <address>', 'their address')
    .option('--role <name...>', 'roles, by name: admin, operator, auditor, read-only, or the role of a team')
    .option('--create-roles', 'make team roles that are not there yet, instead of refusing them')
    .option('--password-stdin', 'read the password from standard input instead of making one up')
    .action((username: string, options: CreateOptions) => create(username, options))
  user
    .command('password')
    .description('give a user a new password; ends their sessions')
    .argument('<username>')
    .option('--password-stdin', 'read it from standard input instead of making one up')
    .action((username: string, options: { passwordStdin?: boolean }) => change(username, options))
}

async function create(username: string, options: CreateOptions): Promise<void> {
  const { password, isGenerated } = await takePassword(options.passwordStdin === true)
  await withApp(async (app) => {
    const scope = app.systemScope('cli:user')
    const roles = await rolesNamed(scope, options)
    await app.services.users.create(scope, { username, email: options.email, password, roles })
    tell(`made ${username}`, isGenerated ? password : null)
  })
}

/**
 * The roles as they are stored. A name that was mistyped would be a role that gives no right to anything.
 * @throws CommandError, DomainError
 */
async function rolesNamed(scope: Scope, { role: names = [], createRoles = false }: CreateOptions): Promise<string[]> {
  const roles: string[] = []
  const unknown: string[] = []
  for (const name of names.map((each) => each.trim())) {
    if ((await findRoleId(scope.em, name)) !== null) roles.push(name)
    else if (createRoles) roles.push(normalizeRoleName(name, ['--role']))
    else unknown.push(JSON.stringify(name))
  }
  if (unknown.length === 0) return roles
  const expected = `${BUILT_IN_ROLES.join(', ')}, or the name of a team's role that is there`
  throw new CommandError(
    `--role: there is no role named ${unknown.join(' or ')}; expected ${expected}. --create-roles makes it.`,
  )
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
  return fromInput
    ? { password: await readSecret('password'), isGenerated: false }
    : { password: generatePassword(), isGenerated: true }
}
