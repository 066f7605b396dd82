// Whether the authority can issue at all.
import { iso, type Rule } from '../rule.ts'

export const authorityRules: readonly Rule[] = [
  {
    id: 'authority.active',
    source: 'AUTHORITY',
    code: 'INACTIVE',
    path: ['authorityId'],
    check: (_request, { authority }) => ({
      failed: !authority.active,
      observed: authority.active ? 'active' : 'inactive',
      limit: 'active',
      hint: `The authority ${authority.name} is inactive; choose another one.`,
    }),
  },
  {
    id: 'authority.valid',
    source: 'STANDARD',
    code: 'EXPIRED',
    path: ['authorityId'],
    check(_request, { authority, issuer, issuerRevoked, now }) {
      if (issuer === null) return null
      const span = `valid from ${iso(issuer.notBefore)} to ${iso(issuer.notAfter)}`
      return {
        failed: issuer.notAfter <= now || issuerRevoked || issuer.notBefore > now,
        observed: issuerRevoked ? 'revoked' : span,
        limit: 'a valid CA certificate',
        hint: issuerRevoked
          ? `The certificate of the authority ${authority.name} is revoked.`
          : `The certificate of the authority ${authority.name} is ${span}, not now.`,
      }
    },
  },
  {
    id: 'authority.certificate',
    source: 'STANDARD',
    code: 'POLICY_VIOLATION',
    path: ['authorityId'],
    check(_request, { authority, issuer }) {
      if (issuer === null) return null
      const { basicConstraints, keyUsage } = issuer.extensions
      const signs = keyUsage === null || keyUsage.includes('KEY_CERT_SIGN')
      return {
        failed: basicConstraints?.ca !== true || !signs,
        observed: basicConstraints?.ca === true && signs ? 'a CA certificate' : 'no CA certificate',
        limit: 'a CA certificate whose key may sign certificates',
        hint: `The certificate of the authority ${authority.name} is not one of a CA that signs certificates.`,
      }
    },
  },
]
