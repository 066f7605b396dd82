// What an authority may issue, kept as JSON in its row and shown as IssuancePolicy.
import type { KeyType } from '../pki/types.ts'

export interface IssuancePolicy {
  /** Key types of the certificates it issues; empty: all of them. */
  allowedKeyTypes: KeyType[]
  defaultValidityDays: number
  maximumValidityDays: number
}

export const DEFAULT_ISSUANCE_POLICY: IssuancePolicy = {
  allowedKeyTypes: [],
  defaultValidityDays: 365,
  maximumValidityDays: 825,
}
