// A real sshd that offers SFTP alone, as an ordinary user: as this one, or as nobody where this one is root.
import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { freePort, has, listensAt, startServer } from './server-process.ts'

export type HostKeyType = 'ed25519' | 'ecdsa' | 'rsa'

export interface SshServer {
  readonly port: number
  readonly user: string
  /** Of each host key, as ssh-keygen prints it. */
  readonly fingerprints: Readonly<Record<HostKeyType, string>>
  /** Keys that let the user in; the second one takes the passphrase. */
  readonly privateKey: string
  readonly lockedPrivateKey: string
  readonly passphrase: string
  /** A folder that the user may write to. */
  readonly folder: string
  output(): string
  stop(): Promise<void>
}

export const HAS_SSHD = has('sshd') && has('ssh-keygen')

const HOST_KEY_TYPES = ['ed25519', 'ecdsa', 'rsa'] as const
/** The user nobody of Debian, and of most others. */
const NOBODY = 65_534

export async function startSshServer(): Promise<SshServer> {
  const base = mkdtempSync(join(tmpdir(), 'indri-ssh-'))
  const passphrase = 'the passphrase of the tests'
  for (const type of HOST_KEY_TYPES) makeKey(base, `host_${type}`, type, '')
  makeKey(base, 'user', 'ed25519', '')
  makeKey(base, 'locked', 'ed25519', passphrase)
  const read = (name: string): string => readFileSync(join(base, name), 'utf8')
  writeFileSync(join(base, 'authorized_keys'), read('user.pub') + read('locked.pub'))
  const port = await freePort()
  writeFileSync(join(base, 'sshd_config'), configuration(base, port))
  const folder = join(base, 'files')
  mkdirSync(folder)
  const isRoot = process.getuid?.() === 0
  if (isRoot) give(base)
  const sshd = ['/usr/sbin/sshd', '-D', '-e', '-f', join(base, 'sshd_config')]
  const [program = '', ...args] = isRoot
    ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', ...sshd]
    : sshd
  const server = await startServer(program, args, { ready: () => listensAt(port) })
  return {
    port,
    user: isRoot ? 'nobody' : userInfo().username,
    fingerprints: {
      ed25519: fingerprint(base, 'host_ed25519'),
      ecdsa: fingerprint(base, 'host_ecdsa'),
      rsa: fingerprint(base, 'host_rsa'),
    },
    privateKey: read('user'),
    lockedPrivateKey: read('locked'),
    passphrase,
    folder,
    output: server.output,
    async stop() {
      await server.stop()
      rmSync(base, { recursive: true, force: true })
    },
  }
}

function makeKey(base: string, name: string, type: string, passphrase: string): void {
  execFileSync('ssh-keygen', ['-q', '-t', type, '-N', passphrase, '-C', '', '-f', join(base, name)])
}

function fingerprint(base: string, name: string): string {
  const printed = execFileSync('ssh-keygen', ['-l', '-E', 'sha256', '-f', join(base, `${name}.pub`)], {
    encoding: 'utf8',
  })
  return printed.split(' ')[1] ?? ''
}

function configuration(base: string, port: number): string {
  return [
    `ListenAddress 127.0.0.1:${port}`,
    ...HOST_KEY_TYPES.map((type) => `HostKey ${base}/host_${type}`),
    `AuthorizedKeysFile ${base}/authorized_keys`,
    'PidFile none',
    // Without it, users without a password, such as nobody, are taken for locked
    'UsePAM yes',
    'KbdInteractiveAuthentication no',
    'StrictModes no',
    'PasswordAuthentication yes',
    'MaxStartups 100',
    'Subsystem sftp internal-sftp',
    'ForceCommand internal-sftp',
    '',
  ].join('\n')
}

function give(base: string): void {
  chmodSync(base, 0o755)
  for (const name of [base, ...readdirSync(base).map((each) => join(base, each))]) chownSync(name, NOBODY, NOBODY)
}
