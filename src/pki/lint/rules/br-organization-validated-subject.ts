import { RESERVED_POLICIES } from '../../public-trust.ts'
import { BR_PROFILES_DATE, type LintRule } from '../rule.ts'

/** An organization validated subject says which organization and where. */
export const brOrganizationValidatedSubject: LintRule = {
  id: 'br-organization-validated-subject',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 7.1.2.7.4',
  effective: BR_PROFILES_DATE,
  applies: ({ extensions }) => extensions.certificatePolicies.includes(RESERVED_POLICIES.organization),
  check: ({ subject }) =>
    subject.organization !== null && subject.country !== null && (subject.locality !== null || subject.state !== null)
      ? null
      : 'it is organization validated and its subject lacks organization, country, or locality and state',
}
