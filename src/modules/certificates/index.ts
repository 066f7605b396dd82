export { requireAllowed, requireChange, verdictOn } from './certificate.authorisation.ts'
export { openCertificateKey } from './certificate-keys.ts'
export {
  certificateById,
  certificateFacts,
  type DeployableCertificate,
  findDeployable,
} from './certificate.repository.ts'
export { CertificateObject } from './certificate.types.ts'
