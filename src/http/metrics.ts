// Prometheus metrics of the process and of GraphQL operations.

import type { ApolloServerPlugin, BaseContext } from '@apollo/server'
import type { FastifyInstance } from 'fastify'
import { Kind, type OperationDefinitionNode } from 'graphql'
import { collectDefaultMetrics, Counter, Histogram, type Registry } from 'prom-client'
import type { OperationFacts } from './request-facts.ts'

export type OperationOutcome = 'ok' | 'partial' | 'failed'

export interface OperationMetrics {
  /** Records one answered operation; `seconds` since the request reached GraphQL. */
  readonly observe: (facts: OperationFacts, outcome: OperationOutcome, seconds: number) => void
}

/**
 * Registers the default metrics and those of operations. An operation is labelled by its root field, which the schema
 * bounds, and not by its name, of which callers can invent any number.
 */
export function operationMetrics(registry: Registry): OperationMetrics {
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'graphql_operation_duration_seconds',
    help: 'Duration of GraphQL operations by type, root field and outcome.',
    labelNames: ['type', 'field', 'outcome'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  const errors = new Counter({
    name: 'graphql_errors_total',
    help: 'GraphQL errors answered, by extensions.code.',
    labelNames: ['code'] as const,
    registers: [registry],
  })
  return {
    observe({ type, field, codes }, outcome, seconds) {
      duration.observe({ type, field, outcome }, seconds)
      for (const code of codes) errors.inc({ code })
    },
  }
}

/** Tells `report` what became of every operation, refused ones included. */
export function operationObserver<TContext extends BaseContext>(
  report: (facts: OperationFacts, outcome: OperationOutcome, seconds: number) => void,
): ApolloServerPlugin<TContext> {
  return {
    async requestDidStart() {
      const start = performance.now()
      return {
        async willSendResponse({ operation, response }) {
          if (response.body.kind !== 'single') return
          const { errors = [], data } = response.body.singleResult
          const hasData = data !== undefined && data !== null
          const outcome = errors.length === 0 ? 'ok' : hasData ? 'partial' : 'failed'
          const codes = errors.map((error) => codeLabel(error.extensions?.['code']))
          report({ ...namesOf(operation), codes }, outcome, (performance.now() - start) / 1000)
        },
      }
    },
  }
}

/** `operation` is set only after validation, so that `field` is always a name of the schema or one of three words. */
function namesOf(operation: OperationDefinitionNode | undefined): Omit<OperationFacts, 'codes'> {
  if (operation === undefined) return { type: 'unknown', name: null, field: 'refused' }
  const [first, ...others] = operation.selectionSet.selections
  const isSingle = first?.kind === Kind.FIELD && others.length === 0
  return {
    type: operation.operation,
    name: operation.name?.value.slice(0, 64) ?? null,
    field: isSingle ? first.name.value : 'several',
  }
}

function codeLabel(code: unknown): string {
  return typeof code === 'string' && /^[A-Z][A-Z_]{0,63}$/.test(code) ? code : 'OTHER'
}

/** Serves the registry at /metrics in the text format of Prometheus. */
export function serveMetrics(server: FastifyInstance, registry: Registry): void {
  server.get('/metrics', { config: { isProbe: true } }, async (_request, reply) => {
    return reply
      .header('cache-control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics())
  })
}
