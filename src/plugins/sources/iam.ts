import { parseArn } from '../aws/arn.ts'
import { AwsClient } from '../aws/client.ts'
import { callIam, checkIamPath, serverCertificates } from '../aws/iam.ts'
import {
  iamCertificate,
  inUse,
  keptFindings,
  REMOVAL_OPTION,
  requireRemoval,
  requireSame,
} from '../aws/kept-certificates.ts'
import { AWS_OPTIONS, checkAwsOptions } from '../aws/options.ts'
import { definePlugin } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import type { Source } from './source.ts'

export const iamSource = definePlugin({
  kind: 'SOURCE',
  slug: 'iam',
  title: 'AWS IAM server certificates',
  description: 'Finds the server certificates that IAM keeps for an account.',
  capabilities: ['REMOVE'],
  options: [
    ...AWS_OPTIONS,
    { name: 'path', type: 'STRING', default: '/', maximumLength: 512, help: 'Path that they are looked for below.' },
    REMOVAL_OPTION,
  ],
  async check(options, installation, secretNames) {
    await checkAwsOptions(options, installation, secretNames)
    checkIamPath(options.path)
  },
  create(options, installation): Source {
    const client = () => new AwsClient(options, installation)
    return {
      async *scan(signal) {
        signal?.throwIfAborted()
        const iam = client()
        for await (const { arn, name } of serverCertificates(iam, options.path, signal)) {
          yield* await keptFindings(arn, null, () => iamCertificate(iam, name, signal))
        }
      },
      async remove({ externalId, fingerprint }, signal) {
        requireRemoval(options.allowRemoval)
        const name = parseArn(externalId)?.name
        if (name === undefined) throw new PluginError('it is not called by an ARN', { retryable: false })
        const kept = await iamCertificate(client(), name, signal)
        if (kept === null) return
        requireSame(kept, fingerprint)
        await callIam(client(), 'DeleteServerCertificate', { ServerCertificateName: name }, signal).catch(inUse)
      },
    }
  },
})
