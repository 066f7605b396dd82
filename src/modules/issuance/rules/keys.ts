// Which keys are certified: of a type the authority takes, strong, uncompromised, and nobody else's.
import type { KeyType, PublicKeyFacts } from '../../../pki/types.ts'
import { weakKeyReason } from '../../../pki/weak-keys.ts'
import { listed, type Rule } from '../rule.ts'

export const keyRules: readonly Rule[] = [
  {
    id: 'key.type',
    source: 'AUTHORITY',
    code: 'POLICY_VIOLATION',
    path: null,
    check(request, { authority }) {
      const allowed: readonly KeyType[] = authority.issuance.allowedKeyTypes
      const keyType = request.keyType ?? request.publicKey?.keyType ?? null
      const unknown = request.publicKey !== null && keyType === null
      return {
        failed: unknown || (keyType !== null && allowed.length > 0 && !allowed.includes(keyType)),
        observed: keyType ?? describeKey(request.publicKey),
        limit: allowed.length === 0 ? 'any supported key type' : allowed.join(', '),
        hint: unknown
          ? `Certificates are not issued for keys of type ${describeKey(request.publicKey)}.`
          : `${authority.name} issues for the key types ${allowed.join(', ')}, not ${keyType}.`,
        path: request.keyPath,
      }
    },
  },
  {
    id: 'key.strength',
    source: 'STANDARD',
    code: 'WEAK_KEY',
    path: null,
    check({ publicKey, keyPath }, { key }) {
      if (publicKey === null) return null
      const reason = weakKeyReason(publicKey) ?? key.listed
      return {
        failed: reason !== null,
        observed: reason ?? describeKey(publicKey),
        limit: 'a strong key',
        hint: `The key is weak: ${reason}.`,
        path: keyPath,
      }
    },
  },
  {
    id: 'key.compromised',
    source: 'STANDARD',
    code: 'COMPROMISED_KEY',
    path: null,
    check: ({ publicKey, keyPath }, { key }) =>
      publicKey === null
        ? null
        : {
            failed: key.compromised !== null,
            observed: key.compromised ?? 'not known to be compromised',
            limit: 'a key that only its owner knows',
            hint: `The key is known to be compromised: ${key.compromised}. Make a new one.`,
            path: keyPath,
          },
  },
  {
    id: 'key.own',
    source: 'STANDARD',
    code: 'POLICY_VIOLATION',
    path: null,
    check({ publicKey, keyPath }, { authority, path, key }) {
      if (publicKey === null) return null
      const above = path.find((each) => each.publicKey.spkiSha256 === publicKey.spkiSha256)
      const of = key.authority ?? (above === undefined ? null : authority.name)
      return {
        failed: of !== null,
        observed: of === null ? 'a key of its own' : `the key of the authority ${of}`,
        limit: 'a key of its own',
        hint: `The request carries the key of the authority ${of}.`,
        path: keyPath,
      }
    },
  },
  {
    id: 'key.shared',
    source: 'INSTALLATION',
    code: 'CONFLICT',
    path: null,
    warns: true,
    check({ publicKey, keyPath }, { key, owner }) {
      if (publicKey === null) return null
      const others = key.owners.filter((each) => each !== owner)
      return {
        failed: others.length > 0,
        observed: others.length === 0 ? 'no other owner' : listed(others),
        limit: 'a key of one owner',
        hint: `Certificates of ${listed(others)} have the same key; whoever holds it can act for all of them.`,
        path: keyPath,
      }
    },
  },
]

function describeKey(key: PublicKeyFacts | null): string {
  if (key === null) return 'none'
  return [key.algorithm, key.curve ?? key.size].filter((part) => part !== null).join(' ')
}
