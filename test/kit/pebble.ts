// Pebble, Let's Encrypt's test server of ACME, with its DNS and a responder to http-01.
import { createServer, type Server } from 'node:http'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { freePort, listensAt, type ServerProcess, startServer } from './server-process.ts'
import { opensslKey, opensslSelfSigned } from './tools.ts'

export interface Pebble {
  readonly directory: string
  /** PEM; its own TLS certificate, which nobody else vouches for. */
  readonly trustedCertificates: string
  /** Key of the same. */
  readonly tlsKey: string
  /** Tokens of http-01 and their key authorizations, as they are served right now. */
  readonly tokens: Map<string, string>
  /** TXT records there are right now, `name value`. */
  readonly records: Set<string>
  readonly httpChallenges: {
    present(token: string, keyAuthorization: string): Promise<void>
    cleanUp(token: string): Promise<void>
  }
  readonly dns: {
    present(record: { readonly name: string; readonly value: string }): Promise<void>
    cleanUp(record: { readonly name: string; readonly value: string }): Promise<void>
  }
  /** PEM of the root that its certificates lead to. */
  roots(): Promise<string>
  /** PEM of each root, one with PEBBLE_ALTERNATE_ROOTS=1 being the alternative. */
  alternateRoots(): Promise<readonly string[]>
  /** 'Valid', 'Revoked' … with CRLReason. @param serial hexadecimal */
  statusOf(serial: string): Promise<{ readonly Status: string; readonly Reason?: number }>
  output(): string
  stop(): Promise<void>
}

export interface PebbleOptions {
  /** PEBBLE_… variables, over quick and well-behaved ones. */
  readonly environment?: Readonly<Record<string, string>>
  /** Accounts need one of these key identifiers, with its HMAC key in base64url. */
  readonly bindings?: Readonly<Record<string, string>>
  /** Where it asks for the key authorizations of http-01, whatever the host; by default at a responder of its own. */
  readonly httpPort?: number
  /** Port of the name server that it asks; by default one of its own, which has what `dns` puts there. */
  readonly nameServer?: number
}

/**
 * Even with a share of 0, Pebble takes up about one in a hundred of an account's valid authorizations again: where something must
 * be proved, let it be a name that was not proved before.
 */
const QUICK = { PEBBLE_VA_NOSLEEP: '1', PEBBLE_WFE_NONCEREJECT: '0', PEBBLE_AUTHZREUSE: '0' }

export async function startPebble(options: PebbleOptions = {}): Promise<Pebble> {
  const [port, management, dnsPort, dnsManagement] = await Promise.all(Array.from({ length: 4 }, freePort))
  if (port === undefined || management === undefined || dnsPort === undefined || dnsManagement === undefined) {
    throw new Error('no ports')
  }
  const tokens = new Map<string, string>()
  const responder = await startResponder(tokens)
  const key = opensslKey('EC_P256')
  const certificate = opensslSelfSigned(key, '/CN=127.0.0.1', ['-addext', 'subjectAltName=IP:127.0.0.1'])
  const names = await startServer(
    'pebble-challtestsrv',
    [
      ['-defaultIPv4', '127.0.0.1', '-defaultIPv6', '', '-dns01', `127.0.0.1:${dnsPort}`],
      ['-http01', '', '-https01', '', '-tlsalpn01', '', '-management', `127.0.0.1:${dnsManagement}`],
    ].flat(),
    { ready: () => listensAt(dnsManagement) },
  )
  const config = {
    listenAddress: `127.0.0.1:${port}`,
    managementListenAddress: `127.0.0.1:${management}`,
    certificate: 'tls.pem',
    privateKey: 'tls.key',
    httpPort: options.httpPort ?? (responder.address() as AddressInfo).port,
    tlsPort: 1,
    ocspResponderURL: '',
    externalAccountBindingRequired: options.bindings !== undefined,
    externalAccountMACKeys: options.bindings ?? {},
  }
  const server: ServerProcess = await startServer(
    'pebble',
    ['-config', 'config.json', '-strict', '-dnsserver', `127.0.0.1:${options.nameServer ?? dnsPort}`],
    {
      ready: async () => (await listensAt(port)) && (await listensAt(management)),
      files: { 'config.json': JSON.stringify({ pebble: config }), 'tls.pem': certificate, 'tls.key': key },
      environment: { ...QUICK, ...options.environment },
    },
  )
  const records = new Set<string>()
  const tell = async (path: string, body: object): Promise<void> => {
    const answer = await fetch(`http://127.0.0.1:${dnsManagement}/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`challtestsrv answered ${answer.status}`)
  }
  /** What the server has. It can only forget all records of a name at once, so it does when the last of them goes. */
  const served = new Set<string>()
  const add = async (name: string, value: string): Promise<void> => {
    if (served.has(`${name} ${value}`)) return
    await tell('set-txt', { host: `${name}.`, value })
    served.add(`${name} ${value}`)
  }
  const forget = async (name: string): Promise<void> => {
    if ([...records].some((record) => record.startsWith(`${name} `))) return
    await tell('clear-txt', { host: `${name}.` })
    for (const record of served) if (record.startsWith(`${name} `)) served.delete(record)
  }
  let told = Promise.resolve()
  const oneByOne = (work: () => Promise<void>): Promise<void> => {
    told = told.then(work)
    return told
  }
  return {
    directory: `https://127.0.0.1:${port}/dir`,
    trustedCertificates: certificate,
    tlsKey: key,
    tokens,
    records,
    httpChallenges: {
      present: async (token, keyAuthorization) => void tokens.set(token, keyAuthorization),
      cleanUp: async (token) => void tokens.delete(token),
    },
    dns: {
      async present({ name, value }) {
        records.add(`${name} ${value}`)
        await oneByOne(() => add(name, value))
      },
      async cleanUp({ name, value }) {
        records.delete(`${name} ${value}`)
        await oneByOne(() => forget(name))
      },
    },
    alternateRoots: () => Promise.all([0, 1].map((number) => get(management, `/roots/${number}`, certificate))),
    roots: () => get(management, '/roots/0', certificate),
    statusOf: async (serial) =>
      JSON.parse(await get(management, `/cert-status-by-serial/${serial.toLowerCase()}`, certificate)) as {
        Status: string
      },
    output: server.output,
    async stop() {
      responder.closeAllConnections()
      responder.close()
      await Promise.all([server.stop(), names.stop()])
    },
  }
}

/** What this service does at /.well-known/acme-challenge/, whatever the host. */
async function startResponder(tokens: ReadonlyMap<string, string>): Promise<Server> {
  const server = createServer((incoming, response) => {
    const token = /^\/\.well-known\/acme-challenge\/([\w-]+)$/.exec(incoming.url ?? '')?.[1] ?? ''
    const keyAuthorization = tokens.get(token)
    response.writeHead(keyAuthorization === undefined ? 404 : 200).end(keyAuthorization)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return server
}

function get(port: number, path: string, ca: string): Promise<string> {
  return new Promise((settle, fail) => {
    request({ host: '127.0.0.1', port, path, ca }, (answer) => text(answer).then(settle, fail))
      .on('error', fail)
      .end()
  })
}
