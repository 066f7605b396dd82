// Which credentials for AWS this server has from the machine that it runs on, told in the variables that AWS itself sets.

import { z } from 'zod'
import type { Reader } from './reader.ts'
import type { SecretText } from './secret-text.ts'
import { isBaseUrl, path } from './values.ts'
import { type ConfigVariable, variable } from './variable.ts'

const KINDS = ['', 'container', 'web-identity', 'instance'] as const

const CREDENTIALS = variable({
  name: 'INDRI_AWS_CREDENTIALS',
  default: '',
  description:
    "Credentials of this server's own machine that plugins of AWS may use where their option `identity` says so: `container` " +
    '(ECS, EKS Pod Identity), `web-identity` (a token file, as EKS has for service accounts) or `instance` (EC2, IMDSv2). ' +
    'Whoever may make a destination, source or DNS provider then acts as that role. Unset: none.',
  expected: 'one of container, web-identity, instance',
  schema: z.string().refine((text): text is (typeof KINDS)[number] => KINDS.some((kind) => kind === text)),
})

const url = (name: string, description: string, fallback = '') =>
  variable({
    name,
    default: fallback,
    description,
    expected: 'a URL that begins with http:// or https://, without user, query and fragment',
    schema: z.string().refine((text) => text === '' || isBaseUrl(text)),
  })

const RELATIVE_URI = variable({
  name: 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  default: '',
  description: 'With `container`: path of the credentials at 169.254.170.2. ECS sets it.',
  expected: 'a path that begins with a slash',
  schema: z.string().refine((text) => text === '' || /^\/[\x21-\x7e]*$/.test(text)),
})
const FULL_URI = url(
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'With `container`: URL of the credentials, at this host, 169.254.170.2, 169.254.170.23, fd00:ec2::23 or over https. EKS sets it.',
)
const TOKEN = variable({
  name: 'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  default: '',
  description: 'With `container`: what is sent as Authorization.',
  expected: 'text in one line',
  schema: z.string().refine((text) => /^[\x20-\x7e]*$/.test(text)),
  secret: true,
})
const TOKEN_FILE = variable({
  name: 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
  default: '',
  description: 'The same from a file, read each time. EKS sets it.',
  ...path(),
})
const WEB_IDENTITY_FILE = variable({
  name: 'AWS_WEB_IDENTITY_TOKEN_FILE',
  default: '',
  description: 'With `web-identity`: file of the token, read each time. EKS sets it.',
  ...path(),
})
const ROLE_ARN = variable({
  name: 'AWS_ROLE_ARN',
  default: '',
  description: 'With `web-identity`: ARN of the role that the token is for. EKS sets it.',
  expected: 'the ARN of a role',
  schema: z.string().refine((text) => text === '' || /^arn:aws[a-z-]*:iam::\d{12}:role\/[\x21-\x7e]+$/.test(text)),
})
const STS_URL = url(
  'AWS_ENDPOINT_URL_STS',
  'With `web-identity`: STS, such as a VPC endpoint. Unset: that of the region of each plugin.',
)
const METADATA_URL = url(
  'AWS_EC2_METADATA_SERVICE_ENDPOINT',
  'With `instance`: where the metadata service is.',
  'http://169.254.169.254',
)

export const AWS_VARIABLES: readonly ConfigVariable[] = [
  CREDENTIALS,
  RELATIVE_URI,
  FULL_URI,
  TOKEN,
  TOKEN_FILE,
  WEB_IDENTITY_FILE,
  ROLE_ARN,
  STS_URL,
  METADATA_URL,
]

/** Where the machine's credentials come from. Paths are absolute. */
export type AwsMachineConfig =
  | {
      readonly kind: 'container'
      readonly url: string
      readonly token: SecretText | null
      readonly tokenFile: string | null
    }
  | {
      readonly kind: 'web-identity'
      readonly tokenFile: string
      readonly roleArn: string
      readonly stsUrl: string | null
    }
  | { readonly kind: 'instance'; readonly url: string }

export interface AwsConfig {
  /** Null: plugins have none but those of their options. */
  readonly awsMachine: AwsMachineConfig | null
}

export function readAws(reader: Reader): AwsConfig {
  const kind = reader.read(CREDENTIALS)
  if (kind === 'instance') return { awsMachine: { kind, url: reader.read(METADATA_URL).replace(/\/+$/, '') } }
  if (kind === 'container') return { awsMachine: readContainer(reader) }
  return { awsMachine: kind === 'web-identity' ? readWebIdentity(reader) : null }
}

/** As the SDKs of AWS hold it: what the credentials are asked of is this machine, or proves itself by TLS. */
const CONTAINER_HOSTS = new Set([
  'localhost',
  '127.0.0.1',
  '[::1]',
  '169.254.170.2',
  '169.254.170.23',
  '[fd00:ec2::23]',
])

function readContainer(reader: Reader): AwsMachineConfig | null {
  const relative = reader.text(RELATIVE_URI)
  const full = reader.text(FULL_URI)
  const address = relative === null ? full : `http://169.254.170.2${relative}`
  if (address === null) return missing(reader, 'container', FULL_URI)
  const { protocol, hostname } = new URL(address)
  if (protocol !== 'https:' && !CONTAINER_HOSTS.has(hostname)) {
    reader.problems.push(`${FULL_URI.name}: expected https, or a host that is this machine, found ${hostname}`)
  }
  return { kind: 'container', url: address, token: reader.secret(TOKEN), tokenFile: reader.path(TOKEN_FILE) }
}

function readWebIdentity(reader: Reader): AwsMachineConfig | null {
  const tokenFile = reader.path(WEB_IDENTITY_FILE)
  const roleArn = reader.text(ROLE_ARN)
  if (tokenFile === null) return missing(reader, 'web-identity', WEB_IDENTITY_FILE)
  if (roleArn === null) return missing(reader, 'web-identity', ROLE_ARN)
  return { kind: 'web-identity', tokenFile, roleArn, stsUrl: reader.text(STS_URL) }
}

function missing(reader: Reader, kind: string, { name }: ConfigVariable): null {
  reader.problems.push(`${name}: expected it beside INDRI_AWS_CREDENTIALS=${kind}, found nothing`)
  return null
}
