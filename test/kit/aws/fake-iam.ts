import { createHash, X509Certificate } from 'node:crypto'
import { type Answer, escapeXml, result, type ServiceRequest, xmlError } from './answers.ts'

export interface IamCertificate {
  readonly arn: string
  readonly path: string
  readonly certificate: string
  readonly chain: string | null
  readonly privateKey: string
  readonly tags: Map<string, string>
  inUse: boolean
}

const VERSION = '2010-05-08'

export class FakeIam {
  readonly certificates = new Map<string, IamCertificate>()
  pageSize = 10
  readonly #isUsed: (arn: string) => boolean

  constructor(isUsed: (arn: string) => boolean = () => false) {
    this.#isUsed = isUsed
  }

  at(arn: string): IamCertificate | undefined {
    return [...this.certificates.values()].find((each) => each.arn === arn)
  }

  answer({ action, body }: ServiceRequest): Answer {
    const form = new URLSearchParams(body.toString())
    if (form.get('Version') !== VERSION) return xmlError(400, 'InvalidAction', action)
    if (action === 'UploadServerCertificate') return this.#upload(form)
    if (action === 'ListServerCertificates') return this.#list(form)
    const name = form.get('ServerCertificateName') ?? ''
    const found = this.certificates.get(name)
    if (found === undefined) {
      return xmlError(404, 'NoSuchEntity', `The Server Certificate with name ${name} cannot be found.`)
    }
    if (action === 'GetServerCertificate') {
      const chain = found.chain === null ? '' : `<CertificateChain>${escapeXml(found.chain.trim())}</CertificateChain>`
      const content = `${metadata(name, found)}<CertificateBody>${escapeXml(found.certificate.trim())}</CertificateBody>${chain}`
      return result(action, VERSION, `<ServerCertificate>${content}</ServerCertificate>`)
    }
    if (action === 'ListServerCertificateTags') {
      const tags = [...found.tags]
        .map(([key, value]) => `<member><Key>${escapeXml(key)}</Key><Value>${escapeXml(value)}</Value></member>`)
        .join('')
      return result(action, VERSION, `<IsTruncated>false</IsTruncated><Tags>${tags}</Tags>`)
    }
    if (action !== 'DeleteServerCertificate') return xmlError(400, 'InvalidAction', action)
    if (found.inUse || this.#isUsed(found.arn))
      return xmlError(409, 'DeleteConflict', `Certificate: ${name} is currently in use by an ELB.`)
    this.certificates.delete(name)
    return result(action, VERSION, '')
  }

  /** Puts something there by other means, and returns its ARN. */
  put(name: string, certificate: string, chain: string | null = null, path = '/'): string {
    const arn = `arn:aws:iam::123456789012:server-certificate${path}${name}`
    this.certificates.set(name, { arn, path, certificate, chain, privateKey: '', tags: new Map(), inUse: false })
    return arn
  }

  #upload(form: URLSearchParams): Answer {
    const text = (name: string) => form.get(name) ?? ''
    const name = text('ServerCertificateName')
    const path = form.get('Path') ?? '/'
    if (!/^[\w+=,.@-]{1,128}$/.test(name) || !/^\/([\x21-\x7e]+\/)?$/.test(path)) {
      return xmlError(400, 'ValidationError', 'The specified value for serverCertificateName is invalid.')
    }
    if ([...this.certificates.keys()].some((each) => each.toLowerCase() === name.toLowerCase())) {
      return xmlError(409, 'EntityAlreadyExists', `The Server Certificate with name ${name} already exists.`)
    }
    const privateKey = text('PrivateKey')
    if (!/^-----BEGIN (RSA|EC) PRIVATE KEY-----\n/.test(privateKey)) {
      return xmlError(400, 'MalformedCertificate', 'Invalid Private Key.')
    }
    try {
      if (text('CertificateBody').split('BEGIN CERTIFICATE').length !== 2) throw new Error('one certificate')
      void new X509Certificate(text('CertificateBody'))
    } catch {
      return xmlError(400, 'MalformedCertificate', 'Unable to parse certificate.')
    }
    const tags = new Map<string, string>()
    for (let index = 1; form.has(`Tags.member.${index}.Key`); index++) {
      tags.set(text(`Tags.member.${index}.Key`), text(`Tags.member.${index}.Value`))
    }
    const arn = `arn:aws:iam::123456789012:server-certificate${path}${name}`
    const chain = form.get('CertificateChain')
    const made = { arn, path, certificate: text('CertificateBody'), chain, privateKey, tags, inUse: false }
    this.certificates.set(name, made)
    return result('UploadServerCertificate', VERSION, metadata(name, made))
  }

  #list(form: URLSearchParams): Answer {
    const prefix = form.get('PathPrefix') ?? '/'
    const found = [...this.certificates].filter(([, { path }]) => path.startsWith(prefix))
    const start = Number(form.get('Marker') ?? 0)
    const next = start + this.pageSize
    const page = found.slice(start, next).map(([name, each]) => `<member>${fields(name, each)}</member>`)
    const more = next < found.length
    return result(
      'ListServerCertificates',
      VERSION,
      `<IsTruncated>${more}</IsTruncated><ServerCertificateMetadataList>${page.join('')}</ServerCertificateMetadataList>${more ? `<Marker>${next}</Marker>` : ''}`,
    )
  }
}

/** What CloudFront knows it by. */
export function idOf(arn: string): string {
  return `ASCA${createHash('sha256').update(arn).digest('hex').slice(0, 16).toUpperCase()}`
}

function metadata(name: string, certificate: IamCertificate): string {
  return `<ServerCertificateMetadata>${fields(name, certificate)}</ServerCertificateMetadata>`
}

function fields(name: string, { arn, path }: IamCertificate): string {
  return `<ServerCertificateName>${escapeXml(name)}</ServerCertificateName><Path>${path}</Path><Arn>${escapeXml(arn)}</Arn><ServerCertificateId>${idOf(arn)}</ServerCertificateId><UploadDate>2026-01-01T00:00:00Z</UploadDate>`
}
