import { AwsError } from '../aws/aws-error.ts'
import { BoundCertificates, SWITCHING_OPTION } from '../aws/bound-certificates.ts'
import { ClassicElb } from '../aws/classic-elb.ts'
import { AwsClient } from '../aws/client.ts'
import { Elb, type Listener } from '../aws/elb.ts'
import { AWS_OPTIONS, checkAwsOptions } from '../aws/options.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { definePlugin } from '../plugin.ts'
import { balancerEndpoint } from './balancer-endpoint.ts'
import { ClassicBalancers, isClassic } from './elb-classic.ts'
import { ListenerSwitch } from './elb-switch.ts'
import type { Finding, FoundCertificate, Source } from './source.ts'

export const elbSource = definePlugin({
  kind: 'SOURCE',
  slug: 'elb',
  title: 'AWS load balancers',
  description:
    'Finds what the listeners of application, network and classic load balancers serve in a region, from ACM and IAM, and ' +
    'how; rotation points them at the new certificate.',
  capabilities: ['LIST_ENDPOINTS', 'SWITCH_ENDPOINT'],
  options: [...AWS_OPTIONS, SWITCHING_OPTION],
  check: checkAwsOptions,
  create(options, installation): Source {
    const open = (signal: AbortSignal | undefined) => {
      signal?.throwIfAborted()
      const client = new AwsClient(options, installation)
      const certificates = new BoundCertificates(client, signal)
      const classic = new ClassicBalancers(new ClassicElb(client, signal), certificates, options.region)
      return { elb: new Elb(client, signal), certificates, classic }
    }
    return {
      async *scan(signal) {
        const { elb, certificates, classic } = open(signal)
        yield* new Places(elb, certificates, options.region).all()
        yield* classic.scan()
      },
      async switchEndpoint(wanted, signal) {
        const { elb, certificates, classic } = open(signal)
        if (isClassic(wanted.externalId)) return classic.switch(wanted, options.allowSwitching)
        return new ListenerSwitch(elb, certificates, options.allowSwitching).run(wanted)
      },
    }
  },
})

/** Where a certificate is bound: a listener's default, or one that it serves to those who ask for its name (SNI). */
class Places {
  readonly #elb: Elb
  readonly #certificates: BoundCertificates
  readonly #region: string

  constructor(elb: Elb, certificates: BoundCertificates, region: string) {
    this.#elb = elb
    this.#certificates = certificates
    this.#region = region
  }

  async *all(): AsyncGenerator<Finding> {
    for await (const balancer of this.#elb.loadBalancers()) {
      try {
        for await (const listener of this.#elb.listeners(balancer)) yield* this.#listener(listener)
      } catch (error) {
        if (!(error instanceof AwsError)) throw error
        // The ARN of a listener is that of its load balancer with another kind, and more at its end.
        const externalId = balancer.arn.replace(':loadbalancer/', ':listener/')
        yield { kind: 'problem', externalId: `${externalId}/`, below: true, message: error.message }
      }
    }
  }

  async *#listener(listener: Listener): AsyncGenerator<Finding> {
    if (listener.defaultArn !== null) {
      const found = await this.#certificates.at(listener.defaultArn, listener.arn, this.#region)
      yield found
      if (found.kind === 'certificate') yield await this.#endpoint(listener, found, null)
    }
    const taken = new Set<string>()
    for (const arn of await this.#elb.namedCertificates(listener)) {
      const below = `${listener.arn}#`
      const found = await this.#certificates.at(arn, below, this.#region)
      if (found.kind === 'problem') {
        yield { ...found, below: true }
        continue
      }
      const serverName = nameOf(found.certificate) ?? arn
      // A name may have two certificates there, for RSA and for curves.
      const externalId = taken.has(serverName) ? `${below}${serverName}#${arn}` : below + serverName
      taken.add(serverName)
      yield { ...found, externalId }
      yield await this.#endpoint(listener, { ...found, externalId }, serverName === arn ? null : serverName)
    }
  }

  async #endpoint(listener: Listener, found: FoundCertificate, serverName: string | null): Promise<Finding> {
    const { name, host } = listener.balancer
    const place = { name, host, port: listener.port, serverName, region: this.#region }
    return balancerEndpoint(place, found, await this.#elb.policy(listener.policy))
  }
}

/** A name that is served this certificate: of a wildcard, one that it covers. */
function nameOf(der: Uint8Array): string | null {
  const { subject, extensions } = parseCertificate(der)
  const name = extensions.subjectAlternativeNames.find(({ type }) => type === 'DNS')?.value ?? subject.commonName
  return name?.toLowerCase().replace(/^\*\./, 'www.') ?? null
}
