// Names that people give to things of the installation: unique without regard to case.
import type { Em } from '../database/connection.ts'
import { lockFor } from '../database/locks.ts'
import { kysely } from '../database/sql.ts'
import { DomainError, type Problems } from '../errors.ts'
import { normalizeDescription } from './owner.ts'

const MAX_NAME = 128

/** A name as stored: trimmed, one line. */
export function normalizeName(name: string | null, path: readonly string[]): string {
  const trimmed = name?.trim() ?? ''
  if (trimmed === '') throw new DomainError('REQUIRED', 'expected a name', path)
  if (trimmed.length > MAX_NAME) {
    throw new DomainError('TOO_LONG', `expected at most ${MAX_NAME} characters, found ${trimmed.length}`, path)
  }
  if (/\p{Cc}/u.test(trimmed) || !trimmed.isWellFormed()) {
    throw new DomainError('INVALID', 'expected one line of text', path)
  }
  return trimmed
}

export interface Labels {
  name?: string
  description?: string | null
}

/** The name and the description as stored, of what is given; what is wrong is added to `problems`. */
export function judgeLabels(
  { name, description }: { readonly name?: string | null; readonly description?: string | null },
  problems: Problems,
): Labels {
  return {
    ...(name !== undefined && { name: problems.collect([], () => normalizeName(name, ['name'])) ?? '' }),
    ...(description !== undefined && {
      description: problems.collect([], () => normalizeDescription(description, ['description'])) ?? null,
    }),
  }
}

/**
 * Refuses a name that another row of the table has; two who want the same one are judged one after the other.
 * @param em the EntityManager of the transaction that stores it
 * @param id the row that may have it
 * @throws DomainError TAKEN under `name`
 */
export async function claimName(
  em: Em,
  table: 'notifications' | 'destinations' | 'dns_providers' | 'sources',
  name: string,
  id: string,
): Promise<void> {
  await lockFor(em, `${table} name ${name.toLowerCase()}`)
  const taken = await kysely(em)
    .selectFrom(table)
    .select('id')
    .where((eb) => eb(eb.fn('lower', ['name']), '=', name.toLowerCase()))
    .where('id', '!=', id)
    .executeTakeFirst()
  if (taken !== undefined) throw new DomainError('TAKEN', 'this name is taken', ['name'])
}

/** What a deletion is asked for. */
export interface Deletion {
  readonly id: string
  readonly version: number | null
}

/** @throws DomainError CONFLICT when the version the caller has seen is not the present one */
export function refuseStale(seen: number | null | undefined, present: number): void {
  if (seen == null || seen === present) return
  const message = `it is at version ${present} by now; read it again and repeat the change`
  throw new DomainError('CONFLICT', message, ['version'])
}
