// Server certificates in IAM.
import { DomainError } from '../../errors.ts'
import { PluginError } from '../plugin-error.ts'
import type { AwsClient } from './client.ts'
import { callQuery } from './protocols.ts'
import { requireNodes, textAt, type XmlNode } from './xml.ts'

/** An action of IAM. @throws AwsError, PluginError */
export function callIam(
  client: AwsClient,
  action: string,
  form: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): Promise<XmlNode> {
  return callQuery(client, 'iam', '2010-05-08', action, form, { signal })
}

export interface ServerCertificate {
  readonly name: string
  readonly arn: string
  readonly id: string
}

/** All server certificates below a path, page by page. */
export async function* serverCertificates(
  client: AwsClient,
  pathPrefix: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<ServerCertificate> {
  let marker: string | null = null
  do {
    const form: Record<string, string> = { PathPrefix: pathPrefix, ...(marker === null ? {} : { Marker: marker }) }
    const page = await callIam(client, 'ListServerCertificates', form, signal)
    for (const each of requireNodes(page, 'ServerCertificateMetadataList', 'member')) {
      const name = textAt(each, 'ServerCertificateName')
      const arn = textAt(each, 'Arn')
      if (name !== null && arn !== null) yield { name, arn, id: textAt(each, 'ServerCertificateId') ?? '' }
    }
    const truncated = textAt(page, 'IsTruncated') === 'true'
    marker = truncated ? textAt(page, 'Marker') : null
    if (truncated && marker === null) throw new PluginError('iam lists no further', { retryable: true })
  } while (marker !== null)
}

/** @throws DomainError under `path` */
export function checkIamPath(path: string): void {
  if (/^\/([A-Za-z0-9._+=,@-]+\/)*$/.test(path)) return
  throw new DomainError('INVALID', 'expected a path that begins and ends with a slash', ['path'])
}
