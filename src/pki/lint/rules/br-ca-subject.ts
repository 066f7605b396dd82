import { isCa, BR_PROFILES_DATE, type LintRule } from '../rule.ts'

/** A CA has a country, an organization and a common name. */
export const brCaSubject: LintRule = {
  id: 'br-ca-subject',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 7.1.2.10.2',
  effective: BR_PROFILES_DATE,
  applies: isCa,
  check: ({ subject }) =>
    subject.country !== null && subject.organization !== null && subject.commonName !== null
      ? null
      : 'it is of a CA and its subject lacks country, organization or common name',
}
