// Verifies requests as AWS does (Signature Version 4), from what was received alone and sharing nothing with the client.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export interface AwsIdentity {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Null for a user's own key. */
  readonly sessionToken: string | null
  readonly expiresAt: Date | null
}

export interface Received {
  readonly method: string
  /** As on the request line. */
  readonly path: string
  readonly query: string
  /** By name in lower case; repeated ones joined as on the wire. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: Buffer
}

export interface Scope {
  readonly accessKeyId: string
  readonly date: string
  readonly region: string
  readonly service: string
}

export type Verdict =
  | { readonly genuine: true; readonly scope: Scope }
  | { readonly genuine: false; readonly scope: Scope | null; readonly code: string; readonly message: string }

export function received(request: IncomingMessage, body: Buffer): Received {
  const [path = '', ...query] = (request.url ?? '').split('?')
  const headers = new Map<string, string>()
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const name = (request.rawHeaders[index] ?? '').toLowerCase()
    const value = request.rawHeaders[index + 1] ?? ''
    headers.set(name, headers.has(name) ? `${headers.get(name)},${value}` : value)
  }
  return { method: request.method ?? '', path, query: query.join('?'), headers, body }
}

const MAX_SKEW_MILLISECONDS = 5 * 60_000

export function verify(request: Received, identities: readonly AwsIdentity[], now: Date): Verdict {
  const authorization = request.headers.get('authorization')
  if (authorization === undefined) return refused(null, 'MissingAuthenticationToken', 'the request is not signed')
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^/ ,]+)\/(\d{8})\/([^/ ,]+)\/([^/ ,]+)\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/.exec(
      authorization,
    )
  if (match === null) return refused(null, 'IncompleteSignature', 'the authorization header is not understood')
  const [, accessKeyId = '', date = '', region = '', service = '', signedHeaders = '', signature = ''] = match
  const scope = { accessKeyId, date, region, service }
  const wrongTime = judgeTime(request, date, now)
  if (wrongTime !== null) return refused(scope, ...wrongTime)
  const identity = identities.find((each) => each.accessKeyId === accessKeyId)
  if (identity === undefined) return refused(scope, 'InvalidClientTokenId', 'there is no such access key')
  const token = request.headers.get('x-amz-security-token') ?? null
  if (token !== identity.sessionToken) return refused(scope, 'InvalidClientTokenId', 'the session token is wrong')
  const names = signedHeaders.split(';')
  const wrongHeaders = judgeSignedHeaders(request, names)
  if (wrongHeaders !== null) return refused(scope, 'SignatureDoesNotMatch', wrongHeaders)
  const digest = createHash('sha256').update(request.body).digest('hex')
  if (request.headers.get('x-amz-content-sha256') !== digest) {
    return refused(scope, 'XAmzContentSHA256Mismatch', 'the payload is not the one that was signed, or not signed')
  }
  const expected = signatureOf(request, { ...scope, names, digest }, identity.secretAccessKey)
  if (!timingSafeEqual(expected, Buffer.from(signature, 'hex'))) {
    return refused(scope, 'SignatureDoesNotMatch', 'the signature is not the one that was computed')
  }
  if (identity.expiresAt !== null && identity.expiresAt <= now) {
    return refused(scope, service === 's3' ? 'ExpiredToken' : 'ExpiredTokenException', 'the session has ended')
  }
  return { genuine: true, scope }
}

function refused(scope: Scope | null, code: string, message: string): Verdict {
  return { genuine: false, scope, code, message }
}

function judgeTime(request: Received, date: string, now: Date): [string, string] | null {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(request.headers.get('x-amz-date') ?? '') ?? []
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number)
  if (parts.length === 0) return ['IncompleteSignature', 'there is no time']
  if (date !== parts.slice(0, 3).join('')) return ['SignatureDoesNotMatch', 'the scope is of another day']
  const skew = Math.abs(Date.UTC(year, month - 1, day, hour, minute, second) - now.getTime())
  return skew > MAX_SKEW_MILLISECONDS ? ['RequestTimeTooSkewed', 'the time is too far away'] : null
}

function judgeSignedHeaders(request: Received, names: readonly string[]): string | null {
  if (names.join(';') !== names.toSorted().join(';')) return 'signed headers are not sorted'
  if (names.some((name) => !request.headers.has(name))) return 'a signed header is missing'
  const required = [...request.headers.keys()].filter(
    (name) => name === 'host' || name === 'content-type' || name.startsWith('x-amz-'),
  )
  const missing = required.find((name) => !names.includes(name))
  return missing === undefined ? null : `${missing} is not signed`
}

function signatureOf(
  request: Received,
  { date, region, service, names, digest }: Scope & { names: readonly string[]; digest: string },
  secret: string,
): Buffer {
  const canonical = [
    request.method,
    canonicalPath(request.path, service),
    canonicalQuery(request.query),
    ...names.map((name) => `${name}:${(request.headers.get(name) ?? '').trim().replaceAll(/ +/g, ' ')}`),
    '',
    names.join(';'),
    digest,
  ].join('\n')
  const scope = `${date}/${region}/${service}/aws4_request`
  const hashed = createHash('sha256').update(canonical).digest('hex')
  const toSign = `AWS4-HMAC-SHA256\n${request.headers.get('x-amz-date')}\n${scope}\n${hashed}`
  const key = [region, service, 'aws4_request'].reduce<Buffer>(hmac, hmac(`AWS4${secret}`, date))
  return hmac(key, toSign)
}

/** S3 signs the path as it is sent, all others escape it once more. */
function canonicalPath(path: string, service: string): string {
  return path
    .split('/')
    .map((segment) => escaped(service === 's3' ? decodeURIComponent(segment) : segment))
    .join('/')
}

function canonicalQuery(query: string): string {
  if (query === '') return ''
  return query
    .split('&')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return [name, value.join('=')].map((part) => escaped(decodeURIComponent(part))).join('=')
    })
    .toSorted()
    .join('&')
}

function escaped(text: string): string {
  return [...Buffer.from(text)]
    .map((octet) => {
      const character = String.fromCharCode(octet)
      if (/[A-Za-z0-9._~-]/.test(character)) return character
      return `%${octet.toString(16).toUpperCase().padStart(2, '0')}`
    })
    .join('')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
