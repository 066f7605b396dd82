// What createAuthority is asked for, before it is checked.
import type { KeyType, NameConstraints, SubjectParts } from '../../pki/types.ts'
import type { IssuancePolicy } from '../issuance-policy.ts'

export interface NewAuthority {
  readonly name: string
  readonly owner: string
  readonly description: string | null
  readonly type: 'ROOT' | 'SUBORDINATE'
  readonly parentId: string | null
  /** A CA outside of this installation signs it. */
  readonly signedElsewhere: boolean
  readonly subject: SubjectParts
  readonly keyType: KeyType
  readonly validityStart: Date | null
  readonly validityEnd: Date | null
  readonly validityDays: number | null
  readonly pathLength: number | null
  readonly nameConstraints: NameConstraints | null
  readonly issuance: Partial<IssuancePolicy>
  readonly roleIds: readonly string[]
  readonly idempotencyKey: string | null
}
