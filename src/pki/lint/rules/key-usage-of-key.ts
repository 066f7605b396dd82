import type { KeyUsage } from '../../types.ts'
import { RFC_5280_DATE, type LintRule } from '../rule.ts'

const AGREEMENT: readonly KeyUsage[] = ['KEY_AGREEMENT', 'ENCIPHER_ONLY', 'DECIPHER_ONLY']
const ENCIPHERMENT: readonly KeyUsage[] = ['KEY_ENCIPHERMENT', 'DATA_ENCIPHERMENT']
const SIGNING: readonly KeyUsage[] = ['DIGITAL_SIGNATURE', 'NON_REPUDIATION', 'KEY_CERT_SIGN', 'CRL_SIGN']
const IMPOSSIBLE: Readonly<Record<string, readonly KeyUsage[]>> = {
  RSA: AGREEMENT,
  EC: ENCIPHERMENT,
  signing: [...AGREEMENT, ...ENCIPHERMENT],
  agreement: [...SIGNING, ...ENCIPHERMENT],
}

function familyOf(algorithm: string): string {
  if (algorithm === 'ED25519' || algorithm === 'ED448' || algorithm.startsWith('ML-DSA')) return 'signing'
  return algorithm === 'X25519' || algorithm === 'X448' ? 'agreement' : algorithm
}

/** A key usage fits what the key can do. */
export const keyUsageOfKey: LintRule = {
  id: 'key-usage-of-key',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 3279 section 2.3, RFC 8410 section 5, RFC 8813 section 3, RFC 9881 section 5',
  effective: RFC_5280_DATE,
  applies: ({ extensions }) => extensions.keyUsage !== null,
  check: ({ extensions, publicKey }) => {
    const impossible = IMPOSSIBLE[familyOf(publicKey.algorithm)] ?? []
    const found = (extensions.keyUsage ?? []).filter((usage) => impossible.includes(usage))
    return found.length === 0 ? null : `a key of type ${publicKey.algorithm} cannot serve ${found.join(', ')}`
  },
}
