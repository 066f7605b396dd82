// The HTTP server, wired: who asks, within what limits, and who answers.
import type { FastifyInstance } from 'fastify'
import { createApi, type Services } from '../api.ts'
import { ANONYMOUS, type Actor, isAuthenticated } from '../auth/actor.ts'
import { RequestLimiter } from '../auth/request-limiter.ts'
import type { Config } from '../config.ts'
import { Scope } from '../database/scope.ts'
import { formatError } from '../graphql/errors.ts'
import { DEFAULT_QUERY_LIMITS } from '../graphql/limits.ts'
import { bearerToken } from '../http/bearer.ts'
import { factsOf } from '../http/request-facts.ts'
import { createHttpServer } from '../http/server.ts'
import { auditFailure } from '../modules/audit/index.ts'
import { publicationSource } from '../modules/authorities/authority-publications.ts'
import type { CrlService } from '../modules/authorities/crl.service.ts'
import { findKeyAuthorization } from '../modules/authorities/index.ts'
import type { Foundation } from './foundation.ts'
import type { People } from './people.ts'

export interface RequestParts {
  readonly config: Config
  readonly services: Services
  readonly people: People
  readonly crls: CrlService
}

/** It does not listen yet. */
export async function wireRequests(
  { config, services, people, crls }: RequestParts,
  { database, clock, logger, metrics, systemScope }: Omit<Foundation, 'jobs'>,
): Promise<FastifyInstance> {
  const { graphql } = config
  const requests = new RequestLimiter(config.requestsPerMinuteAndCaller)
  return createHttpServer<Actor, Scope>({
    schema: await createApi(services),
    authenticate: async (request) => {
      const token = bearerToken(request.headers.authorization)
      if (token === null) return ANONYMOUS
      const actor = await people.authenticate(token, factsOf(request))
      requests.check(actor)
      return actor
    },
    createContext: async ({ actor, request }) => new Scope(database.fork(), actor, request, clock),
    formatError: (formatted, error, request) =>
      formatError(formatted, error, {
        requestId: request?.requestId ?? 'none',
        report: (cause) => (request?.log ?? logger).error({ err: cause }, 'request failed'),
        translate: auditFailure,
      }),
    limits: {
      ...DEFAULT_QUERY_LIMITS,
      tokens: graphql.maximumTokens,
      depth: graphql.maximumDepth,
      aliases: graphql.maximumAliases,
      directives: graphql.maximumDirectives,
      cost: graphql.maximumCost,
    },
    introspection: { policy: graphql.introspection, isSignedIn: ({ actor }) => isAuthenticated(actor) },
    graphiql: graphql.graphiql,
    answers: config.role === 'worker' ? 'probes' : 'everything',
    singleSignOn: people.singleSignOn,
    challenges: (token) => findKeyAuthorization(database.fork(), token, clock()),
    publications: publicationSource(crls, () => systemScope('publication')),
    ready: () => database.ping(),
    metrics,
    logger,
    bodyLimit: config.bodyLimitBytes,
    requestsPerMinute: config.requestsPerMinute,
    trustProxy: config.trustProxy,
  })
}
