// Refusals made before GraphQL sees a request (size, content type, rate, path), told in the shape of a GraphQL answer.

import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Codes in `extensions.code` of answers that no GraphQL operation produced. */
const TRANSPORT_CODES = [
  'BAD_REQUEST',
  'NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL',
] as const
export type TransportCode = (typeof TRANSPORT_CODES)[number]

const BY_STATUS: Readonly<Record<number, readonly [TransportCode, string]>> = {
  404: ['NOT_FOUND', 'Nothing is served at this path.'],
  405: ['METHOD_NOT_ALLOWED', 'This method is not served at this path.'],
  413: ['PAYLOAD_TOO_LARGE', 'The request body is larger than this server accepts.'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'Send the request body as application/json.'],
  429: ['RATE_LIMITED', 'Too many requests. Wait for the seconds told in the Retry-After header.'],
  503: ['UNAVAILABLE', 'The server is not ready. Try again later.'],
}

/** Answers with `{ errors: [{ message, extensions: { code, requestId } }] }`; nothing of the cause is told. */
export function sendTransportError(request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
  const known = BY_STATUS[status]
  const [code, message] = known ?? (status < 500 ? CALLER_ERROR : SERVER_ERROR)
  return reply
    .code(known === undefined && status >= 500 ? 500 : status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send({ errors: [{ message, extensions: { code, requestId: request.id } }] })
}

const CALLER_ERROR = ['BAD_REQUEST', 'The request could not be read: expected a JSON body and valid headers.'] as const
const SERVER_ERROR = [
  'INTERNAL',
  'Something went wrong on the server. Quote the request id when you report it.',
] as const

/** Makes every fault that reaches Fastify such an answer; faults of the server are logged with their cause. */
export function answerTransportErrors(server: FastifyInstance): void {
  server.setNotFoundHandler((request, reply) => sendTransportError(request, reply, 404))
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const status = typeof error.statusCode === 'number' && error.statusCode >= 400 ? error.statusCode : 500
    if (status >= 500) request.log.error({ err: error }, 'request failed')
    return sendTransportError(request, reply, status)
  })
}
