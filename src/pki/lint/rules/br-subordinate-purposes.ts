import { PURPOSES } from '../../purposes.ts'
import { isSubordinate, BR_PROFILES_DATE, type LintRule } from '../rule.ts'

/** A subordinate CA is for the authentication of servers. */
export const brSubordinatePurposes: LintRule = {
  id: 'br-subordinate-purposes',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 7.1.2.10.6',
  effective: BR_PROFILES_DATE,
  applies: isSubordinate,
  check: ({ extensions }) => {
    const purposes = extensions.extendedKeyUsage ?? []
    if (!purposes.includes(PURPOSES.SERVER_AUTH))
      return 'it is of a subordinate CA and not for the authentication of servers'
    const wrong = purposes.find((oid) => oid !== PURPOSES.SERVER_AUTH && oid !== PURPOSES.CLIENT_AUTH)
    return wrong === undefined ? null : `it is of a subordinate CA and for the purpose ${wrong} too`
  },
}
