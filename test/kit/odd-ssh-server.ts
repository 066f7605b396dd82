// SSH servers that sshd on this machine cannot be made to be: with passwords, prompts, and without extensions.
import { createHash, generateKeyPairSync } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import ssh2, { type AuthContext, type Connection, type SFTPWrapper } from 'ssh2'

const STATUS = ssh2.utils.sftp.STATUS_CODE

export interface OddSshServer {
  readonly port: number
  readonly fingerprint: string
  /** Ways of signing in that were tried, in order. */
  readonly tried: readonly string[]
  /** Names of the files it was asked to make. */
  readonly opened: readonly string[]
  close(): void
}

export interface OddSshOptions {
  readonly password: string
  /** The only way in: the password as such, or as the answer to a prompt. */
  readonly way: 'password' | 'keyboard-interactive'
  readonly hasSftp?: boolean
  /** After signing in it answers nothing more. */
  readonly isSilent?: boolean
  /** Lists folders without an end. */
  readonly listsForEver?: boolean
  /** What it refuses with when it is asked for a folder. */
  readonly lastWords?: string
  /** Ways of compressing that it insists on. */
  readonly compress?: 'zlib'[]
}

export async function startOddSshServer(options: OddSshOptions): Promise<OddSshServer> {
  // Not by ssh2's own generator: of the Ed25519 keys it writes, it cannot read some in a thousand.
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'sec1', format: 'pem' })
  const parsed = ssh2.utils.parseKey(key)
  if (parsed instanceof Error) throw parsed
  const digest = createHash('sha256').update(parsed.getPublicSSH()).digest('base64').replace(/=+$/, '')
  const tried: string[] = []
  const opened: string[] = []
  const connections = new Set<Connection>()
  const { compress } = options
  const algorithms = compress === undefined ? {} : { algorithms: { compress } }
  const server = new ssh2.Server({ hostKeys: [key], ...algorithms }, (connection) => {
    connections.add(connection)
    connection.on('error', () => {})
    connection.on('authentication', (context) => {
      tried.push(context.method)
      authenticate(context, options)
    })
    connection.on('session', (accept) => {
      const session = accept()
      if (options.hasSftp !== false) session.on('sftp', (acceptSftp) => serve(acceptSftp(), options, opened))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    fingerprint: `SHA256:${digest}`,
    tried,
    opened,
    close() {
      for (const connection of connections) connection.end()
      server.close()
    },
  }
}

function authenticate(context: AuthContext, { password, way }: OddSshOptions): void {
  const judge = (given: string | undefined): void => (given === password ? context.accept() : context.reject([way]))
  if (way === 'password' && context.method === 'password') judge(context.password)
  else if (way === 'keyboard-interactive' && context.method === 'keyboard-interactive') {
    context.prompt([{ prompt: 'Password: ', echo: false }], (answers) => judge(answers[0]))
  } else context.reject([way])
}

/** Version 3 of the protocol and nothing else: no extension, files that keep nothing. */
function serve(sftp: SFTPWrapper, options: OddSshOptions, opened: string[]): void {
  const { isSilent = false, listsForEver = false, lastWords } = options
  if (isSilent) return
  sftp.on('STAT', (id) => {
    if (lastWords === undefined) sftp.attrs(id, { mode: 0o040_755, uid: 0, gid: 0, size: 0, atime: 0, mtime: 0 })
    else sftp.status(id, STATUS.NO_CONNECTION, lastWords)
  })
  sftp.on('OPEN', (id, name) => {
    opened.push(name)
    sftp.handle(id, Buffer.from('1'))
  })
  for (const event of ['WRITE', 'FSETSTAT', 'CLOSE', 'REMOVE'] as const) {
    sftp.on(event, (id: number) => sftp.status(id, STATUS.OK))
  }
  if (!listsForEver) return
  const attrs = { mode: 0o100_644, uid: 0, gid: 0, size: 0, atime: 0, mtime: 0 }
  const entry = { filename: 'x'.repeat(2000), longname: '', attrs }
  sftp.on('OPENDIR', (id) => sftp.handle(id, Buffer.from('2')))
  sftp.on('READDIR', (id) =>
    sftp.name(
      id,
      Array.from({ length: 10 }, () => entry),
    ),
  )
}
