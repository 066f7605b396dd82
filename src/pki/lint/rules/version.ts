import { RFC_5280_DATE, type LintRule } from '../rule.ts'

/** Extensions exist in version 3 only. */
export const version: LintRule = {
  id: 'version',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 section 4.1.2.1',
  effective: RFC_5280_DATE,
  applies: ({ extensions }) => extensions.raw.length > 0,
  check: ({ version }) => (version === 3 ? null : `it has extensions and says it is of version ${version}`),
}
