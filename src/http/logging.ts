// Structured logs that a secret cannot slip into: serializers that pick what is written, and redaction behind them.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { pino, type DestinationStream as LogDestination, type LevelWithSilent, type Logger } from 'pino'

export type { LogDestination }

const SECRET_NAMES = [
  'authorization',
  'cookie',
  'password',
  'newPassword',
  'passphrase',
  'token',
  'secret',
  'privateKey',
  'variables',
  'query',
]

/** A pino logger of JSON lines. Fields with names of secrets are replaced at the top and up to two levels below it. */
export function createLogger(level: LevelWithSilent, destination?: LogDestination): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]).concat(
        'req.headers["set-cookie"]',
        'res.headers["set-cookie"]',
      ),
      censor: '[redacted]',
    },
    serializers: { req: describeRequest, res: describeReply, err: describeError },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

/** What of an error is written: drivers attach statements, parameters and rows to theirs, which may be secrets. */
const ERROR_FIELDS = ['type', 'message', 'stack', 'code', 'severity', 'table', 'constraint', 'routine'] as const

function describeError(error: Error): Record<string, unknown> {
  const described = pino.stdSerializers.err(error) as unknown as Record<string, unknown>
  return Object.fromEntries(
    ERROR_FIELDS.flatMap((name) => (described[name] === undefined ? [] : [[name, withoutRow(described[name])]])),
  )
}

/** MikroORM puts PostgreSQL's detail into the message, which quotes the row that failed. */
function withoutRow(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\n - detail: [\s\S]*?(?=\n {4}at |$)/g, '') : value
}

/** Method, path without its query string (a GET carries variables there), and address: no headers, no body. */
function describeRequest(request: FastifyRequest): Record<string, unknown> {
  return { method: request.method, path: pathOf(request.url ?? ''), address: request.ip }
}

function describeReply(reply: FastifyReply): Record<string, unknown> {
  return { status: reply.statusCode }
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? ''
}

/** One line for each answered request, with what GraphQL made of it, and nothing the caller sent but names. */
export function logRequests(server: FastifyInstance): void {
  server.addHook('onResponse', async (request, reply) => {
    const line = {
      req: request,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      ...(request.operation === null ? {} : { operation: request.operation }),
    }
    const isProbe = request.routeOptions.config.isProbe === true
    if (isProbe) request.log.debug(line, 'request')
    else request.log.info(line, 'request')
  })
}
