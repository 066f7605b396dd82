import { readSequence, TAG } from '../../der.ts'
import { EXTENSION_OID } from '../../oids.ts'
import { rawExtension, hasExtension, RFC_5280_DATE, type LintRule } from '../rule.ts'

/** What cannot be read is for another rule. */
function isReadable(value: Uint8Array): boolean {
  try {
    readSequence(value, 'basicConstraints')
    return true
  } catch {
    return false
  }
}

/** Only a CA has a path length. */
export const pathLengthOfCa: LintRule = {
  id: 'path-length-of-ca',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 section 4.2.1.9',
  effective: RFC_5280_DATE,
  applies: hasExtension(EXTENSION_OID.basicConstraints),
  check: (certificate) => {
    const value = rawExtension(certificate, EXTENSION_OID.basicConstraints)?.value ?? new Uint8Array()
    const limited =
      isReadable(value) && readSequence(value, 'basicConstraints').some(({ identifier }) => identifier === TAG.integer)
    const { basicConstraints, keyUsage } = certificate.extensions
    const signs = basicConstraints?.ca === true && (keyUsage === null || keyUsage.includes('KEY_CERT_SIGN'))
    return limited && !signs ? 'it limits the path length and signs no certificates' : null
  },
}
