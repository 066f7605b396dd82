// `certificates` of authorities, roles, users and domains: this module brings them, since it knows certificates.
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import type { Authority } from '../authorities/authority.entity.ts'
import { AuthorityObject } from '../authorities/index.ts'
import type { Domain } from '../domains/domain.entity.ts'
import { DomainObject } from '../domains/index.ts'
import { RoleObject } from '../roles/index.ts'
import type { Role } from '../roles/role.entity.ts'
import { UserObject } from '../users/index.ts'
import type { User } from '../users/user.entity.ts'
import { BY_AUTHORITY, BY_CREATOR, BY_DOMAIN, BY_ROLE, certificatesOf } from './certificate-connections.ts'
import { CertificateListArgs } from './certificate-list.inputs.ts'
import { CertificateConnection } from './certificate.types.ts'

@Resolver(() => AuthorityObject)
export class AuthorityCertificatesResolver {
  @FieldResolver(() => CertificateConnection, { description: 'What it has issued.' })
  async certificates(
    @Root() authority: Authority,
    @Args(() => CertificateListArgs) list: CertificateListArgs,
    @Ctx() context: Context,
  ) {
    return certificatesOf(context, BY_AUTHORITY, authority.id, list.toQuery(context))
  }
}

@Resolver(() => RoleObject)
export class RoleCertificatesResolver {
  @FieldResolver(() => CertificateConnection, { description: 'What its holders may change.' })
  async certificates(
    @Root() role: Role,
    @Args(() => CertificateListArgs) list: CertificateListArgs,
    @Ctx() context: Context,
  ) {
    return certificatesOf(context, BY_ROLE, role.id, list.toQuery(context))
  }
}

@Resolver(() => UserObject)
export class UserCertificatesResolver {
  @FieldResolver(() => CertificateConnection, { description: 'What they made or uploaded.' })
  async certificates(
    @Root() user: User,
    @Args(() => CertificateListArgs) list: CertificateListArgs,
    @Ctx() context: Context,
  ) {
    return certificatesOf(context, BY_CREATOR, user.id, list.toQuery(context))
  }
}

@Resolver(() => DomainObject)
export class DomainCertificatesResolver {
  @FieldResolver(() => CertificateConnection, { description: 'What names it, exactly as it is written here.' })
  async certificates(
    @Root() domain: Domain,
    @Args(() => CertificateListArgs) list: CertificateListArgs,
    @Ctx() context: Context,
  ) {
    return certificatesOf(context, BY_DOMAIN, domain.id, list.toQuery(context))
  }
}
