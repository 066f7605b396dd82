import type { KeyUsage } from '../../types.ts'
import { BR_PROFILES_DATE, type LintRule } from '../rule.ts'

const FORBIDDEN: ReadonlySet<KeyUsage> = new Set<KeyUsage>([
  'NON_REPUDIATION',
  'KEY_CERT_SIGN',
  'CRL_SIGN',
  'ENCIPHER_ONLY',
  'DECIPHER_ONLY',
])

/** The key of an end entity signs and enciphers. */
export const brLeafKeyUsage: LintRule = {
  id: 'br-leaf-key-usage',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 7.1.2.7.11',
  effective: BR_PROFILES_DATE,
  applies: ({ extensions }) => extensions.basicConstraints?.ca !== true && extensions.keyUsage !== null,
  check: ({ extensions }) => {
    const wrong = extensions.keyUsage?.find((usage) => FORBIDDEN.has(usage))
    return wrong === undefined ? null : `its key usage permits ${wrong}`
  },
}
