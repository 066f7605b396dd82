import { NAME_OID } from '../../oids.ts'
import { RESERVED_POLICIES } from '../../public-trust.ts'
import { BR_PROFILES_DATE, type LintRule } from '../rule.ts'

/** A domain validated subject has a country and a common name at most. */
export const brDomainValidatedSubject: LintRule = {
  id: 'br-domain-validated-subject',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 7.1.2.7.2',
  effective: BR_PROFILES_DATE,
  applies: ({ extensions }) => extensions.certificatePolicies.includes(RESERVED_POLICIES.domain),
  check: ({ subject }) => {
    const wrong = subject.rdns.flat().find(({ oid }) => oid !== NAME_OID.commonName && oid !== NAME_OID.country)
    return wrong === undefined ? null : `it is domain validated and its subject has the attribute ${wrong.oid}`
  },
}
