// The API server of Kubernetes as far as secrets go, over real HTTPS: resource versions, preconditions, selectors, pages and refusals.
import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:https'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { opensslKey, opensslSelfSigned } from './tools.ts'

interface Metadata {
  name: string
  namespace: string
  uid: string
  resourceVersion: string
  labels: Record<string, string>
  annotations?: Record<string, string>
}

export interface KubernetesSecret {
  apiVersion: 'v1'
  kind: 'Secret'
  type: string
  metadata: Metadata
  data: Record<string, string>
}

interface Reply {
  readonly status: number
  readonly body: object
}

export interface KubernetesAsked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly accept: string
}

const NAME = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/
const LABEL_VALUE = /^([A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?)?$/

export class FakeKubernetes {
  readonly token = `eyJhbGciOiJSUzI1NiJ9.${randomUUID()}.signature`
  readonly certificate: string
  readonly namespaces = new Map<string, Map<string, KubernetesSecret>>([['web', new Map()]])
  readonly requests: KubernetesAsked[] = []
  /** Before each write, as another client's. */
  meanwhile: (() => void) | null = null
  /** Verbs and paths that the token may not use. */
  forbidden: (asked: KubernetesAsked) => boolean = () => false
  /** Tokens of pages are refused from now on, as after some minutes. */
  pagesHaveExpired = false
  #version = 1000
  readonly #server: Server

  constructor() {
    const key = opensslKey('EC_P256')
    this.certificate = opensslSelfSigned(key, '/CN=kubernetes', ['-addext', 'subjectAltName=IP:127.0.0.1'])
    this.#server = createServer({ key, cert: this.certificate }, (request, response) => {
      void this.#receive(request)
        .catch((error: unknown) => status(400, 'BadRequest', String(error)))
        .then((reply) =>
          response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body)),
        )
    })
  }

  async start(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
  }

  stop(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  get access() {
    const url = `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
    return { url, token: this.token, trustedCertificates: this.certificate }
  }

  /** Puts a secret there by other means. */
  put(namespace: string, name: string, secret: Partial<KubernetesSecret> & { labels?: Record<string, string> }): void {
    const { labels = {}, data = {}, type = 'Opaque' } = secret
    const secrets = this.namespaces.get(namespace) ?? new Map<string, KubernetesSecret>()
    this.namespaces.set(namespace, secrets)
    const metadata = { name, namespace, uid: randomUUID(), resourceVersion: this.#next(), labels, annotations: {} }
    secrets.set(name, { apiVersion: 'v1', kind: 'Secret', type, metadata, data })
  }

  #next(): string {
    this.#version += 1
    return String(this.#version)
  }

  async #receive(request: IncomingMessage): Promise<Reply> {
    const body = await text(request)
    const { pathname, searchParams } = new URL(request.url ?? '', 'https://kubernetes')
    const method = request.method ?? ''
    const asked = { method, path: pathname, query: searchParams, accept: request.headers.accept ?? '' }
    this.requests.push(asked)
    if (request.headers.authorization !== `Bearer ${this.token}`) return status(401, 'Unauthorized', 'Unauthorized')
    if (this.forbidden(asked)) {
      return status(403, 'Forbidden', 'secrets is forbidden: User "system:serviceaccount:indri:indri" cannot do that')
    }
    if (method !== 'GET') this.meanwhile?.()
    const json = body === '' ? {} : (JSON.parse(body) as Record<string, unknown>)
    if (pathname === '/api/v1/secrets' && method === 'GET') return this.#list([...this.namespaces.values()], asked)
    const [, namespace = '', name = ''] = /^\/api\/v1\/namespaces\/([^/]+)\/secrets(?:\/([^/]+))?$/.exec(pathname) ?? []
    if (namespace === '') return status(404, 'NotFound', 'the server could not find the requested resource')
    const secrets = this.namespaces.get(namespace)
    if (name === '' && method === 'GET') return this.#list(secrets === undefined ? [] : [secrets], asked)
    if (name === '' && method === 'POST') return this.#create(secrets, namespace, json)
    const found = secrets?.get(name)
    if (secrets === undefined || found === undefined) return status(404, 'NotFound', `secrets "${name}" not found`)
    if (method === 'GET') return { status: 200, body: shown(found, asked.accept) }
    if (method === 'PATCH') return this.#patch(found, json, request.headers['content-type'])
    if (method !== 'DELETE') return status(405, 'MethodNotAllowed', method)
    const preconditions = (json['preconditions'] ?? {}) as { uid?: string; resourceVersion?: string }
    if (isOther(preconditions, found)) return status(409, 'Conflict', 'the precondition failed')
    secrets.delete(name)
    return status(200, null, '')
  }

  #list(groups: readonly ReadonlyMap<string, KubernetesSecret>[], { query, accept }: KubernetesAsked): Reply {
    const labels = (query.get('labelSelector') ?? '').split(',').filter((each) => each !== '')
    const [field, type] = (query.get('fieldSelector') ?? '').split('=')
    const found = groups
      .flatMap((secrets) => [...secrets.values()])
      .filter(({ metadata }) =>
        labels.every((each) => metadata.labels[each.split('=')[0] ?? ''] === each.split('=')[1]),
      )
      .filter((secret) => field !== 'type' || secret.type === type)
    const limit = Number(query.get('limit') ?? 0) || found.length
    const token = query.get('continue')
    if (token !== null && this.pagesHaveExpired)
      return status(410, 'Expired', 'The provided continue parameter is too old')
    const start = token === null ? 0 : Number(Buffer.from(token, 'base64').toString())
    const next = start + limit
    const more = next < found.length ? { continue: Buffer.from(String(next)).toString('base64') } : {}
    const isPartial = accept.includes('as=PartialObjectMetadataList')
    const items = found.slice(start, next).map((secret) => {
      const { apiVersion: _apiVersion, kind: _kind, ...content } = secret
      return isPartial ? { metadata: secret.metadata } : content
    })
    const kind = isPartial ? 'PartialObjectMetadataList' : 'SecretList'
    return { status: 200, body: { kind, metadata: { resourceVersion: String(this.#version), ...more }, items } }
  }

  #create(secrets: Map<string, KubernetesSecret> | undefined, namespace: string, json: Record<string, unknown>): Reply {
    const given = json as unknown as KubernetesSecret
    if (secrets === undefined) return status(404, 'NotFound', `namespaces "${namespace}" not found`)
    const { name } = given.metadata
    if (secrets.has(name)) return status(409, 'AlreadyExists', `secrets "${name}" already exists`)
    const metadata = {
      ...given.metadata,
      namespace,
      uid: randomUUID(),
      resourceVersion: this.#next(),
    }
    const made = { ...given, metadata }
    const problem = problemOf(made)
    if (problem !== null) return status(422, 'Invalid', problem)
    secrets.set(name, made)
    return { status: 201, body: made }
  }

  #patch(found: KubernetesSecret, json: Record<string, unknown>, contentType: string | undefined): Reply {
    if (contentType !== 'application/merge-patch+json') return status(415, 'UnsupportedMediaType', String(contentType))
    const metadata = (json['metadata'] ?? {}) as Partial<Metadata>
    if (isOther(metadata, found)) return status(409, 'Conflict', 'the object has been modified')
    const next = merged(found, json) as KubernetesSecret
    const problem = problemOf(next)
    if (problem !== null) return status(422, 'Invalid', problem)
    Object.assign(found, next, { metadata: { ...next.metadata, resourceVersion: this.#next() } })
    return { status: 200, body: found }
  }
}

function isOther(given: { uid?: string; resourceVersion?: string }, { metadata }: KubernetesSecret): boolean {
  return (
    (given.uid ?? metadata.uid) !== metadata.uid ||
    (given.resourceVersion ?? metadata.resourceVersion) !== metadata.resourceVersion
  )
}

function shown(secret: KubernetesSecret, accept: string): object {
  return accept.includes('as=PartialObjectMetadata;')
    ? { kind: 'PartialObjectMetadata', metadata: secret.metadata }
    : secret
}

/** RFC 7396. */
function merged(target: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch
  const result: Record<string, unknown> = typeof target === 'object' && target !== null ? { ...target } : {}
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key]
    else result[key] = merged(result[key], value)
  }
  return result
}

function problemOf({ kind, apiVersion, type, metadata, data }: KubernetesSecret): string | null {
  if (kind !== 'Secret' || apiVersion !== 'v1') return 'kind'
  if (metadata.name.length > 253 || !NAME.test(metadata.name)) return `metadata.name: Invalid value: "${metadata.name}"`
  const badLabel = Object.values(metadata.labels).find((value) => !LABEL_VALUE.test(value))
  if (badLabel !== undefined) return `metadata.labels: Invalid value: "${badLabel}"`
  const badData = Object.values(data).find((value) => Buffer.from(value, 'base64').toString('base64') !== value)
  if (badData !== undefined) return 'data: illegal base64'
  if (type === 'kubernetes.io/tls' && !['tls.crt', 'tls.key'].every((key) => key in data))
    return 'data[tls.crt]: Required'
  return null
}

function status(code: number, reason: string | null, message: string): Reply {
  const outcome = code < 300 ? 'Success' : 'Failure'
  return { status: code, body: { kind: 'Status', apiVersion: 'v1', status: outcome, reason, message, code } }
}
