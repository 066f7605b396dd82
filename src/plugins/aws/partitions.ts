// Where the services of AWS answer, by region and partition.

/** The services that plugins here speak with, by the name that requests are signed for. */
export type AwsService = 'acm' | 'cloudfront' | 'elasticloadbalancing' | 'iam' | 'route53' | 's3' | 'sts' | 'tagging'

interface Partition {
  readonly name: 'aws' | 'aws-cn' | 'aws-us-gov'
  readonly suffix: string
  readonly matches: RegExp
  /** Services without a region: their host, and the region that requests are signed for. */
  readonly iam: { readonly host: string; readonly region: string }
  readonly route53: { readonly host: string; readonly region: string }
  /** Null where there is none. */
  readonly cloudfront: { readonly host: string; readonly region: string } | null
}

const PARTITIONS: readonly Partition[] = [
  {
    name: 'aws-cn',
    suffix: 'amazonaws.com.cn',
    matches: /^cn-/,
    iam: { host: 'iam.cn-north-1.amazonaws.com.cn', region: 'cn-north-1' },
    route53: { host: 'route53.amazonaws.com.cn', region: 'cn-northwest-1' },
    cloudfront: { host: 'cloudfront.cn-northwest-1.amazonaws.com.cn', region: 'cn-northwest-1' },
  },
  {
    name: 'aws-us-gov',
    suffix: 'amazonaws.com',
    matches: /^us-gov-/,
    iam: { host: 'iam.us-gov.amazonaws.com', region: 'us-gov-west-1' },
    route53: { host: 'route53.us-gov.amazonaws.com', region: 'us-gov-west-1' },
    cloudfront: null,
  },
  {
    name: 'aws',
    suffix: 'amazonaws.com',
    matches: /^/,
    iam: { host: 'iam.amazonaws.com', region: 'us-east-1' },
    route53: { host: 'route53.amazonaws.com', region: 'us-east-1' },
    cloudfront: { host: 'cloudfront.amazonaws.com', region: 'us-east-1' },
  },
]

/** Whether this can be the name of a region: it becomes part of a host name. */
export function isRegion(text: string): boolean {
  return /^[a-z]{2,4}(-[a-z]+){1,3}-\d{1,2}$/.test(text)
}

/** The partition that a region belongs to, as ARNs name it. */
export function partitionOf(region: string): Partition['name'] {
  return partition(region).name
}

export interface ServiceEndpoint {
  /** Scheme, host and perhaps a path, without a slash at the end. */
  readonly url: string
  /** What requests there are signed for. */
  readonly signingRegion: string
}

/**
 * Where a service answers.
 * @param override one URL in place of all the services', for what is compatible with AWS; requests name the service
 *   they mean in their signature
 */
export function endpointOf(service: AwsService, region: string, override: string | null): ServiceEndpoint {
  const { suffix, ...singles } = partition(region)
  const single = service === 'iam' || service === 'route53' || service === 'cloudfront' ? singles[service] : null
  const signingRegion = single?.region ?? region
  if (override !== null) return { url: override.replace(/\/+$/, ''), signingRegion }
  return { url: `https://${single?.host ?? `${service}.${region}.${suffix}`}`, signingRegion }
}

function partition(region: string): Partition {
  const found = PARTITIONS.find(({ matches }) => matches.test(region))
  if (found === undefined) throw new Error('every region has a partition')
  return found
}
