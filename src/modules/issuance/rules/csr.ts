// What a CSR asks for that is not the requester's to decide.
import { EXTENSION_OID } from '../../../pki/oids.ts'
import { listed, type Rule } from '../rule.ts'

/** Read from a CSR, or written by the profile whatever a CSR says. */
const ANSWERED: ReadonlySet<string> = new Set([
  EXTENSION_OID.subjectAlternativeName,
  EXTENSION_OID.keyUsage,
  EXTENSION_OID.extendedKeyUsage,
  EXTENSION_OID.basicConstraints,
  EXTENSION_OID.subjectKeyIdentifier,
])

export const csrRules: readonly Rule[] = [
  {
    id: 'csr.authority',
    source: 'STANDARD',
    code: 'POLICY_VIOLATION',
    path: ['csr'],
    check(request) {
      if (request.csr === null) return null
      const { basicConstraints, keyUsage, nameConstraints } = request.csr.extensions
      const asksForCa =
        basicConstraints?.ca === true ||
        nameConstraints !== null ||
        keyUsage?.some((usage) => usage === 'KEY_CERT_SIGN' || usage === 'CRL_SIGN') === true
      return {
        failed: asksForCa,
        observed: asksForCa ? 'a CA certificate' : 'an end-entity certificate',
        limit: 'an end-entity certificate',
        hint: 'The request asks to become a CA; createAuthority makes those.',
      }
    },
  },
  {
    id: 'csr.extensions',
    source: 'STANDARD',
    code: 'UNSUPPORTED',
    path: ['csr'],
    warns: true,
    check({ csr }) {
      if (csr === null) return null
      const dropped = csr.extensions.raw.map(({ oid }) => oid).filter((oid) => !ANSWERED.has(oid))
      return {
        failed: dropped.length > 0,
        observed: listed(dropped) || 'none',
        limit: 'names and usages',
        hint: `Of a request, names and usages are taken over; not taken: ${listed(dropped)}. Ask for them in extensions.`,
      }
    },
  },
]
