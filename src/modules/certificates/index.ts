export { requireAllowed, requireChange, verdictOn } from './certificate.authorisation.ts'
export { maySeeWork } from './certificate.policy.ts'
export { BY_SOURCE, certificatesOf } from './certificate-connections.ts'
export { openCertificateKey } from './certificate-keys.ts'
export { CertificateListArgs } from './certificate-list.inputs.ts'
export { CertificateUploadService } from './certificate-upload.service.ts'
export {
  certificateById,
  certificateDocument,
  certificateFacts,
  type DeployableCertificate,
  findDeployable,
} from './certificate.repository.ts'
export { CertificateConnection, CertificateObject } from './certificate.types.ts'
export { RemoteRevocationService, SWEEP_REVOCATIONS, TELL_REVOCATION } from './remote-revocation.service.ts'
export { SUGGEST_RENEWALS, suggestedRenewalById, SuggestedRenewals } from './suggested-renewals.service.ts'
export { VERIFICATION_SWEEP } from './verification-jobs.ts'
export { VerificationSweepService } from './verification-sweep.service.ts'
export type { CertificateReissueService } from './certificate-reissue.service.ts'
export type { CertificateRevocationService } from './certificate-revocation.service.ts'
