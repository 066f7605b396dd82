import { readSequence, TAG } from '../../der.ts'
import { always, RFC_5280_DATE, type LintRule } from '../rule.ts'

function isWrong(algorithm: string, identifier: Uint8Array): boolean {
  const [, parameters, ...rest] = readSequence(identifier, 'the algorithm')
  if (algorithm === 'RSA') return parameters?.identifier !== TAG.null || rest.length > 0
  const absent = algorithm === 'ED25519' || algorithm === 'ED448' || algorithm.startsWith('ML-DSA')
  return absent && parameters !== undefined
}

/** RSA has NULL parameters; EdDSA and ML-DSA have none. */
export const algorithmParameters: LintRule = {
  id: 'algorithm-parameters',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 3279 section 2.3.1, RFC 4055 section 5, RFC 8410 section 3, RFC 9881 section 2',
  effective: RFC_5280_DATE,
  applies: always,
  check: ({ publicKey, signatureAlgorithmIdentifier, signatureAlgorithm }) => {
    const [ofKey] = readSequence(publicKey.spki, 'the public key')
    const wrongKey = isWrong(publicKey.algorithm, ofKey?.bytes ?? new Uint8Array())
    const signing = signatureAlgorithm.endsWith('WithRSAEncryption') ? 'RSA' : signatureAlgorithm.toUpperCase()
    if (wrongKey) return 'the algorithm of its key has parameters other than the standard ones'
    return isWrong(signing, signatureAlgorithmIdentifier)
      ? 'its signature algorithm has parameters other than the standard ones'
      : null
  },
}
