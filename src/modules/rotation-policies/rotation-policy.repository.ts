// Every query about rotation policies.
import type { Em } from '../../database/connection.ts'
import { byKey } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { RotationPolicy } from './rotation-policy.entity.ts'

export const rotationPolicyById = byKey<RotationPolicy>(
  (em, ids) => em.find(RotationPolicy, { id: { $in: [...ids] } }),
  (policy) => policy.id,
)

/** All of them by name; an installation has a handful. */
export function listRotationPolicies(em: Em): Promise<RotationPolicy[]> {
  return em.find(RotationPolicy, {}, { orderBy: { name: 'asc' }, limit: 1000 })
}

export async function rotationPolicyNameTaken(em: Em, name: string, exceptId: string | null): Promise<boolean> {
  let query = kysely(em)
    .selectFrom('rotation_policies')
    .select('id')
    .where((eb) => eb(eb.fn('lower', ['name']), '=', name.toLowerCase()))
  if (exceptId !== null) query = query.where('id', '!=', exceptId)
  return (await query.executeTakeFirst()) !== undefined
}

/** How many certificates name it, deleted ones included. */
export async function certificatesWithRotationPolicy(em: Em, id: string): Promise<number> {
  const row = await kysely(em)
    .selectFrom('certificates')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('rotation_policy_id', '=', id)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
