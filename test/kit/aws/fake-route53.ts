import { type Answer, escapeXml, type ServiceRequest, xml, xmlError } from './answers.ts'

interface Zone {
  readonly id: string
  /** With the dot at the end. */
  readonly name: string
  readonly isPrivate: boolean
}

interface RecordSet {
  readonly ttl: string
  readonly values: readonly string[]
}

interface Change {
  readonly action: string
  readonly name: string
  readonly type: string
  readonly set: RecordSet
}

export class FakeRoute53 {
  readonly zones: Zone[] = []
  /** By zone, then by `name type`. */
  readonly records = new Map<string, Map<string, RecordSet>>()
  readonly #pending = new Map<string, number>()
  /** How often a change is asked for before it is in sync. */
  pendingPolls = 1
  /** Called before each change, as another worker's. */
  meanwhile: (() => void) | null = null

  addZone(id: string, name: string, isPrivate = false): void {
    this.zones.push({ id, name, isPrivate })
    this.records.set(id, new Map())
  }

  /** TXT values of a name, unquoted; of all zones. */
  texts(name: string): string[] {
    return [...this.records.values()].flatMap((sets) =>
      (sets.get(`${name}. TXT`)?.values ?? []).map((value) => value.replace(/^"(.*)"$/, '$1')),
    )
  }

  answer({ method, path, query, body, headers }: ServiceRequest): Answer {
    const asked = new URLSearchParams(query)
    if (method === 'GET' && path === '/2013-04-01/hostedzonesbyname') return this.#listZones(asked)
    const change = /^\/2013-04-01\/change\/([A-Z0-9]+)$/.exec(path)?.[1]
    if (method === 'GET' && change !== undefined) return this.#getChange(change)
    const zone = /^\/2013-04-01\/hostedzone\/([A-Z0-9]+)\/rrset$/.exec(path)?.[1] ?? ''
    const sets = this.records.get(zone)
    if (sets === undefined) return xmlError(404, 'NoSuchHostedZone', `No hosted zone found with ID: ${zone}`)
    if (method === 'GET') return listSets(sets, asked)
    if (method !== 'POST' || headers.get('content-type') !== 'application/xml') return xmlError(400, 'InvalidInput', '')
    this.meanwhile?.()
    return this.#changeSets(sets, body.toString())
  }

  #listZones(query: URLSearchParams): Answer {
    const wanted = reversed(query.get('dnsname') ?? '')
    const found = this.zones
      .toSorted((one, other) => compare(reversed(one.name), reversed(other.name)))
      .filter(({ name }) => compare(reversed(name), wanted) >= 0)
      .slice(0, Number(query.get('maxitems') ?? 100))
      .map(
        ({ id, name, isPrivate }) =>
          `<HostedZone><Id>/hostedzone/${id}</Id><Name>${name}</Name><CallerReference>x</CallerReference><Config><PrivateZone>${isPrivate}</PrivateZone></Config></HostedZone>`,
      )
    const list = `<HostedZones>${found.join('')}</HostedZones><IsTruncated>false</IsTruncated><MaxItems>100</MaxItems>`
    return xml(
      `<ListHostedZonesByNameResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/">${list}</ListHostedZonesByNameResponse>`,
    )
  }

  #getChange(id: string): Answer {
    const left = this.#pending.get(id)
    if (left === undefined) return xmlError(404, 'NoSuchChange', id)
    this.#pending.set(id, left - 1)
    return xml(`<GetChangeResponse>${changeInfo(id, left > 0 ? 'PENDING' : 'INSYNC')}</GetChangeResponse>`)
  }

  /** All of a batch or nothing. */
  #changeSets(sets: Map<string, RecordSet>, body: string): Answer {
    const next = new Map(sets)
    const problems: string[] = []
    for (const { action, name, type, set } of changesIn(body)) {
      const key = `${name} ${type}`
      const there = next.get(key)
      const shown = `[name='${name}', type='${type}']`
      if (action === 'UPSERT') next.set(key, set)
      else if (action === 'CREATE') {
        if (there === undefined) next.set(key, set)
        else problems.push(`Tried to create resource record set ${shown} but it already exists`)
      } else if (there === undefined) problems.push(`Tried to delete resource record set ${shown} but it was not found`)
      else if (there.ttl === set.ttl && there.values.toSorted().join() === set.values.toSorted().join())
        next.delete(key)
      else
        problems.push(
          `Tried to delete resource record set ${shown} but the values provided do not match the current values`,
        )
    }
    if (problems.length > 0) {
      const messages = problems.map((each) => `<Message>${escapeXml(each)}</Message>`).join('')
      const invalid = `<InvalidChangeBatch xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Messages>${messages}</Messages></InvalidChangeBatch>`
      return { ...xml(invalid), status: 400 }
    }
    sets.clear()
    for (const [key, set] of next) sets.set(key, set)
    const id = `C${String(this.#pending.size).padStart(10, '0')}`
    this.#pending.set(id, this.pendingPolls)
    return xml(`<ChangeResourceRecordSetsResponse>${changeInfo(id, 'PENDING')}</ChangeResourceRecordSetsResponse>`)
  }
}

function changeInfo(id: string, status: string): string {
  return `<ChangeInfo><Id>/change/${id}</Id><Status>${status}</Status><SubmittedAt>2026-01-01T00:00:00Z</SubmittedAt></ChangeInfo>`
}

/** From the name asked for on, whatever comes. */
function listSets(sets: ReadonlyMap<string, RecordSet>, query: URLSearchParams): Answer {
  const from = `${reversed(query.get('name') ?? '')} ${query.get('type') ?? ''}`
  const found = [...sets]
    .map(([key, set]) => {
      const [name = '', type = ''] = key.split(' ')
      return { name, type, order: `${reversed(name)} ${type}`, ...set }
    })
    .toSorted((one, other) => compare(one.order, other.order))
    .filter(({ order }) => compare(order, from) >= 0)
    .slice(0, Number(query.get('maxitems') ?? 300))
    .map(({ name, type, ttl, values }) => {
      const records = values
        .map((each) => `<ResourceRecord><Value>${escapeXml(each)}</Value></ResourceRecord>`)
        .join('')
      return `<ResourceRecordSet><Name>${name.replaceAll('*', String.raw`\052`)}</Name><Type>${type}</Type><TTL>${ttl}</TTL><ResourceRecords>${records}</ResourceRecords></ResourceRecordSet>`
    })
  const list = `<ResourceRecordSets>${found.join('')}</ResourceRecordSets><IsTruncated>false</IsTruncated><MaxItems>1</MaxItems>`
  return xml(
    `<ListResourceRecordSetsResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/">${list}</ListResourceRecordSetsResponse>`,
  )
}

function changesIn(body: string): Change[] {
  if (!body.includes('<ChangeResourceRecordSetsRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/">')) {
    throw new Error('a request of another kind')
  }
  return all(body, 'Change').map((change) => ({
    action: all(change, 'Action')[0] ?? '',
    name: all(change, 'Name')[0] ?? '',
    type: all(change, 'Type')[0] ?? '',
    set: {
      ttl: all(change, 'TTL')[0] ?? '',
      values: all(change, 'Value').map((each) =>
        each.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
      ),
    },
  }))
}

function all(text: string, element: string): string[] {
  return [...text.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, 'gs'))].map(([, content = '']) => content)
}

function reversed(name: string): string {
  return name.replace(/\.$/, '').split('.').toReversed().join('.')
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
