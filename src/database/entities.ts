// Every entity, listed once: for the application, the migrations and the tests.
import { AuditEvent } from '../modules/audit/audit-event.entity.ts'
import { AuthorityKey } from '../modules/authorities/authority-key.entity.ts'
import { Authority } from '../modules/authorities/authority.entity.ts'
import { CertificateChain } from '../modules/certificates/certificate-chain.entity.ts'
import { CertificateKey } from '../modules/certificates/certificate-key.entity.ts'
import { Certificate } from '../modules/certificates/certificate.entity.ts'
import { Replacement } from '../modules/certificates/replacement.entity.ts'
import { Revocation } from '../modules/certificates/revocation.entity.ts'
import { Domain } from '../modules/domains/domain.entity.ts'
import { IdempotencyKey } from '../modules/idempotency/idempotency-key.entity.ts'
import { Issuance } from '../modules/issuance/issuance.entity.ts'
import { Role } from '../modules/roles/role.entity.ts'
import { User } from '../modules/users/user.entity.ts'
import { KeyCanary } from './key-canary.entity.ts'

export const entities = [
  AuditEvent,
  Authority,
  AuthorityKey,
  Certificate,
  CertificateChain,
  CertificateKey,
  Domain,
  IdempotencyKey,
  Issuance,
  KeyCanary,
  Replacement,
  Revocation,
  Role,
  User,
]
