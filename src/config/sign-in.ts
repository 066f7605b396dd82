// How long a sign-in lasts, and how many may fail.

import { z } from 'zod'
import type { Reader } from './reader.ts'
import { integer } from './values.ts'
import { type ConfigVariable, variable } from './variable.ts'

const SESSION_HOURS = variable({
  name: 'INDRI_SESSION_HOURS',
  default: '12',
  description: 'How long a sign-in lasts.',
  expected: 'a number of hours from 0.1 to 720',
  schema: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,3})?$/)
    .transform(Number)
    .pipe(z.number().min(0.1).max(720)),
})

const FAILURES_PER_ACCOUNT = variable({
  name: 'INDRI_SIGN_IN_FAILURES_PER_ACCOUNT',
  default: '20',
  description: 'Failed sign-ins of one account, from anywhere, until unfamiliar addresses have to wait.',
  ...integer(3, 10_000),
})

const FAILURES_PER_ADDRESS = variable({
  name: 'INDRI_SIGN_IN_FAILURES_PER_ADDRESS',
  default: '50',
  description: 'Failed sign-ins from one address, of any account, until it has to wait.',
  ...integer(3, 100_000),
})

const FAILURES_PER_PAIR = variable({
  name: 'INDRI_SIGN_IN_FAILURES_PER_PAIR',
  default: '10',
  description: 'Failed sign-ins of one account from one address until the two together have to wait.',
  ...integer(3, 10_000),
})

const SIGN_IN_WINDOW = variable({
  name: 'INDRI_SIGN_IN_WINDOW_MINUTES',
  default: '15',
  description: 'Time in which that many failed sign-ins are forgotten again.',
  ...integer(1, 1440),
})

export const SIGN_IN_VARIABLES: readonly ConfigVariable[] = [
  SESSION_HOURS,
  FAILURES_PER_ACCOUNT,
  FAILURES_PER_ADDRESS,
  FAILURES_PER_PAIR,
  SIGN_IN_WINDOW,
]

export interface SessionConfig {
  readonly sessionSeconds: number
  readonly signIn: {
    readonly failuresPerAccount: number
    readonly failuresPerAddress: number
    readonly failuresPerPair: number
    readonly windowSeconds: number
  }
}

export function readSession(reader: Reader): SessionConfig {
  return {
    sessionSeconds: Math.round(reader.read(SESSION_HOURS) * 3600),
    signIn: {
      failuresPerAccount: reader.read(FAILURES_PER_ACCOUNT),
      failuresPerAddress: reader.read(FAILURES_PER_ADDRESS),
      failuresPerPair: reader.read(FAILURES_PER_PAIR),
      windowSeconds: reader.read(SIGN_IN_WINDOW) * 60,
    },
  }
}
