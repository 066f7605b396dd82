import { type Answer, escapeXml, result, type ServiceRequest, xmlError } from './answers.ts'

export interface ClassicListener {
  readonly name: string
  readonly host: string
  readonly port: number
  readonly protocol: string
  /** Names of what is accepted, such as Protocol-TLSv1.2 and ciphers. */
  readonly accepts: readonly string[]
  certificate: string | null
}

export const CLASSIC_VERSION = '2012-06-01'
const POLICY = 'ELBSecurityPolicy-2016-08'

/** Elastic Load Balancing, the first version. */
export class FakeClassicElb {
  readonly listeners: ClassicListener[] = []
  pageSize = 2
  readonly #isKept: (arn: string) => boolean

  constructor(isKept: (arn: string) => boolean) {
    this.#isKept = isKept
  }

  add(name: string, port: number, certificate: string | null, more: Partial<ClassicListener> = {}): ClassicListener {
    const host = `${name}-123456789.eu-central-1.elb.amazonaws.com`
    const accepts = ['Protocol-TLSv1.2', 'Server-Defined-Cipher-Order', 'ECDHE-RSA-AES128-GCM-SHA256']
    const listener = {
      name,
      host,
      port,
      protocol: certificate === null ? 'HTTP' : 'HTTPS',
      accepts,
      certificate,
      ...more,
    }
    this.listeners.push(listener)
    return listener
  }

  uses(arn: string): boolean {
    return this.listeners.some(({ certificate }) => certificate === arn)
  }

  answer({ action, body }: ServiceRequest): Answer {
    const form = new URLSearchParams(body.toString())
    if (action === 'DescribeLoadBalancers') return this.#describe(form)
    const name = form.get('LoadBalancerName')
    const own = this.listeners.filter((each) => each.name === name)
    if (own.length === 0)
      return xmlError(400, 'LoadBalancerNotFound', `There is no ACTIVE Load Balancer named '${name}'`)
    if (action === 'DescribeLoadBalancerPolicies') return policies(own, form.get('PolicyNames.member.1'))
    if (action !== 'SetLoadBalancerListenerSSLCertificate') return xmlError(400, 'InvalidAction', action)
    const listener = own.find(({ port }) => String(port) === form.get('LoadBalancerPort'))
    const arn = form.get('SSLCertificateId') ?? ''
    if (listener === undefined) return xmlError(400, 'ListenerNotFound', 'no such listener')
    if (listener.certificate === null) return xmlError(400, 'InvalidConfigurationRequest', 'it speaks no TLS')
    if (!this.#isKept(arn))
      return xmlError(400, 'CertificateNotFound', `Server Certificate not found for the key: ${arn}`)
    listener.certificate = arn
    return result(action, CLASSIC_VERSION, '')
  }

  #describe(form: URLSearchParams): Answer {
    const wanted = form.get('LoadBalancerNames.member.1')
    const names = [...new Set(this.listeners.map(({ name }) => name))].filter(
      (name) => wanted === null || name === wanted,
    )
    if (wanted !== null && names.length === 0) return xmlError(400, 'LoadBalancerNotFound', wanted)
    const start = Number(form.get('Marker') ?? 0)
    const next = start + this.pageSize
    const shown = names.slice(start, next).map((name) => {
      const own = this.listeners.filter((each) => each.name === name)
      return `<member><LoadBalancerName>${escapeXml(name)}</LoadBalancerName><DNSName>${own[0]?.host}</DNSName><ListenerDescriptions>${own.map(shownListener).join('')}</ListenerDescriptions></member>`
    })
    const more = next < names.length ? `<NextMarker>${next}</NextMarker>` : ''
    return result(
      'DescribeLoadBalancers',
      CLASSIC_VERSION,
      `<LoadBalancerDescriptions>${shown.join('')}</LoadBalancerDescriptions>${more}`,
    )
  }
}

function shownListener({ port, protocol, certificate }: ClassicListener): string {
  const bound = certificate === null ? '' : `<SSLCertificateId>${certificate}</SSLCertificateId>`
  const policy = certificate === null ? '' : `<PolicyNames><member>${POLICY}</member></PolicyNames>`
  return `<member>${policy}<Listener><Protocol>${protocol}</Protocol><LoadBalancerPort>${port}</LoadBalancerPort><InstancePort>80</InstancePort>${bound}</Listener></member>`
}

function policies(own: readonly ClassicListener[], name: string | null): Answer {
  if (name !== POLICY) return xmlError(400, 'PolicyNotFound', String(name))
  const attributes = (own[0]?.accepts ?? []).map((each) => [each, 'true'])
  const shown = [['Reference-Security-Policy', POLICY], ['Protocol-SSLv3', 'false'], ...attributes]
    .map(
      ([key, value]) =>
        `<member><AttributeName>${key}</AttributeName><AttributeValue>${value}</AttributeValue></member>`,
    )
    .join('')
  const policy = `<member><PolicyName>${name}</PolicyName><PolicyTypeName>SSLNegotiationPolicyType</PolicyTypeName><PolicyAttributeDescriptions>${shown}</PolicyAttributeDescriptions></member>`
  return result('DescribeLoadBalancerPolicies', CLASSIC_VERSION, `<PolicyDescriptions>${policy}</PolicyDescriptions>`)
}
