// Application and network load balancers (Elastic Load Balancing, version 2).
import { PluginError } from '../plugin-error.ts'
import type { TlsProtocol } from '../sources/source.ts'
import { hasCode } from './aws-error.ts'
import type { AwsClient } from './client.ts'
import { callQuery } from './protocols.ts'
import { nodesAt, requireNodes, textAt, type XmlNode } from './xml.ts'

export interface LoadBalancer {
  readonly arn: string
  readonly name: string
  /** Lower case. */
  readonly host: string
}

/** One that speaks TLS. */
export interface Listener {
  readonly arn: string
  readonly balancer: LoadBalancer
  readonly port: number
  /** What is served to those who ask for no name, or one that there is no certificate for. */
  readonly defaultArn: string | null
  /** The name of its security policy. */
  readonly policy: string | null
}

export interface SecurityPolicy {
  /** The best last; null where nobody says. */
  readonly protocols: readonly TlsProtocol[] | null
  /** By their OpenSSL names. */
  readonly ciphers: readonly string[] | null
}

const PROTOCOLS: ReadonlyMap<string, TlsProtocol> = new Map([
  ['TLSv1', 'TLS_1_0'],
  ['TLSv1.1', 'TLS_1_1'],
  ['TLSv1.2', 'TLS_1_2'],
  ['TLSv1.3', 'TLS_1_3'],
])
const UNKNOWN: SecurityPolicy = { protocols: null, ciphers: null }

export class Elb {
  readonly #client: AwsClient
  readonly #signal: AbortSignal | undefined
  readonly #policies = new Map<string, SecurityPolicy>()

  constructor(client: AwsClient, signal: AbortSignal | undefined) {
    this.#client = client
    this.#signal = signal
  }

  async *loadBalancers(): AsyncGenerator<LoadBalancer> {
    for await (const each of this.#pages('DescribeLoadBalancers', {}, 'LoadBalancers')) {
      const arn = textAt(each, 'LoadBalancerArn')
      const host = textAt(each, 'DNSName')
      // Those of gateways end no TLS.
      const isGateway = textAt(each, 'Type') === 'gateway'
      if (arn === null || host === null || isGateway) continue
      yield { arn, host: host.toLowerCase(), name: textAt(each, 'LoadBalancerName') ?? host }
    }
  }

  async *listeners(balancer: LoadBalancer): AsyncGenerator<Listener> {
    const form = { LoadBalancerArn: balancer.arn }
    try {
      for await (const each of this.#pages('DescribeListeners', form, 'Listeners')) {
        const arn = textAt(each, 'ListenerArn')
        const port = Number(textAt(each, 'Port'))
        if (arn === null || !['HTTPS', 'TLS'].includes(textAt(each, 'Protocol') ?? '')) continue
        const defaultArn = textAt(each, 'Certificates', 'member', 'CertificateArn')
        yield { arn, balancer, port, defaultArn, policy: textAt(each, 'SslPolicy') }
      }
    } catch (error) {
      // Deleted since it was listed.
      if (!hasCode(error, 'LoadBalancerNotFound', 'LoadBalancerNotFoundException')) throw error
    }
  }

  /** ARNs of all certificates besides the default one, in an order that stays. */
  async namedCertificates({ arn, defaultArn }: Listener): Promise<readonly string[]> {
    const found: string[] = []
    for await (const each of this.#pages('DescribeListenerCertificates', { ListenerArn: arn }, 'Certificates')) {
      const certificate = textAt(each, 'CertificateArn')
      const isDefault = textAt(each, 'IsDefault') === 'true' || certificate === defaultArn
      if (certificate !== null && !isDefault) found.push(certificate)
    }
    return found.toSorted()
  }

  /** What a policy accepts; asked for once. */
  async policy(name: string | null): Promise<SecurityPolicy> {
    if (name === null) return UNKNOWN
    const known = this.#policies.get(name)
    if (known !== undefined) return known
    const result = await this.#call('DescribeSSLPolicies', { 'Names.member.1': name })
    const [described] = nodesAt(result, 'SslPolicies', 'member')
    const policy = described === undefined ? UNKNOWN : policyOf(described)
    this.#policies.set(name, policy)
    return policy
  }

  async *#pages(action: string, form: Readonly<Record<string, string>>, list: string): AsyncGenerator<XmlNode> {
    const seen = new Set<string>()
    let marker: string | null = null
    do {
      const page: XmlNode = await this.#call(action, { ...form, ...(marker === null ? {} : { Marker: marker }) })
      yield* requireNodes(page, list, 'member')
      marker = textAt(page, 'NextMarker')
      if (marker !== null && seen.has(marker)) throw new PluginError(`${action} does not end`, { retryable: true })
      if (marker !== null) seen.add(marker)
    } while (marker !== null)
  }

  #call(action: string, form: Readonly<Record<string, string>>): Promise<XmlNode> {
    return callQuery(this.#client, 'elasticloadbalancing', '2015-12-01', action, form, { signal: this.#signal })
  }
}

function policyOf(described: XmlNode): SecurityPolicy {
  const accepted = new Set(nodesAt(described, 'SslProtocols', 'member').filter((each) => typeof each === 'string'))
  const ciphers = nodesAt(described, 'Ciphers', 'member').flatMap((each) => textAt(each, 'Name') ?? [])
  return { protocols: [...PROTOCOLS].filter(([name]) => accepted.has(name)).map(([, protocol]) => protocol), ciphers }
}
