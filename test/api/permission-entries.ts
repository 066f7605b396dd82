// What the entries of the permission table are made of.
import type { TypedDocumentString } from '../kit/gql/graphql.ts'
import { ACTORS, type ActorName, type Scene } from './permission-scene.ts'

/** What a call came to: its data, null without an error, the code of its error, or INVALID for userErrors of that code. */
export type Outcome =
  | 'ALLOWED'
  | 'NOTHING'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'INVALID'
  | (string & {})

export interface Relation {
  /** What is asked for and what it is to whom, for the test's name. */
  readonly about: string
  /** Asked anew for every actor, so that a mutation may be given something of its own. */
  readonly variables: (scene: Scene, actor: ActorName) => object | Promise<object>
  /** Those not named here are denied. */
  readonly expected: Expected
  /** userErrors that say nothing about rights, such as that an earlier actor has done it already. */
  readonly tolerated?: readonly string[]
}

export interface RootFieldEntry {
  readonly document: TypedDocumentString<unknown, never>
  readonly relations: readonly Relation[]
}

type Expected = Partial<Record<ActorName, Outcome>>

/** These actors come to this outcome; the others are denied. */
export function gets(outcome: Outcome, actors: readonly ActorName[]): Expected {
  return Object.fromEntries(actors.map((actor) => [actor, outcome]))
}

export const EVERYONE: readonly ActorName[] = ACTORS
export const SIGNED_IN = without(EVERYONE, 'anonymous')
export const WRITERS = without(SIGNED_IN, 'readOnly', 'readOnlyCreator', 'readOnlyRoleMember')
/** Of `certificates.ofTeam`: creator, owner role, attached roles (the authority's owner role is one of them), admin. */
export const CHANGERS: readonly ActorName[] = [
  'admin',
  'creator',
  'ownerRoleMember',
  'attachedRoleMember',
  'authorityOwnerRoleMember',
]

function without(actors: readonly ActorName[], ...left: readonly ActorName[]): ActorName[] {
  return actors.filter((actor) => !left.includes(actor))
}

/** A typed document as the table keeps it: its variables are checked by the server, which is what is tested. */
export function asked<T, V>(document: TypedDocumentString<T, V>): TypedDocumentString<unknown, never> {
  return document as unknown as TypedDocumentString<unknown, never>
}

/** A UUID that nothing has. */
export const NOBODY = '01890000-0000-7000-8000-000000000000'
