// Servers for a scan to find: honest ones, old ones, silent ones, and some that are none.
import type { KeyObject } from 'node:crypto'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createSecureContext, createServer as createTlsServer, type TlsOptions } from 'node:tls'
import { generatePrivateKey } from '../../src/pki/keys.ts'
import { toPem } from '../../src/pki/pem.ts'
import type { ParsedCertificate } from '../../src/pki/types.ts'
import { EgressClient, egressRules } from '../../src/plugins/egress.ts'
import type { Installation } from '../../src/plugins/plugin.ts'
import { testInstallation } from './installation.ts'
import { makeAuthority, makeLeaf, type Signer } from '../pki/issue-support.ts'

export interface Served {
  readonly certificate: ParsedCertificate
  /** Issuers, the leaf's first, without the root. */
  readonly chain: readonly ParsedCertificate[]
  readonly key: KeyObject
}

/** A root, an intermediate, and leaves for any names; one key for all of them, since keys take time. */
export class Issuers {
  readonly root: Signer
  readonly intermediate: Signer

  private constructor(root: Signer, intermediate: Signer) {
    this.root = root
    this.intermediate = intermediate
  }

  static async make(): Promise<Issuers> {
    const key = await generatePrivateKey('EC_P256')
    const root = await makeAuthority({ key, name: 'Scanned Root' })
    return new Issuers(root, await makeAuthority({ key, name: 'Scanned Intermediate', issuer: root }))
  }

  async leaf(names: readonly string[], dates: { notBefore?: Date; notAfter?: Date } = {}): Promise<Served> {
    const { key } = this.root
    const certificate = await makeLeaf({
      key,
      issuer: this.intermediate,
      subject: { commonName: names[0] ?? 'nameless' },
      names: names.map((value) => ({ type: /^[\d.]+$/.test(value) ? 'IP' : 'DNS', value })),
      ...dates,
    })
    return { certificate, chain: [this.intermediate.certificate], key }
  }
}

export function pemOf(...certificates: readonly ParsedCertificate[]): string {
  return certificates.map(({ der }) => toPem('CERTIFICATE', der)).join('')
}

export function contextOf({ certificate, chain, key }: Served): { cert: string; key: string } {
  return { cert: pemOf(certificate, ...chain), key: key.export({ type: 'pkcs8', format: 'pem' }).toString() }
}

/** Servers on free ports of 127.0.0.1, stopped together. */
export class Servers {
  readonly #stops: (() => Promise<void>)[] = []
  /** Connections taken so far, of all of them. */
  connections = 0

  /** TLS with a certificate by name: the first is served to whoever names none of them. */
  async tls(byName: ReadonlyMap<string, Served>, options: TlsOptions = {}, port = 0, host?: string): Promise<number> {
    const [first] = byName.values()
    const server = createTlsServer({
      ...(first !== undefined && contextOf(first)),
      SNICallback(name, done) {
        const served = byName.get(name)
        done(null, served === undefined ? undefined : createSecureContext(contextOf(served)))
      },
      ...options,
    })
    server.on('tlsClientError', () => {})
    return this.#listen(server, port, host)
  }

  /** Takes connections and says nothing. */
  async silent(): Promise<number> {
    return this.#listen(createServer(() => {}))
  }

  async http(): Promise<number> {
    return this.#listen(createHttpServer((_request, answer) => answer.end('plain')))
  }

  /** A port where nobody is: somebody was, a moment ago. */
  async nobody(): Promise<number> {
    const server = createServer()
    const port = await new Promise<number>((ready) =>
      server.listen(0, '127.0.0.1', () => ready((server.address() as AddressInfo).port)),
    )
    await new Promise((closed) => server.close(closed))
    return port
  }

  async stop(): Promise<void> {
    await Promise.all(this.#stops.splice(0).map((stop) => stop()))
  }

  async #listen(server: Server, port = 0, host = '127.0.0.1'): Promise<number> {
    const sockets = new Set<Socket>()
    server.on('connection', (socket) => {
      sockets.add(socket)
      this.connections += 1
      socket.on('error', () => {})
      socket.on('close', () => sockets.delete(socket))
    })
    this.#stops.push(
      () =>
        new Promise((stopped) => {
          server.close(() => stopped())
          for (const socket of sockets) socket.destroy()
        }),
    )
    return new Promise((ready, fail) => {
      server.once('error', fail)
      server.listen(port, host, () => ready((server.address() as AddressInfo).port))
    })
  }
}

/** An installation whose names under .example are all 127.0.0.1, which it allows. */
export function localInstallation(changes: Partial<Installation> = {}): Installation {
  return testInstallation({
    http: new EgressClient(egressRules(['127.0.0.0/8']), {
      resolver: async (host) => {
        if (!host.endsWith('.example')) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
        return [{ address: '127.0.0.1', family: 4 }]
      },
    }),
    now: () => new Date('2026-06-01T00:00:00Z'),
    ...changes,
  })
}
