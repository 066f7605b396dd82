// Enumerations of what X.509 certificates say.
import { PURPOSES, type Purpose } from '../pki/purposes.ts'
import { GENERAL_NAME_TYPES } from '../pki/types.ts'
import { enumOf } from './enums.ts'

const purposeNames = Object.keys(PURPOSES) as Purpose[]
export const PurposeEnum = enumOf(purposeNames, {
  name: 'ExtendedKeyUsagePurpose',
  description: 'Extended key usages that have a name here.',
})

export const GeneralNameTypeEnum = enumOf(GENERAL_NAME_TYPES, {
  name: 'GeneralNameType',
  description: 'Kinds of subject alternative names. RFC 5280 section 4.2.1.6.',
})
