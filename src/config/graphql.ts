// How large an operation may be, and who may explore the schema.

import type { Reader } from './reader.ts'
import { integer, oneOf } from './values.ts'
import { type ConfigVariable, variable } from './variable.ts'

const MAXIMUM_TOKENS = variable({
  name: 'INDRI_GRAPHQL_MAX_TOKENS',
  default: '2000',
  description: 'Most lexical tokens of a GraphQL document.',
  ...integer(100, 100_000),
})

const MAXIMUM_DEPTH = variable({
  name: 'INDRI_GRAPHQL_MAX_DEPTH',
  default: '12',
  description: 'Deepest nesting of fields in an operation.',
  ...integer(3, 100),
})

const MAXIMUM_ALIASES = variable({
  name: 'INDRI_GRAPHQL_MAX_ALIASES',
  default: '30',
  description: 'Most aliases in a document.',
  ...integer(0, 1000),
})

const MAXIMUM_DIRECTIVES = variable({
  name: 'INDRI_GRAPHQL_MAX_DIRECTIVES',
  default: '50',
  description: 'Most directives in a document.',
  ...integer(0, 1000),
})

const MAXIMUM_COST = variable({
  name: 'INDRI_GRAPHQL_MAX_COST',
  default: '10000',
  description: 'Highest cost of an operation: about one for each object it may return.',
  ...integer(100, 10_000_000),
})

const INTROSPECTION = variable({
  name: 'INDRI_INTROSPECTION',
  default: 'signed-in',
  description: 'Who may read the schema from the server: `signed-in`, `public` or `off`.',
  ...oneOf(['signed-in', 'public', 'off']),
})

const GRAPHIQL = variable({
  name: 'INDRI_GRAPHIQL',
  default: 'on',
  description: 'Whether GraphiQL is served: `on` or `off`.',
  ...oneOf(['on', 'off']),
})

export const GRAPHQL_VARIABLES: readonly ConfigVariable[] = [
  MAXIMUM_TOKENS,
  MAXIMUM_DEPTH,
  MAXIMUM_ALIASES,
  MAXIMUM_DIRECTIVES,
  MAXIMUM_COST,
  INTROSPECTION,
  GRAPHIQL,
]

export interface GraphQLConfig {
  readonly maximumTokens: number
  readonly maximumDepth: number
  readonly maximumAliases: number
  readonly maximumDirectives: number
  readonly maximumCost: number
  readonly introspection: 'signed-in' | 'public' | 'off'
  readonly graphiql: boolean
}

export function readGraphQL(reader: Reader): GraphQLConfig {
  return {
    maximumTokens: reader.read(MAXIMUM_TOKENS),
    maximumDepth: reader.read(MAXIMUM_DEPTH),
    maximumAliases: reader.read(MAXIMUM_ALIASES),
    maximumDirectives: reader.read(MAXIMUM_DIRECTIVES),
    maximumCost: reader.read(MAXIMUM_COST),
    introspection: reader.read(INTROSPECTION),
    graphiql: reader.read(GRAPHIQL) === 'on',
  }
}
