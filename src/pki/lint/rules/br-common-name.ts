import { BR_PROFILES_DATE, type LintRule } from '../rule.ts'

/** The common name is one of the alternative names. */
export const brCommonName: LintRule = {
  id: 'br-common-name',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 7.1.4.3',
  effective: BR_PROFILES_DATE,
  applies: ({ subject, extensions }) => extensions.basicConstraints?.ca !== true && subject.commonName !== null,
  check: ({ subject, extensions }) =>
    extensions.subjectAlternativeNames.some(({ value }) => value === subject.commonName)
      ? null
      : 'its common name is not one of its alternative names, character by character',
}
