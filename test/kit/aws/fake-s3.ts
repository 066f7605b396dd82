import { type Answer, type ServiceRequest, xml } from './answers.ts'
import type { Received } from './signature.ts'

export interface S3Object {
  readonly content: Buffer
  readonly encryption: string | null
  readonly kmsKeyId: string | null
}

interface Bucket {
  readonly region: string
  readonly objects: Map<string, S3Object>
  isPublic: boolean
}

export class FakeS3 {
  readonly buckets = new Map<string, Bucket>()

  addBucket(name: string, region: string): Bucket {
    const bucket = { region, objects: new Map<string, S3Object>(), isPublic: false }
    this.buckets.set(name, bucket)
    return bucket
  }

  /** What a stranger gets; null when this is no request for an object. */
  answerStranger({ method, path }: Received): Answer | null {
    const [name = '', key = ''] = placeOf(path)
    const bucket = this.buckets.get(name)
    if (!['GET', 'HEAD'].includes(method) || bucket === undefined) return null
    const object = bucket.isPublic ? bucket.objects.get(key) : undefined
    return object === undefined
      ? { status: 403, body: '' }
      : { status: 200, body: method === 'HEAD' ? '' : object.content }
  }

  answer({ method, path, headers, body }: ServiceRequest, region: string): Answer {
    const [name = '', key = ''] = placeOf(path)
    const bucket = this.buckets.get(name)
    if (bucket === undefined) return error(404, 'NoSuchBucket')
    if (bucket.region !== region) {
      const moved = error(301, 'PermanentRedirect')
      const location = `https://${name}.s3.${bucket.region}.amazonaws.com/${key}`
      return { ...moved, headers: { ...moved.headers, 'x-amz-bucket-region': bucket.region, location } }
    }
    if (method === 'DELETE') {
      bucket.objects.delete(key)
      return { status: 204, body: '' }
    }
    if (method !== 'PUT') return error(405, 'MethodNotAllowed')
    // As of every bucket made since April 2023: its owner owns the objects, and access lists are off.
    if ([...headers.keys()].some((each) => /^x-amz-(acl|grant-)/.test(each))) {
      return error(400, 'AccessControlListNotSupported')
    }
    const encryption = headers.get('x-amz-server-side-encryption') ?? null
    const kmsKeyId = headers.get('x-amz-server-side-encryption-aws-kms-key-id') ?? null
    if (![null, 'AES256', 'aws:kms'].includes(encryption) || (kmsKeyId !== null && encryption !== 'aws:kms')) {
      return error(400, 'InvalidArgument')
    }
    bucket.objects.set(key, { content: body, encryption, kmsKeyId })
    return { status: 200, body: '', headers: { etag: '"fake"' } }
  }
}

function placeOf(path: string): [string, string] {
  const [, bucket = '', ...key] = path.split('/').map(decodeURIComponent)
  return [bucket, key.join('/')]
}

function error(status: number, code: string): Answer {
  return { ...xml(`<Error><Code>${code}</Code><Message>no</Message></Error>`), status }
}
