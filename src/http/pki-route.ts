// What an authority publishes for relying parties: /pki/<authority>.crt and /pki/<authority>.crl, for anybody, cacheable.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseNodeId } from '../graphql/node-id.ts'
import { rateLimitKey } from './rate-limit-key.ts'

/** Bytes to serve, with what caches need to know of them. */
export interface Publication {
  readonly der: Uint8Array
  /** Changes whenever the bytes do; letters, digits and hyphens. */
  readonly tag: string
  readonly lastModified: Date
  /** Seconds for which a cache may answer by itself. */
  readonly maxAge: number
}

/** Finds what is published, by the authority's UUID; null when there is nothing. */
export interface PublicationSource {
  certificate(authorityId: string): Promise<Publication | null>
  crl(authorityId: string): Promise<Publication | null>
}

const FILE = /^([0-9a-z_-]{1,64})\.(crt|crl)$/
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** RFC 2585 section 4. */
const MEDIA_TYPES = { crt: 'application/pkix-cert', crl: 'application/pkix-crl' } as const

/**
 * Serves the paths that certificates name in their authority information access and CRL distribution points. Their limit is
 * counted apart from the API's: a fleet behind one address that fetches lists must not lock its people out.
 */
export function servePublications(
  server: FastifyInstance,
  source: PublicationSource,
  requestsPerMinute: number | false,
): void {
  const rateLimit =
    requestsPerMinute === false
      ? false
      : { max: requestsPerMinute, timeWindow: '1 minute', keyGenerator: rateLimitKey, groupId: 'pki' }
  server.get<{ Params: { file: string } }>('/pki/:file', { config: { rateLimit } }, async (request, reply) => {
    const [, name = '', kind] = FILE.exec(request.params.file) ?? []
    const id = authorityId(name)
    if (id === null || (kind !== 'crt' && kind !== 'crl')) return notFound(reply)
    const publication = await (kind === 'crt' ? source.certificate(id) : source.crl(id))
    if (publication === null) return notFound(reply)
    void reply
      .header('etag', `"${publication.tag}"`)
      .header('last-modified', publication.lastModified.toUTCString())
      .header('cache-control', `public, max-age=${publication.maxAge}`)
      .header('cross-origin-resource-policy', 'cross-origin')
    if (isUnchanged(request, publication)) return reply.code(304).send()
    return reply.type(MEDIA_TYPES[kind]).send(Buffer.from(publication.der))
  })
}

/** The UUID as certificates have it, or the API's id. */
function authorityId(name: string): string | null {
  if (UUID.test(name)) return name
  const parsed = parseNodeId(name)
  return parsed?.type === 'Authority' ? parsed.uuid : null
}

function notFound(reply: FastifyReply) {
  return reply.code(404).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send('Not found\n')
}

/** RFC 9110 section 13.2.2: If-None-Match decides alone when it is there. */
function isUnchanged(request: FastifyRequest, { tag, lastModified }: Publication): boolean {
  const tags = request.headers['if-none-match']
  if (tags !== undefined) {
    return tags.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === `"${tag}"`)
  }
  const since = Date.parse(request.headers['if-modified-since'] ?? '')
  return !Number.isNaN(since) && Math.floor(lastModified.getTime() / 1000) * 1000 <= since
}
