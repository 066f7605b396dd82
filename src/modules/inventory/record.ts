// From a parsed certificate to the columns of its row: the one place where what X.509 says becomes what we store.
import { createHash } from 'node:crypto'
import { serialHex } from '../../pki/certificate.ts'
import type { DistinguishedName, GeneralName, ParsedCertificate } from '../../pki/types.ts'
import type { NameFacts } from '../certificates/certificate.entity.ts'
import { issuerShortName } from './naming.ts'

/** The columns that follow from the certificate alone. */
export function certificateRecord(certificate: ParsedCertificate) {
  const { publicKey, extensions } = certificate
  return {
    fingerprint: certificate.fingerprint,
    body: Buffer.from(certificate.der),
    commonName: certificate.subject.commonName,
    subject: nameFacts(certificate.subject),
    issuer: nameFacts(certificate.issuer),
    issuerName: issuerShortName({
      selfSigned: certificate.selfSigned,
      commonName: certificate.issuer.commonName,
      organization: certificate.issuer.organization,
    }),
    issuerHash: issuerHash(certificate),
    serialNumber: serialHex(certificate.serialNumber),
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    keyType: publicKey.keyType,
    keyAlgorithm: publicKey.algorithm,
    keySize: publicKey.size,
    publicKeyFingerprint: publicKey.spkiSha256,
    signatureAlgorithm: certificate.signatureAlgorithm,
    selfSigned: certificate.selfSigned,
    isAuthority: extensions.basicConstraints?.ca === true,
    subjectAlternativeNames: extensions.subjectAlternativeNames,
  }
}

/** DNS names and addresses a certificate covers, as rows of `domains`: lower case, each once, in order. */
export function domainNames(names: readonly GeneralName[]): string[] {
  const covered = names.filter((name) => name.type === 'DNS' || name.type === 'IP')
  return [...new Set(covered.map((name) => name.value.toLowerCase().slice(0, 300)).filter((value) => value !== ''))]
}

/** What `search` looks through. */
export function searchText(name: string, certificate: ParsedCertificate): string {
  const values = certificate.extensions.subjectAlternativeNames.map((each) => each.value)
  return [name, certificate.subject.commonName ?? '', ...values].join('\n').toLowerCase()
}

/**
 * Identifies the issuer that gives out serial numbers: its name and its key. Two CAs may share a name (a rolled-over key, a
 * test setup), so the authority key identifier counts too; a self-signed certificate is its own issuer, so its key does.
 */
export function issuerHash(certificate: ParsedCertificate): string {
  const hash = createHash('sha256').update(certificate.issuer.der)
  hash.update('\0aki\0').update(certificate.extensions.authorityKeyIdentifier ?? '')
  if (certificate.selfSigned) hash.update('\0spki\0').update(certificate.publicKey.spki)
  return hash.digest('hex')
}

function nameFacts(name: DistinguishedName): NameFacts {
  const { rfc4514, commonName, organization, organizationalUnit, country, state, locality, emailAddress } = name
  return { rfc4514, commonName, organization, organizationalUnit, country, state, locality, emailAddress }
}
