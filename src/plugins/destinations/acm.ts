import { parseArn } from '../aws/arn.ts'
import { hasCode } from '../aws/aws-error.ts'
import { AwsClient } from '../aws/client.ts'
import { AWS_OPTIONS, checkAwsOptions } from '../aws/options.ts'
import { callJson, type Fields, fieldsOf, listOf, requireList, textOf } from '../aws/protocols.ts'
import { checkTags, NAME_TAG, nameTagValue, TAGS_OPTION, tagsOf } from '../aws/tags.ts'
import { definePlugin } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import type { Bundle, Destination } from './destination.ts'

export const acmDestination = definePlugin({
  kind: 'DESTINATION',
  slug: 'acm',
  title: 'AWS Certificate Manager',
  description: 'Imports certificates into ACM, where load balancers, CloudFront and API gateways take them from.',
  capabilities: ['REQUIRES_KEY', 'REMOVE'],
  options: [...AWS_OPTIONS, TAGS_OPTION],
  async check(options, installation, secretNames) {
    await checkAwsOptions(options, installation, secretNames)
    checkTags(options.tags)
  },
  create(options, installation): Destination {
    const acm = new Acm(new AwsClient(options, installation), options.region)
    return {
      async deploy(bundle, signal, context) {
        const arn = acm.own(context?.previousLocation) ?? (await acm.find(bundle.name, signal))[0] ?? null
        return { location: await acm.import(bundle, options.tags, arn, signal) }
      },
      async remove(name, signal, context) {
        const arn = acm.own(context?.previousLocation)
        const arns = arn === null ? await acm.find(name, signal) : [arn]
        for (const each of arns) await acm.delete(each, name, signal)
      },
    }
  },
})

class Acm {
  readonly #client: AwsClient
  readonly #region: string

  constructor(client: AwsClient, region: string) {
    this.#client = client
    this.#region = region
  }

  /** The location when it is the ARN of a certificate in this region. */
  own(location: string | null | undefined): string | null {
    const arn = parseArn(location ?? '')
    const matches = arn?.service === 'acm' && arn.resourceType === 'certificate' && arn.region === this.#region
    return matches && location != null ? location : null
  }

  /** What bears the name in its tag: what was imported although nobody lived to record its ARN, too. */
  async find(name: string, signal: AbortSignal | undefined): Promise<readonly string[]> {
    const found: string[] = []
    let token = ''
    do {
      const answer = await callJson(
        this.#client,
        'tagging',
        'ResourceGroupsTaggingAPI_20170126.GetResources',
        {
          ResourceTypeFilters: ['acm:certificate'],
          TagFilters: [{ Key: NAME_TAG, Values: [nameTagValue(name)] }],
          PaginationToken: token,
        },
        { signal },
      )
      for (const each of requireList(answer, 'ResourceTagMappingList')) {
        const arn = this.own(textOf(fieldsOf(each), 'ResourceARN'))
        if (arn !== null) found.push(arn)
      }
      token = textOf(answer, 'PaginationToken') ?? ''
    } while (token !== '')
    return found.toSorted()
  }

  /**
   * Over `arn`, so that whatever uses it goes on with the new certificate; a new one when there is none, or it was deleted.
   * @returns the ARN
   */
  async import(
    bundle: Bundle,
    tags: readonly string[],
    arn: string | null,
    signal: AbortSignal | undefined,
  ): Promise<string> {
    const { name, certificate, chain, privateKey } = bundle
    if (privateKey === null) throw new PluginError('it takes the private key', { retryable: false })
    const wanted = tagsOf(name, tags)
    const parts = {
      Certificate: base64(certificate),
      PrivateKey: base64(privateKey),
      ...(chain === '' ? {} : { CertificateChain: base64(chain) }),
    }
    if (arn === null) {
      // Not repeated: an import whose answer was lost is found by its tag next time, and not imported twice.
      const answer = await this.#call('ImportCertificate', { ...parts, Tags: wanted }, { signal, once: true })
      const imported = textOf(answer, 'CertificateArn')
      if (imported === null) throw new PluginError('acm answered without an ARN', { retryable: true })
      return imported
    }
    try {
      await this.#call('ImportCertificate', { ...parts, CertificateArn: arn }, { signal })
    } catch (error) {
      if (!hasCode(error, 'ResourceNotFoundException')) throw error
      return this.import(bundle, tags, null, signal)
    }
    // ACM takes no tags with an import over something.
    await this.#call('AddTagsToCertificate', { CertificateArn: arn, Tags: wanted }, { signal })
    return arn
  }

  /** Unless another certificate has been imported over it since. */
  async delete(arn: string, name: string, signal: AbortSignal | undefined): Promise<void> {
    try {
      const answer = await this.#call('ListTagsForCertificate', { CertificateArn: arn }, { signal })
      const tags = listOf(answer, 'Tags').map(fieldsOf)
      const tag = tags.find((each) => textOf(each, 'Key') === NAME_TAG)
      if (tag === undefined || textOf(tag, 'Value') !== nameTagValue(name)) return
      await this.#call('DeleteCertificate', { CertificateArn: arn }, { signal })
    } catch (error) {
      if (hasCode(error, 'ResourceNotFoundException')) return
      if (!hasCode(error, 'ResourceInUseException')) throw error
      throw new PluginError(`${arn} is still in use by a load balancer or the like`, { retryable: true, cause: error })
    }
  }

  #call(action: string, input: object, call: { signal: AbortSignal | undefined; once?: boolean }): Promise<Fields> {
    return callJson(this.#client, 'acm', `CertificateManager.${action}`, input, call)
  }
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}
