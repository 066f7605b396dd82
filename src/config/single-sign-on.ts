// The OpenID provider that people sign in with.

import { z } from 'zod'
import type { Reader } from './reader.ts'
import type { SecretText } from './secret-text.ts'
import { isBaseUrl, listOf } from './values.ts'
import { type ConfigVariable, variable } from './variable.ts'

const OIDC_ISSUER = variable({
  name: 'INDRI_OIDC_ISSUER',
  default: '',
  description:
    'Issuer URL of the OpenID provider people sign in with. Its metadata is found below it. Unset: no single sign-on.',
  expected: 'a URL that begins with https:// (http:// for this machine only), without user, query and fragment',
  schema: z.string().refine((url) => url === '' || isIssuer(url)),
})

const OIDC_CLIENT_ID = variable({
  name: 'INDRI_OIDC_CLIENT_ID',
  default: '',
  description:
    'What this server is called at the provider. Register `<INDRI_PUBLIC_URL>/auth/oidc/callback` as its redirect URI.',
  expected: 'at most 255 printable characters',
  schema: z.string().regex(/^[\x20-\x7e]{0,255}$/),
})

const OIDC_CLIENT_SECRET = variable({
  name: 'INDRI_OIDC_CLIENT_SECRET',
  default: '',
  description: 'Its secret there. Unset: a public client, which has PKCE alone.',
  expected: 'at most 1024 characters',
  schema: z.string().max(1024),
  secret: true,
})

const OIDC_AUDIENCE = variable({
  name: 'INDRI_OIDC_AUDIENCE',
  default: '',
  description:
    'Audience (`aud`) of access tokens of the provider that are taken as bearer tokens, as JWT. Unset: none are taken.',
  expected: 'at most 255 printable characters',
  schema: z.string().regex(/^[\x20-\x7e]{0,255}$/),
})

const OIDC_SCOPES = variable({
  name: 'INDRI_OIDC_SCOPES',
  default: 'openid profile email',
  description: 'Scopes asked for at sign-in, by space.',
  expected: 'scopes by space, `openid` among them',
  schema: z.string().refine((text) => text.split(' ').includes('openid') && /^[\x21\x23-\x5b\x5d-\x7e ]+$/.test(text)),
})

const OIDC_GROUPS_CLAIM = variable({
  name: 'INDRI_OIDC_GROUPS_CLAIM',
  default: 'groups',
  description: "Claim that lists somebody's groups; a path by dots (`realm_access.roles`) leads into an object.",
  expected: 'the name of a claim',
  schema: z.string().regex(/^[\x21-\x7e]{1,255}$/),
})

const OIDC_ROLE_MAP = variable({
  name: 'INDRI_OIDC_ROLE_MAP',
  default: '',
  description:
    'Which groups give which roles, as `group=role,group=role`, or as a JSON object of a role or a list of roles for ' +
    'each group. Applied at every sign-in; no other group gives anything.',
  expected: 'group=role, by comma, or a JSON object such as {"cn=pki,ou=groups":"admin"}',
  schema: z
    .string()
    .transform(roleMapOf)
    .pipe(z.array(z.object({ group: mapName(), role: mapName() }))),
})

const OIDC_RETURN_URL = variable({
  name: 'INDRI_OIDC_RETURN_URL',
  default: '<INDRI_PUBLIC_URL/graphiql>',
  description: 'Page that a browser comes back to, with a one-time code in the fragment (`#sign-in-code=…`).',
  expected: 'a URL that begins with http:// or https://, without user, query and fragment',
  schema: z.string().refine(isBaseUrl),
})

export const OIDC_VARIABLES: readonly ConfigVariable[] = [
  OIDC_ISSUER,
  OIDC_CLIENT_ID,
  OIDC_CLIENT_SECRET,
  OIDC_AUDIENCE,
  OIDC_SCOPES,
  OIDC_GROUPS_CLAIM,
  OIDC_ROLE_MAP,
  OIDC_RETURN_URL,
]

export interface OidcConfig {
  readonly issuer: string
  readonly clientId: string
  /** Null for a public client. */
  readonly clientSecret: SecretText | null
  /** Null: no access tokens are taken. */
  readonly audience: string | null
  readonly scopes: string
  readonly groupsClaim: string
  readonly roleMap: readonly { readonly group: string; readonly role: string }[]
  readonly returnUrl: string
}

/** Null where no provider is named. */
export function readOidc(reader: Reader, publicUrl: string): OidcConfig | null {
  const issuer = reader.read(OIDC_ISSUER)
  const clientId = reader.read(OIDC_CLIENT_ID)
  const rest = {
    clientSecret: reader.secret(OIDC_CLIENT_SECRET),
    audience: reader.text(OIDC_AUDIENCE),
    scopes: reader.read(OIDC_SCOPES),
    groupsClaim: reader.read(OIDC_GROUPS_CLAIM),
    roleMap: reader.read(OIDC_ROLE_MAP),
    returnUrl: reader.readOr(OIDC_RETURN_URL, `${publicUrl}/graphiql`),
  }
  if (reader.has(OIDC_ISSUER) !== reader.has(OIDC_CLIENT_ID)) {
    const [given, missing] = reader.has(OIDC_ISSUER) ? ['ISSUER', 'CLIENT_ID'] : ['CLIENT_ID', 'ISSUER']
    reader.problems.push(`INDRI_OIDC_${missing}: expected it beside INDRI_OIDC_${given}, found nothing`)
  }
  if (issuer === '') return null
  return { issuer, clientId, ...rest }
}

/** Tokens and secrets go there: in the clear only where they do not leave the machine. */
function isIssuer(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || !isBaseUrl(text)) return false
  return url.protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
}

function mapName(): z.ZodType<string, string> {
  return z.string().trim().min(1).max(320)
}

/** What is not understood becomes an entry that the schema refuses. */
function roleMapOf(text: string): { group: string; role: string }[] {
  if (text.startsWith('{')) return roleMapOfJson(text)
  return listOf(text).map((entry) => {
    const split = entry.lastIndexOf('=')
    return split < 1 ? { group: entry, role: '' } : { group: entry.slice(0, split), role: entry.slice(split + 1) }
  })
}

function roleMapOfJson(text: string): { group: string; role: string }[] {
  try {
    const parsed = z.record(z.string(), z.union([z.string(), z.array(z.string())])).parse(JSON.parse(text))
    return Object.entries(parsed).flatMap(([group, roles]) => [roles].flat().map((role) => ({ group, role })))
  } catch {
    return [{ group: '', role: '' }]
  }
}
