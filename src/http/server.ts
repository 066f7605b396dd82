// The HTTP server: one Fastify instance with the GraphQL endpoint, GraphiQL, health and metrics, not yet listening.

import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { BaseContext } from '@apollo/server'
import { fastify, LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Registry } from 'prom-client'
import { type ChallengeSource, serveChallenges } from './challenge-route.ts'
import { serveGraphiql } from './graphiql/route.ts'
import { serveGraphql, type GraphqlRouteOptions } from './graphql-route.ts'
import { serveHealth } from './health.ts'
import { logRequests } from './logging.ts'
import { operationMetrics, serveMetrics } from './metrics.ts'
import { type PublicationSource, servePublications } from './pki-route.ts'
import { rateLimitKey } from './rate-limit-key.ts'
import { requestIdOf } from './request-facts.ts'
import { serveSingleSignOn, type SingleSignOnOptions } from './single-sign-on.ts'
import { answerTransportErrors } from './transport-errors.ts'

export interface HttpOptions<TActor, TContext extends BaseContext> extends GraphqlRouteOptions<TActor, TContext> {
  readonly graphiql: boolean
  /** A worker answers health and metrics only. Default everything. */
  readonly answers?: 'everything' | 'probes'
  /** What GraphiQL shows first; by default operations of Indri's own schema. */
  readonly graphiqlQuery?: string
  /** Sign-in by an identity provider, if there is one. */
  readonly singleSignOn?: SingleSignOnOptions | null
  /** Resolves when requests can be served (the database answers); rejects with the reason, which is only logged. */
  readonly ready: () => Promise<void>
  /** With a registry, /metrics is served from it. */
  readonly metrics?: Registry
  /** With a source, key authorizations are served under /.well-known/acme-challenge. */
  readonly challenges?: ChallengeSource
  /** With a source, what authorities publish is served under /pki. */
  readonly publications?: PublicationSource
  /** See `createLogger`, whose serializers and redaction the log lines rely on. */
  readonly logger: FastifyBaseLogger
  /** Bytes of a request body. Default 2 MiB. */
  readonly bodyLimit?: number
  /** Whether X-Forwarded-* are believed: of how many proxies in front, or of which addresses. Default false. */
  readonly trustProxy?: boolean | number | string | readonly string[]
  /** Requests per address and minute, false for no limit. Default 1200. */
  readonly requestsPerMinute?: number | false
  readonly timeouts?: Partial<HttpTimeouts>
}

/** Milliseconds. */
export interface HttpTimeouts {
  /** From the first byte of a request to the end of its headers. */
  readonly headers: number
  /** From the first byte of a request to the end of its body. */
  readonly request: number
  /** An idle connection is kept this long for the next request. */
  readonly keepAlive: number
  /** How often the first two are looked at. */
  readonly check: number
  /** /readyz says 503 when `ready` takes longer. */
  readonly ready: number
  /** On close, requests in flight may take this long; then their connections are cut. */
  readonly grace: number
}

const DEFAULT_TIMEOUTS: HttpTimeouts = {
  headers: 10_000,
  request: 30_000,
  keepAlive: 10_000,
  check: 2000,
  ready: 2000,
  grace: 10_000,
}

const MEBIBYTE = 1024 * 1024

/** Nothing that the API answers is a page: no browser may run, frame or load anything from it. */
const API_CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] },
}

/**
 * Builds the server. The caller adds further routes if it wishes, then listens; `close()` stops taking requests, lets
 * those in flight finish within `timeouts.grace`, and stops Apollo.
 */
export async function createHttpServer<TActor, TContext extends BaseContext>(
  options: HttpOptions<TActor, TContext>,
): Promise<FastifyInstance> {
  const timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts }
  const server = createFastify(options, timeouts)
  closeWithGrace(server, timeouts.grace)
  answerTransportErrors(server)
  // GraphQL takes JSON only; a content type that a form can send without a preflight must not reach a mutation.
  server.removeContentTypeParser('text/plain')
  server.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id)
  })
  logRequests(server)
  await server.register(helmet, { contentSecurityPolicy: API_CONTENT_SECURITY_POLICY })
  const requestsPerMinute = options.requestsPerMinute ?? 1200
  if (requestsPerMinute !== false) {
    await server.register(rateLimit, { max: requestsPerMinute, timeWindow: '1 minute', keyGenerator: rateLimitKey })
  }
  serveHealth(server, options.ready, timeouts.ready)
  const metrics = options.metrics === undefined ? undefined : operationMetrics(options.metrics)
  if (options.metrics !== undefined) serveMetrics(server, options.metrics)
  if (options.answers === 'probes') return server
  if (options.publications !== undefined) servePublications(server, options.publications, requestsPerMinute)
  if (options.challenges !== undefined) serveChallenges(server, options.challenges, requestsPerMinute)
  await serveGraphql(server, options, metrics)
  const singleSignOn = options.singleSignOn ?? null
  if (singleSignOn !== null) serveSingleSignOn(server, singleSignOn)
  if (options.graphiql) {
    serveGraphiql(server, { defaultQuery: options.graphiqlQuery, singleSignOn: singleSignOn !== null })
  }
  return server
}

function createFastify<TActor, TContext extends BaseContext>(
  options: HttpOptions<TActor, TContext>,
  timeouts: HttpTimeouts,
): FastifyInstance {
  return fastify({
    loggerInstance: options.logger,
    // logRequests writes one line a request, not two with the query string in them.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    requestIdHeader: false, // its value would be believed unchecked
    genReqId: requestIdOf,
    bodyLimit: options.bodyLimit ?? 2 * MEBIBYTE,
    trustProxy: trustedProxies(options.trustProxy ?? false),
    requestTimeout: timeouts.request,
    keepAliveTimeout: timeouts.keepAlive,
    forceCloseConnections: 'idle',
    http: { headersTimeout: timeouts.headers, connectionsCheckingInterval: timeouts.check },
  })
}

type TrustProxy = NonNullable<HttpOptions<unknown, BaseContext>['trustProxy']>

function trustedProxies(trust: TrustProxy): boolean | string | string[] | ((address: string, hop: number) => boolean) {
  if (typeof trust === 'number') return (_address, hop) => hop < trust
  return typeof trust === 'object' ? [...trust] : trust
}

/** Once closing, a connection is not kept for a next request: it would hold up the end until it is idle for long. */
function closeWithGrace(server: FastifyInstance, milliseconds: number): void {
  let timer: NodeJS.Timeout | undefined
  server.addHook('preClose', async () => {
    timer = setTimeout(() => server.server.closeAllConnections(), milliseconds)
    timer.unref()
  })
  server.addHook('onSend', async (_request, reply) => {
    if (timer !== undefined) void reply.header('connection', 'close')
  })
  server.addHook('onClose', async () => clearTimeout(timer))
}
