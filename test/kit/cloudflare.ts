// Cloudflare's API as far as DNS records go, after its documentation: what it wants of requests, and its answers.
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

export interface FakeRecord {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly content: string
  readonly ttl: number
}

interface FakeZone {
  readonly id: string
  readonly name: string
  readonly status: string
  readonly records: FakeRecord[]
}

type Answer = { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }

export class FakeCloudflare {
  readonly token = randomBytes(30).toString('base64url')
  /** `METHOD path` of every request. */
  readonly requests: string[] = []
  /** Answers that come before any other, one for each request. */
  readonly nextAnswers: Answer[] = []
  #zones: FakeZone[] = []
  readonly #server = createServer((request, response) => void this.#respond(request, response))

  async start(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/client/v4`
  }

  stop(): Promise<void> {
    return new Promise((done) => {
      this.#server.close(() => done())
      this.#server.closeAllConnections()
    })
  }

  addZone(name: string, status = 'active'): void {
    this.#zones.push({ id: randomBytes(16).toString('hex'), name, status, records: [] })
  }

  removeZone(name: string): void {
    this.#zones = this.#zones.filter((zone) => zone.name !== name)
  }

  zone(name: string): FakeZone {
    const found = this.#zones.findLast((zone) => zone.name === name)
    if (found === undefined) throw new Error('no such zone')
    return found
  }

  addRecord(zone: string, record: Partial<FakeRecord> & Pick<FakeRecord, 'name' | 'content'>): void {
    this.zone(zone).records.push({ id: randomBytes(16).toString('hex'), type: 'TXT', ttl: 300, ...record })
  }

  async #respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = request.method === 'POST' ? ((await json(request)) as Record<string, unknown>) : null
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake')
    this.requests.push(`${request.method} ${pathname}`)
    const answer = this.nextAnswers.shift() ?? this.#answer(request, pathname, searchParams, body)
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
    response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body))
  }

  #answer(
    request: IncomingMessage,
    pathname: string,
    query: URLSearchParams,
    body: Record<string, unknown> | null,
  ): Answer {
    const { authorization = '' } = request.headers
    if (!authorization.startsWith('Bearer ')) return refusal(400, 6003, 'Invalid request headers')
    if (authorization !== `Bearer ${this.token}`) return refusal(403, 9109, 'Invalid access token')
    if (request.method === 'GET' && pathname === '/client/v4/zones') return this.#list(query)
    const [, zoneId, recordId] =
      /^\/client\/v4\/zones\/([0-9a-f]{32})\/dns_records(?:\/([0-9a-f]{32}))?$/.exec(pathname) ?? []
    const zone = this.#zones.find(({ id }) => id === zoneId)
    if (zone === undefined)
      return refusal(404, 7003, `Could not route to ${pathname}, perhaps your object identifier is invalid?`)
    if (request.method === 'GET' && recordId === undefined) {
      const found = zone.records.filter(({ type, name }) => type === query.get('type') && name === query.get('name'))
      return success(found, { page: 1, total_pages: 1, count: found.length })
    }
    if (body !== null && recordId === undefined) return this.#create(zone, body)
    if (request.method === 'DELETE' && recordId !== undefined) {
      const at = zone.records.findIndex(({ id }) => id === recordId)
      if (at < 0) return refusal(404, 81_044, 'Record does not exist.')
      zone.records.splice(at, 1)
      return success({ id: recordId })
    }
    return refusal(405, 10_000, 'Method not allowed')
  }

  #list(query: URLSearchParams): Answer {
    const size = Number(query.get('per_page'))
    const page = Number(query.get('page'))
    if (!(size >= 5 && size <= 50 && page >= 1)) return refusal(400, 1001, 'Invalid page')
    const found = this.#zones
      .slice((page - 1) * size, page * size)
      .map(({ id, name, status }) => ({ id, name, status }))
    return success(found, { page, per_page: size, total_pages: Math.ceil(this.#zones.length / size) })
  }

  #create(zone: FakeZone, { type, name, content, ttl }: Record<string, unknown>): Answer {
    const isWhole = type === 'TXT' && typeof name === 'string' && typeof content === 'string' && typeof ttl === 'number'
    if (!isWhole || !(ttl === 1 || (ttl >= 60 && ttl <= 86_400))) return refusal(400, 9005, 'Content is invalid')
    if (name !== zone.name && !name.endsWith(`.${zone.name}`)) return refusal(400, 9007, 'Name is not in the zone')
    if (zone.records.some((record) => record.name === name && record.content === content)) {
      return refusal(400, 81_058, 'An identical record already exists.')
    }
    const record = { id: randomBytes(16).toString('hex'), type, name, content, ttl }
    zone.records.push(record)
    return success(record)
  }
}

function success(result: unknown, info?: object): Answer {
  return { status: 200, body: { success: true, errors: [], messages: [], result, ...(info && { result_info: info }) } }
}

export function refusal(status: number, code: number, message: string): Answer {
  return { status, body: { success: false, errors: [{ code, message }], messages: [], result: null } }
}
