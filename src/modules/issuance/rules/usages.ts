// What the key may be used for: the authority's lists, and the purposes of the CAs above.
import { PURPOSES, purposeOf } from '../../../pki/purposes.ts'
import { listed, type Rule } from '../rule.ts'

export const usageRules: readonly Rule[] = [
  {
    id: 'usage.key',
    source: 'AUTHORITY',
    code: 'POLICY_VIOLATION',
    path: ['extensions', 'keyUsage'],
    check({ usage, usagePaths }, { authority }) {
      const allowed = authority.issuance.allowedKeyUsages
      if (allowed === null) return null
      const outside = usage.keyUsage.filter((each) => !allowed.includes(each))
      return {
        failed: outside.length > 0,
        observed: listed(usage.keyUsage),
        limit: listed(allowed) || 'none',
        hint: `${authority.name} does not issue for the key usage ${listed(outside)}.`,
        path: usagePaths.keyUsage,
      }
    },
  },
  {
    id: 'usage.purposes',
    source: 'AUTHORITY',
    code: 'POLICY_VIOLATION',
    path: ['extensions', 'extendedKeyUsage'],
    check({ usage, usagePaths }, { authority }) {
      const allowed = authority.issuance.allowedExtendedKeyUsages
      if (allowed === null) return null
      const outside = usage.extendedKeyUsage.filter((oid) => !allowed.includes(oid))
      return {
        failed: outside.length > 0,
        observed: named(usage.extendedKeyUsage),
        limit: named(allowed) || 'none',
        hint: `${authority.name} does not issue for the extended key usage ${named(outside)}.`,
        path: usagePaths.extendedKeyUsage,
      }
    },
  },
  {
    id: 'usage.chain-purposes',
    source: 'STANDARD',
    code: 'POLICY_VIOLATION',
    path: ['extensions', 'extendedKeyUsage'],
    check({ usage, usagePaths }, { path }) {
      // An extended key usage in a CA certificate narrows what is below it: no standard, and what all verifiers do.
      const limits = path.flatMap(({ extensions, subject }) =>
        extensions.extendedKeyUsage === null || extensions.extendedKeyUsage.includes(PURPOSES.ANY)
          ? []
          : [{ purposes: extensions.extendedKeyUsage, issuer: subject.rfc4514 }],
      )
      if (limits.length === 0) return null
      const violated = limits.find(({ purposes }) => usage.extendedKeyUsage.some((oid) => !purposes.includes(oid)))
      const limit = violated ?? limits[0]
      return {
        failed: violated !== undefined,
        observed: named(usage.extendedKeyUsage),
        limit: named(limit?.purposes ?? []),
        hint: `The CA ${limit?.issuer} is for ${named(limit?.purposes ?? [])} only.`,
        path: usagePaths.extendedKeyUsage,
      }
    },
  },
  {
    id: 'usage.extensions',
    source: 'AUTHORITY',
    code: 'POLICY_VIOLATION',
    path: ['extensions', 'other'],
    check({ usage }, { authority }) {
      const allowed = authority.issuance.allowedExtensions
      if (allowed === null) return null
      const index = usage.other.findIndex(({ oid }) => !allowed.includes(oid))
      return {
        failed: index >= 0,
        observed: listed(usage.other.map(({ oid }) => oid)) || 'none',
        limit: listed(allowed) || 'none',
        hint: `${authority.name} does not issue the extension ${usage.other[index]?.oid}.`,
        path: ['extensions', 'other', ...(index < 0 ? [] : [String(index)])],
      }
    },
  },
]

function named(oids: readonly string[]): string {
  return listed(oids.map((oid) => purposeOf(oid) ?? oid))
}
