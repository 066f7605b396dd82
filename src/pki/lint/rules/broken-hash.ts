import { usesBrokenHash } from '../../signature-algorithms.ts'
import { isSelfIssued, type LintRule } from '../rule.ts'

/** Nothing new is signed with MD5 or SHA-1. */
export const brokenHash: LintRule = {
  id: 'broken-hash',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 6151, RFC 6194 and RFC 9155',
  effective: new Date('2016-01-01T00:00:00Z'),
  applies: (certificate) => !isSelfIssued(certificate),
  check: ({ signatureAlgorithmOid, signatureAlgorithmIdentifier, signatureAlgorithm }) =>
    usesBrokenHash(signatureAlgorithmOid, signatureAlgorithmIdentifier)
      ? `it is signed with ${signatureAlgorithm}, whose hash is broken`
      : null,
}
