// Every environment variable: its default, what it sets, and what is taken.

import { Cron } from 'croner'
import { isIP } from 'node:net'
import { isAbsolute } from 'node:path'
import { z } from 'zod'

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export interface ConfigVariable {
  readonly name: string
  /** As one would write it, or in angle brackets where it depends on other settings. Empty: unset. */
  readonly default: string
  readonly description: string
}

export interface Variable<T> extends ConfigVariable {
  readonly expected: string
  /** From the text given, or from the default. */
  readonly schema: z.ZodType<T, string>
  /** Whether what was found may not be repeated in a message. */
  readonly secret: boolean
}

const HIGHEST_PORT = 65_535

export const HOST = variable({
  name: 'HOST',
  default: '127.0.0.1',
  description: 'Address to listen on; `0.0.0.0` or `::` for every interface.',
  expected: 'an IP address or host name',
  schema: z.string().refine((host) => isIP(host) !== 0 || /^[A-Za-z0-9]([A-Za-z0-9.-]{0,252})$/.test(host)),
})

export const PORT = variable({
  name: 'PORT',
  default: '4000',
  description: 'Port to listen on; `0` takes any free one.',
  ...integer(0, HIGHEST_PORT),
})

export const DATA_DIR = variable({
  name: 'INDRI_DATA_DIR',
  default: './data',
  description: 'Folder of the embedded database and of the keyring.',
  ...path(),
})

export const DATABASE_URL = variable({
  name: 'DATABASE_URL',
  default: '',
  description:
    'PostgreSQL 15 or later, as `postgres://user:password@host/name`. Unset: an embedded database in the data folder.',
  expected: 'a URL that begins with postgres:// or postgresql://',
  schema: z.string().refine((url) => url === '' || isUrl(url, ['postgres:', 'postgresql:'])),
  secret: true,
})

export const PUBLIC_URL = variable({
  name: 'INDRI_PUBLIC_URL',
  default: '<http://HOST:PORT>',
  description:
    'Where others reach this server. Goes into issued certificates as the base of CRL, OCSP and issuer URLs.',
  expected: 'a URL that begins with http:// or https://, without user, query and fragment',
  schema: z.string().refine(isBaseUrl),
})

export const ROLES = ['all', 'api', 'worker'] as const

export const ROLE = variable({
  name: 'INDRI_ROLE',
  default: 'all',
  description:
    'What this process does: `api` answers requests, `worker` does the jobs, `all` both. Several processes need PostgreSQL.',
  ...oneOf(ROLES),
})

