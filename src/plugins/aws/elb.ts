// Application and network load balancers (Elastic Load Balancing, version 2).
import { PluginError } from '../plugin-error.ts'
import type { TlsProtocol } from '../sources/source.ts'
import { hasCode, unlessNotKnownYet } from './aws-error.ts'
import type { AwsClient } from './client.ts'
import { callQuery } from './protocols.ts'
import { nodesAt, requireNodes, textAt, type XmlNode } from './xml.ts'

export interface LoadBalancer {
  readonly arn: string
  readonly name: string
  /** Lower case. */
  readonly host: string
}

export interface Binding {
  /** Of the listener. */
  readonly arn: string
  /** What is served to those who ask for no name, or one that there is no certificate for. */
  readonly defaultArn: string | null
}

/** One that speaks TLS. */
export interface Listener extends Binding {
  readonly balancer: LoadBalancer
  readonly port: number
  /** The name of its security policy. */
  readonly policy: string | null
}

export interface SecurityPolicy {
  /** The best last; null where nobody says. */
  readonly protocols: readonly TlsProtocol[] | null
  /** By their OpenSSL names. */
  readonly ciphers: readonly string[] | null
}

export const TLS_PROTOCOL_NAMES: ReadonlyMap<string, TlsProtocol> = new Map([
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
        const bound = boundAt(each)
        const port = Number(textAt(each, 'Port'))
        if (bound === null || !['HTTPS', 'TLS'].includes(textAt(each, 'Protocol') ?? '')) continue
        yield { ...bound, balancer, port, policy: textAt(each, 'SslPolicy') }
      }
    } catch (error) {
      // Deleted since it was listed.
      if (!hasCode(error, 'LoadBalancerNotFound', 'LoadBalancerNotFoundException')) throw error
    }
  }

  /** Null when there is none any more. */
  async bindingOf(listenerArn: string): Promise<Binding | null> {
    try {
      const [found] = requireNodes(
        await this.#call('DescribeListeners', { 'ListenerArns.member.1': listenerArn }),
        'Listeners',
        'member',
      )
      return found === undefined ? null : boundAt(found)
    } catch (error) {
      if (hasCode(error, 'ListenerNotFound', 'ListenerNotFoundException')) return null
      throw error
    }
  }

  async setDefault(listenerArn: string, certificateArn: string): Promise<void> {
    await this.#bind('ModifyListener', listenerArn, certificateArn)
  }

  /** For those who ask for one of its names. One that is there already is no error. */
  async addNamed(listenerArn: string, certificateArn: string): Promise<void> {
    await this.#bind('AddListenerCertificates', listenerArn, certificateArn)
  }

  /** One that is not there is no error. */
  async removeNamed(listenerArn: string, certificateArn: string): Promise<void> {
    await this.#bind('RemoveListenerCertificates', listenerArn, certificateArn)
  }

  async #bind(action: string, listenerArn: string, certificateArn: string): Promise<void> {
    const form = { ListenerArn: listenerArn, 'Certificates.member.1.CertificateArn': certificateArn }
    await this.#call(action, form).catch(unlessNotKnownYet)
  }

  /** ARNs of all certificates besides the default one, in an order that stays. */
  async namedCertificates({ arn, defaultArn }: Binding): Promise<readonly string[]> {
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

function boundAt(listener: XmlNode): Binding | null {
  const arn = textAt(listener, 'ListenerArn')
  return arn === null ? null : { arn, defaultArn: textAt(listener, 'Certificates', 'member', 'CertificateArn') }
}

function policyOf(described: XmlNode): SecurityPolicy {
  const accepted = new Set(nodesAt(described, 'SslProtocols', 'member').filter((each) => typeof each === 'string'))
  const ciphers = nodesAt(described, 'Ciphers', 'member').flatMap((each) => textAt(each, 'Name') ?? [])
  return {
    protocols: [...TLS_PROTOCOL_NAMES].filter(([name]) => accepted.has(name)).map(([, protocol]) => protocol),
    ciphers,
  }
}
