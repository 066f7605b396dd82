import { type Answer, escapeXml, result, type ServiceRequest, xmlError } from './answers.ts'

interface Balancer {
  readonly arn: string
  readonly name: string
  readonly type: string
  readonly host: string
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

/** The certificates after the change, the default one first; null where it is not permitted. */
type Binding = (certificates: readonly string[], arn: string) => string[] | null

const BINDINGS: Readonly<Record<string, Binding>> = {
  ModifyListener: ([, ...named], arn) => [arn, ...named.filter((each) => each !== arn)],
  AddListenerCertificates: (all, arn) => [...new Set([...all, arn])],
  RemoveListenerCertificates: (all, arn) => (all[0] === arn ? null : all.filter((each) => each !== arn)),
}

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
  /** Besides the default one, of one listener. */
  namedQuota = 25
  /** What is answered instead of doing anything. */
  refusal: (action: string) => Answer | null = () => null
  readonly #isKept: (arn: string) => boolean

  constructor(isKept: (arn: string) => boolean) {
    this.#isKept = isKept
  }

  /** Whether a listener has the certificate. */
  uses(arn: string): boolean {
    return this.listeners.some(({ certificates }) => certificates.includes(arn))
  }

  addBalancer(name: string, type = 'application', host = `${name}-1234567890.eu-central-1.elb.amazonaws.com`): string {
    const kind = { application: 'app', network: 'net' }[type] ?? 'gwy'
    const arn = `arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/${kind}/${name}/50dc6c495c0c9188`
    this.balancers.push({ arn, name, type, host })
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
    const refusal = this.refusal(action)
    if (refusal !== null) return refusal
    const change = BINDINGS[action]
    if (change !== undefined) return this.#bind(action, form, change)
    if (action === 'DescribeListeners' && form.has('ListenerArns.member.1')) {
      const wanted = this.listeners.filter(({ arn }) => arn === form.get('ListenerArns.member.1'))
      if (wanted.length === 0) return xmlError(400, 'ListenerNotFound', 'One or more listeners not found')
      return this.#page(action, form, 'Listeners', wanted.map(shownListener))
    }
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

  #bind(action: string, form: URLSearchParams, change: Binding): Answer {
    const listener = this.listeners.find(({ arn }) => arn === form.get('ListenerArn'))
    if (listener === undefined) return xmlError(400, 'ListenerNotFound', 'One or more listeners not found')
    const arn = form.get('Certificates.member.1.CertificateArn')
    if (arn === null || form.has('Certificates.member.2.CertificateArn')) {
      return xmlError(400, 'ValidationError', 'exactly one certificate')
    }
    if (action !== 'RemoveListenerCertificates' && !this.#isKept(arn)) {
      return xmlError(400, 'CertificateNotFound', `Certificate ARN '${arn}' is not valid`)
    }
    const changed = change(listener.certificates, arn)
    if (changed === null) return xmlError(400, 'OperationNotPermitted', 'Default certificate cannot be removed')
    if (changed.length > this.namedQuota + 1) return xmlError(400, 'TooManyCertificates', 'The limit has been reached')
    listener.certificates = changed
    const shown =
      action === 'ModifyListener' ? `<Listeners><member>${shownListener(listener)}</member></Listeners>` : ''
    return result(action, VERSION, shown)
  }

  #page(action: string, form: URLSearchParams, list: string, members: readonly string[]): Answer {
    const start = Number(form.get('Marker') ?? 0)
    const next = start + this.pageSize
    const page = members.slice(start, next).map((each) => `<member>${each}</member>`)
    const more = next < members.length ? `<NextMarker>${next}</NextMarker>` : ''
    return result(action, VERSION, `<${list}>${page.join('')}</${list}>${more}`)
  }
}

function shownBalancer({ arn, name, type, host }: Balancer): string {
  return `<LoadBalancerArn>${arn}</LoadBalancerArn><LoadBalancerName>${escapeXml(name)}</LoadBalancerName><DNSName>${host}</DNSName><Type>${type}</Type>`
}

function shownListener({ arn, balancer, port, protocol, policy, certificates }: FakeListener): string {
  const [first] = certificates
  const certificate =
    first === undefined ? '' : `<Certificates><member><CertificateArn>${first}</CertificateArn></member></Certificates>`
  const shownPolicy = policy === null ? '' : `<SslPolicy>${policy}</SslPolicy>`
  return `<ListenerArn>${arn}</ListenerArn><LoadBalancerArn>${balancer}</LoadBalancerArn><Port>${port}</Port><Protocol>${protocol}</Protocol>${shownPolicy}${certificate}`
}
