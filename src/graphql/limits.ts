// What one GraphQL document may ask for: its shape is measured before validation, its cost before execution.

import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql'

/** How large a document may be. Every number is the greatest value still allowed. */
export interface QueryLimits {
  /** Lexical tokens of the document; refused by the parser with GRAPHQL_PARSE_FAILED. */
  readonly tokens: number
  /** Fields below one another, the root field being 1. */
  readonly depth: number
  /** The same below `__schema` and `__type`; the introspection query of GraphiQL and of code generators needs 15. */
  readonly introspectionDepth: number
  /** Fields with an alias, fragments expanded. */
  readonly aliases: number
  /** Directives applied, fragments expanded. */
  readonly directives: number
  /** Fields of one operation, fragments expanded. */
  readonly fields: number
  /** Root fields of one operation, fragments expanded. */
  readonly rootFields: number
  /** Root fields that one operation may name once only, so that aliases cannot multiply attempts at a password. */
  readonly oncePerOperation: readonly string[]
  /** Cost of an operation, see `cost.ts`. */
  readonly cost: number
  /** Validation errors and variable errors told at once. */
  readonly errors: number
}

export const DEFAULT_QUERY_LIMITS: QueryLimits = {
  tokens: 2000,
  depth: 12,
  introspectionDepth: 16,
  aliases: 30,
  directives: 50,
  fields: 1000,
  rootFields: 20,
  oncePerOperation: ['signIn'],
  cost: 10_000,
  errors: 20,
}

/** Codes in `extensions.code` of a refused document. */
const LIMIT_CODES = [
  'QUERY_TOO_DEEP',
  'QUERY_TOO_LARGE',
  'TOO_MANY_ALIASES',
  'TOO_MANY_DIRECTIVES',
  'TOO_MANY_ROOT_FIELDS',
  'FIELD_REPEATED',
  'QUERY_TOO_COMPLEX',
] as const
export type LimitCode = (typeof LIMIT_CODES)[number]

/** A document past a limit. `extensions` carries the code, what was found and the maximum; the HTTP status is 400. */
export class QueryLimitError extends GraphQLError {
  readonly code: LimitCode
  readonly found: number
  readonly maximum: number

  constructor(code: LimitCode, message: string, found: number, maximum: number) {
    super(message, { extensions: { code, found, maximum, http: { status: 400 } } })
    this.code = code
    this.found = found
    this.maximum = maximum
  }
}

/** What was counted in a selection set with its fragments expanded. */
export interface DocumentShape {
  readonly depth: number
  readonly introspectionDepth: number
  readonly fields: number
  readonly aliases: number
  readonly directives: number
  /** Fields directly in the selection set, so for an operation its root fields. */
  readonly direct: number
  /** How often each name of `oncePerOperation` stands directly in the selection set. */
  readonly once: readonly number[]
}

/**
 * The validation rule that enforces the shape limits. On a violation it reports that alone and hides the rest of the
 * document from the other rules, some of which need quadratic time for what it has just refused.
 */
export function shapeLimitsRule(limits: QueryLimits): ValidationRule {
  return (context: ValidationContext): ASTVisitor => ({
    Document: (document: DocumentNode) => {
      const violation = findShapeViolation(document, limits)
      if (violation === undefined) return undefined
      context.reportError(violation)
      return { ...document, definitions: [] }
    },
  })
}

/** The first limit that any operation of the document passes, in linear time whatever its fragments expand to. */
export function findShapeViolation(document: DocumentNode, limits: QueryLimits): QueryLimitError | undefined {
  const measure = new ShapeMeasure(document, limits.oncePerOperation)
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      const shape = measure.definition(definition)
      const violation = depthViolation(shape, limits) ?? countViolation(shape, limits) ?? rootViolation(shape, limits)
      if (violation !== undefined) return violation
    } else if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      // The other rules visit fragments that no operation spreads as well. Depth is left to the operations: seen alone,
      // a fragment on __Type does not tell that it is part of introspection.
      const violation = countViolation(measure.definition(definition), limits)
      if (violation !== undefined) return violation
    }
  }
  return undefined
}

function depthViolation(shape: DocumentShape, limits: QueryLimits): QueryLimitError | undefined {
  if (shape.depth > limits.depth) {
    return tooMany('QUERY_TOO_DEEP', 'nests fields too deep', shape.depth, limits.depth)
  }
  if (shape.introspectionDepth > limits.introspectionDepth) {
    return tooMany(
      'QUERY_TOO_DEEP',
      'nests introspection fields too deep',
      shape.introspectionDepth,
      limits.introspectionDepth,
    )
  }
  return undefined
}

