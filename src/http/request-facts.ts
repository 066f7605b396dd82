// What is known of the HTTP request that GraphQL code runs for, reachable where a library passes no context along.

import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FastifyBaseLogger, FastifyRequest } from 'fastify'

export interface RequestFacts {
  readonly requestId: string
  /** The caller's address, by X-Forwarded-For only where `trustProxy` allows it. */
  readonly address: string
  /** At most 256 characters, or null. */
  readonly userAgent: string | null
  /** Lines written here carry the request id. */
  readonly log: FastifyBaseLogger
}

/** What GraphQL made of a request, for the log line and the metrics. All names are cut to 64 characters. */
export interface OperationFacts {
  readonly type: string
  readonly name: string | null
  readonly field: string
  readonly codes: readonly string[]
}

declare module 'fastify' {
  interface FastifyRequest {
    operation: OperationFacts | null
  }
  interface FastifyContextConfig {
    /** Health checks and scrapes, logged at the debug level only. */
    isProbe?: boolean
  }
}

interface Scope {
  readonly facts: RequestFacts
  readonly noteOperation: (operation: OperationFacts) => void
}

const storage = new AsyncLocalStorage<Scope>()

/** Runs `work` so that {@link currentRequest} finds the request's facts in it and in what it awaits. */
export function withRequest<T>(request: FastifyRequest, facts: RequestFacts, work: () => T): T {
  const noteOperation = (operation: OperationFacts): void => {
    request.operation = operation
  }
  return storage.run({ facts, noteOperation }, work)
}

/** The request being answered, or undefined outside of one. */
export function currentRequest(): RequestFacts | undefined {
  return storage.getStore()?.facts
}

/** Leaves what GraphQL made of the current request for its log line. */
export function noteOperation(operation: OperationFacts): void {
  storage.getStore()?.noteOperation(operation)
}

export function factsOf(request: FastifyRequest): RequestFacts {
  const userAgent = request.headers['user-agent']?.slice(0, 256) ?? null
  return { requestId: request.id, address: request.ip, userAgent, log: request.log }
}

/** An incoming X-Request-Id of 1 to 64 letters, digits and hyphens is kept, so that logs of several services meet. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && /^[A-Za-z0-9-]{1,64}$/.test(given) ? given : randomUUID()
}
