// What is said in the clear before TLS begins, for protocols that begin without it.
import type { Socket } from 'node:net'

export const START_TLS_PROTOCOLS = ['SMTP', 'IMAP', 'POP3', 'LDAP', 'POSTGRES'] as const
export type StartTls = (typeof START_TLS_PROTOCOLS)[number]

/** Greetings are short; whoever says more is not what was expected. */
const MOST_OCTETS = 65_536

/** The server does not want to, or is none of that protocol. */
export class StartTlsRefused extends Error {
  override readonly name = 'StartTlsRefused'
}

/**
 * Asks a server, over a connection that stands and that nobody reads, to begin with TLS. When it settles, TLS may begin on the
 * socket.
 * @throws StartTlsRefused, with what the server said; Error when the connection ends
 */
export async function askForTls(socket: Socket, protocol: StartTls): Promise<void> {
  const conversation = new Conversation(socket)
  await DIALOGUES[protocol](conversation)
  // What came in the clear after the answer would be taken for what was said in TLS (CVE-2011-0411).
  if (conversation.hasMore) throw new StartTlsRefused('it says more than its answer before TLS')
}

const DIALOGUES: Readonly<Record<StartTls, (conversation: Conversation) => Promise<void>>> = {
  // RFC 3207
  async SMTP(server) {
    await server.reply('220')
    server.send('EHLO localhost\r\n')
    const offered = await server.reply('250')
    if (!offered.some((line) => /^250[ -]STARTTLS\s*$/i.test(line))) throw new StartTlsRefused('it offers no STARTTLS')
    server.send('STARTTLS\r\n')
    await server.reply('220')
  },
  // RFC 9051 section 6.2.1
  async IMAP(server) {
    expectStart(await server.line(), '* OK')
    server.send('a STARTTLS\r\n')
    let line = await server.line()
    while (line.startsWith('* ')) line = await server.line()
    expectStart(line, 'a OK')
  },
  // RFC 2595 section 4
  async POP3(server) {
    expectStart(await server.line(), '+OK')
    server.send('STLS\r\n')
    expectStart(await server.line(), '+OK')
  },
  // RFC 4511 section 4.14
  async LDAP(server) {
    server.send(LDAP_REQUEST)
    const answer = await server.element()
    // Message 1, an extended response, its resultCode an enumerated 0
    const code = /^30(?:[0-7].|8[1-4](?:..){1,4}?)02010178(?:[0-7].|8[1-4](?:..){1,4}?)0a01(..)/.exec(answer)?.[1]
    if (code !== '00') throw new StartTlsRefused('it does not begin with TLS')
  },
  // PostgreSQL's frontend/backend protocol, SSLRequest
  async POSTGRES(server) {
    server.send(Buffer.from('0000000804d2162f', 'hex'))
    const [answer] = await server.octets(1)
    if (answer !== 0x53) throw new StartTlsRefused('it does not begin with TLS')
  },
}

const LDAP_REQUEST = Buffer.concat([
  Buffer.from('301d02010177188016', 'hex'),
  Buffer.from('1.3.6.1.4.1.1466.20037', 'latin1'),
])

function expectStart(line: string, start: string): void {
  if (!line.toUpperCase().startsWith(start.toUpperCase())) throw new StartTlsRefused(said(line))
}

/** What somebody else's server says is shown on one line, and not much of it. */
function said(line: string): string {
  return `it says ${JSON.stringify(line.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 100))}`
}

/** Reads a socket piece by piece, and leaves it so that somebody else can. */
class Conversation {
  readonly #socket: Socket
  #read = Buffer.alloc(0)
  #total = 0

  constructor(socket: Socket) {
    this.#socket = socket
  }

  get hasMore(): boolean {
    return this.#read.length > 0
  }

  send(text: string | Uint8Array): void {
    this.#socket.write(text)
  }

  async line(): Promise<string> {
    for (;;) {
      const end = this.#read.indexOf('\n')
      if (end >= 0)
        return this.#take(end + 1)
          .toString('latin1')
          .trimEnd()
      await this.#more()
    }
  }

  /** A reply of SMTP, which may have several lines (RFC 5321 section 4.2.1). @throws StartTlsRefused for another code */
  async reply(code: string): Promise<readonly string[]> {
    const lines: string[] = []
    for (;;) {
      const line = await this.line()
      if (!line.startsWith(code)) throw new StartTlsRefused(said(line))
      lines.push(line)
      if (line[code.length] !== '-') return lines
    }
  }

  async octets(count: number): Promise<Buffer> {
    while (this.#read.length < count) await this.#more()
    return this.#take(count)
  }

  /** One element of BER, as hexadecimal. */
  async element(): Promise<string> {
    const head = await this.octets(2)
    const [tag, first = 0] = head
    if (tag !== 0x30) throw new StartTlsRefused('it is no LDAP server')
    const long = first < 0x80 ? Buffer.alloc(0) : await this.octets(first & 0x7f)
    if (long.length > 4) throw new StartTlsRefused('it is no LDAP server')
    const length = first < 0x80 ? first : Number.parseInt(long.toString('hex') || '0', 16)
    if (length > MOST_OCTETS) throw new StartTlsRefused('it is no LDAP server')
    return Buffer.concat([head, long, await this.octets(length)]).toString('hex')
  }

  #take(count: number): Buffer {
    const taken = this.#read.subarray(0, count)
    this.#read = this.#read.subarray(count)
    return taken
  }

  async #more(): Promise<void> {
    const chunk = (this.#socket.read() as Buffer | null) ?? (await this.#readable())
    if (chunk === null) return
    this.#total += chunk.length
    if (this.#total > MOST_OCTETS) throw new StartTlsRefused('it talks on and on')
    this.#read = Buffer.concat([this.#read, chunk])
  }

  #readable(): Promise<Buffer | null> {
    const socket = this.#socket
    return new Promise((settle, fail) => {
      const leave = (): void => {
        socket.off('readable', ready)
        socket.off('close', closed)
        socket.off('end', closed)
      }
      const ready = (): void => {
        leave()
        settle(socket.read() as Buffer | null)
      }
      const closed = (): void => {
        leave()
        fail(new Error('it closed the connection'))
      }
      socket.once('readable', ready)
      socket.once('close', closed)
      socket.once('end', closed)
      if (socket.destroyed || socket.readableEnded) closed()
    })
  }
}
