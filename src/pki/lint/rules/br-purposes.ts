import { PURPOSES } from '../../purposes.ts'
import { isLeaf, BR_PROFILES_DATE, type LintRule } from '../rule.ts'

/** Extended key usage: serverAuth, and clientAuth at most besides it. */
export const brPurposes: LintRule = {
  id: 'br-purposes',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 7.1.2.7.10',
  effective: BR_PROFILES_DATE,
  applies: isLeaf,
  check: ({ extensions }) => {
    const purposes = extensions.extendedKeyUsage ?? []
    if (!purposes.includes(PURPOSES.SERVER_AUTH)) return 'it is not for the authentication of servers'
    const other = purposes.find((oid) => oid !== PURPOSES.SERVER_AUTH && oid !== PURPOSES.CLIENT_AUTH)
    return other === undefined ? null : `it is for the purpose ${other} too`
  },
}
