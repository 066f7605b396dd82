// What every plugin of AWS is told: where, as whom, in which role.
import { Problems } from '../../errors.ts'
import type { Installation } from '../plugin.ts'
import { checkSecureUrl } from '../secure-url.ts'
import { parseArn } from './arn.ts'
import { isRegion, partitionOf } from './partitions.ts'

export const AWS_OPTIONS = [
  {
    name: 'region',
    type: 'STRING',
    required: true,
    maximumLength: 40,
    help: 'Region, such as eu-central-1. It tells the partition, too: cn-… is China, us-gov-… GovCloud.',
  },
  {
    name: 'accessKeyId',
    type: 'STRING',
    required: true,
    maximumLength: 128,
    help: 'Access key id of the user that requests are signed for.',
  },
  {
    name: 'secretAccessKey',
    type: 'SECRET',
    required: true,
    help: 'Secret access key that belongs to the access key id.',
  },
  {
    name: 'roleArn',
    type: 'STRING',
    maximumLength: 2048,
    help: 'ARN of a role to assume (STS AssumeRole), for other accounts and narrower rights.',
  },
  {
    name: 'externalId',
    type: 'STRING',
    maximumLength: 1224,
    help: 'External id that the trust policy of the role asks for.',
  },
  {
    name: 'endpoint',
    type: 'URL',
    leadsSecrets: true,
    help: 'URL in place of those of AWS, for what is compatible with it. Internal addresses take the consent of the installation (INDRI_EGRESS_ALLOW).',
  },
] as const

/** The values of {@link AWS_OPTIONS}. */
export interface AwsOptions {
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly roleArn: string | null
  readonly externalId: string | null
  readonly endpoint: string | null
}

/**
 * @param anyRegion whether names are taken that are no region of AWS, as others have them for their storage
 * @throws DomainErrors with paths that start at the option's name
 */
export async function checkAwsOptions(
  options: Omit<AwsOptions, 'secretAccessKey'>,
  { http }: Installation,
  anyRegion = false,
): Promise<void> {
  const { region, accessKeyId, roleArn, externalId, endpoint } = options
  const problems = new Problems()
  if (!isRegion(region) && !(anyRegion && endpoint !== null && /^[A-Za-z0-9-]{1,40}$/.test(region))) {
    problems.add('INVALID', 'expected a region, such as eu-central-1', ['region'])
  }
  if (!/^[\w.-]{3,128}$/.test(accessKeyId)) problems.add('INVALID', 'expected an access key id', ['accessKeyId'])
  if (roleArn !== null) judgeRole(roleArn, region, problems)
  if (externalId !== null && roleArn === null) {
    problems.add('INVALID', 'it says nothing without a role', ['externalId'])
  } else if (externalId !== null && !/^[\w+=,.@:/-]{2,1224}$/.test(externalId)) {
    problems.add('INVALID', 'expected letters, digits and _+=,.@:/-', ['externalId'])
  }
  if (endpoint !== null) await problems.collectAsync(['endpoint'], () => checkSecureUrl(endpoint, http))
  problems.throwIfAny()
}

function judgeRole(roleArn: string, region: string, problems: Problems): void {
  const arn = parseArn(roleArn)
  if (arn?.service !== 'iam' || arn.resourceType !== 'role' || arn.accountNumber === null) {
    problems.add('INVALID', 'expected the ARN of a role, such as arn:aws:iam::123456789012:role/indri', ['roleArn'])
  } else if (isRegion(region) && arn.partition !== partitionOf(region)) {
    problems.add('INVALID', `the region ${region} belongs to the partition ${partitionOf(region)}`, ['roleArn'])
  }
}
