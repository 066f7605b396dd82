// A Vault over real HTTPS: tokens, AppRoles, namespaces and refusals as Vault has them, and engines mounted as asked.
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { opensslKey, opensslSelfSigned } from './tools.ts'

export interface VaultRequest {
  readonly method: string
  /** Below the mount, without a slash in front. */
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
}
export interface VaultReply {
  readonly status: number
  /** JSON, or text as it is. */
  readonly body?: object | string
}

export interface VaultEngine {
  /** Paths that are answered without a token. */
  readonly open?: readonly string[]
  answer(request: VaultRequest): VaultReply
}

export interface FakeVault {
  readonly url: string
  /** PEM; its own TLS certificate. */
  readonly trustedCertificates: string
  readonly namespace: string | null
  /** A token that lets everything in. */
  readonly token: string
  readonly roleId: string
  readonly secretId: string
  /** What was asked of engines, in order. */
  readonly requests: VaultRequest[]
  /** Answered with 403 meanwhile, whatever the token. */
  forbidden: RegExp | null
  /** Answers everything with 503 meanwhile. */
  isSealed: boolean
  stop(): void
}

export function vaultErrors(status: number, ...errors: string[]): VaultReply {
  return { status, body: { errors } }
}

/** @param engines by mount, such as 'pki' */
export async function startVault(
  engines: Readonly<Record<string, VaultEngine>>,
  options: { namespace?: string; appRoleMount?: string } = {},
): Promise<FakeVault> {
  const { namespace = null, appRoleMount = 'approle' } = options
  const key = opensslKey('EC_P256')
  const cert = opensslSelfSigned(key, '/CN=127.0.0.1', ['-addext', 'subjectAltName=IP:127.0.0.1'])
  const tokens = new Set([`hvs.${randomUUID()}`])
  const [token = ''] = tokens
  const reply = (
    method: string,
    path: string,
    given: string | undefined,
    body: Record<string, unknown>,
  ): VaultReply => {
    if (vault.isSealed) return vaultErrors(503, 'Vault is sealed')
    if (path === `auth/${appRoleMount}/login`) {
      if (method !== 'POST') return vaultErrors(405, 'unsupported operation')
      if (body['role_id'] !== vault.roleId || body['secret_id'] !== vault.secretId) {
        return vaultErrors(400, 'invalid role or secret ID')
      }
      const client_token = `hvs.${randomUUID()}`
      tokens.add(client_token)
      return { status: 200, body: { auth: { client_token, lease_duration: 1200, renewable: true }, data: null } }
    }
    const mount = Object.keys(engines).find((each) => path.startsWith(`${each}/`))
    const engine = mount === undefined ? undefined : engines[mount]
    const below = path.slice((mount ?? '').length + 1)
    const isOpen = engine?.open?.includes(below) === true
    if (!isOpen && (given === undefined || !tokens.has(given))) return vaultErrors(403, 'permission denied')
    if (engine === undefined) return vaultErrors(404, `no handler for route "${path}". route entry not found.`)
    if (vault.forbidden?.test(below) === true) return vaultErrors(403, '1 error occurred: permission denied')
    const request = { method, path: below, body }
    vault.requests.push(request)
    return engine.answer(request)
  }
  const server = createServer({ key, cert }, (incoming, response) => {
    void (async () => {
      const content = await text(incoming)
      const { pathname, searchParams } = new URL(incoming.url ?? '', 'https://vault')
      // What clients do that have no LIST.
      const method = searchParams.get('list') === 'true' ? 'LIST' : (incoming.method ?? '')
      const path = decodeURIComponent(pathname.replace(/^\/v1\//, ''))
      const body = content === '' ? {} : (JSON.parse(content) as Record<string, unknown>)
      const isOurs =
        pathname.startsWith('/v1/') &&
        (incoming.headers['x-vault-namespace'] ?? null) === namespace &&
        incoming.headers['x-vault-request'] === 'true'
      const answer = isOurs
        ? reply(method, path, incoming.headers['x-vault-token']?.toString(), body)
        : vaultErrors(404, 'no handler for route')
      const isText = typeof answer.body === 'string'
      response
        .writeHead(answer.status, { 'content-type': isText ? 'application/pem-certificate-chain' : 'application/json' })
        .end(isText ? answer.body : JSON.stringify(answer.body))
    })().catch((error: unknown) => response.writeHead(500).end(JSON.stringify({ errors: [String(error)] })))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const vault: FakeVault = {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    trustedCertificates: cert,
    namespace,
    token,
    roleId: randomUUID(),
    secretId: randomUUID(),
    requests: [],
    forbidden: null,
    isSealed: false,
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
  return vault
}
