import { createHash } from 'node:crypto'
import { parsePrivateKey } from '../../pki/keys.ts'
import { hasCode } from '../aws/aws-error.ts'
import { AwsClient } from '../aws/client.ts'
import { callIam, checkIamPath, type ServerCertificate, serverCertificates } from '../aws/iam.ts'
import { AWS_OPTIONS, checkAwsOptions } from '../aws/options.ts'
import { checkTags, NAME_TAG, nameTagValue, TAGS_OPTION, tagsOf } from '../aws/tags.ts'
import { nodeAt, nodesAt, textAt } from '../aws/xml.ts'
import { definePlugin } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import type { Bundle, Destination } from './destination.ts'
import { legalName } from './legal-name.ts'

export const iamDestination = definePlugin({
  kind: 'DESTINATION',
  slug: 'iam',
  title: 'AWS IAM server certificates',
  description: 'Uploads server certificates to IAM, for regions and services that ACM does not serve.',
  capabilities: ['REQUIRES_KEY', 'REMOVE'],
  options: [
    ...AWS_OPTIONS,
    {
      name: 'path',
      type: 'STRING',
      default: '/',
      isPlace: true,
      maximumLength: 512,
      help: 'Path of the server certificates, with slashes at both ends; CloudFront takes them from /cloudfront/.',
    },
    TAGS_OPTION,
  ],
  async check(options, installation, secretNames) {
    await checkAwsOptions(options, installation, secretNames)
    checkTags(options.tags)
    checkIamPath(options.path)
  },
  create(options, installation): Destination {
    const client = new AwsClient(options, installation)
    return {
      async deploy(bundle, signal) {
        const uploaded = await upload(client, bundle, options, signal)
        // Those before it go when nobody uses them any more: now, with a later one, or with the removal of the certificate.
        for (const before of await versionsOf(client, bundle.name, signal)) {
          if (before.arn !== uploaded) await removeOwn(client, before.name, bundle.name, signal).catch(unlessInUse)
        }
        return { location: uploaded }
      },
      async remove(name, signal, context) {
        const kept = new Set(context?.kept)
        for (const version of await versionsOf(client, name, signal)) {
          if (!kept.has(version.arn)) await removeOwn(client, version.name, name, signal)
        }
      },
    }
  },
})

const SUFFIX = /^-[0-9a-f]{12}$/

/** What IAM lets a server certificate be called, without regard to case, with room for the suffix in its 128 characters. */
function stemOf(name: string): string {
  return legalName(name, { forbidden: /[^a-z0-9_+=,.@-]+/g, maximumLength: 115, lowerCase: true })
}

/** What was uploaded for a certificate, now and before. */
async function versionsOf(
  client: AwsClient,
  name: string,
  signal: AbortSignal | undefined,
): Promise<readonly ServerCertificate[]> {
  const stem = stemOf(name)
  const found: ServerCertificate[] = []
  for await (const each of serverCertificates(client, '/', signal)) {
    if (each.name.startsWith(stem) && SUFFIX.test(each.name.slice(stem.length))) found.push(each)
  }
  return found
}

/**
 * Certificates in IAM cannot be written over, so what is new gets a new name: the certificate's, with a suffix of what is in
 * it. The one before stays for those who use it.
 * @returns the ARN
 */
async function upload(
  client: AwsClient,
  { name, certificate, chain, privateKey }: Bundle,
  options: { readonly path: string; readonly tags: readonly string[] },
  signal: AbortSignal | undefined,
): Promise<string> {
  if (privateKey === null) throw new PluginError('it takes the private key', { retryable: false })
  const suffix = createHash('sha256')
    .update(certificate + chain)
    .digest('hex')
    .slice(0, 12)
  const serverName = `${stemOf(name)}-${suffix}`
  const tags = tagsOf(name, options.tags).flatMap(({ Key, Value }, index) => [
    [`Tags.member.${index + 1}.Key`, Key],
    [`Tags.member.${index + 1}.Value`, Value],
  ])
  try {
    const result = await callIam(
      client,
      'UploadServerCertificate',
      {
        Path: options.path,
        ServerCertificateName: serverName,
        CertificateBody: certificate,
        PrivateKey: traditional(privateKey),
        ...(chain === '' ? {} : { CertificateChain: chain }),
        ...Object.fromEntries(tags),
      },
      signal,
    )
    return arnIn(textAt(result, 'ServerCertificateMetadata', 'Arn'))
  } catch (error) {
    if (!hasCode(error, 'EntityAlreadyExists')) throw error
    const result = await callIam(client, 'GetServerCertificate', { ServerCertificateName: serverName }, signal)
    const there = nodeAt(result, 'ServerCertificate') ?? ''
    if (textAt(there, 'CertificateBody')?.trim() !== certificate.trim()) {
      throw new PluginError(`iam holds another certificate called ${serverName}`, { retryable: false, cause: error })
    }
    return arnIn(textAt(there, 'ServerCertificateMetadata', 'Arn'))
  }
}

function arnIn(arn: string | null): string {
  if (arn === null) throw new PluginError('iam answered without an ARN', { retryable: true })
  return arn
}

async function removeOwn(
  client: AwsClient,
  serverName: string,
  name: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    const result = await callIam(client, 'ListServerCertificateTags', { ServerCertificateName: serverName }, signal)
    const tag = nodesAt(result, 'Tags', 'member').find((each) => textAt(each, 'Key') === NAME_TAG)
    if (tag === undefined || textAt(tag, 'Value') !== nameTagValue(name)) return
    await callIam(client, 'DeleteServerCertificate', { ServerCertificateName: serverName }, signal)
  } catch (error) {
    if (hasCode(error, 'NoSuchEntity')) return
    if (!hasCode(error, 'DeleteConflict')) throw error
    throw new InUseError(`${serverName} is still in use by a load balancer or the like`, {
      retryable: true,
      cause: error,
    })
  }
}

class InUseError extends PluginError {}

function unlessInUse(error: unknown): void {
  if (!(error instanceof InUseError)) throw error
}

/** The forms that IAM has always read: PKCS#1 of RSA keys, SEC 1 of those of curves (PKCS#8 was refused for years). */
function traditional(privateKey: string): string {
  const key = parsePrivateKey(privateKey)
  const type = key.asymmetricKeyType === 'rsa' ? 'pkcs1' : key.asymmetricKeyType === 'ec' ? 'sec1' : null
  if (type === null) throw new PluginError('iam takes RSA and EC keys only', { retryable: false })
  return String(key.export({ type, format: 'pem' }))
}
