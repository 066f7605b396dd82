import { AwsClient } from '../aws/client.ts'
import {
  acmArns,
  acmCertificate,
  inUse,
  keptFindings,
  REMOVAL_OPTION,
  requireRemoval,
  requireSame,
} from '../aws/kept-certificates.ts'
import { AWS_OPTIONS, checkAwsOptions } from '../aws/options.ts'
import { callJson } from '../aws/protocols.ts'
import { definePlugin } from '../plugin.ts'
import type { Source } from './source.ts'

export const acmSource = definePlugin({
  kind: 'SOURCE',
  slug: 'acm',
  title: 'AWS Certificate Manager',
  description: 'Finds the certificates that ACM keeps in a region, issued by it or imported.',
  capabilities: ['REMOVE'],
  options: [...AWS_OPTIONS, REMOVAL_OPTION],
  check: checkAwsOptions,
  create(options, installation): Source {
    const client = () => new AwsClient(options, installation)
    return {
      async *scan(signal) {
        signal?.throwIfAborted()
        const acm = client()
        for await (const arn of acmArns(acm, signal)) {
          yield* await keptFindings(arn, options.region, () => acmCertificate(acm, arn, signal))
        }
      },
      async remove({ externalId, fingerprint }, signal) {
        requireRemoval(options.allowRemoval)
        const kept = await acmCertificate(client(), externalId, signal)
        if (kept === null) return
        requireSame(kept, fingerprint)
        const input = { CertificateArn: externalId }
        await callJson(client(), 'acm', 'CertificateManager.DeleteCertificate', input, { signal }).catch(inUse)
      },
    }
  },
})
