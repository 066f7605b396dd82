// Where certificates were found, and the certificates of a source.
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import type { Certificate } from '../certificates/certificate.entity.ts'
import {
  BY_SOURCE,
  CertificateConnection,
  CertificateListArgs,
  CertificateObject,
  certificatesOf,
} from '../certificates/index.ts'
import {
  CertificatePlace,
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
