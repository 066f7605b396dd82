// Has listeners of load balancers serve another certificate: as their default, or for those who ask for its names.
import { parseArn } from '../aws/arn.ts'
import { AwsError } from '../aws/aws-error.ts'
import { type BoundCertificates, NOT_ALLOWED, type ServingPlace } from '../aws/bound-certificates.ts'
import type { Binding, Elb } from '../aws/elb.ts'
import { PluginError } from '../plugin-error.ts'
import type { EndpointSwitch, SwitchOutcome } from './source.ts'

export class ListenerSwitch {
  readonly #elb: Elb
  readonly #certificates: BoundCertificates
  readonly #allowed: boolean

  constructor(elb: Elb, certificates: BoundCertificates, allowed: boolean) {
    this.#elb = elb
    this.#certificates = certificates
    this.#allowed = allowed
  }

  /** @throws PluginError */
  async run(wanted: EndpointSwitch): Promise<SwitchOutcome> {
    const [listenerArn = '', serverName] = wanted.externalId.split('#')
    const listener = await this.#elb.bindingOf(listenerArn)
    if (listener === null) return { kind: 'GONE' }
    return serverName === undefined ? this.#default(listener, wanted) : this.#named(listener, wanted)
  }

  async #default({ arn, defaultArn }: Binding, { from, to }: EndpointSwitch): Promise<SwitchOutcome> {
    const served = defaultArn === null ? null : await this.#certificates.fingerprint(defaultArn)
    if (served === to.fingerprint) return { kind: 'UNCHANGED' }
    if (served === null || !from.includes(served)) return { kind: 'OTHER', fingerprint: served }
    this.#requireConsent()
    const found = await this.#find(arn, to)
    if (!('arn' in found)) return { kind: 'NOWHERE', because: found.because }
    await this.#elb.setDefault(arn, found.arn)
    return { kind: 'SWITCHED' }
  }

  /** The new one first, then the old ones away: nobody is served neither. */
  async #named(listener: Binding, { from, to }: EndpointSwitch): Promise<SwitchOutcome> {
    const bound: { arn: string; fingerprint: string | null }[] = []
    for (const arn of await this.#elb.namedCertificates(listener)) {
      // One that may not be read is not one to replace
      bound.push({ arn, fingerprint: await this.#certificates.fingerprint(arn).catch(nullIfRefused) })
    }
    const old = bound.filter(({ fingerprint }) => fingerprint !== null && from.includes(fingerprint))
    const isThere = bound.some(({ fingerprint }) => fingerprint === to.fingerprint)
    if (old.length === 0) return { kind: isThere ? 'UNCHANGED' : 'GONE' }
    this.#requireConsent()
    if (!isThere) {
      const found = await this.#find(listener.arn, to)
      if (!('arn' in found)) return { kind: 'NOWHERE', because: found.because }
      await this.#elb.addNamed(listener.arn, found.arn)
    }
    for (const { arn } of old) await this.#elb.removeNamed(listener.arn, arn)
    return { kind: 'SWITCHED' }
  }

  #find(listenerArn: string, { fingerprint, locations }: EndpointSwitch['to']) {
    const { accountNumber, partition, region } = parseArn(listenerArn) ?? {}
    if (accountNumber == null || partition === undefined || region == null) {
      throw new PluginError('the endpoint is not called by the ARN of a listener', { retryable: false })
    }
    const place: ServingPlace = { accountNumber, partition, acmRegion: region }
    return this.#certificates.find(fingerprint, locations, place)
  }

  #requireConsent(): void {
    if (!this.#allowed) throw new PluginError(NOT_ALLOWED, { retryable: false })
  }
}

function nullIfRefused(error: unknown): null {
  if (error instanceof AwsError && !error.retryable) return null
  throw error
}
