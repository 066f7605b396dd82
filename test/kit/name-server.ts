// A real BIND with zones of its own, and dig to look into them.
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { Resolver } from 'node:dns/promises'
import { promisify } from 'node:util'
import { freePort, type ServerProcess, startServer } from './server-process.ts'

export interface NameServerKey {
  readonly name: string
  readonly algorithm: 'hmac-sha256' | 'hmac-sha384' | 'hmac-sha512'
  /** Base64. */
  readonly secret: string
}

export interface NameServer {
  readonly port: number
  /** They may update the zones; the last one may update nothing. */
  readonly keys: readonly NameServerKey[]
  output(): string
  /** What dig prints in short for a name and type, a line each. */
  dig(name: string, type: string): Promise<readonly string[]>
  /** The values of the TXT records at a name. Quicker than dig. */
  texts(name: string): Promise<readonly string[]>
  /** Sends lines of an update by nsupdate, with the first key; `zone …` and `send` separate those of several zones. */
  update(lines: readonly string[]): Promise<void>
  stop(): Promise<void>
}

export const ZONES = ['example.org', 'sub.example.org', 'other.test'] as const

/** Keeps {@link ZONES}; delegated.example.org belongs to a server elsewhere, alias.example.org is an alias. */
export async function startNameServer(): Promise<NameServer> {
  const port = await freePort()
  const keys: NameServerKey[] = (['hmac-sha256', 'hmac-sha384', 'hmac-sha512', 'hmac-sha256'] as const).map(
    (algorithm, index) => ({ name: `key${index}.indri`, algorithm, secret: randomBytes(32).toString('base64') }),
  )
  const server: ServerProcess = await startServer('named', ['-g', '-n', '1', '-c', 'named.conf'], {
    ready: async () => (await digAt(port, 'example.org', 'SOA')).length > 0,
    environment: { PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` },
    files: {
      'named.conf': configuration(port, keys),
      ...Object.fromEntries(ZONES.map((zone) => [`${zone}.zone`, zoneFile(zone)])),
    },
  })
  const [first] = keys
  const resolver = new Resolver({ tries: 2, timeout: 1000 })
  resolver.setServers([`127.0.0.1:${port}`])
  return {
    port,
    keys,
    output: server.output,
    dig: (name, type) => digAt(port, name, type),
    texts: (name) => textsAt(resolver, name),
    async update(lines) {
      const key = `${first?.algorithm}:${first?.name} ${first?.secret}`
      const script = [`server 127.0.0.1 ${port}`, `key ${key}`, ...lines, 'send', ''].join('\n')
      const running = promisify(execFile)('nsupdate', ['-v'])
      running.child.stdin?.end(script)
      await running
    },
    stop: server.stop,
  }
}

async function textsAt(resolver: Resolver, name: string): Promise<readonly string[]> {
  try {
    return (await resolver.resolveTxt(name)).map((strings) => strings.join(''))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENODATA' || code === 'ENOTFOUND') return []
    throw error
  }
}

async function digAt(port: number, name: string, type: string): Promise<readonly string[]> {
  const args = ['@127.0.0.1', '-p', String(port), '+tcp', '+short', '+norecurse', '+tries=1', '+time=2', name, type]
  const { stdout } = await promisify(execFile)('dig', args)
  return stdout.split('\n').filter((line) => line !== '')
}

function configuration(port: number, keys: readonly NameServerKey[]): string {
  const declared = keys.map(
    ({ name, algorithm, secret }) => `key "${name}" { algorithm ${algorithm}; secret "${secret}"; };`,
  )
  const grants = keys.slice(0, -1).map(({ name }) => `grant ${name} zonesub ANY;`)
  const zones = ZONES.map(
    (zone) => `zone "${zone}" { type primary; file "${zone}.zone"; update-policy { ${grants.join(' ')} }; };`,
  )
  return `
    options {
      directory "."; listen-on port ${port} { 127.0.0.1; }; listen-on-v6 { none; }; pid-file none;
      session-keyfile none; recursion no; dnssec-validation no; allow-query { any; }; empty-zones-enable no;
    };
    controls { };
    ${declared.join('\n')}
    ${zones.join('\n')}
  `
}

function zoneFile(zone: string): string {
  const more = zone === 'example.org' ? 'delegated NS ns.elsewhere.test.\nalias CNAME www.other.test.\n' : ''
  return `$TTL 60\n@ SOA ns.${zone}. admin.${zone}. 1 3600 600 86400 60\n@ NS ns.${zone}.\nns A 127.0.0.1\n${more}`
}
