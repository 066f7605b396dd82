import { RFC_5280_DATE, type LintRule } from '../rule.ts'

/** encipherOnly and decipherOnly narrow keyAgreement. */
export const encipherOnly: LintRule = {
  id: 'encipher-only',
  profile: 'STANDARD',
  severity: 'WARNING',
  citation: 'RFC 5280 section 4.2.1.3',
  effective: RFC_5280_DATE,
  applies: ({ extensions }) => extensions.keyUsage !== null,
  check: ({ extensions }) => {
    const usages = extensions.keyUsage ?? []
    const narrowed = usages.includes('ENCIPHER_ONLY') || usages.includes('DECIPHER_ONLY')
    return narrowed && !usages.includes('KEY_AGREEMENT')
      ? 'its key usage narrows a key agreement that it does not permit'
      : null
  },
}
