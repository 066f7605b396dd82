import { EXTENSION_OID } from '../../oids.ts'
import type { KeyUsage } from '../../types.ts'
import { isCa, rawExtension, BR_PROFILES_DATE, type LintRule } from '../rule.ts'

const ALLOWED: ReadonlySet<KeyUsage> = new Set<KeyUsage>(['DIGITAL_SIGNATURE', 'KEY_CERT_SIGN', 'CRL_SIGN'])

/** The key of a CA signs certificates and revocation lists. */
export const brCaKeyUsage: LintRule = {
  id: 'br-ca-key-usage',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 7.1.2.10.7',
  effective: BR_PROFILES_DATE,
  applies: isCa,
  check: (certificate) => {
    const usages = certificate.extensions.keyUsage ?? []
    if (!usages.includes('KEY_CERT_SIGN') || !usages.includes('CRL_SIGN'))
      return 'it is of a CA that may not sign certificates and revocation lists'
    if (usages.some((usage) => !ALLOWED.has(usage))) return 'it is of a CA whose key has other usages than signing'
    return rawExtension(certificate, EXTENSION_OID.keyUsage)?.critical === true
      ? null
      : 'it is of a CA and its key usage is not critical'
  },
}
