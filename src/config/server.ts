// Where the server listens, what others call it, and what it logs.

import { isIP } from 'node:net'
import { z } from 'zod'
import type { Reader } from './reader.ts'
import { HIGHEST_PORT, integer, isBaseUrl, isHost, listOf, network, oneOf } from './values.ts'
import { type ConfigVariable, variable } from './variable.ts'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

const HOST = variable({
  name: 'HOST',
  default: '127.0.0.1',
  description: 'Address to listen on; `0.0.0.0` or `::` for every interface.',
  expected: 'an IP address or host name',
  schema: z.string().refine(isHost),
})

const PORT = variable({
  name: 'PORT',
  default: '4000',
  description: 'Port to listen on; `0` takes any free one.',
  ...integer(0, HIGHEST_PORT),
})

const PUBLIC_URL = variable({
  name: 'INDRI_PUBLIC_URL',
  default: '<http://HOST:PORT>',
  description:
    'Where others reach this server. Goes into issued certificates as the base of CRL, OCSP and issuer URLs.',
  expected: 'a URL that begins with http:// or https://, without user, query and fragment',
  schema: z.string().refine(isBaseUrl),
})

const TRUST_PROXY = variable({
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

const LOG_LEVEL = variable({
  name: 'INDRI_LOG_LEVEL',
  default: 'info',
  description: 'What is logged: `fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`.',
  ...oneOf(LOG_LEVELS),
})

export const SERVER_VARIABLES: readonly ConfigVariable[] = [HOST, PORT, PUBLIC_URL, TRUST_PROXY, LOG_LEVEL]

export interface ServerConfig {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** Without a slash at the end. Where it is the default and the port is 0, the real port is known after listening only. */
  readonly publicUrl: string
  readonly publicUrlIsDefault: boolean
  /** false, a number of proxies in front, or the addresses and networks of the proxies; as Fastify's `trustProxy` takes it. */
  readonly trustProxy: false | number | readonly string[]
  readonly logLevel: LogLevel
}

export function readServer(reader: Reader): ServerConfig {
  const host = reader.read(HOST)
  const port = reader.read(PORT)
  return {
    host,
    port,
    publicUrl: reader.readOr(PUBLIC_URL, defaultPublicUrl(host, port)).replace(/\/+$/, ''),
    publicUrlIsDefault: !reader.has(PUBLIC_URL),
    trustProxy: reader.read(TRUST_PROXY),
    logLevel: reader.read(LOG_LEVEL),
  }
}

/** Listening on every interface has no address of its own; localhost is the one that works for whoever tries it out. */
function defaultPublicUrl(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`
  return isIP(host) === 6 ? `http://[${host}]:${port}` : `http://${host}:${port}`
}

function proxiesOf(text: string): false | number | string[] {
  if (text === '') return false
  return /^\d+$/.test(text) ? Number(text) : listOf(text)
}
