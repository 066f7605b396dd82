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

const LINK_URL = variable({
  name: 'INDRI_LINK_URL',
  default: '',
  description:
    'Page of a frontend of your own to which messages link, such as `https://certificates.example.org/{type}/{id}`: `{id}` becomes an id of ' +
    'this API, `{type}` certificate, authority or source. Unset: GraphiQL.',
  expected: 'a URL that begins with http:// or https:// and has {id} behind its host, and no other braces than {type}',
  schema: z.string().refine((text) => text === '' || isPageTemplate(text)),
})

function isPageTemplate(text: string): boolean {
  const filled = text.replaceAll('{id}', 'id').replaceAll('{type}', 'type')
  const url = URL.parse(filled)
  if (url === null || !['http:', 'https:'].includes(url.protocol) || /[{}\p{C}\s]/u.test(filled)) return false
  if (url.username !== '' || url.password !== '') return false
  // Whoever names things must not name the server.
  const [scheme = '', host = ''] = text.split(/(?<=:\/\/)/)
  return !/[{}]/.test(scheme + (host.split(/[/?#]/)[0] ?? '')) && text.includes('{id}')
}

export const NOTICE_VARIABLES: readonly ConfigVariable[] = [SECURITY_TEAM, AUTHORITY_NOTICE_DAYS, LINK_URL]

export interface NoticesConfig {
  /** Addresses, lower-cased. */
  readonly securityTeam: readonly string[]
  /** Longest first. */
  readonly authorityNoticeDays: readonly number[]
  /** Of the page about one thing, with {id} and perhaps {type}; null: there is none but GraphiQL's. */
  readonly linkTemplate: string | null
}

export function readNotices(reader: Reader): NoticesConfig {
  return {
    securityTeam: reader.read(SECURITY_TEAM),
    authorityNoticeDays: [...new Set(reader.read(AUTHORITY_NOTICE_DAYS))].toSorted((a, b) => b - a),
    linkTemplate: reader.read(LINK_URL) || null,
  }
}
