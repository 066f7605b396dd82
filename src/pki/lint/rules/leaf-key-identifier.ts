import { isLeaf, RFC_5280_DATE, type LintRule } from '../rule.ts'

/** An end entity identifies its key. */
export const leafKeyIdentifier: LintRule = {
  id: 'leaf-key-identifier',
  profile: 'STANDARD',
  severity: 'WARNING',
  citation: 'RFC 5280 section 4.2.1.2',
  effective: RFC_5280_DATE,
  applies: isLeaf,
  check: ({ extensions }) => (extensions.subjectKeyIdentifier === null ? 'it has no subject key identifier' : null),
}
