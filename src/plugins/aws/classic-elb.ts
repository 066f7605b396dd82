// Classic load balancers (Elastic Load Balancing, the first version).
import { PluginError } from '../plugin-error.ts'
import { hasCode, unlessNotKnownYet } from './aws-error.ts'
import type { AwsClient } from './client.ts'
import { type SecurityPolicy, TLS_PROTOCOL_NAMES } from './elb.ts'
import { callQuery } from './protocols.ts'
import { nodesAt, requireNodes, textAt, type XmlNode } from './xml.ts'

/** A listener that speaks TLS. It has one certificate. */
export interface ClassicListener {
  /** Of the load balancer, unique in its region and account. */
  readonly name: string
  /** Lower case. */
  readonly host: string
  readonly port: number
  readonly certificateArn: string
  readonly policies: readonly string[]
}

export class ClassicElb {
  readonly #client: AwsClient
  readonly #signal: AbortSignal | undefined

  constructor(client: AwsClient, signal: AbortSignal | undefined) {
    this.#client = client
    this.#signal = signal
  }

  async *listeners(): AsyncGenerator<ClassicListener> {
    const seen = new Set<string>()
    let marker: string | null = null
    do {
      const page: XmlNode = await this.#call('DescribeLoadBalancers', marker === null ? {} : { Marker: marker })
      for (const each of requireNodes(page, 'LoadBalancerDescriptions', 'member')) yield* listenersOf(each)
      marker = textAt(page, 'NextMarker')
      if (marker !== null && seen.has(marker)) throw new PluginError('the list does not end', { retryable: true })
      if (marker !== null) seen.add(marker)
    } while (marker !== null)
  }

  /** Null when there is none that speaks TLS any more. */
  async listener(name: string, port: number): Promise<ClassicListener | null> {
    try {
      const page = await this.#call('DescribeLoadBalancers', { 'LoadBalancerNames.member.1': name })
      const found = requireNodes(page, 'LoadBalancerDescriptions', 'member').flatMap(listenersOf)
      return found.find((each) => each.port === port) ?? null
    } catch (error) {
      if (hasCode(error, 'LoadBalancerNotFound', 'AccessPointNotFound')) return null
      throw error
    }
  }

  async setCertificate({ name, port }: ClassicListener, certificateArn: string): Promise<void> {
    const form = { LoadBalancerName: name, LoadBalancerPort: String(port), SSLCertificateId: certificateArn }
    await this.#call('SetLoadBalancerListenerSSLCertificate', form).catch(unlessNotKnownYet)
  }

  /** What the listener accepts; its policies say so attribute by attribute. */
  async policy({ name, policies }: ClassicListener): Promise<SecurityPolicy> {
    if (policies.length === 0) return { protocols: null, ciphers: null }
    const names = policies.map((each, index) => [`PolicyNames.member.${index + 1}`, each])
    const form = { LoadBalancerName: name, ...Object.fromEntries(names) }
    const result = await this.#call('DescribeLoadBalancerPolicies', form)
    const accepted = nodesAt(result, 'PolicyDescriptions', 'member')
      .filter((each) => textAt(each, 'PolicyTypeName') === 'SSLNegotiationPolicyType')
      .flatMap((each) => nodesAt(each, 'PolicyAttributeDescriptions', 'member'))
      .filter((each) => textAt(each, 'AttributeValue') === 'true')
      .flatMap((each) => textAt(each, 'AttributeName') ?? [])
    if (accepted.length === 0) return { protocols: null, ciphers: null }
    const protocols = [...TLS_PROTOCOL_NAMES].filter(([each]) => accepted.includes(`Protocol-${each}`))
    const ciphers = accepted.filter((each) => each.includes('-') && !/^(Protocol|Server|Reference)-/.test(each))
    return { protocols: protocols.map(([, protocol]) => protocol), ciphers }
  }

  #call(action: string, form: Readonly<Record<string, string>>): Promise<XmlNode> {
    return callQuery(this.#client, 'elasticloadbalancing', '2012-06-01', action, form, { signal: this.#signal })
  }
}

function listenersOf(balancer: XmlNode): ClassicListener[] {
  const name = textAt(balancer, 'LoadBalancerName')
  const host = textAt(balancer, 'DNSName')?.toLowerCase()
  if (name === null || host === undefined) return []
  return nodesAt(balancer, 'ListenerDescriptions', 'member').flatMap((each) => {
    const certificateArn = textAt(each, 'Listener', 'SSLCertificateId')
    const policies = nodesAt(each, 'PolicyNames', 'member').filter((policy) => typeof policy === 'string')
    if (certificateArn === null || !['HTTPS', 'SSL'].includes(textAt(each, 'Listener', 'Protocol') ?? '')) return []
    return [{ name, host, port: Number(textAt(each, 'Listener', 'LoadBalancerPort')), certificateArn, policies }]
  })
}
