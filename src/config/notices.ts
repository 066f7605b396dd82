// Who is told of what ends, besides its owner, and when.

import { z } from 'zod'
import type { Reader } from './reader.ts'
import { emailAddress, listOf } from './values.ts'
import { type ConfigVariable, variable } from './variable.ts'

const SECURITY_TEAM = variable({
  name: 'INDRI_SECURITY_TEAM',
  default: '',
  description: 'E-mail addresses that hear of every expiring certificate besides its owner, by comma. Unset: nobody.',
  expected: 'e-mail addresses, by comma',
  schema: z.string().transform(listOf).pipe(z.array(emailAddress()).max(50)),
})

const AUTHORITY_NOTICE_DAYS = variable({
  name: 'INDRI_AUTHORITY_NOTICE_DAYS',
  default: '365,180,90,30',
  description: 'How many days before an authority ends its owner and the security team are told, by comma.',
  expected: 'whole numbers from 1 to 3650, by comma',
  schema: z
    .string()
    .transform(listOf)
    .pipe(
      z
        .array(
          z
            .string()
            .regex(/^\d{1,4}$/)
            .transform(Number)
            .pipe(z.int().min(1).max(3650)),
        )
        .max(20),
    ),
})

export const NOTICE_VARIABLES: readonly ConfigVariable[] = [SECURITY_TEAM, AUTHORITY_NOTICE_DAYS]

export interface NoticesConfig {
  /** Addresses, lower-cased. */
  readonly securityTeam: readonly string[]
  /** Longest first. */
  readonly authorityNoticeDays: readonly number[]
}

export function readNotices(reader: Reader): NoticesConfig {
  return {
    securityTeam: reader.read(SECURITY_TEAM),
    authorityNoticeDays: [...new Set(reader.read(AUTHORITY_NOTICE_DAYS))].toSorted((a, b) => b - a),
  }
}
