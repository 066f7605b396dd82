// /.well-known/acme-challenge/<token>: key authorizations for CAs that look whether a name leads here (RFC 8555 section 8.3).
import type { FastifyInstance } from 'fastify'
import { rateLimitKey } from './rate-limit-key.ts'

/** What is published under a token of legal form; null when nothing is. */
export type ChallengeSource = (token: string) => Promise<string | null>

const TOKEN = /^[A-Za-z0-9_-]{1,100}$/

/** For anybody, who learns nothing but what a CA gave out; counted apart, as CAs look from several places at once. */
export function serveChallenges(
  server: FastifyInstance,
  find: ChallengeSource,
  requestsPerMinute: number | false,
): void {
  const rateLimit =
    requestsPerMinute === false
      ? false
      : { max: requestsPerMinute, timeWindow: '1 minute', keyGenerator: rateLimitKey, groupId: 'acme' }
  server.get<{ Params: { token: string } }>(
    '/.well-known/acme-challenge/:token',
    { config: { rateLimit } },
    async (request, reply) => {
      const { token } = request.params
      const found = TOKEN.test(token) ? await find(token) : null
      void reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8')
      return found === null ? reply.code(404).send('Not found\n') : reply.type('application/octet-stream').send(found)
    },
  )
}
