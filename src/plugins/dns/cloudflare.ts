import { createHash } from 'node:crypto'
import { z } from 'zod'
import { DomainError } from '../../errors.ts'
import type { EgressRequest } from '../egress.ts'
import { JsonServer, saidBy } from '../json-server.ts'
import { definePlugin, type Installation } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import { checkSecureUrl, requireSecureUrl } from '../secure-url.ts'
import type { DnsProvider, TextRecord } from './dns-provider.ts'
import { canonicalName, canonicalRecord, nearestZone, noZone, zoneCacheOf } from './zones.ts'

const TTL_SECONDS = 60
const ZONES_PER_PAGE = 50
const MAX_PAGES = 200
/** Codes of https://developers.cloudflare.com/api for a record that is there already, and one that is not. */
const EXISTS: ReadonlySet<number> = new Set([81_057, 81_058])
const ABSENT = 81_044

const ENVELOPE = z.object({
  success: z.boolean(),
  errors: z.array(z.object({ code: z.number(), message: z.string() })).nullish(),
  result: z.unknown(),
  result_info: z.object({ total_pages: z.number().optional() }).nullish(),
})
const ZONES = z.array(z.object({ id: z.string(), name: z.string(), status: z.string().optional() }))
const RECORDS = z.array(z.object({ id: z.string(), content: z.string() }))
type Zones = readonly { readonly id: string; readonly name: string }[]

export const cloudflareDnsProvider = definePlugin({
  kind: 'DNS_PROVIDER',
  slug: 'cloudflare',
  title: 'Cloudflare',
  description: 'Adds and removes TXT records in zones that Cloudflare keeps.',
  capabilities: [],
  options: [
    {
      name: 'token',
      type: 'SECRET',
      required: true,
      maximumLength: 512,
      form: { pattern: /^[\x21-\x7e]+$/, expected: 'a token without spaces' },
      help: 'API token with the permissions Zone / Zone / Read and Zone / DNS / Edit for the zones in question.',
    },
    {
      name: 'url',
      type: 'URL',
      default: 'https://api.cloudflare.com/client/v4',
      leadsSecrets: true,
      help: 'Where its API is, for those that reach it by a proxy of their own.',
    },
  ],
  async check({ url }, { http }) {
    await checkSecureUrl(url, http).catch((error: unknown) => {
      throw error instanceof DomainError ? error.under('url') : error
    })
  },
  create(options, installation): DnsProvider {
    const cloudflare = new Cloudflare(options, installation)
    return {
      present: (record, signal) => cloudflare.inZone(record, (zone, at) => cloudflare.add(zone, at, signal), signal),
      cleanUp: (record, signal) => cloudflare.inZone(record, (zone, at) => cloudflare.remove(zone, at, signal), signal),
    }
  },
})

class Cloudflare {
  readonly #server: JsonServer
  readonly #options: { readonly token: string; readonly url: string }
  readonly #installation: Installation

  constructor(options: { readonly token: string; readonly url: string }, installation: Installation) {
    this.#server = new JsonServer({ url: options.url, trustedCertificates: null }, installation)
    this.#options = options
    this.#installation = installation
  }

