// The GraphQL schema with every module's resolvers and rules. Services are given; nothing is constructed but resolvers.
import type { GraphQLSchema } from 'graphql'
import 'reflect-metadata'
import { type NodeLoaders, NodeResolver, nodeRules } from './graphql/node.resolver.ts'
import type { OnRefusal } from './graphql/refusals.ts'
import { createSchema } from './graphql/schema.ts'
import {
  AuthorityChangesResolver,
  type AuthorityChangeServices,
} from './modules/authorities/authority-changes.resolver.ts'
import { AuthorityFactsResolver } from './modules/authorities/authority-facts.resolver.ts'
import { AuthorityIssuerResolver } from './modules/authorities/authority-issuer.resolver.ts'
import type { ExternalAuthorityService } from './modules/authorities/external-authority.service.ts'
import { auditEventById } from './modules/audit/audit.repository.ts'
import { AuditResolver } from './modules/audit/audit.resolver.ts'
import { auditRules } from './modules/audit/audit.rules.ts'
import { mayReadAudit } from './modules/audit/index.ts'
import type { ApiKey } from './modules/api-keys/api-key.entity.ts'
import { maySeeKeys } from './modules/api-keys/api-key.policy.ts'
import { apiKeyById } from './modules/api-keys/api-key.repository.ts'
import { ApiKeyResolver, UserApiKeysResolver } from './modules/api-keys/api-key.resolver.ts'
import { apiKeyRules } from './modules/api-keys/api-key.rules.ts'
import type { ApiKeyService } from './modules/api-keys/api-key.service.ts'
import { AuthorityResolver } from './modules/authorities/authority.resolver.ts'
import { authorityRules } from './modules/authorities/authority.rules.ts'
import { authorityById } from './modules/authorities/authority.repository.ts'
import type { AuthorityService } from './modules/authorities/authority.service.ts'
import {
  AuthorityCertificatesResolver,
  DomainCertificatesResolver,
  RoleCertificatesResolver,
  UserCertificatesResolver,
} from './modules/certificates/certificate-connections.resolver.ts'
import {
  CertificateOriginResolver,
  PendingCertificateFieldsResolver,
  RemoteRevocationResolver,
} from './modules/certificates/pending-certificate-fields.resolver.ts'
import { pendingCertificateById } from './modules/pending-certificates/pending-certificate.repository.ts'
import { PendingCertificateProgressResolver } from './modules/pending-certificates/pending-certificate-progress.resolver.ts'
import { PendingCertificateResolver } from './modules/pending-certificates/pending-certificate.resolver.ts'
import { pendingCertificateRules } from './modules/pending-certificates/pending-certificate.rules.ts'
import type { PendingCertificateService } from './modules/pending-certificates/pending-certificate.service.ts'
import { KeyFindingsResolver } from './modules/certificates/key-findings.resolver.ts'
import { CertificatePreviewResolver } from './modules/certificates/certificate-preview.resolver.ts'
import {
  CertificateAttachmentsResolver,
  DeploymentCertificateResolver,
  DestinationCertificatesResolver,
  DeliveryCertificateResolver,
  NotificationCertificatesResolver,
  PreviewCertificateResolver,
  UpcomingNoticeCertificateResolver,
} from './modules/certificates/certificate-attachments.resolver.ts'
import { CertificateDisposalResolver } from './modules/certificates/certificate-disposal.resolver.ts'
import { CertificateHoldResolver } from './modules/certificates/certificate-hold.resolver.ts'
import { CertificateStatisticsResolver } from './modules/certificates/certificate-statistics.resolver.ts'
import { RoleAuthoritiesResolver } from './modules/authorities/role-authorities.resolver.ts'
import { AuthorityCertificateResolver } from './modules/certificates/authority-certificate.resolver.ts'
import { AuthorityProfileResolver } from './modules/certificates/authority-profile.resolver.ts'
import { CertificateFieldsResolver, RevocationResolver } from './modules/certificates/certificate-fields.resolver.ts'
import { UploadCertificateError } from './modules/certificates/certificate-payloads.types.ts'
import { certificateById } from './modules/certificates/certificate.repository.ts'
import { CertificateAuditResolver, certificateAuditRules } from './modules/certificates/certificate-audit.resolver.ts'
import { CertificateResolver, type CertificateServices } from './modules/certificates/certificate.resolver.ts'
import { CertificateVerificationResolver } from './modules/certificates/certificate-verification.resolver.ts'
import { certificateRules } from './modules/certificates/certificate.rules.ts'
import { DestinationResolver, DeploymentResolver } from './modules/destinations/destination.resolver.ts'
import { deploymentById, destinationById } from './modules/destinations/destination.repository.ts'
import { DeploymentOutcomeResolver, DestinationDeploymentsResolver } from './modules/deployments/deployment.resolver.ts'
import { deploymentRules } from './modules/deployments/deployment.rules.ts'
import type { DeploymentService } from './modules/deployments/deployment.service.ts'
import type { DestinationTestService } from './modules/destinations/destination-test.service.ts'
import { destinationRules } from './modules/destinations/destination.rules.ts'
import type { DestinationService } from './modules/destinations/destination.service.ts'
import type { JobService } from './modules/jobs/job.service.ts'
import { jobById } from './modules/jobs/job.repository.ts'
import { JobResolver, JobTypeResolver } from './modules/jobs/job.resolver.ts'
import { jobRules } from './modules/jobs/job.rules.ts'
import { mayReadJobs } from './modules/jobs/job.policy.ts'
import { dnsProviderById } from './modules/dns-providers/dns-provider.repository.ts'
import { DnsProviderResolver } from './modules/dns-providers/dns-provider.resolver.ts'
import { dnsProviderRules } from './modules/dns-providers/dns-provider.rules.ts'
import type { DnsProviderService } from './modules/dns-providers/dns-provider.service.ts'
import { domainById } from './modules/domains/domain.repository.ts'
import { DomainResolver } from './modules/domains/domain.resolver.ts'
import { domainRules } from './modules/domains/domain.rules.ts'
import type { DomainService } from './modules/domains/domain.service.ts'
import { compromisedKeyById } from './modules/keys/key.repository.ts'
import { KeyResolver } from './modules/keys/key.resolver.ts'
import { keyRules } from './modules/keys/key.rules.ts'
import type { KeyKnowledge } from './modules/keys/key-standing.ts'
import type { KeyService } from './modules/keys/key.service.ts'
import { CleaningResolver } from './modules/discovery/cleaning.resolver.ts'
import { cleaningRules } from './modules/discovery/cleaning.rules.ts'
import type { SourceCleanService } from './modules/discovery/source-clean.service.ts'
import {
  CertificateSourcesResolver,
  PlaceFailuresResolver,
  SourceCertificatesResolver,
} from './modules/discovery/discovery.resolver.ts'
import { endpointById } from './modules/endpoints/endpoint.repository.ts'
import {
  EndpointFailuresResolver,
  EndpointSwitchFailuresResolver,
} from './modules/endpoints/endpoint-failures.resolver.ts'
import {
  CertificateEndpointsResolver,
  EndpointResolver,
  EndpointSwitchResolver,
  SourceEndpointsResolver,
} from './modules/endpoints/endpoint.resolver.ts'
import { endpointRules } from './modules/endpoints/endpoint.rules.ts'
import type { EndpointSwitchService } from './modules/endpoints/endpoint-switch.service.ts'
import type { EndpointService } from './modules/endpoints/endpoint.service.ts'
import { notificationById } from './modules/notifications/notification.repository.ts'
import { AuthorityNoticesResolver } from './modules/notices/authority-notices.resolver.ts'
import {
  NoticeResolver,
  NotificationDeliveryResolver,
  UpcomingNoticeResolver,
} from './modules/notices/notice.resolver.ts'
import { deliveryById } from './modules/notices/notice.repository.ts'
import { noticeRules } from './modules/notices/notice.rules.ts'
import type { NoticeRetryService, NoticeTrialService } from './modules/notices/index.ts'
import { NotificationResolver } from './modules/notifications/notification.resolver.ts'
import { notificationRules } from './modules/notifications/notification.rules.ts'
import type { NotificationService } from './modules/notifications/notification.service.ts'
import { PluginResolver } from './modules/plugins/plugin.resolver.ts'
import { pluginRules } from './modules/plugins/plugin.rules.ts'
import { roleById } from './modules/roles/role.repository.ts'
import { RoleResolver } from './modules/roles/role.resolver.ts'
import { rotationPolicyById } from './modules/rotation-policies/rotation-policy.repository.ts'
import { EncryptionKeyResolver } from './modules/encryption-keys/encryption-key.resolver.ts'
import { encryptionKeyRules } from './modules/encryption-keys/encryption-key.rules.ts'
import type { EncryptionKeyService } from './modules/encryption-keys/encryption-key.service.ts'
import { rotationById } from './modules/rotations/rotation.repository.ts'
import { RotationProgressResolver } from './modules/rotations/rotation-progress.resolver.ts'
import { CertificateRotationsResolver, RotationResolver } from './modules/rotations/rotation.resolver.ts'
import { rotationRules } from './modules/rotations/rotation.rules.ts'
import type { RotationService } from './modules/rotations/rotation.service.ts'
import { RotationPolicyResolver } from './modules/rotation-policies/rotation-policy.resolver.ts'
import { rotationPolicyRules } from './modules/rotation-policies/rotation-policy.rules.ts'
import type { RotationPolicyService } from './modules/rotation-policies/rotation-policy.service.ts'
import { roleRules } from './modules/roles/role.rules.ts'
import type { RoleService } from './modules/roles/role.service.ts'
import { sourceById } from './modules/sources/source.repository.ts'
import { CertificatePlaceResolver, SourceResolver } from './modules/sources/source.resolver.ts'
import { sourceRules } from './modules/sources/source.rules.ts'
import type { SourceService } from './modules/sources/source.service.ts'
import { RoleMembersResolver } from './modules/users/role-members.resolver.ts'
import { SessionResolver, type SessionServices } from './modules/users/session.resolver.ts'
import { userById } from './modules/users/user.repository.ts'
import { UserResolver } from './modules/users/user.resolver.ts'
import { userRules } from './modules/users/user.rules.ts'
import type { UserService } from './modules/users/user.service.ts'

