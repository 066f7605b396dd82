// How an order goes, in words, for those whom it concerns.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import type { PendingCertificate } from './pending-certificate.entity.ts'
import { maySeeProgress } from './pending-certificate.policy.ts'
import { pendingFacts } from './pending-certificate.repository.ts'
import { PendingCertificateObject } from './pending-certificate.types.ts'

/** Hosts, and what servers said. */
const FOR_THOSE_CONCERNED = 'For those whom the order concerns, admins and auditors.'

@Resolver(() => PendingCertificateObject)
export class PendingCertificateProgressResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: `What went wrong last; null when the last call went well. ${FOR_THOSE_CONCERNED}`,
  })
  async lastError(@Root() pending: PendingCertificate, @Ctx() context: Context): Promise<string | null> {
    return shown(pending, pending.lastError, context)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: `Where the order stands at the CA, in words; null when it is over. ${FOR_THOSE_CONCERNED}`,
  })
  async detail(@Root() pending: PendingCertificate, @Ctx() context: Context): Promise<string | null> {
    return shown(pending, pending.detail, context)
  }
}

async function shown(pending: PendingCertificate, text: string | null | undefined, context: Context) {
  if (text == null) return null
  const facts = await context.loader(pendingFacts).load(pending.id)
  return facts !== null && maySeeProgress(context.actor, facts) ? text : null
}
