// Dynamic updates (RFC 2136), as BIND, Knot, PowerDNS and others take them.
import { randomInt } from 'node:crypto'
import { DomainError } from '../../errors.ts'
import { definePlugin, type Installation } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import { exchangeMessage } from './dns-exchange.ts'
import { CLASS, decodeMessage, encodeMessage, encodeText, OPCODE, type RawRecord, TYPE } from './dns-message.ts'
import type { DnsProvider, TextRecord } from './dns-provider.ts'
import { signMessage, TSIG_ALGORITHMS, TSIG_ERROR, type TsigHash, type TsigKey, verifyMessage } from './tsig.ts'
import { canonicalName, canonicalRecord, isWithin, noZone, zoneCacheOf } from './zones.ts'

const TTL_SECONDS = 60

interface Server {
  readonly host: string
  readonly port: number
  readonly key: TsigKey
}

const HASHES = { HMAC_SHA256: 'sha256', HMAC_SHA384: 'sha384', HMAC_SHA512: 'sha512' } as const

export const rfc2136DnsProvider = definePlugin({
  kind: 'DNS_PROVIDER',
  slug: 'rfc2136',
  title: 'Dynamic DNS updates',
  description:
    'Adds and removes TXT records at a name server that takes dynamic updates (RFC 2136), such as BIND, Knot or PowerDNS.',
  capabilities: [],
  options: [
    {
      name: 'server',
      type: 'HOST',
      required: true,
      leadsSecrets: true,
      help: 'Name or address of the primary name server of the zones. Asked over TCP.',
    },
    { name: 'port', type: 'PORT', default: 53, help: 'Port of the name server.' },
    {
      name: 'keyName',
      type: 'STRING',
      required: true,
      maximumLength: 253,
      form: {
        pattern: /^[A-Za-z0-9_-]{1,63}(\.[A-Za-z0-9_-]{1,63})*\.?$/,
        expected: 'the name of a key, such as indri.example.org',
      },
      help: 'Name of the TSIG key, as the name server has it. Let it update TXT records only.',
    },
    {
      name: 'algorithm',
      type: 'CHOICE',
      default: 'HMAC_SHA256',
      help: 'Algorithm of the TSIG key.',
      choices: [
        { value: 'HMAC_SHA256', help: 'HMAC with SHA-256.' },
        { value: 'HMAC_SHA384', help: 'HMAC with SHA-384.' },
        { value: 'HMAC_SHA512', help: 'HMAC with SHA-512.' },
      ],
    },
    {
      name: 'secret',
      type: 'SECRET',
      required: true,
      form: {
        pattern: /^(?=.{16,})(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
        expected: 'a key of 12 octets or more in base64, as tsig-keygen prints it',
      },
      help: 'The TSIG key in base64, as tsig-keygen prints it.',
    },
  ],
  async check({ server }, { http }) {
    try {
      await http.checkHost(server)
    } catch (error) {
      throw error instanceof DomainError ? error.under('server') : error
    }
  },
  create({ server: host, port, keyName, algorithm, secret }, installation): DnsProvider {
    const hash: TsigHash = HASHES[algorithm]
    const server = { host, port, key: { name: canonicalName(keyName), hash, secret: Buffer.from(secret, 'base64') } }
    return {
      present: (record, signal) => update(server, record, 'add', installation, signal),
      cleanUp: (record, signal) => update(server, record, 'delete', installation, signal),
    }
  },
})

async function update(
  server: Server,
  record: TextRecord,
  action: 'add' | 'delete',
  installation: Installation,
  signal?: AbortSignal,
): Promise<void> {
  const { name, value } = canonicalRecord(record)
  const zone = await findZone(server, name, installation, signal)
  const text = { name, type: TYPE.TXT, data: encodeText(value) }
  // Section 2.5: what is added has the zone's class and a TTL, one record is taken away by the class NONE.
  const change: RawRecord =
    action === 'add' ? { ...text, class: CLASS.IN, ttl: TTL_SECONDS } : { ...text, class: CLASS.NONE, ttl: 0 }
  // Beside an alias a record would be dropped in silence (section 3.4.2.2), so there must be none (section 2.4.3).
  const noAlias: RawRecord = { name, type: TYPE.CNAME, class: CLASS.NONE, ttl: 0, data: Buffer.alloc(0) }
  const answer = await ask(
    server,
    {
      opcode: OPCODE.UPDATE,
      question: { name: zone, type: TYPE.SOA },
      answers: action === 'add' ? [noAlias] : [],
      authorities: [change],
    },
    installation,
    signal,
  )
  if (answer.rcode === 'NOERROR') return
  zoneCacheOf(installation).delete(cacheKey(server, name))
  if (answer.rcode === 'YXRRSET') {
    const message = `${name} is an alias (CNAME), beside which there can be no other record`
    throw new PluginError(message, { retryable: false })
  }
  throw refusal(server, answer.rcode, `change the zone ${zone}`)
}

/** The zone is in the SOA record that the server answers with, or names beside the answer that there is none. */
async function findZone(
  server: Server,
  name: string,
  installation: Installation,
  signal?: AbortSignal,
): Promise<string> {
  const cache = zoneCacheOf(installation)
  const known = cache.get(cacheKey(server, name))
  if (typeof known === 'string') return known
  // Further up than the name itself only where an alias hides the zone.
  for (let at: string | null = name; at !== null; at = parentOf(at)) {
    const question = { name: at, type: TYPE.SOA }
    const answer = await ask(server, { opcode: OPCODE.QUERY, question }, installation, signal)
    const { rcode, answers = [], authorities = [] } = answer
    if (!['NOERROR', 'NXDOMAIN', 'REFUSED', 'NOTAUTH'].includes(rcode)) {
      throw refusal(server, rcode, `tell the zone of ${name}`)
    }
    // Not from a cache, and not a referral to the servers of a zone below: this server's own.
    if (!answer.flag_aa) break
    const owners = [...answers, ...authorities]
      .filter(({ type }) => type === 'SOA')
      .map((soa) => canonicalName(soa.name))
    const zone = owners.find((owner) => isWithin(name, owner))
    if (zone !== undefined) {
      cache.set(cacheKey(server, name), zone)
      return zone
    }
  }
  throw noZone(name, server.host)
}

function parentOf(name: string): string | null {
  const dot = name.indexOf('.')
  return dot < 0 ? null : name.slice(dot + 1)
}

function cacheKey({ host, port, key }: Server, name: string): string {
  return `rfc2136 ${host} ${port} ${key.name} ${name}`
}

async function ask(
  { host, port, key }: Server,
  message: Omit<Parameters<typeof encodeMessage>[0], 'id'>,
  { http, now }: Installation,
  signal?: AbortSignal,
): Promise<ReturnType<typeof decodeMessage> & { readonly rcode: string }> {
  const request = signMessage(encodeMessage({ ...message, id: randomInt(65_536) }), key, now())
  const bytes = await exchangeMessage({ host, port }, request.bytes, http, signal)
  try {
    const verdict = verifyMessage(bytes, request, key, now())
    if (verdict.kind === 'forged') throw new Error('its answer is not signed with the key')
    if (verdict.error !== 0) throw keyRefusal(host, key, verdict.error)
    const answer = decodeMessage(verdict.message) as ReturnType<typeof decodeMessage> & { readonly rcode: string }
    if (verdict.kind === 'unsigned' && answer.rcode === 'NOERROR') throw new Error('its answer is not signed')
    return answer
  } catch (error) {
    if (error instanceof PluginError) throw error
    const reason =
      error instanceof RangeError || !(error instanceof Error) ? 'its answer cannot be read' : error.message
    throw new PluginError(`${host} cannot be believed: ${reason}`, { retryable: true, cause: error })
  }
}

function keyRefusal(host: string, { name, hash }: TsigKey, error: number): PluginError {
  if (error === TSIG_ERROR.BADTIME) {
    return new PluginError(`${host} refuses the time of the signature: the clocks are apart`, { retryable: true })
  }
  const what = error === TSIG_ERROR.BADKEY ? 'does not know' : 'does not verify what is signed with'
  return new PluginError(`${host} ${what} the key ${name} (${TSIG_ALGORITHMS[hash]})`, { retryable: false })
}

/** Servers that are loading, or fail inside, are worth another try. */
function refusal({ host }: Server, rcode: string, what: string): PluginError {
  return new PluginError(`${host} does not ${what}: it answered ${rcode}`, { retryable: rcode === 'SERVFAIL' })
}
