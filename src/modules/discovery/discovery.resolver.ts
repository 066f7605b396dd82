// Where certificates were found, and the certificates of a source.
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import type { Certificate } from '../certificates/certificate.entity.ts'
import {
  BY_SOURCE,
  CertificateConnection,
  certificateFacts,
  CertificateListArgs,
  CertificateObject,
  certificatesOf,
  maySeeWork,
} from '../certificates/index.ts'
import {
  CertificatePlace,
  maySeeFailures,
  type PlaceRow,
  placesOfCertificate,
  sourceById,
  sourceIdsOfCertificate,
  SourceObject,
} from '../sources/index.ts'
import type { Source } from '../sources/source.entity.ts'

@Resolver(() => CertificateObject)
export class CertificateSourcesResolver {
  @FieldResolver(() => [SourceObject], { description: 'Where it is kept or served now, by name.' })
  async sources(@Root() certificate: Certificate, @Ctx() context: Context) {
    const ids = await context.loader(sourceIdsOfCertificate).load(certificate.id)
    return (await context.loader(sourceById).loadMany(ids)).filter((source) => source !== null)
  }

  @FieldResolver(() => [CertificatePlace], {
    description: 'Where sources see it, and then where they have seen it; at most 100.',
  })
  async places(@Root() certificate: Certificate, @Ctx() context: Context) {
    return context.loader(placesOfCertificate).load(certificate.id)
  }
}

@Resolver(() => CertificatePlace)
export class PlaceFailuresResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Why it could not be taken away the last time. For those who have a right on the certificate, admins, auditors and the owner of the source; null for others.',
  })
  async removalError(@Root() { certificateId, sourceId, removalError }: PlaceRow, @Ctx() context: Context) {
    if (removalError == null) return null
    const [certificate, source] = await Promise.all([
      context.loader(certificateFacts).load(certificateId),
      context.loader(sourceById).load(sourceId),
    ])
    const isTold = source !== null && maySeeFailures(context.actor, source)
    return isTold || maySeeWork(context.actor, certificate) ? removalError : null
  }
}

@Resolver(() => SourceObject)
export class SourceCertificatesResolver {
  @FieldResolver(() => CertificateConnection, { description: 'The certificates that are there now.' })
  async certificates(
    @Root() source: Source,
    @Args(() => CertificateListArgs) list: CertificateListArgs,
    @Ctx() context: Context,
  ) {
    return certificatesOf(context, BY_SOURCE, source.id, list.toQuery(context))
  }
}
