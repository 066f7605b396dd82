// What there is to say against the key of a certificate that is tracked here.
import type { Scope } from '../../database/scope.ts'
import type { PublicKeyFacts } from '../../pki/types.ts'
import { weakKeyReason } from '../../pki/weak-keys.ts'
import type { KeyKnowledge } from '../keys/index.ts'

export const KEY_FINDING_KINDS = ['WEAK', 'COMPROMISED', 'SHARED', 'AUTHORITY_KEY'] as const
export type KeyFindingKind = (typeof KEY_FINDING_KINDS)[number]

export interface KeyFinding {
  readonly kind: KeyFindingKind
  /** A sentence. */
  readonly message: string
}

/** Three statements for any number of certificates asked about in one tick, and some milliseconds of arithmetic for each. */
export async function keyFindingsOf(
  scope: Scope,
  keys: KeyKnowledge,
  certificate: { readonly publicKey: PublicKeyFacts; readonly owner: string; readonly isAuthority: boolean },
): Promise<KeyFinding[]> {
  const { publicKey, owner, isAuthority } = certificate
  const standing = await keys.standing(scope, publicKey)
  const weak = weakKeyReason(publicKey) ?? standing.listed
  const findings: KeyFinding[] = []
  if (weak !== null) findings.push({ kind: 'WEAK', message: `The key is weak: ${weak}.` })
  if (standing.compromised !== null) {
    findings.push({ kind: 'COMPROMISED', message: `The key is known to be compromised: ${standing.compromised}` })
  }
  const others = standing.owners.filter((each) => each !== owner)
  if (others.length > 0) {
    findings.push({ kind: 'SHARED', message: `Certificates of ${others.join(', ')} have the same key.` })
  }
  if (standing.authority !== null && !isAuthority) {
    findings.push({ kind: 'AUTHORITY_KEY', message: `It is the key of the authority ${standing.authority}.` })
  }
  return findings
}
