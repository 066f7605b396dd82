import { type Answer, escapeXml, result, type ServiceRequest, xmlError } from './answers.ts'

interface Balancer {
  readonly arn: string
  readonly name: string
  readonly type: string
}

export interface FakeListener {
  readonly arn: string
  readonly balancer: string
  readonly port: number
  readonly protocol: string
  readonly policy: string | null
  /** ARNs, the default one first. */
  certificates: string[]
}

const VERSION = '2015-12-01'

export class FakeElb {
  readonly balancers: Balancer[] = []
  readonly listeners: FakeListener[] = []
  readonly policies = new Map<string, { readonly protocols: readonly string[]; readonly ciphers: readonly string[] }>([
    [
      'Modern',
      { protocols: ['TLSv1.3', 'TLSv1.2'], ciphers: ['TLS_AES_128_GCM_SHA256', 'ECDHE-RSA-AES128-GCM-SHA256'] },
    ],
    ['Old', { protocols: ['TLSv1', 'TLSv1.2'], ciphers: ['ECDHE-RSA-AES128-SHA', 'AES256-GCM-SHA384'] }],
  ])
  pageSize = 2

  addBalancer(name: string, type = 'application'): string {
    const kind = { application: 'app', network: 'net' }[type] ?? 'gwy'
    const arn = `arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/${kind}/${name}/50dc6c495c0c9188`
    this.balancers.push({ arn, name, type })
    return arn
  }

  addListener(balancer: string, port: number, certificates: string[], more: Partial<FakeListener> = {}): FakeListener {
    const arn = `${balancer.replace(':loadbalancer/', ':listener/')}/f2f7dc8efc52${port}`
    const listener = { arn, balancer, port, protocol: 'HTTPS', policy: 'Modern', certificates, ...more }
    this.listeners.push(listener)
    return listener
  }

  answer({ action, body }: ServiceRequest): Answer {
    const form = new URLSearchParams(body.toString())
    if (form.get('Version') !== VERSION) return xmlError(400, 'InvalidAction', action)
    if (action === 'DescribeLoadBalancers')
      return this.#page(action, form, 'LoadBalancers', this.balancers.map(shownBalancer))
    if (action === 'DescribeListeners') {
      const arn = form.get('LoadBalancerArn')
      if (!this.balancers.some((each) => each.arn === arn)) return xmlError(400, 'LoadBalancerNotFound', 'gone')
      const own = this.listeners.filter(({ balancer }) => balancer === arn)
      return this.#page(action, form, 'Listeners', own.map(shownListener))
    }
    if (action === 'DescribeListenerCertificates') {
      const listener = this.listeners.find(({ arn }) => arn === form.get('ListenerArn'))
      if (listener === undefined) return xmlError(400, 'ListenerNotFound', 'gone')
      const shown = listener.certificates.map(
        (arn, index) => `<CertificateArn>${arn}</CertificateArn><IsDefault>${index === 0}</IsDefault>`,
      )
      return this.#page(action, form, 'Certificates', shown)
    }
    const policy = this.policies.get(form.get('Names.member.1') ?? '')
    if (action !== 'DescribeSSLPolicies' || policy === undefined) return xmlError(400, 'SSLPolicyNotFound', action)
    const protocols = policy.protocols.map((each) => `<member>${each}</member>`).join('')
    const ciphers = policy.ciphers.map((each) => `<member><Name>${each}</Name><Priority>1</Priority></member>`).join('')
    const shown = `<member><SslProtocols>${protocols}</SslProtocols><Ciphers>${ciphers}</Ciphers></member>`
    return result(action, VERSION, `<SslPolicies>${shown}</SslPolicies>`)
  }

  #page(action: string, form: URLSearchParams, list: string, members: readonly string[]): Answer {
    const start = Number(form.get('Marker') ?? 0)
    const next = start + this.pageSize
    const page = members.slice(start, next).map((each) => `<member>${each}</member>`)
    const more = next < members.length ? `<NextMarker>${next}</NextMarker>` : ''
    return result(action, VERSION, `<${list}>${page.join('')}</${list}>${more}`)
  }
}

function shownBalancer({ arn, name, type }: Balancer): string {
  const host = `${name}-1234567890.eu-central-1.elb.amazonaws.com`
  return `<LoadBalancerArn>${arn}</LoadBalancerArn><LoadBalancerName>${escapeXml(name)}</LoadBalancerName><DNSName>${host}</DNSName><Type>${type}</Type>`
}

function shownListener({ arn, balancer, port, protocol, policy, certificates }: FakeListener): string {
  const [first] = certificates
  const certificate =
    first === undefined ? '' : `<Certificates><member><CertificateArn>${first}</CertificateArn></member></Certificates>`
  const shownPolicy = policy === null ? '' : `<SslPolicy>${policy}</SslPolicy>`
  return `<ListenerArn>${arn}</ListenerArn><LoadBalancerArn>${balancer}</LoadBalancerArn><Port>${port}</Port><Protocol>${protocol}</Protocol>${shownPolicy}${certificate}`
}
