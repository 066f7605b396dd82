// The certificate of an authority: fields of Authority that this module brings, since it knows certificates.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { PemScalar } from '../../graphql/scalars.ts'
import { toPem } from '../../pki/pem.ts'
import type { Authority } from '../authorities/authority.entity.ts'
import { AuthorityObject } from '../authorities/index.ts'
import { certificateById, certificateDocument, chainPem } from './certificate.repository.ts'
import { CertificateObject } from './certificate.types.ts'

@Resolver(() => AuthorityObject)
export class AuthorityCertificateResolver {
  @FieldResolver(() => CertificateObject, { nullable: true, description: 'Its own CA certificate.' })
  async certificate(@Root() { certificateId }: Authority, @Ctx() context: Context) {
    return certificateId == null ? null : context.loader(certificateById).load(certificateId)
  }

  @FieldResolver(() => PemScalar, { nullable: true, description: 'From its own certificate up to the root.' })
  async chain(@Root() { certificateId }: Authority, @Ctx() context: Context): Promise<string | null> {
    if (certificateId == null) return null
    const [certificate, document] = await Promise.all([
      context.loader(certificateById).load(certificateId),
      context.loader(certificateDocument).load(certificateId),
    ])
    if (certificate === null || document === null) return null
    const chainId = certificate.chain?.id
    const above = chainId === undefined ? null : await context.loader(chainPem).load(chainId)
    return toPem('CERTIFICATE', document.body) + (above?.pem ?? '')
  }
}
