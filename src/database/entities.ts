// Every entity, listed once: for the application, the migrations and the tests.
import { ApiKey } from '../modules/api-keys/api-key.entity.ts'
import { AuditEvent } from '../modules/audit/audit-event.entity.ts'
import { AuditSeal } from '../modules/audit/audit-seal.entity.ts'
import { UnsealedEvent } from '../modules/audit/unsealed-event.entity.ts'
import { AuthorityIssuer } from '../modules/authorities/authority-issuer.entity.ts'
import { AuthorityKey } from '../modules/authorities/authority-key.entity.ts'
import { Authority } from '../modules/authorities/authority.entity.ts'
import { CrlChange } from '../modules/authorities/crl-change.entity.ts'
import { Crl } from '../modules/authorities/crl.entity.ts'
import { HttpChallenge } from '../modules/authorities/http-challenge.entity.ts'
import { IssuerStoreRow } from '../modules/authorities/issuer-store.entity.ts'
import { CertificateChain } from '../modules/certificates/certificate-chain.entity.ts'
import { CertificateKey } from '../modules/certificates/certificate-key.entity.ts'
import { Certificate } from '../modules/certificates/certificate.entity.ts'
import { RemoteRevocation } from '../modules/certificates/remote-revocation.entity.ts'
import { Replacement } from '../modules/certificates/replacement.entity.ts'
import { Revocation } from '../modules/certificates/revocation.entity.ts'
import { SuggestedRenewal } from '../modules/certificates/suggested-renewal.entity.ts'
import { VerificationPlan } from '../modules/certificates/verification-plan.entity.ts'
import { Deployment } from '../modules/destinations/deployment.entity.ts'
import { Destination } from '../modules/destinations/destination.entity.ts'
import { DnsProvider } from '../modules/dns-providers/dns-provider.entity.ts'
import { Domain } from '../modules/domains/domain.entity.ts'
import { IdempotencyKey } from '../modules/idempotency/idempotency-key.entity.ts'
import { Issuance } from '../modules/issuance/issuance.entity.ts'
import { JobAlarm } from '../modules/jobs/job-alarm.entity.ts'
import { JobSchedule } from '../modules/jobs/job-schedule.entity.ts'
import { RoleCredentials } from '../modules/roles/role-credentials.entity.ts'
import { RotationStep } from '../modules/rotations/rotation-step.entity.ts'
import { Rotation } from '../modules/rotations/rotation.entity.ts'
import { RotationPolicy } from '../modules/rotation-policies/rotation-policy.entity.ts'
import { CompromisedKey } from '../modules/keys/compromised-key.entity.ts'
import { Notice } from '../modules/notices/notice.entity.ts'
import { NotificationDelivery } from '../modules/notices/notification-delivery.entity.ts'
import { NotificationAttachment } from '../modules/notifications/notification-attachment.entity.ts'
import { Notification } from '../modules/notifications/notification.entity.ts'
import { PendingCertificate } from '../modules/pending-certificates/pending-certificate.entity.ts'
import { Role } from '../modules/roles/role.entity.ts'
import { FamiliarAddress } from '../modules/users/familiar-address.entity.ts'
import { SignInBucket } from '../modules/users/sign-in-bucket.entity.ts'
import { SignInCode } from '../modules/users/sign-in-code.entity.ts'
import { UserIdentity } from '../modules/users/user-identity.entity.ts'
import { EndpointFinding } from '../modules/endpoints/endpoint-finding.entity.ts'
import { EndpointSwitch } from '../modules/endpoints/endpoint-switch.entity.ts'
import { Endpoint } from '../modules/endpoints/endpoint.entity.ts'
import { SourceCertificate } from '../modules/sources/source-certificate.entity.ts'
import { SourceProblem } from '../modules/sources/source-problem.entity.ts'
import { Source } from '../modules/sources/source.entity.ts'
import { User } from '../modules/users/user.entity.ts'
import { KeyCanary } from './key-canary.entity.ts'

export const entities = [
  ApiKey,
  AuditEvent,
  AuditSeal,
  Authority,
  AuthorityIssuer,
  AuthorityKey,
  Certificate,
  CertificateChain,
  CertificateKey,
  Crl,
  CrlChange,
  CompromisedKey,
  Deployment,
  Destination,
  DnsProvider,
  Domain,
  Endpoint,
  EndpointFinding,
  EndpointSwitch,
  HttpChallenge,
  IdempotencyKey,
  Issuance,
  JobAlarm,
  JobSchedule,
  IssuerStoreRow,
  KeyCanary,
  Notice,
  Notification,
  NotificationAttachment,
  NotificationDelivery,
  PendingCertificate,
  RemoteRevocation,
  Replacement,
  Revocation,
  VerificationPlan,
  Role,
  RoleCredentials,
  FamiliarAddress,
  SignInBucket,
  SignInCode,
  Source,
  SourceCertificate,
  SourceProblem,
  RotationPolicy,
  Rotation,
  RotationStep,
  SuggestedRenewal,
  UnsealedEvent,
  User,
  UserIdentity,
]
