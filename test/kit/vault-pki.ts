// Vault's PKI engine with a root and an issuing CA below it, signing by OpenSSL what its roles allow.
import { X509Certificate } from 'node:crypto'
import { openssl, opensslCsr, opensslFile, opensslKey, opensslSelfSigned } from './tools.ts'
import { type VaultEngine, vaultErrors, type VaultReply } from './vault.ts'

export interface VaultRole {
  /** Names of it and below it are signed. */
  readonly domain: string
  /** As the role says; Vault's default is true. */
  readonly useCsrNames?: boolean
  readonly maximumSeconds?: number
  /** Certificates are not kept, and revoked only when they are shown. */
  readonly noStore?: boolean
}

export interface VaultPki extends VaultEngine {
  readonly root: string
  readonly issuing: string
  /** PEM by serial number: what it keeps of what it signed. */
  readonly kept: Map<string, string>
  /** Serial numbers as Vault writes them. */
  readonly revoked: ReadonlySet<string>
}

const EXTENSIONS = 'basicConstraints=critical,CA:true'

export function vaultPki(roles: Readonly<Record<string, VaultRole>>): VaultPki {
  const rootKey = opensslKey('EC_P256')
  const root = opensslSelfSigned(rootKey, '/CN=Vault root')
  const issuingKey = opensslKey('EC_P256')
  const request = opensslCsr(issuingKey, '/CN=Vault issuing CA', [EXTENSIONS, 'keyUsage=critical,keyCertSign'])
  const args = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-days', '30', '-copy_extensions', 'copy']
  const issuing = openssl(['x509', '-req', '-in', 'csr.pem', ...args], {
    'csr.pem': request,
    'ca.pem': root,
    'ca.key': rootKey,
  })
  const kept = new Map<string, string>()
  const revoked = new Set<string>()

  const sign = (name: string, body: Readonly<Record<string, unknown>>): VaultReply => {
    const role = roles[name]
    if (role === undefined) return vaultErrors(400, `unknown role: ${name}`)
    const csr = String(body['csr'] ?? '')
    if (!csr.includes('BEGIN CERTIFICATE REQUEST')) return vaultErrors(400, '"csr" contains no data')
    const names = role.useCsrNames === false ? given(body) : namesOf(csr)
    const foreign = names.find((each) => each !== role.domain && !each.endsWith(`.${role.domain}`))
    if (foreign !== undefined) return vaultErrors(400, `subject alternate name ${foreign} not allowed by this role`)
    const [, seconds = ''] = /^(\d+)s$/.exec(String(body['ttl'])) ?? []
    if (seconds === '') return vaultErrors(400, 'invalid ttl')
    const until = new Date(Date.now() + Math.min(Number(seconds), role.maximumSeconds ?? 1e9) * 1000)
    const certificate = signedBy(issuing, issuingKey, csr, until, names)
    const serial_number = vaultSerial(certificate)
    if (role.noStore !== true) kept.set(serial_number, certificate)
    const data = { certificate, issuing_ca: issuing, ca_chain: [issuing, root], serial_number }
    return { status: 200, body: { request_id: '', lease_id: '', data, warnings: null } }
  }

  const revoke = (body: Readonly<Record<string, unknown>>): VaultReply => {
    const { serial_number, certificate } = body
    if (serial_number !== undefined && certificate !== undefined) {
      return vaultErrors(400, 'Must provide either the certificate or the serial to revoke; not both.')
    }
    const serial = certificate === undefined ? String(serial_number) : vaultSerial(String(certificate))
    if (certificate === undefined && !kept.has(serial)) {
      return vaultErrors(400, `certificate with serial ${serial} not found.`)
    }
    revoked.add(serial)
    return { status: 200, body: { data: { revocation_time: 1, state: 'revoked' } } }
  }

  return {
    root,
    issuing,
    kept,
    revoked,
    open: ['ca_chain', 'ca/pem'],
    answer({ method, path, body }) {
      if (path === 'ca_chain' && method === 'GET') return { status: 200, body: `${issuing}${root}`.trim() }
      if (path === 'ca/pem' && method === 'GET') return { status: 200, body: issuing.trim() }
      if (path === 'certs' && method === 'LIST') {
        return kept.size === 0
          ? { status: 404, body: { errors: [] } }
          : { status: 200, body: { data: { keys: [...kept.keys()] } } }
      }
      const serial = /^cert\/([0-9a-f:]+)$/.exec(path)?.[1]
      if (serial !== undefined && method === 'GET') {
        const certificate = kept.get(serial)
        const revocation_time = revoked.has(serial) ? 1 : 0
        return certificate === undefined
          ? { status: 404, body: { errors: [] } }
          : { status: 200, body: { data: { certificate, revocation_time } } }
      }
      const role = /^sign\/([\w.-]+)$/.exec(path)?.[1]
      if (role !== undefined && method === 'POST') return sign(role, body)
      if (path === 'revoke' && method === 'POST') return revoke(body)
      return vaultErrors(405, 'unsupported operation')
    },
  }
}

/** As Vault writes it: octets in lower-case hexadecimal with colons between. */
export function vaultSerial(certificate: string): string {
  return new X509Certificate(certificate).serialNumber.toLowerCase().match(/../g)?.join(':') ?? ''
}

const CONFIGURATION = `
[ca]
default_ca = authority
[authority]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = policy
x509_extensions = extensions
[policy]
commonName = optional
[extensions]
authorityKeyIdentifier = keyid
`

/** Whatever names the request asks for, these are certified. */
function signedBy(ca: string, key: string, csr: string, until: Date, names: readonly string[]): string {
  const end = `${until.toISOString().replaceAll(/[-:T]|\..*/g, '')}Z`
  const args = ['-in', 'csr.pem', '-cert', 'ca.pem', '-keyfile', 'ca.key', '-enddate', end, '-out', 'leaf.pem']
  const written = opensslFile(['ca', '-batch', '-notext', '-config', 'ca.cnf', ...args], 'leaf.pem', {
    'ca.cnf': `${CONFIGURATION}subjectAltName = ${names.map((each) => `DNS:${each}`).join(',')}\n`,
    'ca.pem': ca,
    'ca.key': key,
    'csr.pem': csr,
    'index.txt': '',
  })
  return written.toString('utf8')
}

function given(body: Readonly<Record<string, unknown>>): string[] {
  return String(body['alt_names'] ?? '').split(',')
}

function namesOf(csr: string): string[] {
  const printed = openssl(['req', '-in', 'csr.pem', '-noout', '-text'], { 'csr.pem': csr })
  return [...printed.matchAll(/DNS:([^,\s]+)/g)].map(([, name = '']) => name)
}
