import { createPrivateKey, randomUUID, X509Certificate } from 'node:crypto'
import { type Answer, json, jsonError, type ServiceRequest } from './answers.ts'

interface Tag {
  readonly Key: string
  readonly Value: string
}

export interface AcmCertificate {
  certificate: string
  chain: string | null
  privateKey: string
  tags: Map<string, string>
  inUse: boolean
}

type Input = Readonly<Record<string, unknown>>

export class FakeAcm {
  readonly certificates = new Map<string, AcmCertificate>()
  pageSize = 10

  readonly #isUsed: (arn: string) => boolean

  constructor(
    readonly now: () => Date,
    isUsed: (arn: string) => boolean = () => false,
    readonly region = 'eu-central-1',
  ) {
    this.#isUsed = isUsed
  }

  answer({ action, body, headers }: ServiceRequest): Answer {
    if (headers.get('content-type') !== 'application/x-amz-json-1.1') return jsonError(415, 'UnsupportedMediaType', '')
    if (headers.get('x-amz-target') !== `CertificateManager.${action}`) return jsonError(400, 'UnknownOperation', '')
    const input = JSON.parse(body.toString()) as Input
    const actions: Readonly<Record<string, (input: Input) => Answer>> = {
      ImportCertificate: (each) => this.#import(each),
      AddTagsToCertificate: (each) => this.#addTags(each),
      ListTagsForCertificate: (each) =>
        this.#withCertificate(each, ({ tags }) => json({ Tags: [...tags].map(([Key, Value]) => ({ Key, Value })) })),
      DeleteCertificate: (each) => this.#delete(each),
      ListCertificates: (each) => this.#list(each),
      GetCertificate: (each) =>
        this.#withCertificate(each, ({ certificate, chain }) =>
          json({ Certificate: certificate, ...(chain === null ? {} : { CertificateChain: chain }) }),
        ),
    }
    const act = actions[action]
    return act === undefined ? jsonError(400, 'UnknownOperationException', action) : act(input)
  }

  /** The Resource Groups Tagging API, of what ACM holds. */
  answerTagging({ action, body, headers }: ServiceRequest): Answer {
    if (headers.get('x-amz-target') !== 'ResourceGroupsTaggingAPI_20170126.GetResources') {
      return jsonError(400, 'UnknownOperationException', action)
    }
    const input = JSON.parse(body.toString()) as {
      ResourceTypeFilters: string[]
      TagFilters: { Key: string; Values: string[] }[]
      PaginationToken?: string
    }
    if (input.ResourceTypeFilters.join(',') !== 'acm:certificate')
      return jsonError(400, 'InvalidParameterException', '')
    const found = [...this.certificates].filter(([, { tags }]) =>
      input.TagFilters.every(({ Key, Values }) => Values.includes(tags.get(Key) ?? '')),
    )
    const start = Number(input.PaginationToken === '' ? 0 : (input.PaginationToken ?? 0))
    const next = start + this.pageSize
    return json({
      PaginationToken: next < found.length ? String(next) : '',
      ResourceTagMappingList: found.slice(start, next).map(([ResourceARN, { tags }]) => ({
        ResourceARN,
        Tags: [...tags].map(([Key, Value]) => ({ Key, Value })),
      })),
    })
  }

  #withCertificate(input: Input, act: (certificate: AcmCertificate, arn: string) => Answer): Answer {
    const arn = String(input['CertificateArn'])
    const found = this.certificates.get(arn)
    if (found !== undefined) return act(found, arn)
    return jsonError(400, 'ResourceNotFoundException', `Could not find certificate ${arn}.`)
  }

  /** Puts something there by other means, and returns its ARN. */
  put(certificate: string, chain: string | null = null): string {
    const arn = `arn:aws:acm:${this.region}:123456789012:certificate/${randomUUID()}`
    this.certificates.set(arn, { certificate, chain, privateKey: '', tags: new Map(), inUse: false })
    return arn
  }

  /** Of other keys than small RSA ones only those that are asked for by name. */
  #list(input: Input): Answer {
    const { keyTypes = ['RSA_1024', 'RSA_2048'] } = (input['Includes'] ?? {}) as { keyTypes?: string[] }
    const found = [...this.certificates].filter(([, { certificate }]) => keyTypes.includes(keyTypeOf(certificate)))
    const start = Number(input['NextToken'] ?? 0)
    const next = start + this.pageSize
    return json({
      CertificateSummaryList: found
        .slice(start, next)
        .map(([CertificateArn]) => ({ CertificateArn, Status: 'ISSUED' })),
      ...(next < found.length ? { NextToken: String(next) } : {}),
    })
  }

  #import(input: Input): Answer {
    const text = (name: string) => Buffer.from(String(input[name] ?? ''), 'base64').toString()
    const [certificate, privateKey, chain] = ['Certificate', 'PrivateKey', 'CertificateChain'].map(text)
    try {
      const blocks = certificate?.match(/-----BEGIN CERTIFICATE-----/g) ?? []
      if (blocks.length !== 1) throw new Error('one certificate')
      const key = createPrivateKey(privateKey ?? '')
      if (!new X509Certificate(certificate ?? '').checkPrivateKey(key)) throw new Error('the key belongs to it')
    } catch {
      return jsonError(
        400,
        'ValidationException',
        'The certificate field contains more than one certificate or is not valid.',
      )
    }
    const content = {
      certificate: certificate ?? '',
      chain: chain === '' ? null : (chain ?? null),
      privateKey: privateKey ?? '',
    }
    const tags = (input['Tags'] ?? []) as Tag[]
    if (input['CertificateArn'] !== undefined) {
      if (tags.length > 0) return jsonError(400, 'ValidationException', 'You cannot apply tags when reimporting.')
      return this.#withCertificate(input, (found, arn) => {
        Object.assign(found, content)
        return json({ CertificateArn: arn })
      })
    }
    const arn = `arn:aws:acm:${this.region}:123456789012:certificate/${randomUUID()}`
    this.certificates.set(arn, { ...content, tags: new Map(tags.map(({ Key, Value }) => [Key, Value])), inUse: false })
    return json({ CertificateArn: arn })
  }

  #addTags(input: Input): Answer {
    const tags = input['Tags'] as Tag[]
    if (tags.some(({ Value }) => !/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(Value))) {
      return jsonError(400, 'InvalidTagException', 'a tag')
    }
    return this.#withCertificate(input, (found) => {
      for (const { Key, Value } of tags) found.tags.set(Key, Value)
      return { status: 200, body: '' }
    })
  }

  #delete(input: Input): Answer {
    return this.#withCertificate(input, ({ inUse }, arn) => {
      if (inUse || this.#isUsed(arn)) return jsonError(400, 'ResourceInUseException', `Certificate ${arn} is in use.`)
      this.certificates.delete(arn)
      return { status: 200, body: '' }
    })
  }
}

function keyTypeOf(pem: string): string {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = new X509Certificate(pem).publicKey
    if (asymmetricKeyType === 'rsa') return `RSA_${asymmetricKeyDetails?.modulusLength}`
    return `EC_${asymmetricKeyDetails?.namedCurve}`
  } catch {
    return 'RSA_2048'
  }
}
