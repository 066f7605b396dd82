// The GraphQL endpoint: Apollo Server behind one Fastify route.

import { ApolloServer, HeaderMap, type ApolloServerPlugin, type BaseContext } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql'
import { RequestError, type RequestErrorCode } from '../errors.ts'
import { costPlugin } from '../graphql/cost.ts'
import { introspectionPlugin, type IntrospectionOptions } from '../graphql/introspection.ts'
import { QueryLimitError, shapeLimitsRule, type QueryLimits } from '../graphql/limits.ts'
import { operationObserver, type OperationMetrics } from './metrics.ts'
import { currentRequest, factsOf, noteOperation, withRequest, type RequestFacts } from './request-facts.ts'
import { sendTransportError } from './transport-errors.ts'

/**
 * Says what a caller is told of an error. It gets what Apollo would tell, the error itself, and its request. Faults of
 * the document and its variables come as a GraphQLError without `originalError`, refusals of `authenticate` as the
 * RequestError that was thrown; our limits and what is refused before Apollo never get here.
 */
export type FormatError = (
  formatted: GraphQLFormattedError,
  error: unknown,
  request: RequestFacts | undefined,
) => GraphQLFormattedError

export interface GraphqlRouteOptions<TActor, TContext extends BaseContext> {
  readonly schema: GraphQLSchema
  /** Who asks. Throws a RequestError (UNAUTHENTICATED for a token that is not valid) where that cannot be told. */
  readonly authenticate: (request: FastifyRequest) => Promise<TActor>
  /** Apollo hands resolvers a shallow copy of what this returns: a class with private fields would not survive it. */
  readonly createContext: (request: { readonly actor: TActor; readonly request: RequestFacts }) => Promise<TContext>
  /** Called once for every context made, after its operation has been answered or has failed. */
  readonly releaseContext?: (context: TContext) => Promise<void>
  readonly formatError: FormatError
  readonly limits: QueryLimits
  readonly introspection: IntrospectionOptions<TContext>
  /** Further Apollo plugins, after those of the limits. */
  readonly plugins?: readonly ApolloServerPlugin<TContext>[]
}

const GRAPHQL_PATH = '/graphql'

/** Starts Apollo and serves it at /graphql for POST and, for queries with a preflight header, GET. */
export async function serveGraphql<TActor, TContext extends BaseContext>(
  server: FastifyInstance,
  options: GraphqlRouteOptions<TActor, TContext>,
  metrics: OperationMetrics | undefined,
): Promise<void> {
  const apollo = await startApollo(server, options, metrics)
  server.addHook('onClose', async () => apollo.stop())
  server.decorateRequest('operation', null)

  const contexts = new WeakMap<FastifyRequest, TContext>()
  const handle = fastifyApolloHandler<TContext>(apollo, {
    context: async (request) => {
      const context = await openContext(request, options)
      contexts.set(request, context)
      return context
    },
  })
  server.route({
    method: ['GET', 'POST'],
    url: GRAPHQL_PATH,
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      void reply.header('cache-control', 'no-store')
      try {
        return await withRequest(request, factsOf(request), () => handle.call(server, request, reply))
      } finally {
        await releaseContext(request, contexts.get(request), options)
      }
    },
  })
  server.route({
    method: ['HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: GRAPHQL_PATH,
    handler: async (request, reply) => sendTransportError(request, reply.header('allow', 'GET, POST'), 405),
  })
}

async function startApollo<TActor, TContext extends BaseContext>(
  server: FastifyInstance,
  options: GraphqlRouteOptions<TActor, TContext>,
  metrics: OperationMetrics | undefined,
): Promise<ApolloServer<TContext>> {
  const { limits } = options
  const apollo = new ApolloServer<TContext>({
    schema: options.schema,
    logger: apolloLogger(server),
    formatError: (formatted, error) => formatSafely(formatted, error, options.formatError),
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [shapeLimitsRule(limits)],
    validationOptions: { maxErrors: limits.errors },
    executionOptions: { maxCoercionErrors: limits.errors },
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    introspection: true, // decided per caller by introspectionPlugin
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    plugins: [
      // Apollo turns some of these on by environment variables; usage reports would send variables to a third party.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      operationObserver<TContext>((facts, outcome, seconds) => {
        noteOperation(facts)
        metrics?.observe(facts, outcome, seconds)
      }),
      introspectionPlugin(options.introspection),
      costPlugin(options.schema, { maximum: limits.cost }),
      ...(options.plugins ?? []),
    ],
  })
  await apollo.start()
  return apollo
}

async function openContext<TActor, TContext extends BaseContext>(
  request: FastifyRequest,
  options: GraphqlRouteOptions<TActor, TContext>,
): Promise<TContext> {
  try {
    const actor = await options.authenticate(request)
    return await options.createContext({ actor, request: factsOf(request) })
  } catch (error) {
    throw error instanceof RequestError ? refused(error) : error
  }
}

const STATUS_OF_REFUSAL: Partial<Record<RequestErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
}

function refused(error: RequestError): GraphQLError {
  const status = STATUS_OF_REFUSAL[error.code] ?? 400
  // RFC 9110 section 15.5.2: a 401 names the scheme to authenticate with.
  const headers = new HeaderMap(status === 401 ? [['www-authenticate', 'Bearer']] : [])
  if (error.retryAfterSeconds !== null) headers.set('retry-after', String(error.retryAfterSeconds))
  return new GraphQLError(error.message, {
    originalError: error,
    extensions: { code: error.code, http: { status, headers } },
  })
}

/** The answer is on its way and the operation may have committed: a failure here is logged, never told. */
async function releaseContext<TActor, TContext extends BaseContext>(
  request: FastifyRequest,
  context: TContext | undefined,
  options: GraphqlRouteOptions<TActor, TContext>,
): Promise<void> {
  if (context === undefined) return
  try {
    await options.releaseContext?.(context)
  } catch (error) {
    request.log.error({ err: error }, 'releasing the request context failed')
  }
}

/** Puts back what Apollo takes from our limits (the code) and takes what it leaves in (suggestions of names). */
function formatSafely(formatted: GraphQLFormattedError, error: unknown, format: FormatError): GraphQLFormattedError {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error
  if (cause instanceof QueryLimitError) {
    const { code, found, maximum } = cause
    return { message: cause.message, extensions: { code, found, maximum } }
  }
  const safe = { ...formatted, message: withoutSuggestion(formatted.message) }
  return format(safe, unwrapped(safe, error), currentRequest())
}

const CODES_OF_BAD_REQUESTS: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
])

/**
 * The error that a formatter should judge. Apollo wraps the faults of documents and variables, so that they look like
 * errors that code of ours threw; and we wrap a refusal to authenticate, to give it an HTTP status. What came from a
 * resolver has a path and is left alone.
 */
function unwrapped(formatted: GraphQLFormattedError, error: unknown): unknown {
  if (!(error instanceof GraphQLError) || error.path !== undefined) return error
  if (error.originalError instanceof RequestError) return error.originalError
  return CODES_OF_BAD_REQUESTS.has(formatted.extensions?.['code']) ? new GraphQLError(formatted.message) : error
}

function withoutSuggestion(message: string): string {
  return message.replace(/ ?Did you mean [^?]{0,1000}\?/g, '')
}

function apolloLogger(server: FastifyInstance) {
  return {
    debug: (message?: unknown) => server.log.debug(String(message)),
    info: (message?: unknown) => server.log.info(String(message)),
    warn: (message?: unknown) => server.log.warn(String(message)),
    error: (message?: unknown) => server.log.error(String(message)),
  }
}
