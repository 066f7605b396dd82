// Certificates as ACM and IAM keep them, for sources.
import { DomainError } from '../../errors.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { PluginError } from '../plugin-error.ts'
import { readableFinding } from '../sources/readable.ts'
import { certificatesIn } from '../sources/reading.ts'
import type { Finding } from '../sources/source.ts'
import { AwsError, hasCode } from './aws-error.ts'
import type { AwsClient } from './client.ts'
import { callIam } from './iam.ts'
import { callJson, fieldsOf, requireList, textOf } from './protocols.ts'
import { nodeAt, textAt } from './xml.ts'

/** PEM texts. */
export interface KeptCertificate {
  readonly certificate: string
  readonly chain: string | null
}

/** Unless they are named, ACM lists certificates with RSA keys of up to 2048 bits only. */
const KEY_TYPES = [
  'RSA_1024',
  'RSA_2048',
  'RSA_3072',
  'RSA_4096',
  'EC_prime256v1',
  'EC_secp384r1',
  'EC_secp521r1',
] as const
/** Those that there is a certificate for: requests that nobody has validated have none. */
const STATUSES = ['ISSUED', 'INACTIVE', 'EXPIRED', 'REVOKED'] as const

/** ARNs of the certificates in ACM, page by page. */
export async function* acmArns(client: AwsClient, signal: AbortSignal | undefined): AsyncGenerator<string> {
  let token: string | null = null
  do {
    const input: object = {
      CertificateStatuses: STATUSES,
      Includes: { keyTypes: KEY_TYPES },
      MaxItems: 100,
      ...(token === null ? {} : { NextToken: token }),
    }
    const page = await callJson(client, 'acm', 'CertificateManager.ListCertificates', input, { signal })
    for (const each of requireList(page, 'CertificateSummaryList')) {
      const arn = textOf(fieldsOf(each), 'CertificateArn')
      if (arn !== null) yield arn
    }
    token = textOf(page, 'NextToken')
  } while (token !== null)
}

/** Null when it is not there (any more). @throws AwsError, PluginError */
export async function acmCertificate(
  client: AwsClient,
  arn: string,
  signal: AbortSignal | undefined,
): Promise<KeptCertificate | null> {
  try {
    const input = { CertificateArn: arn }
    const answer = await callJson(client, 'acm', 'CertificateManager.GetCertificate', input, { signal })
    return { certificate: textOf(answer, 'Certificate') ?? '', chain: textOf(answer, 'CertificateChain') }
  } catch (error) {
    if (hasCode(error, 'ResourceNotFoundException')) return null
    throw error
  }
}

/** As {@link acmCertificate}, by the name that IAM knows it by. */
export async function iamCertificate(
  client: AwsClient,
  name: string,
  signal: AbortSignal | undefined,
): Promise<KeptCertificate | null> {
  try {
    const result = await callIam(client, 'GetServerCertificate', { ServerCertificateName: name }, signal)
    const there = nodeAt(result, 'ServerCertificate') ?? ''
    return { certificate: textAt(there, 'CertificateBody') ?? '', chain: textAt(there, 'CertificateChain') }
  } catch (error) {
    if (hasCode(error, 'NoSuchEntity')) return null
    throw error
  }
}

/** What a source yields for one of them. A refusal of AWS is about this one alone; not reaching AWS is about all. */
export async function keptFindings(
  externalId: string,
  region: string | null,
  read: () => Promise<KeptCertificate | null>,
): Promise<readonly Finding[]> {
  try {
    const kept = await read()
    return kept === null ? [] : [readableFinding(externalId, kept.certificate, { chain: kept.chain, region })]
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    return [{ kind: 'problem', externalId, message: error.message }]
  }
}

/** @throws PluginError when it is another certificate by now, or none that can be read */
export function requireSame({ certificate }: KeptCertificate, fingerprint: string): void {
  let found: string | null = null
  try {
    const [first] = certificatesIn(Buffer.from(certificate))
    found = first === undefined ? null : parseCertificate(first).fingerprint
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
  }
  if (found !== fingerprint) throw new PluginError('another certificate is kept there by now', { retryable: false })
}

/** The option of sources that may take away what others put there. */
export const REMOVAL_OPTION = {
  name: 'allowRemoval',
  type: 'BOOLEAN',
  default: false,
  help: 'Whether cleaning may delete certificates there. AWS deletes none that is in use.',
} as const

export function requireRemoval(allowed: boolean): void {
  if (!allowed) throw new PluginError('this source does not allow removal', { retryable: false })
}

/** @throws PluginError, not retryable, where AWS says that it is in use */
export function inUse(error: unknown): never {
  if (!hasCode(error, 'ResourceInUseException', 'DeleteConflict')) throw error
  throw new PluginError('it is in use by a load balancer or the like', { retryable: false, cause: error })
}
