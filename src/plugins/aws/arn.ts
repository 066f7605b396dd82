// Amazon Resource Names: how AWS names what it keeps.

export interface Arn {
  /** aws, aws-cn, aws-us-gov … */
  readonly partition: string
  /** acm, iam, elasticloadbalancing … */
  readonly service: string
  /** Null for what belongs to no region, such as all of IAM. */
  readonly region: string | null
  /** The owner's twelve digits; null where the ARN names none, as those of S3 do. */
  readonly accountNumber: string | null
  /** What kind of resource, such as server-certificate; null where the resource is a bare name. */
  readonly resourceType: string | null
  /** Everything after the kind, path included: cloudfront/www.example.org-2026. */
  readonly resourceId: string
  /** The folders before the name, with slashes at both ends as IAM writes them; '/' when there are none. */
  readonly path: string
  /** The last part of the resource. */
  readonly name: string
}

/** IAM takes ARNs of at most 2048 characters. */
const MAX_ARN = 2048

/**
 * The parts of an ARN; null for what is none. Its resource may itself hold colons and slashes; whichever comes first
 * separates the kind from the rest.
 */
export function parseArn(text: string): Arn | null {
  if (text.length > MAX_ARN || !/^[\x21-\x7e]+$/.test(text)) return null
  const [prefix, partition = '', service = '', region = '', account = '', ...rest] = text.split(':')
  const resource = rest.join(':')
  if (prefix !== 'arn' || resource === '' || !/^[a-z0-9-]+$/.test(service)) return null
  if (!/^aws[a-z-]*$/.test(partition) || !/^[a-z0-9-]*$/.test(region) || !/^(\d{12}|aws)?$/.test(account)) return null
  const separator = resource.search(/[:/]/)
  const resourceType = separator <= 0 ? null : resource.slice(0, separator)
  const resourceId = resource.slice(separator + 1)
  if (resourceId === '') return null
  const folders = resourceId.split('/')
  const name = folders.pop() ?? ''
  return {
    partition,
    service,
    region: region === '' ? null : region,
    accountNumber: account === '' ? null : account,
    resourceType,
    resourceId,
    path: folders.length === 0 ? '/' : `/${folders.join('/')}/`,
    name,
  }
}
