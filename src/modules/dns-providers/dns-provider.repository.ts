// Every query about DNS providers.
import { sql } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { byKey } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { DnsProvider } from './dns-provider.entity.ts'

export const dnsProviderById = byKey<DnsProvider>(
  (em, ids) => em.find(DnsProvider, { id: { $in: [...ids] } }),
  (provider) => provider.id,
)

/** All of them, by name: an installation has a handful. */
export function listDnsProviders(em: Em): Promise<DnsProvider[]> {
  return em.find(DnsProvider, {}, { orderBy: { name: 'asc', id: 'asc' } })
}

/** How many certificates name it, those on order included; deleted ones do not count. */
export async function countUses(em: Em, dnsProviderId: string): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select (select count(*) from certificates where dns_provider_id = ${dnsProviderId} and deleted_at is null)
      + (select count(*) from pending_certificates where dns_provider_id = ${dnsProviderId} and state = 'PENDING') as count
  `.execute(kysely(em))
  return Number(rows[0]?.count ?? 0)
}

/** Deleted certificates and orders that are over keep their rows, which must not hold on to it. */
export async function forgetDeletedUses(em: Em, dnsProviderId: string): Promise<void> {
  await kysely(em)
    .updateTable('pending_certificates')
    .set({ dns_provider_id: null })
    .where('dns_provider_id', '=', dnsProviderId)
    .where('state', '!=', 'PENDING')
    .execute()
  await kysely(em)
    .updateTable('certificates')
    .set({ dns_provider_id: null })
    .where('dns_provider_id', '=', dnsProviderId)
    .where('deleted_at', 'is not', null)
    .execute()
}
