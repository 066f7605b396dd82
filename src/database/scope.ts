// What every use case is given: who asks, by which request, and the EntityManager of that request.
import DataLoader from 'dataloader'
import type { Actor } from '../auth/actor.ts'
import type { Clock } from '../clock.ts'
import type { Em } from './connection.ts'

/** Where a request came from, for the audit log. */
export interface RequestInfo {
  readonly requestId: string
  readonly address: string | null
  readonly userAgent: string | null
}

/** Makes the batch function of a loader for one request. Defined once at module level; its identity is the cache key. */
export type LoaderDefinition<K, V> = (em: Em) => (keys: readonly K[]) => Promise<readonly (V | Error)[]>

/** Keys of one statement: PostgreSQL takes 65,535 parameters, the embedded one types for half of them. */
const MAX_BATCH = 10_000

export class Scope {
  readonly em: Em
  readonly actor: Actor
  readonly request: RequestInfo
  readonly now: Clock
  /** Users who have proved in this very request who they are: they may see of themselves what a session would show them. */
  readonly proven = new Set<string>()
  // No private fields: Apollo hands resolvers a shallow copy of their context.
  private readonly loaders = new Map<unknown, DataLoader<unknown, unknown>>()

  constructor(em: Em, actor: Actor, request: RequestInfo, now: Clock) {
    this.em = em
    this.actor = actor
    this.request = request
    this.now = now
  }

  /** The request's loader for `definition`: keys asked for in the same tick become one statement. */
  loader<K, V>(definition: LoaderDefinition<K, V>): DataLoader<K, V> {
    const existing = this.loaders.get(definition)
    if (existing !== undefined) return existing as unknown as DataLoader<K, V>
    const loader = new DataLoader<K, V>(definition(this.em), { maxBatchSize: MAX_BATCH })
    this.loaders.set(definition, loader as unknown as DataLoader<unknown, unknown>)
    return loader
  }

  /** Forgets what was loaded: after a write, what is answered must be what is stored. */
  forget(): void {
    for (const loader of this.loaders.values()) loader.clearAll()
  }
}

/**
 * A loader whose key is a row's id: `fetch` gets distinct ids and answers in any order.
 * @param keyOf the id a fetched value answers to
 */
export function byKey<V>(
  fetch: (em: Em, keys: readonly string[]) => Promise<readonly V[]>,
  keyOf: (value: V) => string,
): LoaderDefinition<string, V | null> {
  return (em) => async (keys) => {
    const found = new Map((await fetch(em, keys)).map((value) => [keyOf(value), value]))
    return keys.map((key) => found.get(key) ?? null)
  }
}

/** As {@link byKey}, for many values a key; the order of `fetch` is kept. */
export function listByKey<R, V>(
  fetch: (em: Em, keys: readonly string[]) => Promise<readonly R[]>,
  keyOf: (row: R) => string,
  valueOf: (row: R) => V,
): LoaderDefinition<string, V[]> {
  return (em) => async (keys) => {
    const lists = new Map<string, V[]>(keys.map((key) => [key, []]))
    for (const row of await fetch(em, keys)) lists.get(keyOf(row))?.push(valueOf(row))
    return keys.map((key) => lists.get(key) ?? [])
  }
}
