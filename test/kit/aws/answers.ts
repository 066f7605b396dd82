// How the services of AWS answer.
import type { Received } from './signature.ts'

export interface Answer {
  readonly status: number
  readonly body: string | Buffer
  readonly headers?: Readonly<Record<string, string>>
}

export interface ServiceRequest extends Received {
  readonly service: string
  /** The action of JSON and query services, method and path of the others. */
  readonly action: string
  readonly accessKeyId: string
}

export function json(value: object): Answer {
  return { status: 200, body: JSON.stringify(value), headers: { 'content-type': 'application/x-amz-json-1.1' } }
}

export function jsonError(status: number, code: string, message: string): Answer {
  const body = JSON.stringify({ __type: `com.amazonaws.fake#${code}`, message })
  return { status, body, headers: { 'content-type': 'application/x-amz-json-1.1' } }
}

export function xml(body: string): Answer {
  return {
    status: 200,
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
    headers: { 'content-type': 'text/xml' },
  }
}

/** Of a query service. */
export function result(action: string, version: string, content: string): Answer {
  const namespace = `https://fake.amazonaws.com/doc/${version}/`
  const metadata = '<ResponseMetadata><RequestId>fake</RequestId></ResponseMetadata>'
  const inner = content === '' ? '' : `<${action}Result>${content}</${action}Result>`
  return xml(`<${action}Response xmlns="${namespace}">${inner}${metadata}</${action}Response>`)
}

export function xmlError(status: number, code: string, message: string): Answer {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`
  return { ...xml(`<ErrorResponse>${error}<RequestId>fake</RequestId></ErrorResponse>`), status }
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#xD;')
}
