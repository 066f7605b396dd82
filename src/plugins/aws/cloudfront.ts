// Distributions of CloudFront.
import type { TlsProtocol } from '../sources/source.ts'
import { TLS_PROTOCOLS } from '../sources/source.ts'
import { PluginError } from '../plugin-error.ts'
import { hasCode, unlessNotKnownYet } from './aws-error.ts'
import type { AwsAnswer, AwsClient } from './client.ts'
import { nodeAt, nodesAt, parseXml, textAt, type XmlNode } from './xml.ts'

const VERSION = '2020-05-31'
const NAMESPACE = `http://cloudfront.amazonaws.com/doc/${VERSION}/`

/** What a distribution is bound to: a certificate of ACM by its ARN, or of IAM by its id. */
export type ViewerCertificate = { readonly acmArn: string } | { readonly iamId: string }

export interface Distribution {
  readonly arn: string
  /** Its first alias, or its own name. */
  readonly name: string
  /** Lower case. */
  readonly host: string
  readonly aliases: readonly string[]
  /** Null: CloudFront's own. */
  readonly certificate: ViewerCertificate | null
  /** From the oldest that it accepts on, the best last; null where nobody says. */
  readonly protocols: readonly TlsProtocol[] | null
}

/** One as it can be changed. */
export interface EditableDistribution {
  readonly id: string
  readonly certificate: ViewerCertificate | null
  /** Whether every edge serves what it is bound to. */
  readonly deployed: boolean
  readonly version: string
  /** XML, as CloudFront wrote it. */
  readonly config: string
}

export class CloudFront {
  readonly #client: AwsClient
  readonly #signal: AbortSignal | undefined

  constructor(client: AwsClient, signal: AbortSignal | undefined) {
    this.#client = client
    this.#signal = signal
  }

  async *distributions(): AsyncGenerator<Distribution> {
    const seen = new Set<string>()
    let marker: string | null = null
    do {
      const query: Record<string, string> = { MaxItems: '100', ...(marker === null ? {} : { Marker: marker }) }
      const { text } = await this.#get(`/${VERSION}/distribution`, query)
      const list = parseXml(text, 'DistributionList')
      const truncated = textAt(list, 'IsTruncated')
      if (truncated === null) throw new PluginError('AWS answered without its distributions', { retryable: true })
      for (const each of nodesAt(list, 'Items', 'DistributionSummary')) yield* distributionOf(each)
      marker = truncated === 'true' ? textAt(list, 'NextMarker') : null
      if (truncated === 'true' && (marker === null || seen.has(marker))) {
        throw new PluginError('cloudfront lists no further', { retryable: true })
      }
      if (marker !== null) seen.add(marker)
    } while (marker !== null)
  }

  /** Null when there is none any more. */
  async distribution(id: string): Promise<EditableDistribution | null> {
    try {
      const { text, headers } = await this.#get(`/${VERSION}/distribution/${encodeURIComponent(id)}`, {})
      const found = parseXml(text, 'Distribution')
      const [config] = /<DistributionConfig>[\s\S]*<\/DistributionConfig>/.exec(text) ?? []
      const version = headers['etag']
      if (config === undefined || typeof version !== 'string') {
        throw new PluginError('cloudfront answered without the configuration', { retryable: true })
      }
      const certificate = boundTo(nodeAt(found, 'DistributionConfig', 'ViewerCertificate'))
      return { id, certificate, deployed: textAt(found, 'Status') === 'Deployed', version, config }
    } catch (error) {
      if (hasCode(error, 'NoSuchDistribution')) return null
      throw error
    }
  }

  /**
   * Binds it to another certificate, and leaves everything else of its configuration to the letter.
   * @throws PluginError, retryable where somebody else has changed it meanwhile
   */
  async bind(distribution: EditableDistribution, certificate: ViewerCertificate): Promise<void> {
    const { id, config, version } = distribution
    const body = withCertificate(config, certificate)
    try {
      await this.#client.send({
        service: 'cloudfront',
        method: 'PUT',
        path: `/${VERSION}/distribution/${encodeURIComponent(id)}/config`,
        headers: { 'content-type': 'text/xml', 'if-match': version },
        body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
        signal: this.#signal,
      })
    } catch (error) {
      if (!hasCode(error, 'PreconditionFailed', 'InvalidIfMatchVersion')) return unlessNotKnownYet(error)
      const message = 'somebody else has changed the distribution meanwhile'
      throw new PluginError(message, { retryable: true, cause: error })
    }
  }

  #get(path: string, query: Readonly<Record<string, string>>): Promise<AwsAnswer> {
    return this.#client.send({ service: 'cloudfront', method: 'GET', path, query, signal: this.#signal })
  }
}

function distributionOf(summary: XmlNode): Distribution[] {
  const arn = textAt(summary, 'ARN')
  const host = textAt(summary, 'DomainName')?.toLowerCase()
  if (arn === null || host === undefined) return []
  const aliases = nodesAt(summary, 'Aliases', 'Items', 'CNAME').filter((each) => typeof each === 'string')
  const viewer = nodeAt(summary, 'ViewerCertificate')
  const oldest = viewer === undefined ? null : textAt(viewer, 'MinimumProtocolVersion')
  return [
    { arn, host, aliases, name: aliases[0] ?? host, certificate: boundTo(viewer), protocols: protocolsFrom(oldest) },
  ]
}

function boundTo(viewer: XmlNode | undefined): ViewerCertificate | null {
  if (viewer === undefined) return null
  const [acmArn, iamId] = [textAt(viewer, 'ACMCertificateArn'), textAt(viewer, 'IAMCertificateId')]
  if (acmArn !== null) return { acmArn }
  return iamId === null ? null : { iamId }
}

/** Policies are called by the oldest version that they take, such as TLSv1.2_2021. */
function protocolsFrom(policy: string | null): readonly TlsProtocol[] | null {
  const [, minor = '.0'] = /^TLSv1(\.\d)?(_|$)/.exec(policy ?? '') ?? (policy === 'SSLv3' ? [] : [null, null])
  const oldest = TLS_PROTOCOLS.findIndex((each) => each === `TLS_1_${String(minor).slice(1)}`)
  return oldest < 0 ? null : TLS_PROTOCOLS.slice(oldest)
}

/** How clients reach it and what they must speak stays. */
function withCertificate(config: string, certificate: ViewerCertificate): string {
  const parts = /<ViewerCertificate>[\s\S]*?<\/ViewerCertificate>/g
  const [present = '', ...more] = config.match(parts) ?? []
  if (present === '' || more.length > 0) {
    throw new PluginError('the distribution is not configured in a way that is known here', { retryable: false })
  }
  const kept = ['SSLSupportMethod', 'MinimumProtocolVersion'].map((name) => {
    return new RegExp(`<${name}>[^<]*</${name}>`).exec(present)?.[0] ?? ''
  })
  const bound =
    'acmArn' in certificate
      ? `<ACMCertificateArn>${certificate.acmArn}</ACMCertificateArn>`
      : `<IAMCertificateId>${certificate.iamId}</IAMCertificateId>`
  return config
    .replace(parts, () => `<ViewerCertificate>${bound}${kept.join('')}</ViewerCertificate>`)
    .replace('<DistributionConfig>', `<DistributionConfig xmlns="${NAMESPACE}">`)
}
