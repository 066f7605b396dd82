import { always, BR_PROFILES_DATE, type LintRule } from '../rule.ts'

const CURVES: ReadonlySet<string> = new Set<string>(['P-256', 'P-384', 'P-521'])

/** Keys are RSA of 2048 bits and more, or on a NIST curve. */
export const brKeyAlgorithm: LintRule = {
  id: 'br-key-algorithm',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 6.1.5 and 7.1.3.1',
  effective: BR_PROFILES_DATE,
  applies: always,
  check: ({ publicKey }) => {
    const { algorithm, size, curve } = publicKey
    if (algorithm === 'RSA')
      return size !== null && size >= 2048 && size % 8 === 0 ? null : `its RSA key has ${size} bits`
    if (algorithm === 'EC') return CURVES.has(curve ?? '') ? null : `its key is on the curve ${curve}`
    return `its key is of the type ${algorithm}`
  },
}
