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
    commonName: storable(certificate.subject.commonName),
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
    subjectAlternativeNames: extensions.subjectAlternativeNames.map(({ type, value }) => ({
      type,
      value: storable(value),
    })),
  }
}

/** DNS names and addresses a certificate covers, as rows of `domains`: lower case, each once, in order. */
export function domainNames(names: readonly GeneralName[]): string[] {
  const covered = names.filter((name) => name.type === 'DNS' || name.type === 'IP')
  const values = covered.map((name) => storable(name.value.toLowerCase().slice(0, 300)))
  return [...new Set(values.filter((value) => value !== ''))]
}

/** What `search` looks through. */
export function searchText(name: string, certificate: ParsedCertificate): string {
  const values = certificate.extensions.subjectAlternativeNames.map((each) => each.value)
  return storable([name, certificate.subject.commonName ?? '', ...values].join('\n').toLowerCase())
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

/**
 * Text as the database can hold it: it has no NUL and no half characters, which certificates made to deceive do contain. A NUL
 * becomes its visible symbol, so that nobody reads the name as ending there. The exact bytes are in the body.
 */
function storable<T extends string | null>(text: T): T {
  return (text === null ? null : text.replaceAll('\0', '\u2400').toWellFormed()) as T
}

function nameFacts(name: DistinguishedName): NameFacts {
  return {
    rfc4514: storable(name.rfc4514),
    commonName: storable(name.commonName),
    organization: storable(name.organization),
    organizationalUnit: storable(name.organizationalUnit),
    country: storable(name.country),
    state: storable(name.state),
    locality: storable(name.locality),
    emailAddress: storable(name.emailAddress),
  }
}
