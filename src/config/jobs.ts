// What a process does, and when work that nobody asks for is done.

import { Cron } from 'croner'
import { z } from 'zod'
import type { Reader } from './reader.ts'
import { integer, oneOf } from './values.ts'
import { type ConfigVariable, variable } from './variable.ts'

export const ROLES = ['all', 'api', 'worker'] as const

const ROLE = variable({
  name: 'INDRI_ROLE',
  default: 'all',
  description:
    'What this process does: `api` answers requests, `worker` does the jobs, `all` both. Several processes need PostgreSQL.',
  ...oneOf(ROLES),
})

const SCHEDULES = variable({
  name: 'INDRI_SCHEDULES',
  default: '',
  description:
    'When jobs recur, by semicolon: `name=cron` in UTC with five fields, or six with seconds first, or `name=off`. ' +
    'The query `jobTypes` lists the names.',
  expected: 'name=cron or name=off, by semicolon',
  schema: z
    .string()
    .transform(schedulesOf)
    .refine((schedules) => schedules.every(([name, cron]) => /^[a-z-]{1,64}$/.test(name) && isSchedule(cron))),
})

const IDEMPOTENCY_DAYS = variable({
  name: 'INDRI_IDEMPOTENCY_DAYS',
  default: '7',
  description: 'Days for which an idempotency key is remembered with its answer.',
  ...integer(1, 365),
})

const VERIFICATION_HOURS = variable({
  name: 'INDRI_VERIFICATION_HOURS',
  default: '24',
  description: 'Hours after which a certificate issued elsewhere is asked about again; sooner where its CA says so.',
  ...integer(1, 720),
})

const VERIFICATION_CONCURRENCY = variable({
  name: 'INDRI_VERIFICATION_CONCURRENCY',
  default: '8',
  description: 'Certificates issued elsewhere that a worker asks about at once.',
  ...integer(1, 100),
})

const VERIFICATION_PER_HOST = variable({
  name: 'INDRI_VERIFICATION_PER_HOST',
  default: '2',
  description: 'Of these, at one responder or server of revocation lists.',
  ...integer(1, 100),
})

export const JOB_VARIABLES: readonly ConfigVariable[] = [
  ROLE,
  SCHEDULES,
  IDEMPOTENCY_DAYS,
  VERIFICATION_HOURS,
  VERIFICATION_CONCURRENCY,
  VERIFICATION_PER_HOST,
]

export interface JobsConfig {
  readonly role: (typeof ROLES)[number]
  /** Cron expressions by type of jobs, in place of its own; null: never by itself. */
  readonly schedules: ReadonlyMap<string, string | null>
  readonly idempotencyDays: number
  readonly verification: { readonly intervalSeconds: number; readonly concurrency: number; readonly perHost: number }
}

export function readJobs(reader: Reader): JobsConfig {
  return {
    role: reader.read(ROLE),
    schedules: new Map(reader.read(SCHEDULES)),
    idempotencyDays: reader.read(IDEMPOTENCY_DAYS),
    verification: {
      intervalSeconds: reader.read(VERIFICATION_HOURS) * 3600,
      concurrency: reader.read(VERIFICATION_CONCURRENCY),
      perHost: reader.read(VERIFICATION_PER_HOST),
    },
  }
}

function schedulesOf(text: string): [string, string | null][] {
  return text
    .split(';')
    .filter((entry) => entry.trim() !== '')
    .map((entry) => {
      const [name = '', ...cron] = entry.split('=')
      const pattern = cron.join('=').trim()
      return [name.trim(), pattern === 'off' ? null : pattern]
    })
}

function isSchedule(pattern: string | null): boolean {
  if (pattern === null) return true
  try {
    return new Cron(pattern, { mode: '5-or-6-parts', paused: true }).nextRun() !== null
  } catch {
    return false
  }
}
