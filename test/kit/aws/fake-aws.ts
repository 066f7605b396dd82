// AWS as far as plugins speak with it, over real HTTP: requests are verified, what they say is kept, answers are as AWS writes them.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { FakeAcm } from './fake-acm.ts'
import { CLASSIC_VERSION, FakeClassicElb } from './fake-classic-elb.ts'
import { FakeCloudFront } from './fake-cloudfront.ts'
import { FakeElb } from './fake-elb.ts'
import { FakeIam } from './fake-iam.ts'
import { FakeRoute53 } from './fake-route53.ts'
import { FakeS3 } from './fake-s3.ts'
import { FakeSts } from './fake-sts.ts'
import { type Answer, jsonError, type ServiceRequest, xmlError } from './answers.ts'
import { type AwsIdentity, type Received, received, verify } from './signature.ts'

export const ACCOUNT = '123456789012'
export const REGION = 'eu-central-1'

/** Where each service is signed for. */
const SIGNING_REGIONS: Readonly<Record<string, string>> = {
  cloudfront: 'us-east-1',
  iam: 'us-east-1',
  route53: 'us-east-1',
}

export class FakeAws {
  readonly user: AwsIdentity = {
    accessKeyId: 'AKIAINDRITESTUSER000',
    secretAccessKey: 'the/secret+access/key/of/the/tests/AAAA=',
    sessionToken: null,
    expiresAt: null,
  }
  /** Genuine ones, each with the service and the action that it asked for. */
  readonly requests: ServiceRequest[] = []
  /** Method and path of what was asked for without a signature, of objects. */
  readonly strangers: string[] = []
  /** Codes of requests that were refused for their signature. */
  readonly refusals: string[] = []
  /** Answers given, first to last, instead of doing anything; `null` lets one request pass. */
  readonly interruptions: (Answer | null)[] = []
  now: () => Date = () => new Date()
  /** Sessions of machines, which may assume roles too. */
  machines: readonly AwsIdentity[] = []

  readonly acm: FakeAcm = new FakeAcm(
    () => this.now(),
    (arn) => this.#uses(arn),
  )
  /** Of us-east-1, where CloudFront takes certificates from. */
  readonly acmOfCloudFront: FakeAcm = new FakeAcm(
    () => this.now(),
    (arn) => this.#uses(arn),
    'us-east-1',
  )
  readonly iam: FakeIam = new FakeIam((arn) => this.#uses(arn))
  readonly elb: FakeElb = new FakeElb((arn) => this.#keeps(arn))
  readonly cloudfront: FakeCloudFront = new FakeCloudFront(this)
  readonly classicElb: FakeClassicElb = new FakeClassicElb((arn) => this.#keeps(arn))
  readonly route53 = new FakeRoute53()
  readonly s3 = new FakeS3()
  readonly sts = new FakeSts(() => this.now())
  readonly #server: Server

  constructor() {
    this.#server = createServer((request, response) => {
      const answer = async () => this.#answer(received(request, await buffer(request)))
      void answer()
        .catch((error: unknown) => xmlError(400, 'FakeDoesNotUnderstand', String(error)))
        .then(({ status, headers, body }) => response.writeHead(status, headers).end(body))
    })
  }

  async start(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
  }

  stop(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** What a plugin is told to speak with this fake. */
  get options() {
    const { accessKeyId, secretAccessKey } = this.user
    const role = { roleArn: null, externalId: null }
    return {
      region: REGION,
      identity: 'ACCESS_KEY' as const,
      accessKeyId,
      secretAccessKey,
      endpoint: this.url,
      ...role,
    }
  }

  /** The actions asked for, in their order. */
  get actions(): string[] {
    return this.requests.map(({ service, action }) => `${service}:${action}`)
  }

  #answer(request: Received): Answer {
    const interruption = this.interruptions.shift()
    if (interruption != null) return interruption
    const stranger = request.headers.has('authorization') ? null : this.s3.answerStranger(request)
    if (stranger !== null) {
      this.strangers.push(`${request.method} ${request.path}`)
      return stranger
    }
    if (!request.headers.has('authorization') && this.sts.takesUnsigned(request)) {
      this.requests.push({ ...request, service: 'sts', accessKeyId: '', action: actionOf(request) })
      return this.sts.answerWebIdentity(request)
    }
    const verdict = verify(request, [this.user, ...this.sts.sessions, ...this.machines], this.now())
    if (!verdict.genuine) return this.#refuse(verdict.scope?.service ?? 's3', verdict.code, verdict.message)
    const { service, region, accessKeyId } = verdict.scope
    if (service === 's3') {
      const asked = { ...request, service, accessKeyId, action: actionOf(request) }
      this.requests.push(asked)
      return this.s3.answer(asked, region)
    }
    const isOfCloudFront = region === 'us-east-1' && (service === 'acm' || service === 'tagging')
    if (!isOfCloudFront && region !== (SIGNING_REGIONS[service] ?? REGION)) {
      return this.#refuse(service, 'SignatureDoesNotMatch', `Credential should be scoped to a valid region.`)
    }
    const asked = { ...request, service, accessKeyId, action: actionOf(request) }
    this.requests.push(asked)
    const acm = isOfCloudFront ? this.acmOfCloudFront : this.acm
    if (service === 'acm') return acm.answer(asked)
    if (service === 'tagging') return acm.answerTagging(asked)
    if (service === 'cloudfront') return this.cloudfront.answer(asked)
    if (service === 'iam') return this.iam.answer(asked)
    if (service === 'elasticloadbalancing') {
      const isClassic = new URLSearchParams(asked.body.toString()).get('Version') === CLASSIC_VERSION
      return isClassic ? this.classicElb.answer(asked) : this.elb.answer(asked)
    }
    if (service === 'route53') return this.route53.answer(asked)
    if (service === 'sts') return this.sts.answer(asked, this.machines)
    return this.#refuse(service, 'UnknownService', 'there is no such service')
  }

  #uses(arn: string): boolean {
    return this.elb.uses(arn) || this.classicElb.uses(arn) || this.cloudfront.uses(arn)
  }

  #keeps(arn: string): boolean {
    return this.acm.certificates.has(arn) || this.iam.at(arn) !== undefined
  }

  #refuse(service: string, code: string, message: string): Answer {
    this.refusals.push(code)
    return service === 'acm' || service === 'tagging' ? jsonError(400, code, message) : xmlError(403, code, message)
  }
}

function actionOf({ headers, body, method, path }: Received): string {
  const target = headers.get('x-amz-target')
  if (target !== undefined) return target.replace(/^.*\./, '')
  if (headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true) {
    return new URLSearchParams(body.toString()).get('Action') ?? ''
  }
  return `${method} ${path}`
}
