// What is known of an authority beyond its row: what it issued, where it publishes, what it waits for.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { PemScalar, UrlScalar } from '../../graphql/scalars.ts'
import type { PublicationUrls } from '../../pki/certificate-profile.ts'
import { toPem } from '../../pki/pem.ts'
import type { Authority } from './authority.entity.ts'
import { authorityRequests, issuedCounts } from './authority.repository.ts'
import { AuthorityObject, IssuedCounts } from './authority.types.ts'

@Resolver(() => AuthorityObject)
export class AuthorityFactsResolver {
  readonly #urlsOf: (authorityId: string) => PublicationUrls

  constructor(urlsOf: (authorityId: string) => PublicationUrls) {
    this.#urlsOf = urlsOf
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether it waits for a certificate that a CA elsewhere signs; see csr and installAuthorityCertificate.',
  })
  awaitingCertificate(@Root() authority: Authority): boolean {
    return authority.certificateId == null && authority.type !== 'EXTERNAL'
  }

  @FieldResolver(() => PemScalar, {
    nullable: true,
    description: 'The request for its certificate, of an authority that a CA elsewhere signs.',
  })
  async csr(@Root() authority: Authority, @Ctx() context: Context): Promise<string | null> {
    const request = await context.loader(authorityRequests).load(authority.id)
    return request === null ? null : toPem('CERTIFICATE REQUEST', request.csr)
  }

  @FieldResolver(() => IssuedCounts, { description: 'What it issued, as far as it is stored here.' })
  async issuedCounts(@Root() authority: Authority, @Ctx() context: Context): Promise<IssuedCounts> {
    return context.loader(issuedCounts).load({ id: authority.id, now: context.now() })
  }

  @FieldResolver(() => UrlScalar, {
    nullable: true,
    description: 'Where anybody finds its certificate (DER); null while it has none.',
  })
  certificateUrl(@Root() authority: Authority): string | null {
    return authority.certificateId == null ? null : (this.#urlsOf(authority.id).caIssuers[0] ?? null)
  }

  @FieldResolver(() => UrlScalar, {
    nullable: true,
    description:
      'Where anybody finds its revocation list (DER); null while it has no certificate, and of a CA elsewhere.',
  })
  crlUrl(@Root() authority: Authority): string | null {
    if (authority.certificateId == null || authority.type === 'EXTERNAL') return null
    return this.#urlsOf(authority.id).crl[0] ?? null
  }
}
