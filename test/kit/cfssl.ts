// CFSSL's server with a CA of its own and, as far as asked, a database of what it signed.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { freePort, listensAt, type ServerProcess, startServer } from './server-process.ts'
import { openssl, opensslKey, opensslSelfSigned } from './tools.ts'

export interface CfsslServer {
  readonly url: string
  readonly caCertificate: string
  /** Of the profile `web`, in hexadecimal, which signs names of example.org; the profile `open` takes anybody's requests. */
  readonly authKey: string
  output(): string
  /** What its database says of a serial number in decimal: 'good', 'revoked' with the reason's number, or null. */
  statusOf(serial: string): { readonly status: string; readonly reason: number } | null
  stop(): Promise<void>
}

const TABLES = `
  create table certificates (
    serial_number blob not null, authority_key_identifier blob not null, ca_label blob, status blob not null,
    reason int, expiry timestamp, revoked_at timestamp, pem blob not null,
    primary key (serial_number, authority_key_identifier)
  );`

/** What the profile `web` signs. */
const NAMES = '^([a-z]+[.])*example[.]org$'

/** @param options.tls PEM of key and certificate to serve by; plain HTTP without */
export async function startCfssl(
  options: { database?: boolean; tls?: { key: string; certificate: string } } = {},
): Promise<CfsslServer> {
  const { database = true, tls } = options
  const port = await freePort()
  const key = opensslKey('EC_P256')
  const caCertificate = opensslSelfSigned(key, '/CN=CFSSL test CA', ['-addext', 'keyUsage=critical,keyCertSign'])
  const authKey = randomBytes(16).toString('hex')
  const usages = ['signing', 'server auth']
  const config = {
    signing: {
      default: { expiry: '1h', usages, auth_key: 'key' },
      profiles: {
        open: { expiry: '24h', usages },
        web: { expiry: '48h', usages, auth_key: 'key', name_whitelist: NAMES },
      },
    },
    auth_keys: { key: { type: 'standard', key: authKey } },
  }
  const url = `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`
  const args = ['serve', '-address', '127.0.0.1', '-port', String(port), '-ca', 'ca.pem', '-ca-key', 'ca.key']
  args.push('-config', 'config.json')
  if (database) args.push('-db-config', 'db.json')
  if (tls !== undefined) args.push('-tls-cert', 'tls.pem', '-tls-key', 'tls.key')
  const server: ServerProcess = await startServer('cfssl', args, {
    ready: () => listensAt(port),
    files: {
      'ca.pem': caCertificate,
      // The old build in Debian reads no PKCS#8 of elliptic curves
      'ca.key': openssl(['ec', '-in', 'key.pem'], { 'key.pem': key }),
      'config.json': JSON.stringify(config),
      'db.json': JSON.stringify({ driver: 'sqlite3', data_source: 'certs.db' }),
      ...(tls !== undefined && { 'tls.pem': tls.certificate, 'tls.key': tls.key }),
    },
  })
  const tables = database ? new DatabaseSync(join(server.folder, 'certs.db')) : null
  tables?.exec(TABLES)
  return {
    url,
    caCertificate,
    authKey,
    output: server.output,
    statusOf(serial) {
      const query = 'select cast(status as text) status, reason from certificates where cast(serial_number as text) = ?'
      const row = tables?.prepare(query).get(serial)
      return row === undefined ? null : { status: String(row['status']), reason: Number(row['reason']) }
    },
    async stop() {
      tables?.close()
      await server.stop()
    },
  }
}
