// The one place that turns what was thrown into what a client sees.
import { unwrapResolverError } from '@apollo/server/errors'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { DomainError, DomainErrors, RequestError } from '../errors.ts'

export interface ErrorReport {
  readonly requestId: string
  /** Called for what is a bug or an outage, once, with the error as it was. */
  readonly report: (error: unknown) => void
  /** Puts an error of the database into words of our own where it means something to the caller; else returns it. */
  readonly translate?: (error: unknown) => unknown
}

/** What the client is told. Only our own errors and GraphQL's keep their words; all others are masked and reported. */
export function formatError(formatted: GraphQLFormattedError, thrown: unknown, to: ErrorReport): GraphQLFormattedError {
  const unwrapped = unwrapResolverError(thrown)
  const error = isOutage(unwrapped) ? unwrapped : (to.translate?.(unwrapped) ?? unwrapped)
  if (error instanceof RequestError) {
    if (error.code === 'INTERNAL' || error.cause !== undefined) to.report(error)
    return told(formatted, error.message, {
      code: error.code,
      ...(error.retryAfterSeconds !== null && { retryAfterSeconds: error.retryAfterSeconds }),
    })
  }
  if (error instanceof DomainError) return told(formatted, error.message, domainExtensions(error))
  if (error instanceof DomainErrors) {
    return told(formatted, error.message, { code: 'BAD_USER_INPUT', errors: error.errors.map(describe) })
  }
  // GraphQL's own: syntax, validation, coercion of arguments and variables, limits.
  if (error instanceof GraphQLError && (error.originalError === undefined || error.originalError === null)) {
    return formatted.extensions?.['code'] === 'INTERNAL_SERVER_ERROR'
      ? told(formatted, formatted.message, { ...formatted.extensions, code: 'BAD_USER_INPUT' })
      : formatted
  }
  if (isUnstorableText(error)) {
    const message = 'The input holds a character that no text here can hold, such as NUL.'
    return told(formatted, message, { code: 'BAD_USER_INPUT' })
  }
  to.report(error)
  if (isOutage(error)) {
    return told(formatted, 'The database cannot take this right now and nothing was changed; try again shortly.', {
      code: 'UNAVAILABLE',
      requestId: to.requestId,
    })
  }
  return told(formatted, 'Something went wrong on our side.', { code: 'INTERNAL', requestId: to.requestId })
}

function told(formatted: GraphQLFormattedError, message: string, extensions: Record<string, unknown>) {
  const { locations, path } = formatted
  return { message, ...(locations && { locations }), ...(path && { path }), extensions }
}

function domainExtensions(error: DomainError): Record<string, unknown> {
  return { code: 'BAD_USER_INPUT', errors: [describe(error)] }
}

function describe(error: DomainError): Record<string, unknown> {
  return { code: error.code, message: error.message, path: error.path }
}

/** A NUL that reached the database: 22021 in PostgreSQL, while PGlite takes its message to be torn (08P01). */
function isUnstorableText(error: unknown): boolean {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    const code = 'code' in cause ? cause.code : ''
    if (code === '22021' || (code === '08P01' && /invalid message format/i.test(cause.message))) return true
  }
  return false
}

/**
 * SQLSTATE classes 08 (connection), 53 (resources) and 57P (shutdown), a transaction that lost to others (40001, 40P01) and
 * the socket's own complaints: nothing was changed, and the same request may well succeed in a moment.
 */
function isOutage(error: unknown): boolean {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; cause = causeOf(cause), depth++) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
    if (/^(08...|53...|57P..|40001|40P01|ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT)$/.test(code)) return true
    if (/Connection terminated|connection timeout|is not queryable/i.test(cause.message)) return true
  }
  return false
}

/** What Apollo wraps on the way to the request's context has no cause, only an original. */
function causeOf(error: Error): unknown {
  return error.cause ?? (error instanceof GraphQLError ? error.originalError : undefined)
}
