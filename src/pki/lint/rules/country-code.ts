import { NAME_OID } from '../../oids.ts'
import { always, RFC_5280_DATE, type LintRule } from '../rule.ts'

/** A country is a code of two letters. */
export const countryCode: LintRule = {
  id: 'country-code',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 appendix A.1 (X520countryName)',
  effective: RFC_5280_DATE,
  applies: always,
  check: ({ subject }) => {
    const wrong = subject.rdns.flat().find(({ oid, value }) => oid === NAME_OID.country && !/^[A-Za-z]{2}$/.test(value))
    return wrong === undefined ? null : 'its country is not a code of two letters'
  },
}
