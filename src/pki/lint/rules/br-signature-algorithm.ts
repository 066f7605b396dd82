import { always, BR_PROFILES_DATE, type LintRule } from '../rule.ts'

const ALGORITHMS: ReadonlySet<string> = new Set<string>([
  'sha256WithRSAEncryption',
  'sha384WithRSAEncryption',
  'sha512WithRSAEncryption',
  'RSASSA-PSS',
  'ecdsa-with-SHA256',
  'ecdsa-with-SHA384',
  'ecdsa-with-SHA512',
])

/** Signatures are RSA or ECDSA with SHA-2. */
export const brSignatureAlgorithm: LintRule = {
  id: 'br-signature-algorithm',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 7.1.3.2',
  effective: BR_PROFILES_DATE,
  applies: always,
  check: ({ signatureAlgorithm }) =>
    ALGORITHMS.has(signatureAlgorithm) ? null : `it is signed with ${signatureAlgorithm}`,
}