export const SCHEDULES = variable({
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

export const LOG_LEVEL = variable({
  name: 'INDRI_LOG_LEVEL',
  default: 'info',
  description: 'What is logged: `fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`.',
  ...oneOf(LOG_LEVELS),
})

export const KEYRING_FILE = variable({
  name: 'INDRI_KEYRING_FILE',
  default: '<INDRI_DATA_DIR/keyring.json>',
  description:
    'File of the key-encryption keys, mode 0600; made at the first start. Back it up apart from the database.',
  ...path(),
})

export const KEYRING = variable({
  name: 'INDRI_KEYRING',
  default: '',
  description: 'The whole keyring as JSON, instead of a file.',
  expected: 'a keyring as a JSON object',
  schema: z.string().refine((json) => json === '' || json.trimStart().startsWith('{')),
  secret: true,
})

export const SESSION_HOURS = variable({
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

export const BODY_LIMIT = variable({
  name: 'INDRI_BODY_LIMIT_BYTES',
  default: '2097152',
  description: 'Largest request body.',
  ...integer(1024, 67_108_864),
})

export const REQUESTS_PER_MINUTE = variable({
  name: 'INDRI_REQUESTS_PER_MINUTE',
  default: '1200',
  description: 'Most requests of one address in a minute; `0` for any number.',
  ...integer(0, 1_000_000),
})

export const REQUESTS_PER_CALLER = variable({
  name: 'INDRI_REQUESTS_PER_MINUTE_AND_CALLER',
  default: '3000',
  description: 'Most requests of one user in a minute, from whatever addresses; `0` for any number.',
  ...integer(0, 1_000_000),
})

export const KEYS_PER_HOUR = variable({
  name: 'INDRI_KEY_DISCLOSURES_PER_HOUR',
  default: '200',
  description: 'Most private keys that one user is given in an hour, by export or otherwise; `0` for any number.',
  ...integer(0, 1_000_000),
})

export const IDEMPOTENCY_DAYS = variable({
  name: 'INDRI_IDEMPOTENCY_DAYS',
  default: '7',
  description: 'Days for which an idempotency key is remembered with its answer.',
  ...integer(1, 365),
})

export const VERIFICATION_HOURS = variable({
  name: 'INDRI_VERIFICATION_HOURS',
  default: '24',
  description: 'Hours after which a certificate issued elsewhere is asked about again; sooner where its CA says so.',
  ...integer(1, 720),
})

export const VERIFICATION_CONCURRENCY = variable({
  name: 'INDRI_VERIFICATION_CONCURRENCY',
  default: '8',
  description: 'Certificates issued elsewhere that a worker asks about at once.',
  ...integer(1, 100),
})

export const VERIFICATION_PER_HOST = variable({
  name: 'INDRI_VERIFICATION_PER_HOST',
  default: '2',
  description: 'Of these, at one responder or server of revocation lists.',
  ...integer(1, 100),
})

export const MAXIMUM_TOKENS = variable({
  name: 'INDRI_GRAPHQL_MAX_TOKENS',
  default: '2000',
  description: 'Most lexical tokens of a GraphQL document.',
  ...integer(100, 100_000),
})

export const MAXIMUM_DEPTH = variable({
  name: 'INDRI_GRAPHQL_MAX_DEPTH',
  default: '12',
  description: 'Deepest nesting of fields in an operation.',
  ...integer(3, 100),
})

export const MAXIMUM_ALIASES = variable({
  name: 'INDRI_GRAPHQL_MAX_ALIASES',
  default: '30',
  description: 'Most aliases in a document.',
  ...integer(0, 1000),
})

export const MAXIMUM_DIRECTIVES = variable({
  name: 'INDRI_GRAPHQL_MAX_DIRECTIVES',
  default: '50',
  description: 'Most directives in a document.',
  ...integer(0, 1000),
})

export const MAXIMUM_COST = variable({
  name: 'INDRI_GRAPHQL_MAX_COST',
  default: '10000',
  description: 'Highest cost of an operation: about one for each object it may return.',
  ...integer(100, 10_000_000),
})

export const INTROSPECTION = variable({
  name: 'INDRI_INTROSPECTION',
  default: 'signed-in',
  description: 'Who may read the schema from the server: `signed-in`, `public` or `off`.',
  ...oneOf(['signed-in', 'public', 'off']),
})

export const GRAPHIQL = variable({
  name: 'INDRI_GRAPHIQL',
  default: 'on',
  description: 'Whether GraphiQL is served: `on` or `off`.',
  ...oneOf(['on', 'off']),
})

export const FAILURES_PER_ACCOUNT = variable({
  name: 'INDRI_SIGN_IN_FAILURES_PER_ACCOUNT',
  default: '20',
  description: 'Failed sign-ins of one account, from anywhere, until unfamiliar addresses have to wait.',
  ...integer(3, 10_000),
})

export const FAILURES_PER_ADDRESS = variable({
  name: 'INDRI_SIGN_IN_FAILURES_PER_ADDRESS',
  default: '50',
  description: 'Failed sign-ins from one address, of any account, until it has to wait.',
  ...integer(3, 100_000),
})

export const FAILURES_PER_PAIR = variable({
  name: 'INDRI_SIGN_IN_FAILURES_PER_PAIR',
  default: '10',
  description: 'Failed sign-ins of one account from one address until the two together have to wait.',
  ...integer(3, 10_000),
})

export const SIGN_IN_WINDOW = variable({
  name: 'INDRI_SIGN_IN_WINDOW_MINUTES',
  default: '15',
  description: 'Time in which that many failed sign-ins are forgotten again.',
  ...integer(1, 1440),
})

export const AUTHORITY_CREATION = variable({
  name: 'INDRI_AUTHORITY_CREATION',
  default: 'admin',
  description: 'Who may create authorities: `admin`, or `operator` for admins and operators.',
  ...oneOf(['admin', 'operator']),
})

export const ALLOWED_DOMAINS = variable({
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

export const EGRESS_ALLOW = variable({
  name: 'INDRI_EGRESS_ALLOW',
  default: '',
  description:
    'What this server may reach besides the open internet, by comma: host names, `*.suffix`, addresses and networks ' +
    '(10.1.0.0/16). Unset: nothing private, loopback or link-local.',
  expected: 'host names, *.suffix, IP addresses and networks (10.1.0.0/16), by comma',
  schema: z
    .string()
    .transform((text) => listOf(text.toLowerCase()))
    .pipe(
      z.array(z.union([network(), z.string().regex(/^(\*\.)?(?=.{1,253}$)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*\.?$/)])),
    ),
})

export const FILESYSTEM_ROOT = variable({
  name: 'INDRI_FILESYSTEM_ROOT',
  default: '',
  description: 'Folder below which destinations of the kind `filesystem` may write. Unset: there can be none.',
  ...path(),
})

export const RELOAD_COMMANDS = variable({
  name: 'INDRI_RELOAD_COMMANDS',
  default: '',
  description:
    'Commands that destinations of the kind `filesystem` may have run after they wrote, as `name=/absolute/program argument`, ' +
    'by comma, or as a JSON object of a list for each name. Run without a shell. Unset: none.',
  expected:
    'name=/absolute/program argument, by comma, or a JSON object such as {"nginx":["/usr/sbin/nginx","-s","reload"]}',
  schema: z
    .string()
    .transform(commandsOf)
    .pipe(
      z
        .array(
          z.object({
            name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
            program: z.string().refine((program) => isAbsolute(program) && !program.includes('\0')),
            arguments: z.array(z.string().refine((argument) => !argument.includes('\0'))),
          }),
        )
        .refine((commands) => new Set(commands.map(({ name }) => name)).size === commands.length),
    ),
})

export const SECURITY_TEAM = variable({
  name: 'INDRI_SECURITY_TEAM',
  default: '',
  description: 'E-mail addresses that hear of every expiring certificate besides its owner, by comma. Unset: nobody.',
  expected: 'e-mail addresses, by comma',
  schema: z
    .string()
    .transform((text) => listOf(text.toLowerCase()))
    .pipe(
      z
        .array(
          z
            .string()
            .max(320)
            .regex(/^[^\s@,;:<>()"\\\p{C}]+@[a-z0-9-]+(\.[a-z0-9-]+)*$/u),
        )
        .max(50),
    ),
})

export const SMTP_URL = variable({
  name: 'INDRI_SMTP_URL',
  default: '',
  description:
    'The mail server in one line, instead of the next four: `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`.',
  expected: 'a URL that begins with smtp:// or smtps://, with a host and without path, query and fragment',
  schema: z.string().refine((url) => url === '' || isSmtpUrl(url)),
  secret: true,
})

export const SMTP_HOST = variable({
  name: 'INDRI_SMTP_HOST',
  default: '',
  description:
    'The mail server, by name or address. It may be internal: INDRI_EGRESS_ALLOW does not apply. Unset: no e-mail.',
  expected: 'a host name or an IP address',
  schema: z
    .string()
    .refine((host) => isIP(host) !== 0 || /^[A-Za-z0-9]([A-Za-z0-9.-]{0,252})$/.test(host))
    .or(z.literal('')),
})

export const SMTP_PORT = variable({
  name: 'INDRI_SMTP_PORT',
  default: '<587, or 465 for tls>',
  description: 'Port of the mail server.',
  expected: `a whole number from 1 to ${HIGHEST_PORT}`,
  schema: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(HIGHEST_PORT)),
})

export const SMTP_USER = variable({
  name: 'INDRI_SMTP_USER',
  default: '',
  description: 'Who to sign in to the mail server as. Unset: nobody.',
  expected: 'a user name',
  schema: z.string().max(320),
})

export const SMTP_PASSWORD = variable({
  name: 'INDRI_SMTP_PASSWORD',
  default: '',
  description: 'The password to it.',
  expected: 'a password',
  schema: z.string().max(4096),
  secret: true,
})

export const SMTP_PASSWORD_FILE = variable({
  name: 'INDRI_SMTP_PASSWORD_FILE',
  default: '',
  description: 'A file that holds the password instead; read anew for each message, so it may be changed.',
  ...path(),
})

export const SMTP_FROM = variable({
  name: 'INDRI_SMTP_FROM',
  default: '<indri@host of INDRI_PUBLIC_URL>',
  description: 'Address that e-mails come from.',
  expected: 'one e-mail address',
  schema: z
    .string()
    .max(320)
    .regex(/^[^\s@,;:<>()"\\\p{C}]+@[a-z0-9-]+(\.[a-z0-9-]+)*$/iu),
})

export const SMTP_TLS = variable({
  name: 'INDRI_SMTP_TLS',
  default: '<starttls>',
  description:
    'Encryption of e-mail: `starttls` (no message without it), `tls` from the first byte, `opportunistic` (unchecked, ' +
    'where the server offers it) or `none`.',
  ...oneOf(['starttls', 'tls', 'opportunistic', 'none']),
})

export const SMTP_CA_FILE = variable({
  name: 'INDRI_SMTP_CA_FILE',
  default: '',
  description: "PEM file of the CAs that the mail server's certificate may come from. Unset: those everybody trusts.",
  ...path(),
})

export const AUTHORITY_NOTICE_DAYS = variable({
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

export const WEAK_KEY_FILES = variable({
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

export const OIDC_ISSUER = variable({
  name: 'INDRI_OIDC_ISSUER',
  default: '',
  description:
    'Issuer URL of the OpenID provider people sign in with. Its metadata is found below it. Unset: no single sign-on.',
  expected: 'a URL that begins with https:// (http:// for this machine only), without user, query and fragment',
  schema: z.string().refine((url) => url === '' || isIssuer(url)),
})

export const OIDC_CLIENT_ID = variable({
  name: 'INDRI_OIDC_CLIENT_ID',
  default: '',
  description:
    'What this server is called at the provider. Register `<INDRI_PUBLIC_URL>/auth/oidc/callback` as its redirect URI.',
  expected: 'at most 255 printable characters',
  schema: z.string().regex(/^[\x20-\x7e]{0,255}$/),
})

export const OIDC_CLIENT_SECRET = variable({
  name: 'INDRI_OIDC_CLIENT_SECRET',
  default: '',
  description: 'Its secret there. Unset: a public client, which has PKCE alone.',
  expected: 'at most 1024 characters',
  schema: z.string().max(1024),
  secret: true,
})

export const OIDC_AUDIENCE = variable({
  name: 'INDRI_OIDC_AUDIENCE',
  default: '',
  description:
    'Audience (`aud`) of access tokens of the provider that are taken as bearer tokens, as JWT. Unset: none are taken.',
  expected: 'at most 255 printable characters',
  schema: z.string().regex(/^[\x20-\x7e]{0,255}$/),
})

export const OIDC_SCOPES = variable({
  name: 'INDRI_OIDC_SCOPES',
  default: 'openid profile email',
  description: 'Scopes asked for at sign-in, by space.',
  expected: 'scopes by space, `openid` among them',
  schema: z.string().refine((text) => text.split(' ').includes('openid') && /^[\x21\x23-\x5b\x5d-\x7e ]+$/.test(text)),
})

export const OIDC_GROUPS_CLAIM = variable({
  name: 'INDRI_OIDC_GROUPS_CLAIM',
  default: 'groups',
  description: "Claim that lists somebody's groups; a path by dots (`realm_access.roles`) leads into an object.",
  expected: 'the name of a claim',
  schema: z.string().regex(/^[\x21-\x7e]{1,255}$/),
})

export const OIDC_ROLE_MAP = variable({
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

export const OIDC_RETURN_URL = variable({
  name: 'INDRI_OIDC_RETURN_URL',
  default: '<INDRI_PUBLIC_URL/graphiql>',
  description: 'Page that a browser comes back to, with a one-time code in the fragment (`#sign-in-code=…`).',
  expected: 'a URL that begins with http:// or https://, without user, query and fragment',
  schema: z.string().refine(isBaseUrl),
})

export const TRUST_PROXY = variable({
  name: 'INDRI_TRUST_PROXY',
  default: '',
  description:
    'Whose `X-Forwarded-For` is believed: a number of proxies in front, or their addresses and networks, by comma. Unset: ' +
    'nobody’s.',
  expected: 'a number of proxies from 1 to 10, or IP addresses and networks (10.0.0.0/8), by comma',
  schema: z
    .string()
    .transform(proxiesOf)
    .pipe(z.union([z.literal(false), z.int().min(1).max(10), z.array(network())])),
})

const VARIABLES: readonly ConfigVariable[] = [
  HOST,
  PORT,
  PUBLIC_URL,
  DATA_DIR,
  DATABASE_URL,
  KEYRING_FILE,
  KEYRING,
  ROLE,
  SCHEDULES,
  LOG_LEVEL,
  SESSION_HOURS,
  FAILURES_PER_ACCOUNT,
  FAILURES_PER_ADDRESS,
  FAILURES_PER_PAIR,
  SIGN_IN_WINDOW,
  BODY_LIMIT,
  REQUESTS_PER_MINUTE,
  REQUESTS_PER_CALLER,
  KEYS_PER_HOUR,
  IDEMPOTENCY_DAYS,
  VERIFICATION_HOURS,
  VERIFICATION_CONCURRENCY,
  VERIFICATION_PER_HOST,
  MAXIMUM_TOKENS,
  MAXIMUM_DEPTH,
  MAXIMUM_ALIASES,
  MAXIMUM_DIRECTIVES,
  MAXIMUM_COST,
  INTROSPECTION,
  GRAPHIQL,
  AUTHORITY_CREATION,
  ALLOWED_DOMAINS,
  EGRESS_ALLOW,
  FILESYSTEM_ROOT,
  RELOAD_COMMANDS,
  SECURITY_TEAM,
  AUTHORITY_NOTICE_DAYS,
  SMTP_URL,
  SMTP_HOST,
  SMTP_PORT,
  SMTP_USER,
  SMTP_PASSWORD,
  SMTP_PASSWORD_FILE,
  SMTP_FROM,
  SMTP_TLS,
  SMTP_CA_FILE,
  WEAK_KEY_FILES,
  TRUST_PROXY,
  OIDC_ISSUER,
  OIDC_CLIENT_ID,
  OIDC_CLIENT_SECRET,
  OIDC_AUDIENCE,
  OIDC_SCOPES,
  OIDC_GROUPS_CLAIM,
  OIDC_ROLE_MAP,
  OIDC_RETURN_URL,
]

/** Every variable, in the order of the documentation; its table is printed from this list. */
export const CONFIG_VARIABLES: readonly ConfigVariable[] = Object.freeze(
  VARIABLES.map(({ name, default: fallback, description }) => Object.freeze({ name, default: fallback, description })),
)

function variable<T>(spec: Omit<Variable<T>, 'secret'> & { readonly secret?: boolean }): Variable<T> {
  return { ...spec, secret: spec.secret ?? false }
}

function integer(lowest: number, highest: number): Pick<Variable<number>, 'expected' | 'schema'> {
  const schema = z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .pipe(z.int().min(lowest).max(highest))
  return { expected: `a whole number from ${lowest} to ${highest}`, schema }
}

function oneOf<const T extends readonly [string, ...string[]]>(
  choices: T,
): Pick<Variable<T[number]>, 'expected' | 'schema'> {
  const schema = z.string().refine((text): text is T[number] => choices.includes(text))
  return { expected: `one of ${choices.join(', ')}`, schema }
}

function path(): Pick<Variable<string>, 'expected' | 'schema'> {
  return { expected: 'a path', schema: z.string().refine((text) => !text.includes('\0')) }
}

function network(): z.ZodType<string, string> {
  return z.string().refine((text) => {
    const [address = '', bits, ...more] = text.split('/')
    const version = isIP(address)
    if (version === 0 || more.length > 0) return false
    return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
  })
}

function proxiesOf(text: string): false | number | string[] {
  if (text === '') return false
  return /^\d+$/.test(text) ? Number(text) : listOf(text)
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
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

function isUrl(text: string, protocols: readonly string[]): boolean {
  const url = URL.parse(text)
  return url !== null && protocols.includes(url.protocol)
}

function isSmtpUrl(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') return false
  return ['', '/'].includes(url.pathname) && !/[?#]/.test(text)
}

function isBaseUrl(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return false
  return url.username === '' && url.password === '' && !/[?#]/.test(text)
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

/** As {@link roleMapOf}. */
function commandsOf(text: string): { name: string; program: string; arguments: string[] }[] {
  if (text.trimStart().startsWith('{')) return commandsOfJson(text)
  return listOf(text).map((entry) => {
    const split = entry.indexOf('=')
    const [program = '', ...args] = entry
      .slice(split + 1)
      .split(' ')
      .filter((part) => part !== '')
    return { name: entry.slice(0, Math.max(split, 0)), program, arguments: args }
  })
}

function commandsOfJson(text: string): { name: string; program: string; arguments: string[] }[] {
  try {
    const parsed = z.record(z.string(), z.array(z.string()).min(1)).parse(JSON.parse(text))
    return Object.entries(parsed).map(([name, [program = '', ...args]]) => ({ name, program, arguments: args }))
  } catch {
    return [{ name: '', program: '', arguments: [] }]
  }
}

function roleMapOfJson(text: string): { group: string; role: string }[] {
  try {
    const parsed = z.record(z.string(), z.union([z.string(), z.array(z.string())])).parse(JSON.parse(text))
    return Object.entries(parsed).flatMap(([group, roles]) => [roles].flat().map((role) => ({ group, role })))
  } catch {
    return [{ group: '', role: '' }]
  }
}
