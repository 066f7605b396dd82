// The typed query builder for hot queries: table and column names as they are in the database.
import type { InferKyselyDB } from '@mikro-orm/sql'
import { type Expression, type Kysely, sql, type SqlBool } from 'kysely'
import type { ApiKeySchema } from '../modules/api-keys/api-key.entity.ts'
import type { AuditEventSchema } from '../modules/audit/audit-event.entity.ts'
import type { AuditSealSchema } from '../modules/audit/audit-seal.entity.ts'
import type { UnsealedEventSchema } from '../modules/audit/unsealed-event.entity.ts'
import type { AuthorityIssuerSchema } from '../modules/authorities/authority-issuer.entity.ts'
import type { AuthorityKeySchema } from '../modules/authorities/authority-key.entity.ts'
import type { AuthoritySchema } from '../modules/authorities/authority.entity.ts'
import type { CrlChangeSchema } from '../modules/authorities/crl-change.entity.ts'
import type { CrlSchema } from '../modules/authorities/crl.entity.ts'
import type { HttpChallengeSchema } from '../modules/authorities/http-challenge.entity.ts'
import type { IssuerStoreSchema } from '../modules/authorities/issuer-store.entity.ts'
import type { CertificateChainSchema } from '../modules/certificates/certificate-chain.entity.ts'
import type { CertificateKeySchema } from '../modules/certificates/certificate-key.entity.ts'
import type { CertificateSchema } from '../modules/certificates/certificate.entity.ts'
import type { RemoteRevocationSchema } from '../modules/certificates/remote-revocation.entity.ts'
import type { ReplacementSchema } from '../modules/certificates/replacement.entity.ts'
import type { RevocationSchema } from '../modules/certificates/revocation.entity.ts'
import type { SuggestedRenewalSchema } from '../modules/certificates/suggested-renewal.entity.ts'
import type { VerificationPlanSchema } from '../modules/certificates/verification-plan.entity.ts'
import type { DeploymentSchema } from '../modules/destinations/deployment.entity.ts'
import type { DestinationSchema } from '../modules/destinations/destination.entity.ts'
import type { DnsProviderSchema } from '../modules/dns-providers/dns-provider.entity.ts'
import type { DomainSchema } from '../modules/domains/domain.entity.ts'
import type { EndpointFindingSchema } from '../modules/endpoints/endpoint-finding.entity.ts'
import type { EndpointSwitchSchema } from '../modules/endpoints/endpoint-switch.entity.ts'
import type { EndpointSchema } from '../modules/endpoints/endpoint.entity.ts'
import type { IdempotencyKeySchema } from '../modules/idempotency/idempotency-key.entity.ts'
import type { IssuanceSchema } from '../modules/issuance/issuance.entity.ts'
import type { JobAlarmSchema } from '../modules/jobs/job-alarm.entity.ts'
import type { JobScheduleSchema } from '../modules/jobs/job-schedule.entity.ts'
import type { RoleCredentialsSchema } from '../modules/roles/role-credentials.entity.ts'
import type { CompromisedKeySchema } from '../modules/keys/compromised-key.entity.ts'
import type { NoticeSchema } from '../modules/notices/notice.entity.ts'
import type { NotificationDeliverySchema } from '../modules/notices/notification-delivery.entity.ts'
import type { NotificationAttachmentSchema } from '../modules/notifications/notification-attachment.entity.ts'
import type { NotificationSchema } from '../modules/notifications/notification.entity.ts'
import type { PendingCertificateSchema } from '../modules/pending-certificates/pending-certificate.entity.ts'
import type { RoleSchema } from '../modules/roles/role.entity.ts'
import type { FamiliarAddressSchema } from '../modules/users/familiar-address.entity.ts'
import type { SignInBucketSchema } from '../modules/users/sign-in-bucket.entity.ts'
import type { SignInCodeSchema } from '../modules/users/sign-in-code.entity.ts'
import type { SourceCertificateSchema } from '../modules/sources/source-certificate.entity.ts'
import type { SourceProblemSchema } from '../modules/sources/source-problem.entity.ts'
import type { SourceSchema } from '../modules/sources/source.entity.ts'
import type { UserIdentitySchema } from '../modules/users/user-identity.entity.ts'
import type { RotationStepSchema } from '../modules/rotations/rotation-step.entity.ts'
import type { RotationSchema } from '../modules/rotations/rotation.entity.ts'
import type { RotationPolicySchema } from '../modules/rotation-policies/rotation-policy.entity.ts'
import type { UserSchema } from '../modules/users/user.entity.ts'
import type { Em } from './connection.ts'
import type { KeyCanarySchema } from './key-canary.entity.ts'

