import { Problems } from '../../errors.ts'
import { AwsClient } from '../aws/client.ts'
import { AWS_OPTIONS, type AwsOptions, checkAwsOptions } from '../aws/options.ts'
import { definePlugin, type Installation } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import type { Destination } from './destination.ts'
import {
  checkLayout,
  filesOf,
  LAYOUT_OPTIONS,
  type LayoutOptions,
  type OutputFile,
  suffixesOf,
} from './file-layouts.ts'
import { fileName } from './file-name.ts'

export const s3Destination = definePlugin({
  kind: 'DESTINATION',
  slug: 's3',
  title: 'S3',
  description: 'Puts files into a bucket of Amazon S3, or of what is compatible with it.',
  capabilities: ['REQUIRES_KEY', 'REMOVE'],
  options: [
    ...AWS_OPTIONS,
    {
      name: 'bucket',
      type: 'STRING',
      required: true,
      maximumLength: 63,
      isPlace: true,
      help: 'Name of the bucket.',
    },
    {
      name: 'prefix',
      type: 'PATH',
      isPlace: true,
      help: 'What the keys of the objects begin with, without slashes at its ends.',
    },
    ...LAYOUT_OPTIONS,
    {
      name: 'encryption',
      type: 'CHOICE',
      default: 'BUCKET',
      help: 'How the objects are encrypted at rest.',
      choices: [
        { value: 'BUCKET', help: 'As the bucket says.' },
        { value: 'AES256', help: 'By a key of S3 (SSE-S3).' },
        { value: 'KMS', help: 'By a key of the Key Management Service (SSE-KMS).' },
      ],
    },
    {
      name: 'kmsKeyId',
      type: 'STRING',
      maximumLength: 2048,
      help: 'Id or ARN of the key, with the encryption KMS; that of the account for S3 unless given.',
    },
  ],
  async check(options, installation, secretNames) {
    const problems = new Problems()
    await problems.collectAsync([], () => checkAwsOptions(options, installation, secretNames, true))
    problems.collect([], () => checkLayout(options, secretNames))
    if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(options.bucket)) {
      problems.add('INVALID', 'expected the name of a bucket: lower-case letters, digits, dots and hyphens', ['bucket'])
    }
    const { encryption, kmsKeyId } = options
    if (kmsKeyId !== null && (encryption !== 'KMS' || !/^[A-Za-z0-9:/_-]+$/.test(kmsKeyId))) {
      problems.add('INVALID', 'expected the id or ARN of a key, and the encryption KMS', ['kmsKeyId'])
    }
    problems.throwIfAny()
  },
  create(options, installation): Destination {
    const bucket = new Bucket(options, installation)
    const base = (name: string) => (options.prefix === null ? '' : `${options.prefix}/`) + fileName(name)
    return {
      async deploy(bundle, signal) {
        const files = await filesOf(bundle, options, installation.now())
        await bucket.put(base(bundle.name), files, signal)
        return { location: `s3://${options.bucket}/${base(bundle.name)}` }
      },
      async remove(name, signal) {
        for (const suffix of suffixesOf(options.layout)) await bucket.delete(base(name) + suffix, signal)
      },
    }
  },
})

interface S3Options extends AwsOptions, LayoutOptions {
  readonly bucket: string
  readonly encryption: 'BUCKET' | 'AES256' | 'KMS'
  readonly kmsKeyId: string | null
}

class Bucket {
  readonly #client: AwsClient
  readonly #options: S3Options

  constructor(options: S3Options, installation: Installation) {
    this.#client = new AwsClient(options, installation)
    this.#options = options
  }

  /**
   * No object is given an access list of its own, so each is as private as its bucket. Whether that is private at all is tried
   * out as a stranger, before and after the first object: where it is not, no key goes.
   */
  async put(base: string, files: readonly OutputFile[], signal: AbortSignal | undefined): Promise<void> {
    const [first, ...others] = files.toSorted((one, other) => other.mode - one.mode)
    if (first === undefined) return
    await this.#refusePublic(base + first.suffix, signal)
    await this.#putObject(base, first, signal)
    await this.#refusePublic(base + first.suffix, signal).catch(async (error: unknown) => {
      await this.delete(base + first.suffix, signal)
      throw error
    })
    for (const file of others) await this.#putObject(base, file, signal)
  }

  /** Absent is no error. */
  async delete(key: string, signal: AbortSignal | undefined): Promise<void> {
    await this.#client.send({ service: 's3', method: 'DELETE', path: this.#path(key), signal })
  }

  async #putObject(base: string, { suffix, content }: OutputFile, signal: AbortSignal | undefined): Promise<void> {
    await this.#client.send({
      service: 's3',
      method: 'PUT',
      path: this.#path(base + suffix),
      headers: { 'content-type': 'application/octet-stream', ...this.#encryption() },
      body: content,
      signal,
    })
  }

  #encryption(): Readonly<Record<string, string>> {
    const { encryption, kmsKeyId } = this.#options
    if (encryption === 'BUCKET') return {}
    if (encryption === 'AES256') return { 'x-amz-server-side-encryption': 'AES256' }
    return {
      'x-amz-server-side-encryption': 'aws:kms',
      ...(kmsKeyId === null ? {} : { 'x-amz-server-side-encryption-aws-kms-key-id': kmsKeyId }),
    }
  }

  async #refusePublic(key: string, signal: AbortSignal | undefined): Promise<void> {
    const status = await this.#client.sendUnsigned({ service: 's3', method: 'HEAD', path: this.#path(key), signal })
    if (status < 200 || status >= 300) return
    const message = `everybody can read ${key} in the bucket ${this.#options.bucket}: keys are not put there`
    throw new PluginError(message, { retryable: false })
  }

  #path(key: string): string {
    return `/${[this.#options.bucket, ...key.split('/')].map(encodeURIComponent).join('/')}`
  }
}
