// The cost of an operation: about how many objects it loads, known from its arguments and variables before it runs.

import type { ApolloServerPlugin, BaseContext } from '@apollo/server'
import {
  getNamedType,
  getNullableType,
  getVariableValues,
  GraphQLError,
  isCompositeType,
  isListType,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import type * as QueryComplexity from 'graphql-query-complexity'
import type { ComplexityEstimator } from 'graphql-query-complexity'
import { createRequire } from 'node:module'
import { QueryLimitError } from './limits.ts'

// Its ESM build loads graphql's ESM files, a second realm beside the CommonJS one that everything else here has.
const { fieldExtensionsEstimator, getComplexity } = createRequire(import.meta.url)(
  'graphql-query-complexity',
) as typeof QueryComplexity

export interface CostOptions {
  /** The greatest cost allowed. */
  readonly maximum: number
  /** Items of a connection whose caller gave neither `first` nor `last`. Default 20. */
  readonly defaultPageSize?: number
  /** Items assumed of a bare list of objects. Default 10. */
  readonly assumedListSize?: number
}

const MUTATION_COST = 10

/**
 * Refuses operations that cost more than `maximum` with QUERY_TOO_COMPLEX, before any resolver runs. A scalar costs
 * nothing, an object 1, a connection 1 and its page size times what is selected of an item, a mutation 10; a field may
 * state another cost in `extensions.complexity`. Variables are counted with the values given.
 */
export function costPlugin<TContext extends BaseContext>(
  schema: GraphQLSchema,
  options: CostOptions,
): ApolloServerPlugin<TContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ request, document, operation }) {
          if (operation === undefined) return
          const cost = operationCost(schema, document, operation, request.variables ?? {}, options)
          if (cost !== undefined && cost > options.maximum) throw tooComplex(cost, options.maximum)
        },
      }
    },
  }
}

/** The cost, or undefined where the variables do not fit their types: execution refuses those without resolving. */
export function operationCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  options: CostOptions,
): number | undefined {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 })
  if (coerced === undefined) return undefined
  // The one executed operation with the document's fragments: a second one costs nothing and needs no name.
  const definitions = document.definitions.filter((each) => each === operation || each.kind === 'FragmentDefinition')
  try {
    return getComplexity({
      schema,
      query: { ...document, definitions },
      variables: { ...variables },
      estimators: [fieldExtensionsEstimator(), pageEstimator(schema, options)],
    })
  } catch (error) {
    if (error instanceof GraphQLError) return costOfUncountable(error, options)
    throw error
  }
}

/** graphql-query-complexity refuses what visits too many nodes; a faulty argument is for execution to report. */
function costOfUncountable(error: GraphQLError, options: CostOptions): number | undefined {
  return error.message.includes('maximum allowed number of nodes') ? options.maximum + 1 : undefined
}

function pageEstimator(schema: GraphQLSchema, options: CostOptions): ComplexityEstimator {
  const defaultPageSize = options.defaultPageSize ?? 20
  const assumedListSize = options.assumedListSize ?? 10
  return ({ type, field, args, childComplexity }) => {
    if (field.name.startsWith('__') || type.name.startsWith('__')) return 0
    const returned = getNamedType(field.type)
    const base = type === schema.getMutationType() ? MUTATION_COST : 1
    if (!isCompositeType(returned)) return base === MUTATION_COST ? base : 0
    if (returned.name === 'PageInfo') return 0
    // The page size has been counted by the connection's own field.
    if (type.name.endsWith('Connection')) return field.name === 'nodes' ? 1 + childComplexity : childComplexity
    const isConnection = returned.name.endsWith('Connection')
    if (isConnection) return base + pageSize(args, defaultPageSize) * childComplexity
    if (isListType(getNullableType(field.type))) return base + listSize(args, assumedListSize) * (1 + childComplexity)
    return base + childComplexity
  }
}

/** A size out of range is the resolver's to refuse; here it only must not make an operation look cheap. */
function pageSize(args: Readonly<Record<string, unknown>>, otherwise: number): number {
  const sizes = [args['first'], args['last']].filter((size) => typeof size === 'number')
  return sizes.length === 0 ? otherwise : Math.max(1, ...sizes)
}

function listSize(args: Readonly<Record<string, unknown>>, otherwise: number): number {
  const ids = args['ids']
  return Array.isArray(ids) ? Math.max(1, ids.length) : otherwise
}

function tooComplex(cost: number, maximum: number): GraphQLError {
  const found = Math.min(cost, Number.MAX_SAFE_INTEGER)
  const message = `The operation costs ${found}, at most ${maximum} is allowed. Ask for fewer items (first, last) or fewer levels.`
  return new QueryLimitError('QUERY_TOO_COMPLEX', message, found, maximum)
}
