import { readSequence } from '../../der.ts'
import { always, RFC_5280_DATE, type LintRule } from '../rule.ts'

/** Names are not told apart by unique identifiers. */
export const uniqueIdentifiers: LintRule = {
  id: 'unique-identifiers',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 section 4.1.2.8',
  effective: RFC_5280_DATE,
  applies: always,
  check: ({ tbs }) =>
    readSequence(tbs, 'the certificate').some(
      ({ identifier }) => (identifier & 0xdf) === 0x81 || (identifier & 0xdf) === 0x82,
    )
      ? 'it has a unique identifier beside a name'
      : null,
}
