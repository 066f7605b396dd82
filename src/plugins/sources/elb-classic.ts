// What classic load balancers serve, and having them serve another certificate.
import { parseArn } from '../aws/arn.ts'
import { AwsError } from '../aws/aws-error.ts'
import { type BoundCertificates, NOT_ALLOWED } from '../aws/bound-certificates.ts'
import type { ClassicElb } from '../aws/classic-elb.ts'
import { PluginError } from '../plugin-error.ts'
import { balancerEndpoint } from './balancer-endpoint.ts'
import type { EndpointSwitch, Finding, SwitchOutcome } from './source.ts'

/** Before the name and port of a listener: no ARN begins so. */
const PREFIX = 'classic/'

export function isClassic(externalId: string): boolean {
  return externalId.startsWith(PREFIX)
}

export class ClassicBalancers {
  readonly #elb: ClassicElb
  readonly #certificates: BoundCertificates
  readonly #region: string

  constructor(elb: ClassicElb, certificates: BoundCertificates, region: string) {
    this.#elb = elb
    this.#certificates = certificates
    this.#region = region
  }

  async *scan(): AsyncGenerator<Finding> {
    for await (const listener of this.#elb.listeners()) {
      const { name, host, port, certificateArn } = listener
      const externalId = `${PREFIX}${name}:${port}`
      try {
        const found = await this.#certificates.at(certificateArn, externalId, this.#region)
        yield found
        if (found.kind === 'problem') continue
        const place = { name, host, port, serverName: null, region: this.#region }
        yield balancerEndpoint(place, found, await this.#elb.policy(listener))
      } catch (error) {
        if (!(error instanceof AwsError)) throw error
        yield { kind: 'problem', externalId, message: error.message }
      }
    }
  }

  /** @throws PluginError */
  async switch({ externalId, from, to }: EndpointSwitch, allowed: boolean): Promise<SwitchOutcome> {
    const [, name = '', port = ''] = /^classic\/(.+):(\d+)$/.exec(externalId) ?? []
    const listener = await this.#elb.listener(name, Number(port))
    if (listener === null) return { kind: 'GONE' }
    const served = await this.#certificates.fingerprint(listener.certificateArn)
    if (served === to.fingerprint) return { kind: 'UNCHANGED' }
    if (served === null || !from.includes(served)) return { kind: 'OTHER', fingerprint: served }
    if (!allowed) throw new PluginError(NOT_ALLOWED, { retryable: false })
    // Classic load balancers do not say whose they are; what they serve does.
    const { accountNumber, partition } = parseArn(listener.certificateArn) ?? {}
    if (accountNumber == null || partition === undefined) {
      throw new PluginError('its certificate is not called by an ARN', { retryable: false })
    }
    const place = { accountNumber, partition, acmRegion: this.#region }
    const found = await this.#certificates.find(to.fingerprint, to.locations, place)
    if (!('arn' in found)) return { kind: 'NOWHERE', because: found.because }
    await this.#elb.setCertificate(listener, found.arn)
    return { kind: 'SWITCHED' }
  }
}
