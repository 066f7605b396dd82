// TXT records in hosted zones of Route 53.
import { setTimeout as pause } from 'node:timers/promises'
import type { TextRecord } from '../dns/dns-provider.ts'
import { canonicalName } from '../dns/zones.ts'
import { PluginError } from '../plugin-error.ts'
import { AwsError } from './aws-error.ts'
import type { AwsClient } from './client.ts'
import { nodeAt, nodesAt, parseXml, textAt, type XmlNode } from './xml.ts'

const API = '/2013-04-01'
const NAMESPACE = 'https://route53.amazonaws.com/doc/2013-04-01/'
/** Seconds, of sets that are made here; those that are there keep theirs. */
const TTL = '60'
/** How often others may have changed the same set between our reading and our writing. */
const ATTEMPTS = 6
/** With four seconds between, two minutes: changes usually take less than one to reach all name servers. */
const POLLS = 30

interface TextRecords {
  readonly ttl: string
  /** As Route 53 writes them, in quotation marks. */
  readonly values: readonly string[]
}

/** What one user may do with hosted zones. Names are in lower case, without the dot at the end. */
export class Route53 {
  readonly #client: AwsClient
  readonly #pollMilliseconds: number

  /** @param pollMilliseconds between two questions whether a change has reached the name servers */
  constructor(client: AwsClient, pollMilliseconds: number) {
    this.#client = client
    this.#pollMilliseconds = pollMilliseconds
  }

  /** Adds a value beside those that are there; returns when all name servers answer with it. */
  async add(zone: string, { name, value }: TextRecord, signal: AbortSignal | undefined): Promise<void> {
    // Also when it is there already: only a change tells whether the name servers have it.
    const change = await this.#change(zone, name, (values) => [...new Set([...values, quoted(value)])], signal)
    if (change !== null) await this.#inSync(change, signal)
  }

  /** Takes a value away and leaves the others. */
  async remove(zone: string, { name, value }: TextRecord, signal: AbortSignal | undefined): Promise<void> {
    const without = (values: readonly string[]) =>
      values.includes(quoted(value)) ? values.filter((each) => each !== quoted(value)) : null
    await this.#change(zone, name, without, signal)
  }

  /** The id of the public zone with the longest name that `name` ends with; null when there is none. */
  async zoneOf(name: string, signal: AbortSignal | undefined): Promise<string | null> {
    const labels = name.split('.')
    for (let index = 0; index < labels.length - 1; index++) {
      const zone = await this.#zoneCalled(labels.slice(index).join('.'), signal)
      if (zone !== null) return zone
    }
    return null
  }

