// What an authority's certificate says of it: fields of Authority that this module brings, since it knows certificates.
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { KeyTypeEnum } from '../../graphql/enums.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { parseCertificatesPem } from '../../pki/pem.ts'
import { parseCsr } from '../../pki/csr.ts'
import { MAX_CHAIN } from '../../pki/limits.ts'
import type { Authority } from '../authorities/authority.entity.ts'
import { AuthorityObject, authorityRequests } from '../authorities/index.ts'
import { certificateById, certificateDocument, chainPem } from './certificate.repository.ts'
import { NameConstraints } from './extensions.types.ts'

@Resolver(() => AuthorityObject)
export class AuthorityProfileResolver {
  @FieldResolver(() => KeyTypeEnum, {
    nullable: true,
    description: 'Type of its key; null for imported keys of a type that is not made here.',
  })
  async keyType(@Root() { id, certificateId }: Authority, @Ctx() context: Context) {
    if (certificateId != null) return (await context.loader(certificateById).load(certificateId))?.keyType ?? null
    const request = await context.loader(authorityRequests).load(id)
    return request === null ? null : parseCsr(request.csr).publicKey.keyType
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many CAs may follow below it, by its own certificate; null: no limit, or no certificate yet.',
  })
  async pathLength(@Root() authority: Authority, @Ctx() context: Context): Promise<number | null> {
    return (await extensionsOf(authority, context))?.basicConstraints?.pathLength ?? null
  }

  @FieldResolver(() => NameConstraints, { nullable: true, description: 'Names that may occur below it; null: any.' })
  async nameConstraints(@Root() authority: Authority, @Ctx() context: Context) {
    return (await extensionsOf(authority, context))?.nameConstraints ?? null
  }

  @FieldResolver(() => Boolean, { description: 'Whether its chain reaches a root; false while it has no certificate.' })
  async chainComplete(@Root() { certificateId }: Authority, @Ctx() context: Context): Promise<boolean> {
    const certificate = certificateId == null ? null : await context.loader(certificateById).load(certificateId)
    if (certificate === null) return false
    if (certificate.selfSigned) return true
    const chainId = certificate.chain?.id
    const chain = chainId === undefined ? null : await context.loader(chainPem).load(chainId)
    const last = chain === null ? undefined : parseCertificatesPem(chain.pem, { max: MAX_CHAIN }).at(-1)
    return last !== undefined && parseCertificate(last).selfSigned
  }
}

async function extensionsOf({ certificateId }: Authority, context: Context) {
  const document = certificateId == null ? null : await context.loader(certificateDocument).load(certificateId)
  return document === null ? null : parseCertificate(document.body).extensions
}
