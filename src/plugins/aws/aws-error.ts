// What AWS says when it refuses, and whether trying again may help.
import type { EgressAnswer } from '../egress.ts'
import { PluginError } from '../plugin-error.ts'
import { retryAfterSeconds } from '../retry-after.ts'
import { textAt, tryXml, type XmlNode, nodesAt } from './xml.ts'

interface AwsFacts {
  readonly code: string
  readonly status: number
  readonly retryable: boolean
  readonly retryAfterSeconds: number | null
}

/** A refusal of AWS with its code, such as AccessDenied or Throttling. */
export class AwsError extends PluginError {
  readonly code: string
  readonly status: number

  constructor(message: string, facts: AwsFacts) {
    super(message, facts)
    this.code = facts.code
    this.status = facts.status
  }
}

export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof AwsError && codes.includes(error.code)
}

export function isThrottled(error: unknown): boolean {
  if (!(error instanceof AwsError)) return false
  return error.status === 429 || /throttl|toomanyrequests|requestlimitexceeded|slowdown/i.test(error.code)
}

/**
 * For what names a certificate that was seen to be there: IAM and ACM tell the rest of AWS of new ones a while later.
 * @throws the error, as one that passes by itself where that is meant
 */
export function unlessNotKnownYet(error: unknown): never {
  if (!hasCode(error, ...NOT_KNOWN)) throw error
  const message = `${error instanceof Error ? error.message : ''}; it may be too new to be known there`
  throw new PluginError(message, { retryable: true, cause: error })
}

const NOT_KNOWN = ['CertificateNotFound', 'CertificateNotFoundException', 'InvalidViewerCertificate']

/** Refusals that pass by themselves. Codes of sessions that ended are among them: the next attempt begins a new one. */
const PASSING =
  /^(throttl|requestthrottled|requestlimitexceeded|toomanyrequests|slowdown|bandwidthlimitexceeded|priorrequestnotcomplete|internal(error|failure|server)|serviceunavailable|requesttimeout(exception)?$|requestinprogress|expiredtoken|operationaborted|concurrentmodification)/i

/** What people can do about the codes that they meet most. */
const HINTS: Readonly<Record<string, string>> = {
  PermanentRedirect: 'the bucket is in another region: set the option region to it',
  TemporaryRedirect: 'the bucket is in another region, or was made just now: set the option region to it',
  AuthorizationHeaderMalformed: 'the bucket is in another region: set the option region to it',
  SignatureDoesNotMatch:
    'the secret access key does not belong to the access key id, or something on the way changes requests',
  RequestTimeTooSkewed: 'the clock of this server is off by more than AWS bears',
}

/**
 * The error of an answer that is no success, in whichever of AWS's ways it is told: JSON, the XML of the query services,
 * of S3 and of Route 53, or nothing but a status.
 */
export function awsErrorOf(service: string, answer: EgressAnswer, now: Date): AwsError {
  const body = Buffer.from(answer.body).toString('utf8')
  const told = fromJson(answer, body) ?? fromXml(body)
  const code = told?.code ?? fallbackCode(answer.status)
  const elsewhere = answer.status >= 300 && answer.status < 400
  const hint = HINTS[code] ?? (elsewhere ? HINTS['PermanentRedirect'] : undefined)
  const region = regionOf(answer, told)
  const facts = [
    shown(told?.message ?? `status ${answer.status}`),
    ...(hint === undefined ? [] : [region === null ? hint : `${hint} (${region})`]),
  ]
  const retryable = !elsewhere && (answer.status >= 500 || answer.status === 429 || PASSING.test(code))
  return new AwsError(`${service} refused with ${code}: ${facts.join('; ')}`, {
    code,
    status: answer.status,
    retryable,
    retryAfterSeconds: retryable ? retryAfterSeconds(answer, now) : null,
  })
}

interface Told {
  readonly code: string
  readonly message: string | null
  readonly region: string | null
}

function fromJson(answer: EgressAnswer, body: string): Told | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    return null
  }
  if (typeof parsed !== 'object' || parsed === null) return null
  const fields = new Map(Object.entries(parsed))
  const type: unknown = fields.get('__type') ?? answer.headers['x-amzn-errortype']
  if (typeof type !== 'string') return null
  const message: unknown = fields.get('message') ?? fields.get('Message')
  // com.amazonaws.acm#ThrottlingException:http://… has been seen in all its parts
  const code = codeFrom(type.replace(/^.*#/, '').replace(/:.*$/s, ''))
  return code === null ? null : { code, message: typeof message === 'string' ? message : null, region: null }
}

function fromXml(body: string): Told | null {
  const document = tryXml(body)
  if (document === null) return null
  const invalid: XmlNode | undefined = nodesAt(document, 'InvalidChangeBatch')[0]
  if (invalid !== undefined) {
    const messages = nodesAt(invalid, 'Messages', 'Message').filter((each) => typeof each === 'string')
    return { code: 'InvalidChangeBatch', message: messages.join('; '), region: null }
  }
  const error = nodesAt(document, 'ErrorResponse', 'Error')[0] ?? nodesAt(document, 'Error')[0]
  if (error === undefined) return null
  const code = codeFrom(textAt(error, 'Code') ?? '')
  return code === null ? null : { code, message: textAt(error, 'Message'), region: textAt(error, 'Region') }
}

function codeFrom(text: string): string | null {
  return /^[A-Za-z0-9._-]{1,100}$/.test(text) ? text : null
}

function fallbackCode(status: number): string {
  const known: Readonly<Record<number, string>> = {
    301: 'PermanentRedirect',
    307: 'TemporaryRedirect',
    404: 'NotFound',
  }
  return known[status] ?? `status ${status}`
}

function regionOf(answer: EgressAnswer, told: Told | null): string | null {
  const header = answer.headers['x-amz-bucket-region']
  const region = typeof header === 'string' ? header : (told?.region ?? null)
  return region !== null && /^[a-z0-9-]{1,40}$/.test(region) ? region : null
}

/** A refusal in one line. Long runs of base64 are left out: whoever echoes a request must not show a key or a token by it. */
function shown(message: string): string {
  const plain = message
    .replaceAll(/-----BEGIN [\s\S]*/g, '…')
    .replaceAll(/[A-Za-z0-9+/=]{40,}/g, '…')
    .replaceAll(/\p{C}+/gu, ' ')
  return plain.length > 300 ? `${plain.slice(0, 300)}…` : plain
}
