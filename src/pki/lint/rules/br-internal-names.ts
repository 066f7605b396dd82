import { isIP } from 'node:net'
import { isInternalName, isReservedAddress } from '../../public-trust.ts'
import { isLeaf, BR_PROFILES_DATE, type LintRule } from '../rule.ts'

/** No internal names, no reserved addresses. */
export const brInternalNames: LintRule = {
  id: 'br-internal-names',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 4.2.2 and 7.1.2.7.12',
  effective: BR_PROFILES_DATE,
  applies: isLeaf,
  check: ({ extensions }) => {
    const wrong = extensions.subjectAlternativeNames.find(
      ({ type, value }) =>
        (type === 'DNS' && isInternalName(value)) || (type === 'IP' && isIP(value) !== 0 && isReservedAddress(value)),
    )
    return wrong === undefined ? null : `it names ${wrong.value}, which is internal or reserved`
  },
}
