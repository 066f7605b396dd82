// How much one caller may ask for.

import type { Reader } from './reader.ts'
import { integer } from './values.ts'
import { type ConfigVariable, variable } from './variable.ts'

const BODY_LIMIT = variable({
  name: 'INDRI_BODY_LIMIT_BYTES',
  default: '2097152',
  description: 'Largest request body.',
  ...integer(1024, 67_108_864),
})

const REQUESTS_PER_MINUTE = variable({
  name: 'INDRI_REQUESTS_PER_MINUTE',
  default: '1200',
  description: 'Most requests of one address in a minute; `0` for any number.',
  ...integer(0, 1_000_000),
})

const REQUESTS_PER_CALLER = variable({
  name: 'INDRI_REQUESTS_PER_MINUTE_AND_CALLER',
  default: '3000',
  description: 'Most requests of one user in a minute, from whatever addresses; `0` for any number.',
  ...integer(0, 1_000_000),
})

const KEYS_PER_HOUR = variable({
  name: 'INDRI_KEY_DISCLOSURES_PER_HOUR',
  default: '200',
  description: 'Most private keys that one user is given in an hour, by export or otherwise; `0` for any number.',
  ...integer(0, 1_000_000),
})

export const LIMIT_VARIABLES: readonly ConfigVariable[] = [
  BODY_LIMIT,
  REQUESTS_PER_MINUTE,
  REQUESTS_PER_CALLER,
  KEYS_PER_HOUR,
]

export interface LimitsConfig {
  readonly bodyLimitBytes: number
  /** Of one address; false for any number. */
  readonly requestsPerMinute: number | false
  /** Of one user, API keys included; false for any number. */
  readonly requestsPerMinuteAndCaller: number | false
  /** Private keys that one user is given; false for any number. */
  readonly keyDisclosuresPerHour: number | false
}

export function readLimits(reader: Reader): LimitsConfig {
  return {
    bodyLimitBytes: reader.read(BODY_LIMIT),
    requestsPerMinute: reader.read(REQUESTS_PER_MINUTE) || false,
    requestsPerMinuteAndCaller: reader.read(REQUESTS_PER_CALLER) || false,
    keyDisclosuresPerHour: reader.read(KEYS_PER_HOUR) || false,
  }
}
