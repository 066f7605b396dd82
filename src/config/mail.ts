// The mail server that notices are sent by.

import { isIP } from 'node:net'
import { z } from 'zod'
import type { Reader } from './reader.ts'
import { SecretText } from './secret-text.ts'
import { emailAddress, HIGHEST_PORT, isHost, oneOf, path } from './values.ts'
import { type ConfigVariable, variable } from './variable.ts'

const SMTP_URL = variable({
  name: 'INDRI_SMTP_URL',
  default: '',
  description:
    'The mail server in one line, instead of the next four: `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`.',
  expected: 'a URL that begins with smtp:// or smtps://, with a host and without path, query and fragment',
  schema: z.string().refine((url) => url === '' || isSmtpUrl(url)),
  secret: true,
})

const SMTP_HOST = variable({
  name: 'INDRI_SMTP_HOST',
  default: '',
  description:
    'The mail server, by name or address. It may be internal: INDRI_EGRESS_ALLOW does not apply. Unset: no e-mail.',
  expected: 'a host name or an IP address',
  schema: z.string().refine((host) => host === '' || isHost(host)),
})

const SMTP_PORT = variable({
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

const SMTP_USER = variable({
  name: 'INDRI_SMTP_USER',
  default: '',
  description: 'Who to sign in to the mail server as. Unset: nobody.',
  expected: 'a user name',
  schema: z.string().max(320),
})

const SMTP_PASSWORD = variable({
  name: 'INDRI_SMTP_PASSWORD',
  default: '',
  description: 'The password to it.',
  expected: 'a password',
  schema: z.string().max(4096),
  secret: true,
})

const SMTP_PASSWORD_FILE = variable({
  name: 'INDRI_SMTP_PASSWORD_FILE',
  default: '',
  description: 'A file that holds the password instead; read anew for each message, so it may be changed.',
  ...path(),
})

const SMTP_FROM = variable({
  name: 'INDRI_SMTP_FROM',
  default: '<indri@host of INDRI_PUBLIC_URL>',
  description: 'Address that e-mails come from.',
  expected: 'one e-mail address',
  schema: emailAddress(),
})

const SMTP_TLS = variable({
  name: 'INDRI_SMTP_TLS',
  default: '<starttls>',
  description:
    'Encryption of e-mail: `starttls` (no message without it), `tls` from the first byte, `opportunistic` (unchecked, ' +
    'where the server offers it) or `none`.',
  ...oneOf(['starttls', 'tls', 'opportunistic', 'none']),
})

const SMTP_CA_FILE = variable({
  name: 'INDRI_SMTP_CA_FILE',
  default: '',
  description: "PEM file of the CAs that the mail server's certificate may come from. Unset: those everybody trusts.",
  ...path(),
})

export const MAIL_VARIABLES: readonly ConfigVariable[] = [
  SMTP_URL,
  SMTP_HOST,
  SMTP_PORT,
  SMTP_USER,
  SMTP_PASSWORD,
  SMTP_PASSWORD_FILE,
  SMTP_FROM,
  SMTP_TLS,
  SMTP_CA_FILE,
]

export interface SmtpConfig {
  readonly host: string
  readonly port: number
  readonly tls: 'starttls' | 'tls' | 'opportunistic' | 'none'
  readonly user: string | null
  readonly password: SecretText | null
  /** Absolute. */
  readonly passwordFile: string | null
  readonly from: string
  /** Absolute. */
  readonly caFile: string | null
}

/** Null where no mail server is named. */
export function readSmtp(reader: Reader, publicUrl: string): SmtpConfig | null {
  const where = readSmtpPlace(reader)
  const from = reader.readOr(SMTP_FROM, `indri@${mailDomain(publicUrl)}`)
  const passwordFile = reader.path(SMTP_PASSWORD_FILE)
  const caFile = reader.path(SMTP_CA_FILE)
  if (where.password !== null && passwordFile !== null) {
    reader.problems.push('INDRI_SMTP_PASSWORD_FILE: expected it or a password to be set, found both')
  }
  if (where.host === '') return null
  return { ...where, passwordFile, from, caFile }
}

/** From the URL, or from the variables that stand for its pieces. */
function readSmtpPlace(reader: Reader): Pick<SmtpConfig, 'host' | 'port' | 'tls' | 'user' | 'password'> {
  const url = URL.parse(reader.read(SMTP_URL))
  const also =
    url === null ? undefined : [SMTP_HOST, SMTP_PORT, SMTP_USER, SMTP_PASSWORD].find((each) => reader.has(each))
  if (also !== undefined) reader.problems.push(`INDRI_SMTP_URL: expected it or ${also.name} to be set, found both`)
  const isTls = url?.protocol === 'smtps:' || reader.readOr(SMTP_PORT, 587) === 465
  const tls = reader.readOr(SMTP_TLS, isTls ? 'tls' : 'starttls')
  const usual = tls === 'tls' ? 465 : 587
  const host = url?.hostname.replace(/^\[(.*)\]$/, '$1') ?? reader.read(SMTP_HOST)
  const port = url === null ? reader.readOr(SMTP_PORT, usual) : Number(url.port || usual)
  const user = decoded(url?.username) ?? reader.text(SMTP_USER)
  const password = decoded(url?.password) ?? reader.text(SMTP_PASSWORD)
  return { host, port, tls, user, password: password === null ? null : new SecretText(password) }
}

/** Its host, where that is a name. */
function mailDomain(url: string): string {
  const { hostname } = new URL(url)
  return isIP(hostname.replace(/^\[(.*)\]$/, '$1')) === 0 ? hostname : 'localhost'
}

/** What a URL says in percent signs; undefined where it says nothing. */
function decoded(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function isSmtpUrl(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') return false
  return ['', '/'].includes(url.pathname) && !/[?#]/.test(text)
}
