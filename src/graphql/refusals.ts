// Tells what root fields refuse, by their rule or by the service behind it, so that it can be recorded.
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql'
import { RequestError, type RequestErrorCode } from '../errors.ts'
import type { Context } from './context.ts'
import { type NodeTypeName, parseNodeId } from './node-id.ts'

export interface RefusedField {
  readonly context: Context
  /** noun.verb of a mutation, `query.field` of a query. */
  readonly action: string
  readonly field: string
  readonly code: RequestErrorCode
  readonly reason: string
  /** The object that the input names first, if any. */
  readonly target: { readonly type: NodeTypeName; readonly id: string } | null
}

export type OnRefusal = (refused: RefusedField) => Promise<void>

const OF_MUTATIONS: ReadonlySet<RequestErrorCode> = new Set<RequestErrorCode>([
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'RATE_LIMITED',
  'KEY_UNAVAILABLE',
  'INTEGRITY',
])
/** Whoever is not signed in may ask anything and learns nothing: only the denials of people are of interest. */
const OF_QUERIES: ReadonlySet<RequestErrorCode> = new Set<RequestErrorCode>(['FORBIDDEN'])

/** Wraps the root fields, around their rules. What is refused stays refused: `onRefusal` must not throw. */
export function reportRefusals(schema: GraphQLSchema, onRefusal: OnRefusal): void {
  const roots = [
    { type: schema.getQueryType(), codes: OF_QUERIES, actionOf: (field: string) => `query.${field}` },
    { type: schema.getMutationType(), codes: OF_MUTATIONS, actionOf: actionOfMutation },
  ]
  for (const { type, codes, actionOf } of roots) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const { resolve } = field
      if (resolve === undefined) throw new Error(`${type?.name}.${field.name} has no resolver`)
      field.resolve = watched(resolve, async (error, context, args) => {
        if (!codes.has(error.code)) return
        await onRefusal({
          context,
          action: actionOf(field.name),
          field: field.name,
          code: error.code,
          reason: error.message,
          target: targetOf(args),
        })
      })
    }
  }
}

type Resolver = GraphQLFieldResolver<unknown, Context, Record<string, unknown>>

function watched(
  resolve: Resolver,
  report: (error: RequestError, context: Context, args: Record<string, unknown>) => Promise<void>,
): Resolver {
  return async (parent, args, context, info) => {
    try {
      const value: unknown = await resolve(parent, args, context, info)
      if (value instanceof RequestError) await report(value, context, args) // as shield answers
      return value
    } catch (error) {
      if (error instanceof RequestError) await report(error, context, args)
      throw error
    }
  }
}

/** createCertificate → certificate.create, revokeApiKey → api-key.revoke. */
function actionOfMutation(field: string): string {
  const [, verb = field, noun = ''] = /^([a-z]+)(.*)$/.exec(field) ?? []
  const kebab = noun.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()
  return (kebab === '' ? verb : `${kebab}.${verb}`).slice(0, 64)
}

/** `id` before others, since it is what a mutation is about; then the first id of what it would be made from. */
function targetOf(args: Record<string, unknown>): RefusedField['target'] {
  const { input } = args
  if (typeof input !== 'object' || input === null) return null
  const ids = Object.entries(input).filter(([name]) => name === 'id' || name.endsWith('Id'))
  ids.sort(([left], [right]) => Number(right === 'id') - Number(left === 'id'))
  for (const [, value] of ids) {
    const parsed = typeof value === 'string' ? parseNodeId(value) : null
    if (parsed !== null) return { type: parsed.type, id: parsed.uuid }
  }
  return null
}
