// graphql-shield, held to what it is good for: one rule a root field, deny by default, and no error swallowed.
import type { GraphQLSchema } from 'graphql'
import { applyMiddleware } from 'graphql-middleware'
import { rule, shield } from 'graphql-shield'
import type { Verdict } from '../auth/permissions.ts'
import { RequestError } from '../errors.ts'
import type { Context } from './context.ts'
import { WrongId } from './node-id.ts'

type ShieldRule = ReturnType<ReturnType<typeof rule>>

/** Decides one field. `null` means that the object is not there, or not for this caller to know of. */
export type Guard<Args = Record<string, unknown>> = (
  context: Context,
  args: Args,
  parent: unknown,
) => Verdict | null | Promise<Verdict | null>

/**
 * A shield rule from a guard. It never throws, since shield would take that for a denial: what fails is returned as the
 * error it is. An id that names nothing there could be rights on is let through: the mutation reads it again before it
 * does anything, and tells of it in its userErrors, as of every other mistake. `name` is unique in the schema.
 */
export function guarded<Args = Record<string, unknown>>(name: string, guard: Guard<Args>): ShieldRule {
  return rule(name, { cache: 'no_cache' })(async (parent: unknown, args: Args, context: Context) => {
    try {
      const verdict = await guard(context, args, parent)
      if (verdict === null) return new RequestError('NOT_FOUND', 'There is nothing with this id.')
      return verdict.allowed ? true : new RequestError(verdict.code, verdict.reason)
    } catch (error) {
      if (error instanceof WrongId) return true
      return error instanceof Error ? error : new Error('A permission check failed', { cause: error })
    }
  })
}

/** The rules of one module: root fields by name, and fields of its types that carry a rule. */
export interface RuleMap {
  Query?: Record<string, ShieldRule>
  Mutation?: Record<string, ShieldRule>
  fields?: Record<string, Record<string, ShieldRule>>
}

const denied = guarded('denied by default', () => {
  return { allowed: false, code: 'FORBIDDEN', reason: 'No rule permits this field.' }
})

/**
 * Puts the rules around the schema. Only root fields and fields that carry a rule are wrapped: shield would wrap every
 * field of every type, which makes wide lists several times slower.
 * @throws Error when a root field has no rule, or a rule has no field.
 */
export function applyRules(schema: GraphQLSchema, maps: readonly RuleMap[]): GraphQLSchema {
  const tree: Record<string, Record<string, ShieldRule>> = { Query: {}, Mutation: {} }
  for (const map of maps) {
    Object.assign((tree['Query'] ??= {}), map.Query)
    Object.assign((tree['Mutation'] ??= {}), map.Mutation)
    for (const [type, fields] of Object.entries(map.fields ?? {})) Object.assign((tree[type] ??= {}), fields)
  }
  checkComplete(schema, tree)
  const generator = shield(tree, { fallbackRule: denied, allowExternalErrors: true })
  const wrapped = generator.generate(schema) as Record<string, Record<string, unknown>>
  const picked: Record<string, Record<string, unknown>> = {}
  for (const [type, fields] of Object.entries(tree)) {
    picked[type] = Object.fromEntries(Object.keys(fields).map((field) => [field, wrapped[type]?.[field]]))
  }
  return applyMiddleware(schema, picked as never)
}

function checkComplete(schema: GraphQLSchema, tree: Record<string, Record<string, ShieldRule>>): void {
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.keys(root?.getFields() ?? {})) {
      if (tree[root?.name ?? '']?.[field] === undefined)
        throw new Error(`${root?.name}.${field} has no permission rule`)
    }
  }
  for (const [type, fields] of Object.entries(tree)) {
    const known = schema.getType(type)
    for (const field of Object.keys(fields)) {
      const exists = known !== undefined && 'getFields' in known && field in known.getFields()
      if (!exists) throw new Error(`There is a permission rule for ${type}.${field}, which is not in the schema`)
    }
  }
}
