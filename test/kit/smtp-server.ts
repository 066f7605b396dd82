// A real SMTP server on 127.0.0.1 that keeps what it is sent, and can be told to refuse, to hang and to be away.
import type { AddressInfo, Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface ReceivedMail {
  readonly from: string
  /** Of the envelope. */
  readonly to: readonly string[]
  /** As it came, headers and body. */
  readonly raw: string
  readonly user: string | null
  readonly encrypted: boolean
}

/** What the server does, and may be changed at any time. */
export interface Behaviour {
  /** The answer to a recipient: a code with text, or null to take it. */
  refuseRecipient: (address: string) => { code: number; text: string } | null
  /** The answer to the message itself. */
  refuseMessage: () => { code: number; text: string } | null
  /** Takes the message and does not answer. */
  hang: boolean
  /** Takes the message and drops the connection instead of answering. */
  dropAfterMessage: boolean
}

export class TestMailServer {
  readonly received: ReceivedMail[] = []
  readonly behaviour: Behaviour = {
    refuseRecipient: () => null,
    refuseMessage: () => null,
    hang: false,
    dropAfterMessage: false,
  }
  readonly #options: SMTPServerOptions
  #server: SMTPServer | null = null
  #port = 0
  readonly #sockets = new Set<Socket>()

  private constructor(options: SMTPServerOptions) {
    this.#options = options
  }

  /** @param options of npm's smtp-server; without `key` and `cert` it offers no encryption */
  static async start(options: SMTPServerOptions = {}): Promise<TestMailServer> {
    const server = new TestMailServer(options)
    await server.up()
    return server
  }

  get port(): number {
    return this.#port
  }

  /** For a service of the tests. */
  get environment(): Record<string, string> {
    return {
      INDRI_SMTP_HOST: '127.0.0.1',
      INDRI_SMTP_PORT: String(this.#port),
      INDRI_SMTP_TLS: 'none',
      INDRI_SMTP_FROM: 'indri@pki.example.test',
    }
  }

  /** Listens, on the same port as before. */
  async up(): Promise<void> {
    const hides = this.#options.key === undefined ? ['STARTTLS'] : []
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: [...hides, ...(this.#options.onAuth === undefined ? ['AUTH'] : [])],
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 200,
      ...this.#options,
      onRcptTo: (address, _session, done) => {
        const refusal = this.behaviour.refuseRecipient(address.address)
        done(refusal === null ? null : failure(refusal))
      },
      onData: (stream, session, done) => {
        const take = async () => {
          const raw = (await buffer(stream)).toString('utf8')
          const refusal = this.behaviour.refuseMessage()
          if (refusal !== null) return done(failure(refusal))
          const { mailFrom, rcptTo } = session.envelope
          this.received.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            raw,
            user: session.user ?? null,
            encrypted: session.secure,
          })
          if (this.behaviour.hang) return
          if (this.behaviour.dropAfterMessage) return this.#dropConnections()
          done()
        }
        // Whoever hangs up in the middle of a message has sent none.
        take().catch(() => {})
      },
    })
    server.on('error', () => {})
    server.server.on('connection', (socket: Socket) => this.#sockets.add(socket))
    await new Promise<void>((settle, fail) => {
      server.server.once('error', fail)
      server.listen(this.#port, '127.0.0.1', () => settle())
    })
    this.#port = (server.server.address() as AddressInfo).port
    this.#server = server
  }

  /** Nobody listens any more. */
  async down(): Promise<void> {
    const server = this.#server
    this.#server = null
    if (server === null) return
    await new Promise<void>((settle) => server.close(() => settle()))
  }

  #dropConnections(): void {
    for (const socket of this.#sockets) socket.destroy()
    this.#sockets.clear()
  }
}

function failure({ code, text }: { code: number; text: string }): Error {
  return Object.assign(new Error(text), { responseCode: code })
}

/** A header of a message, unfolded and as it stands; null where there is none. */
export function header(mail: ReceivedMail, name: string): string | null {
  const [head = ''] = mail.raw.split('\r\n\r\n')
  const line = head
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .find((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}:`))
  return line === undefined ? null : line.slice(name.length + 1).trim()
}

/** The text of a message: its parts decoded, whatever their encoding. */
export function bodyOf(mail: ReceivedMail): string {
  const [, ...rest] = mail.raw.split('\r\n\r\n')
  const soft = rest.join('\r\n\r\n').replaceAll('=\r\n', '')
  const octets = soft.replaceAll(/((?:=[0-9A-F]{2})+)/g, (run) =>
    Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'),
  )
  return octets
}
