// A server over a small schema of its own, so that the HTTP layer is tested without the application.

import {
  GraphQLBoolean,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql'
import type { FastifyInstance } from 'fastify'
import { RequestError } from '../../../src/errors.ts'
import { DEFAULT_QUERY_LIMITS } from '../../../src/graphql/limits.ts'
import { createLogger } from '../../../src/http/logging.ts'
import { createHttpServer, type HttpOptions } from '../../../src/http/server.ts'

export interface SampleContext {
  readonly userName: string | null
}

export type SampleOptions = Partial<HttpOptions<string | null, SampleContext>>

const PASSWORD = 'correct horse'
const tokens = new Map<string, string>()

/** What the resolvers have been asked for, so that tests can tell a refusal from an answer that was thrown away. */
export const calls: string[] = []

const node: GraphQLObjectType = new GraphQLObjectType({
  name: 'Certificate',
  fields: () => ({
    id: { type: GraphQLID },
    name: { type: GraphQLString },
    issuer: { type: node },
    replaces: { type: connection, args: { first: { type: GraphQLInt }, last: { type: GraphQLInt } } },
  }),
})
const edge = new GraphQLObjectType({ name: 'CertificateEdge', fields: { node: { type: node } } })
const pageInfo = new GraphQLObjectType({ name: 'PageInfo', fields: { hasNextPage: { type: GraphQLBoolean } } })
const connection: GraphQLObjectType = new GraphQLObjectType({
  name: 'CertificateConnection',
  fields: {
    edges: { type: new GraphQLList(edge) },
    nodes: { type: new GraphQLList(node) },
    pageInfo: { type: pageInfo },
  },
})
const user = new GraphQLObjectType({ name: 'User', fields: { username: { type: GraphQLString } } })
const signInPayload = new GraphQLObjectType({
  name: 'SignInPayload',
  fields: {
    token: { type: GraphQLString },
    userErrors: {
      type: new GraphQLList(new GraphQLObjectType({ name: 'UserError', fields: { message: { type: GraphQLString } } })),
    },
  },
})

const even = new GraphQLScalarType({
  name: 'Even',
  parseValue: (value) => {
    if (typeof value !== 'number' || value % 2 !== 0) throw new TypeError('expected an even number')
    return value
  },
})

const query = new GraphQLObjectType({
  name: 'Query',
  fields: {
    viewer: {
      type: user,
      resolve: (_source, _args, context: SampleContext) =>
        context.userName === null ? null : { username: context.userName },
    },
    certificates: {
      type: connection,
      args: { first: { type: GraphQLInt }, last: { type: GraphQLInt }, after: { type: GraphQLString } },
      resolve: () => {
        calls.push('certificates')
        return { edges: [], nodes: [] }
      },
    },
    nodes: { type: new GraphQLList(node), args: { ids: { type: new GraphQLList(GraphQLID) } }, resolve: () => [] },
    echo: {
      type: GraphQLString,
      args: { text: { type: GraphQLString } },
      resolve: (_source, args: { text?: string }) => args.text,
    },
    even: { type: GraphQLString, args: { number: { type: even } }, resolve: () => 'even' },
    broken: {
      type: GraphQLString,
      resolve: () => {
        throw new Error('duplicate key value violates "users_pkey" at /srv/secret/path.ts')
      },
    },
    slow: {
      type: GraphQLString,
      args: { milliseconds: { type: new GraphQLNonNull(GraphQLInt) } },
      resolve: async (_source, args: { milliseconds: number }) => {
        calls.push('slow')
        await new Promise((resolve) => setTimeout(resolve, args.milliseconds))
        return 'done'
      },
    },
  },
})

const mutation = new GraphQLObjectType({
  name: 'Mutation',
  fields: {
    signIn: {
      type: signInPayload,
      args: {
        input: {
          type: new GraphQLNonNull(signInInput()),
        },
      },
      resolve: (_source, args: { input: { username: string; password: string } }) => {
        calls.push('signIn')
        if (args.input.password !== PASSWORD) {
          return { token: null, userErrors: [{ message: 'The user name or the password is wrong.' }] }
        }
        const token = `token-of-${args.input.username}`
        tokens.set(token, args.input.username)
        return { token, userErrors: [] }
      },
    },
  },
})

function signInInput() {
  return new GraphQLInputObjectType({
    name: 'SignInInput',
    fields: {
      username: { type: new GraphQLNonNull(GraphQLString) },
      password: { type: new GraphQLNonNull(GraphQLString) },
    },
  })
}

const sampleSchema = new GraphQLSchema({ query, mutation })

/** A server on a free port of 127.0.0.1, and its address. */
export async function startSampleServer(
  options: SampleOptions = {},
): Promise<{ server: FastifyInstance; url: string }> {
  const server = await createHttpServer<string | null, SampleContext>({
    schema: sampleSchema,
    authenticate: async (request) => {
      const header = request.headers.authorization
      if (header === undefined) return null
      const name = tokens.get(header.replace(/^Bearer /, ''))
      if (name === undefined) throw new RequestError('UNAUTHENTICATED', 'The token is not valid. Sign in again.')
      return name
    },
    createContext: async ({ actor }) => ({ userName: actor }),
    formatError: (formatted, error, request) => {
      const code = formatted.extensions?.['code']
      if (code !== 'INTERNAL_SERVER_ERROR') return formatted
      request?.log.error({ err: error }, 'operation failed')
      return { message: 'Internal error.', extensions: { code: 'INTERNAL', requestId: request?.requestId } }
    },
    limits: DEFAULT_QUERY_LIMITS,
    introspection: { policy: 'signed-in', isSignedIn: (context) => context.userName !== null },
    graphiql: false,
    ready: async () => undefined,
    logger: createLogger('silent'),
    ...options,
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  return { server, url }
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: {
    readonly data?: Record<string, unknown> | null
    readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[]
  }
}

/** Posts one operation as JSON. */
export async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] }
}

/** The code of the first error, or undefined. */
export function firstCode(answer: Answer): unknown {
  return answer.body.errors?.[0]?.extensions['code']
}

/** Signs in and gives the header that says so. */
export async function signedIn(url: string): Promise<Record<string, string>> {
  const answer = await post(url, {
    query: 'mutation { signIn(input: { username: "ada", password: "correct horse" }) { token } }',
  })
  const payload = answer.body.data?.['signIn'] as { token: string }
  return { authorization: `Bearer ${payload.token}` }
}
