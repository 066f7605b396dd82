import { EXTENSION_OID } from '../../oids.ts'
import { isLeaf, rawExtension, RFC_5280_DATE, type LintRule } from '../rule.ts'

/** Without a subject the alternative names are critical. */
export const emptySubject: LintRule = {
  id: 'empty-subject',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 section 4.1.2.6',
  effective: RFC_5280_DATE,
  applies: (certificate) => isLeaf(certificate) && certificate.subject.rdns.length === 0,
  check: (certificate) =>
    rawExtension(certificate, EXTENSION_OID.subjectAlternativeName)?.critical === true
      ? null
      : 'its subject is empty, and it has no critical alternative names',
}