interface PivotTables {
  /** pg-boss's own; of its columns, what lists refer to. */
  'pgboss.job': { id: string; name: string; state: string; created_on: Date }
  certificate_roles: { certificate_id: string; role_id: string }
  certificate_domains: { certificate_id: string; domain_id: string }
  destination_roles: { destination_id: string; role_id: string }
  authority_roles: { authority_id: string; role_id: string }
  user_roles: { user_id: string; role_id: string }
}

type Schemas =
  | typeof ApiKeySchema
  | typeof AuditEventSchema
  | typeof AuditSealSchema
  | typeof AuthorityIssuerSchema
  | typeof AuthorityKeySchema
  | typeof AuthoritySchema
  | typeof CertificateChainSchema
  | typeof CompromisedKeySchema
  | typeof CertificateKeySchema
  | typeof CertificateSchema
  | typeof CrlChangeSchema
  | typeof CrlSchema
  | typeof ReplacementSchema
  | typeof RevocationSchema
  | typeof VerificationPlanSchema
  | typeof DeploymentSchema
  | typeof DestinationSchema
  | typeof DnsProviderSchema
  | typeof DomainSchema
  | typeof EndpointFindingSchema
  | typeof EndpointSchema
  | typeof EndpointSwitchSchema
  | typeof HttpChallengeSchema
  | typeof IdempotencyKeySchema
  | typeof IssuanceSchema
  | typeof JobAlarmSchema
  | typeof JobScheduleSchema
  | typeof IssuerStoreSchema
  | typeof KeyCanarySchema
  | typeof RoleCredentialsSchema
  | typeof NoticeSchema
  | typeof NotificationAttachmentSchema
  | typeof NotificationDeliverySchema
  | typeof NotificationSchema
  | typeof PendingCertificateSchema
  | typeof RemoteRevocationSchema
  | typeof RoleSchema
  | typeof FamiliarAddressSchema
  | typeof SignInBucketSchema
  | typeof SignInCodeSchema
  | typeof SourceCertificateSchema
  | typeof SourceProblemSchema
  | typeof SourceSchema
  | typeof UserIdentitySchema
  | typeof RotationPolicySchema
  | typeof SuggestedRenewalSchema
  | typeof RotationSchema
  | typeof RotationStepSchema
  | typeof UnsealedEventSchema
  | typeof UserSchema

export type Tables = InferKyselyDB<Schemas> & PivotTables

/** Kysely bound to the EntityManager's transaction, if it is in one. */
export function kysely(em: Em): Kysely<Tables> {
  return em.getKysely<Tables>()
}

/** `column in (values)`; false for no values, which SQL has no way to write. */
export function isIn(column: string, values: readonly string[]): Expression<SqlBool> {
  return values.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`${sql.ref(column)} in (${sql.join([...values])})`
}

/** Whether nobody holds what a column tells the end of the hold on: it was never taken, or that time has come. */
export function isFree(heldUntil: string, now: Date): Expression<SqlBool> {
  const column = sql.ref(heldUntil)
  return sql<SqlBool>`(${column} is null or ${column} <= ${now})`
}

/** Whether a text column can hold it as it is: PostgreSQL refuses NUL, and half a surrogate pair would become another character. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}
