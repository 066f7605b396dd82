// The GraphQL context is the scope of the request and nothing more: services reach resolvers by construction.
export type { Scope as Context } from '../database/scope.ts'