export interface Services {
  /** Records what root fields refuse. */
  readonly onRefusal: OnRefusal
  readonly users: UserService
  readonly sessions: SessionServices
  readonly roles: RoleService
  readonly apiKeys: ApiKeyService
  readonly domains: DomainService
  readonly authorities: AuthorityService
  readonly externalAuthorities: ExternalAuthorityService
  readonly authorityChanges: AuthorityChangeServices
  readonly pendingCertificates: PendingCertificateService
  readonly certificates: CertificateServices
  readonly keys: KeyService
  readonly keyKnowledge: KeyKnowledge
  readonly rotationPolicies: RotationPolicyService
  readonly rotations: RotationService
  readonly encryptionKeys: EncryptionKeyService
  readonly notifications: NotificationService
  readonly noticeTrial: NoticeTrialService
  readonly noticeRetries: NoticeRetryService
  readonly destinations: DestinationService
  readonly destinationTests: DestinationTestService
  readonly deployments: DeploymentService
  readonly dnsProviders: DnsProviderService
  readonly sources: SourceService
  readonly endpoints: EndpointService
  readonly endpointSwitches: EndpointSwitchService
  readonly cleaning: SourceCleanService
  readonly jobs: JobService
}

/** Built once a process: type-graphql's registry is global. */
export function createApi(services: Services): Promise<GraphQLSchema> {
  const loaders: NodeLoaders = {
    Certificate: certificateById,
    Authority: authorityById,
    Role: roleById,
    User: userById,
    Domain: domainById,
    CompromisedKey: compromisedKeyById,
    RotationPolicy: rotationPolicyById,
    Notification: notificationById,
    NotificationDelivery: deliveryById,
    Destination: destinationById,
    Deployment: deploymentById,
    Rotation: rotationById,
    DnsProvider: dnsProviderById,
    Source: sourceById,
    Endpoint: endpointById,
    Job: jobById,
    PendingCertificate: pendingCertificateById,
    AuditEvent: auditEventById,
    ApiKey: apiKeyById,
  }
  const nodes = new NodeResolver(loaders, {
    AuditEvent: ({ actor }) => mayReadAudit(actor).allowed,
    Job: ({ actor }) => mayReadJobs(actor).allowed,
    ApiKey: ({ actor }, key) => maySeeKeys(actor, (key as ApiKey).userId),
  })
  const instances: object[] = [
    nodes,
    new UserResolver(services.users),
    new SessionResolver(services.sessions),
    new ApiKeyResolver(services.apiKeys),
    new UserApiKeysResolver(),
    new RoleMembersResolver(),
    new RoleResolver(services.roles),
    new RoleAuthoritiesResolver(),
    new DomainResolver(services.domains),
    new AuthorityResolver(services.authorities, services.externalAuthorities),
    new AuthorityIssuerResolver(services.authorities.creation),
    new AuthorityChangesResolver(services.authorityChanges),
    new AuthorityFactsResolver((id) => services.authorities.urlsOf(id)),
    new CertificateResolver(services.certificates),
    new CertificateFieldsResolver(),
    new CertificatePreviewResolver(services.certificates),
    new KeyResolver(services.keys),
    new KeyFindingsResolver(services.keyKnowledge),
    new RevocationResolver(),
    new AuthorityCertificateResolver(),
    new CertificateDisposalResolver(services.certificates),
    new CertificateHoldResolver(services.certificates.revocation),
    new CertificateVerificationResolver(services.certificates.verification),
    new CertificateStatisticsResolver(),
    new AuthorityCertificatesResolver(),
    new RoleCertificatesResolver(),
    new UserCertificatesResolver(),
    new DomainCertificatesResolver(),
    new RotationPolicyResolver(services.rotationPolicies),
    new RotationResolver(services.rotations),
    new RotationProgressResolver(),
    new CertificateRotationsResolver(),
    new AuthorityProfileResolver(),
    new AuditResolver(),
    new EncryptionKeyResolver(services.encryptionKeys),
    new CertificateAuditResolver(),
    new PluginResolver(),
    new CertificateAttachmentsResolver(),
    new NotificationCertificatesResolver(),
    new DestinationCertificatesResolver(),
    new DeploymentCertificateResolver(),
    new NotificationResolver(services.notifications),
    new NoticeResolver(services.noticeTrial),
    new AuthorityNoticesResolver(services.noticeTrial),
    new NotificationDeliveryResolver(services.noticeRetries),
    new DeliveryCertificateResolver(),
    new PreviewCertificateResolver(),
    new UpcomingNoticeResolver(),
    new UpcomingNoticeCertificateResolver(),
    new DestinationResolver(services.destinations, services.destinationTests),
    new DestinationDeploymentsResolver(services.deployments),
    new DeploymentResolver(),
    new DeploymentOutcomeResolver(),
    new DnsProviderResolver(services.dnsProviders),
    new SourceResolver(services.sources),
    new CertificatePlaceResolver(),
    new CertificateSourcesResolver(),
    new CleaningResolver(services.cleaning),
    new SourceCertificatesResolver(),
    new PlaceFailuresResolver(),
    new EndpointFailuresResolver(),
    new EndpointSwitchFailuresResolver(),
    new EndpointResolver(services.endpoints),
    new EndpointSwitchResolver(services.endpointSwitches),
    new SourceEndpointsResolver(),
    new CertificateEndpointsResolver(),
    new JobResolver(services.jobs),
    new JobTypeResolver(services.jobs),
    new PendingCertificateResolver(services.pendingCertificates),
    new PendingCertificateProgressResolver(),
    new PendingCertificateFieldsResolver(),
    new CertificateOriginResolver(),
    new RemoteRevocationResolver(),
  ]
  const byClass = new Map<unknown, object>(instances.map((instance) => [instance.constructor, instance]))
  const [first, ...rest] = instances.map((instance) => instance.constructor as new () => object)
  if (first === undefined) throw new Error('There are no resolvers')
  return createSchema({
    resolvers: [first, ...rest],
    orphanedTypes: [UploadCertificateError],
    rules: [
      nodeRules,
      userRules,
      apiKeyRules,
      roleRules,
      domainRules,
      authorityRules(services.authorities.creation),
      certificateRules,
      rotationPolicyRules,
      rotationRules,
      auditRules,
      encryptionKeyRules,
      certificateAuditRules,
      keyRules,
      pluginRules,
      notificationRules,
      noticeRules,
      destinationRules,
      deploymentRules,
      dnsProviderRules,
      sourceRules,
      endpointRules,
      cleaningRules,
      jobRules,
      pendingCertificateRules,
    ],
    container: { get: (resolver) => byClass.get(resolver) },
    onRefusal: services.onRefusal,
  })
}
