// Servers that begin in the clear and go over to TLS when they are asked to; `openssl s_client -starttls` is what judges them.
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'
import type { StartTls } from '../../src/plugins/start-tls.ts'
import { contextOf, type Served } from './tls-servers.ts'

/** What is served to whoever comes now. */
export type ServedNow = () => { readonly cert: string; readonly key: string }

interface Dialogue {
  readonly greeting: string
  /** What is answered to what was said, and whether TLS begins then; null where more has to come first. */
  answer(said: Buffer): { readonly text: string | Buffer; readonly begins: boolean } | null
}

function lines(greeting: string, answers: Readonly<Record<string, string>>, start: RegExp): Dialogue {
  return {
    greeting,
    answer(said) {
      const line = said.toString('latin1')
      if (!line.endsWith('\n')) return null
      const [, text] = Object.entries(answers).find(([word]) => line.toUpperCase().includes(word)) ?? [
        null,
        'what?\r\n',
      ]
      const [, tag = ''] = /^(\S+) /.exec(line) ?? []
      return { text: text.replaceAll('%', tag), begins: start.test(line) }
    },
  }
}

export const DIALOGUES: Readonly<Record<StartTls, Dialogue>> = {
  SMTP: lines(
    '220-mail.example ESMTP\r\n220 at your service\r\n',
    { EHLO: '250-mail.example\r\n250-SIZE 1000\r\n250 STARTTLS\r\n', STARTTLS: '220 go ahead\r\n' },
    /^STARTTLS/i,
  ),
  IMAP: lines(
    '* OK [CAPABILITY IMAP4rev1 STARTTLS] ready\r\n',
    { CAPABILITY: '* CAPABILITY IMAP4rev1 STARTTLS\r\n% OK done\r\n', STARTTLS: '* OK by the way\r\n% OK begin\r\n' },
    / STARTTLS/i,
  ),
  POP3: lines('+OK ready\r\n', { CAPA: '+OK\r\nSTLS\r\n.\r\n', STLS: '+OK begin\r\n' }, /^STLS/i),
  LDAP: {
    greeting: '',
    answer: (said) => (said.length < 31 ? null : { text: Buffer.from(LDAP_SUCCESS, 'hex'), begins: true }),
  },
  POSTGRES: {
    greeting: '',
    answer: (said) => (said.length < 8 ? null : { text: 'S', begins: said.readUInt32BE(4) === 80_877_103 }),
  },
}

/** As OpenLDAP answers: message 1, extended response, success, no text. */
const LDAP_SUCCESS = '300c02010178070a010004000400'

export class StartTlsServer {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()

  private constructor(served: ServedNow, { greeting, answer }: Dialogue) {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => this.#sockets.delete(socket))
      if (greeting !== '') socket.write(greeting)
      let said = Buffer.alloc(0)
      const listen = (chunk: Buffer): void => {
        said = Buffer.concat([said, chunk])
        const answered = answer(said)
        if (answered === null) return
        said = Buffer.alloc(0)
        if (!answered.begins) return void socket.write(answered.text)
        socket.off('data', listen)
        socket.write(answered.text)
        const secureContext = createSecureContext(served())
        const secure = new TLSSocket(socket, { isServer: true, secureContext })
        secure.on('error', () => {})
        this.#sockets.delete(socket)
        this.#sockets.add(secure)
      }
      socket.on('data', listen)
    })
  }

  static async start(served: Served | ServedNow, dialogue: Dialogue): Promise<StartTlsServer> {
    const now = typeof served === 'function' ? served : () => contextOf(served)
    const server = new StartTlsServer(now, dialogue)
    await new Promise<void>((ready) => server.#server.listen(0, '127.0.0.1', ready))
    return server
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise((stopped) => this.#server.close(stopped))
  }
}