  async #zoneCalled(zoneName: string, signal: AbortSignal | undefined): Promise<string | null> {
    const query = { dnsname: `${zoneName}.`, maxitems: '100' }
    const path = `${API}/hostedzonesbyname`
    const { text } = await this.#client.send({ service: 'route53', method: 'GET', path, query, signal })
    const zones = nodesAt(parseXml(text, 'ListHostedZonesByNameResponse'), 'HostedZones', 'HostedZone')
    const found = zones.find(
      (zone) => plainName(textAt(zone, 'Name') ?? '') === zoneName && textAt(zone, 'Config', 'PrivateZone') !== 'true',
    )
    return found === undefined ? null : idIn(textAt(found, 'Id'), 'hostedzone')
  }

  /**
   * Writes what `edit` makes of the values that are there; null leaves them. The set that was read is deleted and the new one
   * made in one batch, which Route 53 refuses as a whole if the set has changed meanwhile: an UPSERT would silently undo what
   * another worker added between our reading and our writing.
   * @returns the id of the change; null when nothing was changed
   */
  async #change(
    zone: string,
    name: string,
    edit: (values: readonly string[]) => readonly string[] | null,
    signal: AbortSignal | undefined,
  ): Promise<string | null> {
    for (let attempt = 1; ; attempt++) {
      const before = await this.#read(zone, name, signal)
      const values = edit(before?.values ?? [])
      if (values === null) return null
      const after = values.length === 0 ? null : { ttl: before?.ttl ?? TTL, values }
      try {
        return await this.#submit(zone, name, { before, after }, signal)
      } catch (error) {
        if (!isRace(error)) throw error
        if (attempt < ATTEMPTS) continue
        throw new PluginError(`the records of ${name} do not stop changing`, { retryable: true, cause: error })
      }
    }
  }

  async #read(zone: string, name: string, signal: AbortSignal | undefined): Promise<TextRecords | null> {
    const query = { name: `${name}.`, type: 'TXT', maxitems: '1' }
    const path = `${API}/hostedzone/${zone}/rrset`
    const { text } = await this.#client.send({ service: 'route53', method: 'GET', path, query, signal })
    // It lists from this name on: what comes first may be another one.
    const [set] = nodesAt(parseXml(text, 'ListResourceRecordSetsResponse'), 'ResourceRecordSets', 'ResourceRecordSet')
    if (set === undefined || textAt(set, 'Type') !== 'TXT') return null
    if (plainName(textAt(set, 'Name') ?? '') !== name) return null
    if (nodeAt(set, 'SetIdentifier') !== undefined) {
      throw new PluginError(`${name} has TXT records with a routing policy, which are left alone`, { retryable: false })
    }
    const values = nodesAt(set, 'ResourceRecords', 'ResourceRecord').flatMap((each) => textAt(each, 'Value') ?? [])
    return { ttl: textAt(set, 'TTL') ?? TTL, values }
  }

  async #submit(
    zone: string,
    name: string,
    { before, after }: { before: TextRecords | null; after: TextRecords | null },
    signal: AbortSignal | undefined,
  ): Promise<string> {
    const changes = [
      ...(before === null ? [] : [changeXml('DELETE', name, before)]),
      ...(after === null ? [] : [changeXml('CREATE', name, after)]),
    ].join('')
    const batch = `<ChangeBatch><Comment>Indri</Comment><Changes>${changes}</Changes></ChangeBatch>`
    const { text } = await this.#client.send({
      service: 'route53',
      method: 'POST',
      path: `${API}/hostedzone/${zone}/rrset`,
      headers: { 'content-type': 'application/xml' },
      body: `<?xml version="1.0" encoding="UTF-8"?><ChangeResourceRecordSetsRequest xmlns="${NAMESPACE}">${batch}</ChangeResourceRecordSetsRequest>`,
      signal,
    })
    return idIn(changeInfo(parseXml(text, 'ChangeResourceRecordSetsResponse'), 'Id'), 'change')
  }

  async #inSync(change: string, signal: AbortSignal | undefined): Promise<void> {
    for (let poll = 0; poll < POLLS; poll++) {
      await pause(this.#pollMilliseconds, undefined, signal === undefined ? {} : { signal })
      const path = `${API}/change/${change}`
      const { text } = await this.#client.send({ service: 'route53', method: 'GET', path, signal })
      if (changeInfo(parseXml(text, 'GetChangeResponse'), 'Status') === 'INSYNC') return
    }
    throw new PluginError('route53 has not brought the record to all name servers in time', { retryable: true })
  }
}

/** Whether a batch was refused because the set is not, or no longer, what was read. */
function isRace(error: unknown): boolean {
  if (!(error instanceof AwsError) || error.code !== 'InvalidChangeBatch') return false
  return /already exists|was not found|do not match the current/i.test(error.message)
}

function changeInfo(answer: XmlNode, name: string): string | null {
  return textAt(answer, 'ChangeInfo', name)
}

/** The id alone: answers have it below its kind. It becomes part of a path, so nothing else is taken. */
function idIn(text: string | null, kind: 'hostedzone' | 'change'): string {
  const id = text?.replace(`/${kind}/`, '') ?? ''
  if (!isRoute53Id(id)) throw new PluginError(`route53 answered without the id of a ${kind}`, { retryable: false })
  return id
}

export function isRoute53Id(text: string): boolean {
  return /^[A-Z0-9]{1,32}$/.test(text)
}

function changeXml(action: 'CREATE' | 'DELETE', name: string, { ttl, values }: TextRecords): string {
  const records = values.map((value) => `<ResourceRecord><Value>${escaped(value)}</Value></ResourceRecord>`).join('')
  const set = `<Name>${escaped(name)}.</Name><Type>TXT</Type><TTL>${escaped(ttl)}</TTL>`
  return `<Change><Action>${action}</Action><ResourceRecordSet>${set}<ResourceRecords>${records}</ResourceRecords></ResourceRecordSet></Change>`
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? '')
}

/** A TXT value as Route 53 writes it: strings of at most 255 octets in quotation marks, what is not ASCII in octal. */
function quoted(value: string): string {
  const octets = [...Buffer.from(value)].map((octet) => {
    if (octet === 0x22 || octet === 0x5c) return `\\${String.fromCharCode(octet)}`
    return octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : `\\${octet.toString(8).padStart(3, '0')}`
  })
  const strings: string[] = []
  for (let start = 0; start === 0 || start < octets.length; start += 255) {
    strings.push(`"${octets.slice(start, start + 255).join('')}"`)
  }
  return strings.join(' ')
}

/** A name as we write it: answers have unusual characters in octal. */
function plainName(text: string): string {
  const characters = text.replaceAll(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
  return canonicalName(characters)
}
