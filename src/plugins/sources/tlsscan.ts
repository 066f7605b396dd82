import { atPathAsync, DomainError } from '../../errors.ts'
import { definePlugin } from '../plugin.ts'
import { inParallel } from './parallel.ts'
import { certificatesIn } from './reading.ts'
import { firstAddress, placesOf, scanTargets } from './scan-targets.ts'
import type { Source } from './source.ts'
import { TlsScanner } from './tls-scanner.ts'

/** Names resolved at once when the options are stored. */
const LOOK_UPS = 50

export const tlsScanSource = definePlugin({
  kind: 'SOURCE',
  slug: 'tlsscan',
  title: 'TLS scan',
  description: 'Finds certificates that are served in a network, by shaking hands, and what is weak in how they are.',
  capabilities: ['LIST_ENDPOINTS'],
  options: [
    {
      name: 'hosts',
      type: 'STRINGS',
      required: true,
      maximumLength: 500,
      help: 'Names, addresses, and networks such as 192.0.2.0/24, each of at most 1024 addresses.',
    },
    {
      name: 'ports',
      type: 'STRINGS',
      default: ['443'],
      maximumLength: 20,
      help: 'Ports where TLS begins at once, such as 443, or after STARTTLS: 25/smtp, 143/imap, 110/pop3, 389/ldap, 5432/postgres.',
    },
    {
      name: 'everyAddress',
      type: 'BOOLEAN',
      default: true,
      help: 'Looks at each address of a name that has several, at most 16: each is an endpoint. Otherwise at one of them.',
    },
    {
      name: 'serverNames',
      type: 'STRINGS',
      maximumLength: 50,
      help: 'Names to ask each of them for (SNI), besides its own; kept where the answer is another certificate or fits.',
    },
    {
      name: 'probe',
      type: 'BOOLEAN',
      default: true,
      help: 'Also tries old protocols and weak ciphers: 7 connections.',
    },
    { name: 'atOnce', type: 'INTEGER', default: 20, minimum: 1, maximum: 200, help: 'Places looked at at once.' },
    { name: 'perSecond', type: 'INTEGER', default: 50, minimum: 1, maximum: 1000, help: 'Connections begun a second.' },
    { name: 'timeoutSeconds', type: 'INTEGER', default: 5, minimum: 1, maximum: 60, help: 'For one handshake.' },
    { name: 'roots', type: 'TEXT', help: 'PEM of roots that your clients know besides the public ones.' },
  ],
  async check(options, { http }) {
    const { hosts, networks } = scanTargets(options)
    rootsOf(options.roots)
    const judge = async (host: string): Promise<[]> => {
      await atPathAsync(['hosts'], () => http.checkHost(host))
      return []
    }
    await inParallel([...hosts, ...networks.map(firstAddress)], LOOK_UPS, judge).next()
  },
  create: (options, installation): Source => ({
    async *scan(signal) {
      const targets = scanTargets(options)
      const { serverNames } = targets
      const asked = { ...options, serverNames, roots: rootsOf(options.roots) }
      const scanner = new TlsScanner(asked, installation, signal)
      yield* inParallel(placesOf(targets), options.atOnce, (place) => scanner.look(place))
    },
  }),
})

function rootsOf(text: string | null): Uint8Array[] {
  if (text === null) return []
  try {
    return certificatesIn(Buffer.from(text, 'latin1'))
  } catch (error) {
    throw error instanceof DomainError ? error.under('roots') : error
  }
}
