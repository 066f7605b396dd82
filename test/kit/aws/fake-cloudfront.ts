import { createHash } from 'node:crypto'
import { type Answer, escapeXml, type ServiceRequest, xml, xmlError } from './answers.ts'
import { type FakeIam, idOf } from './fake-iam.ts'

export interface FakeDistribution {
  readonly id: string
  readonly arn: string
  readonly aliases: readonly string[]
  readonly host: string
  /** The whole configuration, without the document's head. */
  config: string
  /** Deployed or InProgress. */
  status: string
}

interface Kept {
  readonly acmOfCloudFront: { readonly certificates: ReadonlyMap<string, unknown> }
  readonly iam: FakeIam
}

const ROOT = '/2020-05-31/distribution'
const NAMESPACE = 'http://cloudfront.amazonaws.com/doc/2020-05-31/'

export class FakeCloudFront {
  readonly distributions: FakeDistribution[] = []
  pageSize = 2
  readonly #kept: Kept

  constructor(kept: Kept) {
    this.#kept = kept
  }

  /** Bound to a certificate of ACM or, below /cloudfront/, of IAM; null: CloudFront's own. */
  add(aliases: readonly string[], arn: string | null, more: { policy?: string; host?: string } = {}): FakeDistribution {
    const number = this.distributions.length
    const id = `EDFDVBD6EXAMPLE${number}`
    const bound = arn === null ? '<CloudFrontDefaultCertificate>true</CloudFrontDefaultCertificate>' : boundXml(arn)
    const policy = `<SSLSupportMethod>sni-only</SSLSupportMethod><MinimumProtocolVersion>${more.policy ?? 'TLSv1.2_2021'}</MinimumProtocolVersion>`
    const distribution = {
      id,
      arn: `arn:aws:cloudfront::123456789012:distribution/${id}`,
      aliases,
      host: more.host ?? `d11111abcdef${number}.cloudfront.net`,
      config:
        `<DistributionConfig><CallerReference>made ${number}</CallerReference><Aliases>${aliasesXml(aliases)}</Aliases>` +
        `<Comment>a &lt;ViewerCertificate&gt; &amp; more  spaces</Comment><Enabled>true</Enabled>` +
        `<ViewerCertificate>${bound}${policy}${arn === null ? '' : '<CertificateSource>acm</CertificateSource>'}</ViewerCertificate>` +
        `<HttpVersion>http2and3</HttpVersion></DistributionConfig>`,
      status: 'Deployed',
    }
    this.distributions.push(distribution)
    return distribution
  }

  /** What is between the tags of its viewer certificate. */
  viewerCertificate({ config }: FakeDistribution): string {
    return /<ViewerCertificate>(.*)<\/ViewerCertificate>/.exec(config)?.[1] ?? ''
  }

  uses(arn: string): boolean {
    return this.distributions.some((each) => this.viewerCertificate(each).includes(boundXml(arn)))
  }

  answer({ method, path, query, headers, body }: ServiceRequest): Answer {
    if (method === 'GET' && path === ROOT) return this.#list(new URLSearchParams(query))
    const [, id, config] = new RegExp(`^${ROOT}/([A-Z0-9]+)(/config)?$`).exec(path) ?? []
    const found = this.distributions.find((each) => each.id === id)
    if (found === undefined) return xmlError(404, 'NoSuchDistribution', 'The specified distribution does not exist.')
    if (method === 'GET' && config === undefined) return shown(found)
    if (method !== 'PUT' || config === undefined) return xmlError(405, 'MethodNotAllowed', path)
    if (headers.get('if-match') !== versionOf(found)) {
      return xmlError(412, 'PreconditionFailed', 'The request failed because it did not meet the preconditions')
    }
    return this.#update(found, body.toString())
  }

  #update(distribution: FakeDistribution, body: string): Answer {
    const head = `<?xml version="1.0" encoding="UTF-8"?>\n<DistributionConfig xmlns="${NAMESPACE}">`
    if (!body.startsWith(head)) return xmlError(400, 'MalformedXML', 'The XML document is malformed.')
    const config = `<DistributionConfig>${body.slice(head.length)}`
    const bound = this.viewerCertificate({ ...distribution, config })
    const arns = [
      ...this.#kept.acmOfCloudFront.certificates.keys(),
      ...[...this.#kept.iam.certificates.values()].flatMap(({ arn, path }) => (path === '/cloudfront/' ? [arn] : [])),
    ]
    if (!arns.some((arn) => bound.startsWith(boundXml(arn)))) {
      return xmlError(400, 'InvalidViewerCertificate', 'The specified SSL certificate doesn’t exist')
    }
    distribution.config = config
    distribution.status = 'InProgress'
    return shown(distribution)
  }

  #list(query: URLSearchParams): Answer {
    const start = Number(query.get('Marker') ?? 0)
    const next = start + this.pageSize
    const more = next < this.distributions.length
    const items = this.distributions.slice(start, next).map((each) => {
      const viewer = `<ViewerCertificate>${this.viewerCertificate(each)}</ViewerCertificate>`
      return `<DistributionSummary><Id>${each.id}</Id><ARN>${each.arn}</ARN><Status>${each.status}</Status><DomainName>${each.host}</DomainName><Aliases>${aliasesXml(each.aliases)}</Aliases>${viewer}</DistributionSummary>`
    })
    const list = items.length === 0 ? '' : `<Items>${items.join('')}</Items>`
    return xml(
      `<DistributionList xmlns="${NAMESPACE}"><Marker>${start}</Marker>${more ? `<NextMarker>${next}</NextMarker>` : ''}<IsTruncated>${more}</IsTruncated>${list}</DistributionList>`,
    )
  }
}

function versionOf({ config }: FakeDistribution): string {
  return createHash('sha256').update(config).digest('hex').slice(0, 14).toUpperCase()
}

function shown(distribution: FakeDistribution): Answer {
  const { id, arn, status, host, config } = distribution
  const answer = xml(
    `<Distribution xmlns="${NAMESPACE}"><Id>${id}</Id><ARN>${arn}</ARN><Status>${status}</Status><DomainName>${host}</DomainName>${config}</Distribution>`,
  )
  return { ...answer, headers: { ...answer.headers, etag: versionOf(distribution) } }
}

function boundXml(arn: string): string {
  return arn.startsWith('arn:aws:iam:')
    ? `<IAMCertificateId>${idOf(arn)}</IAMCertificateId>`
    : `<ACMCertificateArn>${arn}</ACMCertificateArn>`
}

function aliasesXml(aliases: readonly string[]): string {
  const items = aliases.map((each) => `<CNAME>${escapeXml(each)}</CNAME>`).join('')
  return `<Quantity>${aliases.length}</Quantity>${items === '' ? '' : `<Items>${items}</Items>`}`
}
