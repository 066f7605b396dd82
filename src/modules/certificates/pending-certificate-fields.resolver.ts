// What links certificates with the orders they came from, and with what their CA says of them.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { PendingCertificateObject, orderOfCertificate } from '../pending-certificates/index.ts'
import type { PendingCertificate } from '../pending-certificates/pending-certificate.entity.ts'
import type { Certificate } from './certificate.entity.ts'
import { maySeeWork } from './certificate.policy.ts'
import { certificateById, certificateFacts } from './certificate.repository.ts'
import {
  CertificateObject,
  RemoteRevocationObject,
  RevocationObject,
  SuggestedRenewalObject,
} from './certificate.types.ts'
import { SubjectAlternativeName } from './extensions.types.ts'
import { remoteRevocationById } from './remote-revocation.repository.ts'
import type { Revocation } from './revocation.entity.ts'
import { suggestedRenewalById } from './suggested-renewals.service.ts'

@Resolver(() => PendingCertificateObject)
export class PendingCertificateFieldsResolver {
  @FieldResolver(() => CertificateObject, { nullable: true, description: 'What it became; null until then.' })
  async certificate(@Root() pending: PendingCertificate, @Ctx() context: Context) {
    const id = pending.certificate?.id
    return id === undefined ? null : context.loader(certificateById).load(id)
  }

  @FieldResolver(() => [SubjectAlternativeName], { description: 'The names it is ordered for, in order.' })
  subjectAlternativeNames(@Root() pending: PendingCertificate) {
    return pending.subjectAlternativeNames
  }
}

@Resolver(() => CertificateObject)
export class CertificateOriginResolver {
  @FieldResolver(() => PendingCertificateObject, {
    nullable: true,
    description: 'The order it came from; null for what was issued here or uploaded.',
  })
  async pendingCertificate(@Root() certificate: Certificate, @Ctx() context: Context) {
    return (await context.loader(orderOfCertificate).load(certificate.id))[0] ?? null
  }

  @FieldResolver(() => SuggestedRenewalObject, {
    nullable: true,
    description: 'When its CA would best like it renewed (RFC 9773); null where the CA does not say.',
  })
  async suggestedRenewal(@Root() certificate: Certificate, @Ctx() context: Context) {
    const found = await context.loader(suggestedRenewalById).load(certificate.id)
    if (found?.startsAt == null || found.endsAt == null) return null
    return { start: found.startsAt, end: found.endsAt, checkedAt: found.checkedAt }
  }
}

@Resolver(() => RevocationObject)
export class RemoteRevocationResolver {
  @FieldResolver(() => RemoteRevocationObject, {
    nullable: true,
    description: 'What the CA elsewhere that issued it knows of it; null for authorities of ours.',
  })
  async remote(@Root() revocation: Revocation, @Ctx() context: Context) {
    const remote = await context.loader(remoteRevocationById).load(revocation.id)
    if (remote === null) return null
    const { state, attempts, nextAttemptAt = null, toldAt = null } = remote
    const facts = await context.loader(certificateFacts).load(revocation.certificate.id)
    const lastError = maySeeWork(context.actor, facts) ? (remote.lastError ?? null) : null
    return { state, attempts, lastError, nextAttemptAt, toldAt }
  }
}
