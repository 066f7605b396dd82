// Who may read the schema through `__schema` and `__type`. `__typename` is always allowed.

import type { ApolloServerPlugin, BaseContext } from '@apollo/server'
import { BREAK, GraphQLError, visit, type DocumentNode, type FieldNode } from 'graphql'

const INTROSPECTION_POLICIES = ['signed-in', 'public', 'off'] as const
export type IntrospectionPolicy = (typeof INTROSPECTION_POLICIES)[number]

export interface IntrospectionOptions<TContext> {
  readonly policy: IntrospectionPolicy
  /** Whether this request's caller is known; asked only under the policy 'signed-in'. */
  readonly isSignedIn: (context: TContext) => boolean
}

/** Refuses introspection before execution: UNAUTHENTICATED where signing in would help, INTROSPECTION_OFF where not. */
export function introspectionPlugin<TContext extends BaseContext>(
  options: IntrospectionOptions<TContext>,
): ApolloServerPlugin<TContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, contextValue }) {
          if (options.policy === 'public' || !asksForSchema(document)) return
          if (options.policy === 'off') throw refusal('INTROSPECTION_OFF', 'Introspection is off on this server.')
          if (!options.isSignedIn(contextValue)) throw refusal('UNAUTHENTICATED', 'Sign in to read the schema.')
        },
      }
    },
  }
}

/**
 * Whether any operation or fragment of the document selects `__schema` or `__type`. Names of fragments, operations and
 * aliases say nothing: only the field's own name counts.
 */
export function asksForSchema(document: DocumentNode): boolean {
  let found = false
  visit(document, {
    Field(node: FieldNode) {
      if (node.name.value !== '__schema' && node.name.value !== '__type') return undefined
      found = true
      return BREAK
    },
  })
  return found
}

function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } })
}
