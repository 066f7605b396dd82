// The GraphQL schema with every module's resolvers and rules. Services are given; nothing is constructed but resolvers.
import type { GraphQLSchema } from 'graphql'
import 'reflect-metadata'
import { NodeResolver, nodeRules } from './graphql/node.resolver.ts'
import { createSchema } from './graphql/schema.ts'
import { AuthorityResolver } from './modules/authorities/authority.resolver.ts'
import { authorityRules } from './modules/authorities/authority.rules.ts'
import { authorityById } from './modules/authorities/authority.repository.ts'
import type { AuthorityService } from './modules/authorities/authority.service.ts'
import { AuthorityCertificateResolver } from './modules/certificates/authority-certificate.resolver.ts'
import { CertificateFieldsResolver, RevocationResolver } from './modules/certificates/certificate-fields.resolver.ts'
import { UploadCertificateError } from './modules/certificates/certificate-payloads.types.ts'
import { certificateById } from './modules/certificates/certificate.repository.ts'
import { CertificateResolver, type CertificateServices } from './modules/certificates/certificate.resolver.ts'
import { certificateRules } from './modules/certificates/certificate.rules.ts'
import { domainById } from './modules/domains/domain.repository.ts'
import { DomainResolver } from './modules/domains/domain.resolver.ts'
import { roleById } from './modules/roles/role.repository.ts'
import { RoleResolver } from './modules/roles/role.resolver.ts'
import { userById } from './modules/users/user.repository.ts'
import { RoleMembersResolver, UserResolver } from './modules/users/user.resolver.ts'
import { userRules } from './modules/users/user.rules.ts'
import type { UserService } from './modules/users/user.service.ts'

export interface Services {
  readonly users: UserService
  readonly authorities: AuthorityService
  readonly certificates: CertificateServices
}

/** Built once a process: type-graphql's registry is global. */
export function createApi(services: Services): Promise<GraphQLSchema> {
  const nodes = new NodeResolver({
    Certificate: certificateById,
    Authority: authorityById,
    Role: roleById,
    User: userById,
    Domain: domainById,
  })
  const instances: object[] = [
    nodes,
    new UserResolver(services.users),
    new RoleMembersResolver(),
    new RoleResolver(),
    new DomainResolver(),
    new AuthorityResolver(services.authorities),
    new CertificateResolver(services.certificates),
    new CertificateFieldsResolver(),
    new RevocationResolver(),
    new AuthorityCertificateResolver(),
  ]
  const byClass = new Map<unknown, object>(instances.map((instance) => [instance.constructor, instance]))
  const [first, ...rest] = instances.map((instance) => instance.constructor as new () => object)
  if (first === undefined) throw new Error('There are no resolvers')
  return createSchema({
    resolvers: [first, ...rest],
    orphanedTypes: [UploadCertificateError],
    rules: [nodeRules, userRules, authorityRules(services.authorities.creation), certificateRules],
    container: { get: (resolver) => byClass.get(resolver) },
  })
}
