// An uploaded certificate in the form that the evaluator judges: what it would have been asked for with.
import type { ParsedCertificate } from '../../pki/types.ts'
import type { IssuanceRequest } from '../issuance/index.ts'

/** Names and dates are as found: nothing of it is issued. */
export function requestOfCertificate(certificate: ParsedCertificate): IssuanceRequest {
  const { subject, extensions, publicKey, notBefore, notAfter } = certificate
  const names = extensions.subjectAlternativeNames
  const commonName = subject.commonName?.toLowerCase() ?? null
  return {
    subject,
    names,
    namePaths: names.map(() => ['body']),
    commonNameIsName: names.some(({ value }) => value.toLowerCase() === commonName),
    subjectPath: ['body'],
    notBefore,
    notAfter,
    endPath: ['body'],
    usage: {
      keyUsage: extensions.keyUsage ?? [],
      extendedKeyUsage: extensions.extendedKeyUsage ?? [],
      certificatePolicies: extensions.certificatePolicies,
      other: extensions.other,
    },
    usagePaths: { keyUsage: ['body'], extendedKeyUsage: ['body'] },
    keyType: null,
    publicKey,
    keyPath: ['body'],
    csr: null,
  }
}
