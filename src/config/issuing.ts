// What may be issued here, and by whose hand.

import { z } from 'zod'
import type { Reader } from './reader.ts'
import { listOf, oneOf } from './values.ts'
import { type ConfigVariable, variable } from './variable.ts'

const AUTHORITY_CREATION = variable({
  name: 'INDRI_AUTHORITY_CREATION',
  default: 'admin',
  description: 'Who may create authorities: `admin`, or `operator` for admins and operators.',
  ...oneOf(['admin', 'operator']),
})

const ALLOWED_DOMAINS = variable({
  name: 'INDRI_ALLOWED_DOMAINS',
  default: '',
  description:
    'Domains that certificates may be issued for, by comma, such as `example.com,*.example.com`. Unset: any.',
  expected: 'a list of domain names or patterns, by comma',
  schema: z
    .string()
    .transform((text) => listOf(text.toLowerCase()))
    .pipe(
      z.array(
        z
          .string()
          .max(253)
          .regex(/^[^\s,]+$/),
      ),
    ),
})

const WEAK_KEY_FILES = variable({
  name: 'INDRI_WEAK_KEY_FILES',
  default: '',
  description:
    'Files that list weak keys, by comma, as in Debian’s package openssl-blacklist: 20 hexadecimal digits a line. None is shipped.',
  expected: 'paths, by comma',
  schema: z
    .string()
    .transform(listOf)
    .pipe(z.array(z.string().max(4096))),
})

export const ISSUING_VARIABLES: readonly ConfigVariable[] = [AUTHORITY_CREATION, ALLOWED_DOMAINS, WEAK_KEY_FILES]

export interface IssuingConfig {
  readonly authorityCreation: 'admin' | 'operator'
  /** Patterns as given, lower-cased; empty: any domain. */
  readonly allowedDomains: readonly string[]
  /** Lists of weak keys, in the format of Debian's openssl-blacklist. */
  readonly weakKeyFiles: readonly string[]
}

export function readIssuing(reader: Reader): IssuingConfig {
  return {
    authorityCreation: reader.read(AUTHORITY_CREATION),
    allowedDomains: reader.read(ALLOWED_DOMAINS),
    weakKeyFiles: reader.read(WEAK_KEY_FILES),
  }
}