  /** Zones that are remembered may be out of date: what does not work with them is tried once with new ones. */
  async inZone(
    given: TextRecord,
    work: (zone: string, record: TextRecord) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<void> {
    requireSecureUrl(this.#options.url, this.#installation.http)
    const record = canonicalRecord(given)
    const cache = zoneCacheOf(this.#installation)
    const digest = createHash('sha256').update(this.#options.token).digest('base64url')
    const key = `cloudflare ${digest} ${this.#options.url}`
    const known = nearestZone((cache.get(key) as Zones | null) ?? [], record.name)
    if (known !== null) {
      try {
        return await work(known.id, record)
      } catch (error) {
        if (!(error instanceof NotFound)) throw error
      }
    }
    const zones = await this.#zones(signal)
    cache.set(key, zones)
    const zone = nearestZone(zones, record.name)
    if (zone === null) throw noZone(given.name, 'Cloudflare')
    await work(zone.id, record)
  }

  async add(zone: string, { name, value }: TextRecord, signal?: AbortSignal): Promise<void> {
    const records = await this.#records(zone, name, signal)
    if (records.some(({ content }) => textOf(content) === value)) return
    const json = { type: 'TXT', name, content: quoted(value), ttl: TTL_SECONDS }
    // Somebody else may have added it since.
    await this.#ask('POST', `zones/${zone}/dns_records`, { json, signal, harmless: EXISTS })
  }

  async remove(zone: string, { name, value }: TextRecord, signal?: AbortSignal): Promise<void> {
    for (const { id, content } of await this.#records(zone, name, signal)) {
      if (textOf(content) !== value) continue
      const path = `zones/${zone}/dns_records/${encodeURIComponent(id)}`
      await this.#ask('DELETE', path, { signal, harmless: new Set([ABSENT]) })
    }
  }

  async #zones(signal?: AbortSignal): Promise<Zones> {
    const found: { readonly id: string; readonly name: string; readonly isActive: boolean }[] = []
    for (let page = 1; page <= MAX_PAGES; page += 1) {
      const answer = await this.#ask('GET', `zones?per_page=${ZONES_PER_PAGE}&page=${page}`, { signal })
      const zones = this.#read(ZONES, answer.result)
      for (const { id, name, status } of zones) {
        found.push({ id: encodeURIComponent(id), name: canonicalName(name), isActive: status === 'active' })
      }
      if (zones.length === 0 || page >= (answer.result_info?.total_pages ?? 1)) break
    }
    // Of two of one name, such as one that is about to be moved here, the one that is served.
    return found.toSorted((one, other) => Number(other.isActive) - Number(one.isActive))
  }

  async #records(zone: string, name: string, signal?: AbortSignal): Promise<z.infer<typeof RECORDS>> {
    const query = new URLSearchParams({ type: 'TXT', name, per_page: '100' })
    return this.#read(RECORDS, (await this.#ask('GET', `zones/${zone}/dns_records?${query}`, { signal })).result)
  }

  async #ask(
    method: EgressRequest['method'],
    path: string,
    options: { json?: object; signal?: AbortSignal | undefined; harmless?: ReadonlySet<number> },
  ): Promise<z.infer<typeof ENVELOPE>> {
    const { token } = this.#options
    const { harmless, ...request } = options
    const headers = { authorization: `Bearer ${token}` }
    const { status, value } = await this.#server.ask(method, path, { ...request, headers })
    const answer = this.#read(ENVELOPE, value)
    const errors = answer.errors ?? []
    if (answer.success || errors.some(({ code }) => harmless?.has(code) === true)) return answer
    const said = saidBy(errors.map(({ code, message }) => `${message} (${code})`).join(', '), [token])
    if (status === 404) throw new NotFound(`Cloudflare does not know what was asked for: ${said}`, { retryable: false })
    const what = status === 401 || status === 403 ? 'does not take the token' : `answered ${status}`
    throw new PluginError(`Cloudflare ${what}: ${said}`, { retryable: false })
  }

  #read<T>(schema: z.ZodType<T>, value: unknown): T {
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    throw new PluginError('Cloudflare answered something else than its API does', { retryable: true })
  }
}

class NotFound extends PluginError {}

/** As in a zone file: strings in quotes, of at most 255 characters. */
function quoted(value: string): string {
  const strings = value.match(/.{1,255}/gsu) ?? ['']
  return strings.map((each) => `"${each.replaceAll(/["\\]/g, String.raw`\$&`)}"`).join(' ')
}

/** The value of content with or without quotes: records made elsewhere may have none. */
function textOf(content: string): string {
  if (!/^".*"$/su.test(content)) return content
  const strings = content.match(/"(?:[^"\\]|\\.)*"/gsu) ?? []
  return strings.map((each) => each.slice(1, -1).replaceAll(/\\(.)/gsu, '$1')).join('')
}
