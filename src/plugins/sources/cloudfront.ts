import { parseArn } from '../aws/arn.ts'
import { AwsError } from '../aws/aws-error.ts'
import { BoundCertificates, NOT_ALLOWED, SWITCHING_OPTION } from '../aws/bound-certificates.ts'
import { AwsClient } from '../aws/client.ts'
import { CloudFront, type Distribution, type ViewerCertificate } from '../aws/cloudfront.ts'
import { serverCertificates } from '../aws/iam.ts'
import { AWS_OPTIONS, type AwsOptions, checkAwsOptions } from '../aws/options.ts'
import { partitionOf } from '../aws/partitions.ts'
import { DomainError } from '../../errors.ts'
import { definePlugin, type Installation } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import { balancerEndpoint } from './balancer-endpoint.ts'
import type { EndpointSwitch, Finding, Source, SwitchOutcome } from './source.ts'

export const cloudfrontSource = definePlugin({
  kind: 'SOURCE',
  slug: 'cloudfront',
  title: 'Amazon CloudFront',
  description:
    'Finds what the distributions of CloudFront serve, from ACM in us-east-1 and IAM; rotation points them at the new certificate.',
  capabilities: ['LIST_ENDPOINTS', 'SWITCH_ENDPOINT'],
  options: [...AWS_OPTIONS, SWITCHING_OPTION],
  async check(options, installation, secretNames) {
    await checkAwsOptions(options, installation, secretNames)
    if (partitionOf(options.region) !== 'aws-us-gov') return
    throw new DomainError('UNSUPPORTED', 'there is no CloudFront in this partition', ['region'])
  },
  create: (options, installation): Source => ({
    scan: (signal) => new Distributions(options, installation, signal).scan(),
    switchEndpoint: async (wanted, signal) =>
      new Distributions(options, installation, signal).switch(wanted, options.allowSwitching),
  }),
})

/** From where CloudFront takes certificates of IAM. */
const IAM_PATH = '/cloudfront/'

class Distributions {
  readonly #cloudfront: CloudFront
  readonly #certificates: BoundCertificates
  readonly #client: AwsClient
  readonly #acmRegion: string
  readonly #signal: AbortSignal | undefined
  #iam: Promise<ReadonlyMap<string, string>> | null = null

  constructor(options: AwsOptions, installation: Installation, signal: AbortSignal | undefined) {
    this.#acmRegion = partitionOf(options.region) === 'aws' ? 'us-east-1' : options.region
    this.#client = new AwsClient({ ...options, region: this.#acmRegion }, installation)
    this.#cloudfront = new CloudFront(this.#client, signal)
    this.#certificates = new BoundCertificates(this.#client, signal)
    this.#signal = signal
  }

  async *scan(): AsyncGenerator<Finding> {
    this.#signal?.throwIfAborted()
    for await (const distribution of this.#cloudfront.distributions()) {
      if (distribution.certificate !== null) yield* await this.#findings(distribution, distribution.certificate)
    }
  }

  async #findings(distribution: Distribution, bound: ViewerCertificate): Promise<Finding[]> {
    const { arn, name, host, aliases, protocols } = distribution
    try {
      const kept = await this.#arnOf(bound)
      if (kept === null) return [{ kind: 'problem', externalId: arn, message: 'its certificate is not there' }]
      const found = await this.#certificates.at(kept, arn, null)
      if (found.kind === 'problem') return [found]
      const serverName = aliases[0]?.toLowerCase().replace(/^\*\./, 'www.') ?? null
      const place = { name, host, port: 443, serverName, region: null }
      return [found, balancerEndpoint(place, found, { protocols, ciphers: null })]
    } catch (error) {
      if (!(error instanceof AwsError)) throw error
      return [{ kind: 'problem', externalId: arn, message: error.message }]
    }
  }

  /** @throws PluginError */
  async switch({ externalId, from, to }: EndpointSwitch, allowed: boolean): Promise<SwitchOutcome> {
    this.#signal?.throwIfAborted()
    const { accountNumber, partition, resourceId = '' } = parseArn(externalId) ?? {}
    if (accountNumber == null || partition === undefined) {
      throw new PluginError('the endpoint is not called by the ARN of a distribution', { retryable: false })
    }
    const distribution = await this.#cloudfront.distribution(resourceId)
    if (distribution === null) return { kind: 'GONE' }
    const { certificate: bound, deployed } = distribution
    const kept = bound === null ? null : await this.#arnOf(bound)
    const served = kept === null ? null : await this.#certificates.fingerprint(kept)
    if (served === to.fingerprint) return deployed ? { kind: 'UNCHANGED' } : ROLLING_OUT
    if (served === null || !from.includes(served)) return { kind: 'OTHER', fingerprint: served }
    if (!allowed) throw new PluginError(NOT_ALLOWED, { retryable: false })
    const place = { accountNumber, partition, acmRegion: this.#acmRegion, iamPath: IAM_PATH }
    const found = await this.#certificates.find(to.fingerprint, to.locations, place)
    if (!('arn' in found)) return { kind: 'NOWHERE', because: found.because }
    await this.#cloudfront.bind(distribution, await this.#viewerCertificate(found.arn))
    return ROLLING_OUT
  }

  async #arnOf(bound: ViewerCertificate): Promise<string | null> {
    if ('acmArn' in bound) return bound.acmArn
    for (const [arn, id] of await this.#iamIds()) if (id === bound.iamId) return arn
    return null
  }

  async #viewerCertificate(arn: string): Promise<ViewerCertificate> {
    if (parseArn(arn)?.service !== 'iam') return { acmArn: arn }
    const iamId = (await this.#iamIds()).get(arn)
    if (iamId === undefined) throw new PluginError(`iam does not list ${arn} yet`, { retryable: true })
    return { iamId }
  }

  /** Ids by ARN: CloudFront knows certificates of IAM by the one, everybody else by the other. */
  #iamIds(): Promise<ReadonlyMap<string, string>> {
    this.#iam ??= (async () => {
      const ids = new Map<string, string>()
      for await (const { arn, id } of serverCertificates(this.#client, IAM_PATH, this.#signal)) ids.set(arn, id)
      return ids
    })()
    return this.#iam
  }
}

const ROLLING_OUT: SwitchOutcome = { kind: 'UNDER_WAY', because: 'CloudFront is rolling it out' }
