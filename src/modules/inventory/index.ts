// The stock of certificates: what issuing, uploading and importing all write to.
export { givenName } from './naming.ts'
export { domainNames, searchText } from './record.ts'
export { chainFor, issuerSerialLock, type NewCertificate, storeCertificate } from './storing.ts'
