// The ways in which AWS wants to be spoken to, one for each family of its services.
import { PluginError } from '../plugin-error.ts'
import { type AwsClient, formPost } from './client.ts'
import type { AwsService } from './partitions.ts'
import { nodeAt, parseXml, type XmlNode } from './xml.ts'

export type Fields = ReadonlyMap<string, unknown>

interface Call {
  readonly signal?: AbortSignal | undefined
  readonly once?: boolean
}

/**
 * An action of a service that speaks JSON (ACM, Resource Groups Tagging).
 * @param target the action with the version's prefix, such as CertificateManager.ListCertificates
 * @returns the fields of the answer; none when it is empty
 * @throws AwsError, PluginError
 */
export async function callJson(
  client: AwsClient,
  service: AwsService,
  target: string,
  input: object,
  call: Call = {},
): Promise<Fields> {
  const { text } = await client.send({
    service,
    method: 'POST',
    path: '/',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target },
    body: JSON.stringify(input),
    ...call,
  })
  if (text === '') return new Map()
  try {
    return fieldsOf(JSON.parse(text))
  } catch (error) {
    throw new PluginError(`${service} answered what is not JSON`, { retryable: false, cause: error })
  }
}

/**
 * An action of a service that takes form fields and answers XML (IAM, load balancers).
 * @returns the element `<Action>Result`, empty when there is none
 * @throws AwsError, PluginError
 */
export async function callQuery(
  client: AwsClient,
  service: AwsService,
  version: string,
  action: string,
  form: Readonly<Record<string, string>>,
  call: Call = {},
): Promise<XmlNode> {
  const request = formPost(service, { Action: action, Version: version, ...form })
  const { text } = await client.send({ ...request, ...call })
  return nodeAt(parseXml(text, `${action}Response`), `${action}Result`) ?? ''
}

/** The members of an object; none for what is not one. */
export function fieldsOf(value: unknown): Fields {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : [])
}

export function textOf(fields: Fields, name: string): string | null {
  const value = fields.get(name)
  return typeof value === 'string' && value !== '' ? value : null
}

export function listOf(fields: Fields, name: string): readonly unknown[] {
  const value = fields.get(name)
  return Array.isArray(value) ? value : []
}

/** As {@link listOf}, where its absence must not be taken for emptiness. @throws PluginError */
export function requireList(fields: Fields, name: string): readonly unknown[] {
  if (Array.isArray(fields.get(name))) return listOf(fields, name)
  throw new PluginError(`AWS answered without ${name}`, { retryable: true })
}