function countViolation(shape: DocumentShape, limits: QueryLimits): QueryLimitError | undefined {
  if (shape.aliases > limits.aliases) {
    return tooMany('TOO_MANY_ALIASES', 'has too many aliases', shape.aliases, limits.aliases)
  }
  if (shape.directives > limits.directives) {
    return tooMany('TOO_MANY_DIRECTIVES', 'has too many directives', shape.directives, limits.directives)
  }
  if (shape.fields > limits.fields) {
    return tooMany('QUERY_TOO_LARGE', 'selects too many fields', shape.fields, limits.fields)
  }
  return undefined
}

function rootViolation(shape: DocumentShape, limits: QueryLimits): QueryLimitError | undefined {
  const repeated = shape.once.findIndex((count) => count > 1)
  if (repeated !== -1) {
    const name = limits.oncePerOperation[repeated] ?? ''
    return tooMany('FIELD_REPEATED', `repeats ${name}, which may stand in it once`, shape.once[repeated] ?? 2, 1)
  }
  if (shape.direct > limits.rootFields) {
    return tooMany('TOO_MANY_ROOT_FIELDS', 'has too many root fields', shape.direct, limits.rootFields)
  }
  return undefined
}

function tooMany(code: LimitCode, what: string, found: number, maximum: number): QueryLimitError {
  return new QueryLimitError(code, `The operation ${what}: ${found} found, at most ${maximum} allowed.`, found, maximum)
}

/** Past this, sums stop growing: they must stay exact integers that JSON can carry. */
const SATURATED = 1_000_000_000

class ShapeMeasure {
  readonly #fragments = new Map<string, FragmentDefinitionNode>()
  readonly #measured = new Map<string, DocumentShape>()
  readonly #once: readonly string[]
  readonly #empty: DocumentShape

  constructor(document: DocumentNode, once: readonly string[]) {
    this.#once = once
    const none = once.map(() => 0)
    this.#empty = { depth: 0, introspectionDepth: 0, fields: 0, aliases: 0, directives: 0, direct: 0, once: none }
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition)
    }
  }

  definition(node: OperationDefinitionNode | FragmentDefinitionNode): DocumentShape {
    const inside = this.#selectionSet(node.selectionSet)
    const variables = node.variableDefinitions ?? []
    const onVariables = variables.reduce((sum, variable) => sum + (variable.directives?.length ?? 0), 0)
    return withDirectives(inside, (node.directives?.length ?? 0) + onVariables)
  }

  #selectionSet(selectionSet: SelectionSetNode): DocumentShape {
    return selectionSet.selections
      .map((selection): DocumentShape => {
        const directives = selection.directives?.length ?? 0
        if (selection.kind === Kind.FRAGMENT_SPREAD)
          return withDirectives(this.#fragment(selection.name.value), directives)
        if (selection.kind === Kind.INLINE_FRAGMENT) {
          return withDirectives(this.#selectionSet(selection.selectionSet), directives)
        }
        const name = selection.name.value
        const below = selection.selectionSet === undefined ? this.#empty : this.#selectionSet(selection.selectionSet)
        // By the field's own name, never by that of an alias, fragment or operation: those the caller chooses.
        const isIntrospection = name === '__schema' || name === '__type'
        return {
          depth: isIntrospection ? 1 : 1 + below.depth,
          introspectionDepth: isIntrospection ? 1 + below.depth : below.introspectionDepth,
          fields: 1 + below.fields,
          aliases: (selection.alias === undefined ? 0 : 1) + below.aliases,
          directives: directives + below.directives,
          direct: 1,
          once: this.#once.map((each) => (each === name ? 1 : 0)),
        }
      })
      .reduce(added, this.#empty)
  }

  #fragment(name: string): DocumentShape {
    const known = this.#measured.get(name)
    if (known !== undefined) return known
    const fragment = this.#fragments.get(name)
    if (fragment === undefined) return this.#empty
    // A cycle meets this entry and counts as nothing; NoFragmentCyclesRule refuses it.
    this.#measured.set(name, this.#empty)
    const shape = this.definition(fragment)
    this.#measured.set(name, shape)
    return shape
  }
}

function withDirectives(shape: DocumentShape, directives: number): DocumentShape {
  return directives === 0 ? shape : { ...shape, directives: saturated(shape.directives + directives) }
}

function added(left: DocumentShape, right: DocumentShape): DocumentShape {
  return {
    depth: Math.max(left.depth, right.depth),
    introspectionDepth: Math.max(left.introspectionDepth, right.introspectionDepth),
    fields: saturated(left.fields + right.fields),
    aliases: saturated(left.aliases + right.aliases),
    directives: saturated(left.directives + right.directives),
    direct: saturated(left.direct + right.direct),
    once: left.once.map((count, index) => saturated(count + (right.once[index] ?? 0))),
  }
}

function saturated(count: number): number {
  return Math.min(count, SATURATED)
}
