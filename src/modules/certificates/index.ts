export { requireAllowed, requireChange, verdictOn } from './certificate.authorisation.ts'
export { certificatesOf } from './certificate-connections.ts'
export { openCertificateKey } from './certificate-keys.ts'
export { CertificateListArgs } from './certificate-list.inputs.ts'
export { CertificateUploadService } from './certificate-upload.service.ts'
export {
  certificateById,
  certificateFacts,
  type DeployableCertificate,
  findDeployable,
} from './certificate.repository.ts'
export { CertificateConnection, CertificateObject } from './certificate.types.ts'
