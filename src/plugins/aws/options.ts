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
    isPlace: true,
    help: 'Region, such as eu-central-1. It tells the partition, too: cn-… is China, us-gov-… GovCloud.',
  },
  {
    name: 'identity',
    type: 'CHOICE',
    default: 'ACCESS_KEY',
    help: 'Whom requests are signed for, or who assumes the role.',
    choices: [
      { value: 'ACCESS_KEY', help: 'The user of the access key.' },
      {
        value: 'MACHINE',
        help: "The role of the service's own container or instance, where the installation lends it (INDRI_AWS_CREDENTIALS).",
      },
    ],
  },
  {
    name: 'accessKeyId',
    type: 'STRING',
    maximumLength: 128,
    help: 'Access key id of the user that requests are signed for, with the identity ACCESS_KEY.',
  },
  {
    name: 'secretAccessKey',
    type: 'SECRET',
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
    isPlace: true,
    help: 'URL in place of those of AWS, for what is compatible with it. Internal addresses take the consent of the installation (INDRI_EGRESS_ALLOW).',
  },
] as const

export const NOT_LENT = "the installation lends no credentials of the service's own machine (INDRI_AWS_CREDENTIALS)"

/** The values of {@link AWS_OPTIONS}. */
export interface AwsOptions {
  readonly region: string
  readonly identity: 'ACCESS_KEY' | 'MACHINE'
  readonly accessKeyId: string | null
  readonly secretAccessKey: string | null
  readonly roleArn: string | null
  readonly externalId: string | null
  readonly endpoint: string | null
}

/**
 * @param secretNames the secret options that will hold a value
 * @param anyRegion whether names are taken that are no region of AWS, as others have them for their storage
 * @throws DomainErrors with paths that start at the option's name
 */
export async function checkAwsOptions(
  options: Omit<AwsOptions, 'secretAccessKey'>,
  { http, awsMachine }: Installation,
  secretNames: ReadonlySet<string>,
  anyRegion = false,
): Promise<void> {
  const { region, roleArn, externalId, endpoint } = options
  const problems = new Problems()
  if (!isRegion(region) && !(anyRegion && endpoint !== null && /^[A-Za-z0-9-]{1,40}$/.test(region))) {
    problems.add('INVALID', 'expected a region, such as eu-central-1', ['region'])
  }
  judgeCredentials(options, secretNames.has('secretAccessKey'), awsMachine !== null, problems)
  if (roleArn !== null) judgeRole(roleArn, region, problems)
  if (externalId !== null && roleArn === null) {
    problems.add('INVALID', 'it says nothing without a role', ['externalId'])
  } else if (externalId !== null && !/^[\w+=,.@:/-]{2,1224}$/.test(externalId)) {
    problems.add('INVALID', 'expected letters, digits and _+=,.@:/-', ['externalId'])
  }
  if (endpoint !== null) await problems.collectAsync(['endpoint'], () => checkSecureUrl(endpoint, http))
  problems.throwIfAny()
}

function judgeCredentials(
  { identity, accessKeyId }: Pick<AwsOptions, 'identity' | 'accessKeyId'>,
  hasSecret: boolean,
  isLent: boolean,
  problems: Problems,
): void {
  if (identity === 'MACHINE') {
    if (!isLent) problems.add('UNSUPPORTED', NOT_LENT, ['identity'])
    const message = 'it is not used with the identity MACHINE: clear it with null'
    if (accessKeyId !== null) problems.add('INVALID', message, ['accessKeyId'])
    if (hasSecret) problems.add('INVALID', message, ['secretAccessKey'])
    return
  }
  if (accessKeyId === null) problems.add('REQUIRED', 'it is required', ['accessKeyId'])
  else if (!/^[\w.-]{3,128}$/.test(accessKeyId)) problems.add('INVALID', 'expected an access key id', ['accessKeyId'])
  if (!hasSecret) problems.add('REQUIRED', 'it is required', ['secretAccessKey'])
}

function judgeRole(roleArn: string, region: string, problems: Problems): void {
  const arn = parseArn(roleArn)
  if (arn?.service !== 'iam' || arn.resourceType !== 'role' || arn.accountNumber === null) {
    problems.add('INVALID', 'expected the ARN of a role, such as arn:aws:iam::123456789012:role/indri', ['roleArn'])
  } else if (isRegion(region) && arn.partition !== partitionOf(region)) {
    problems.add('INVALID', `the region ${region} belongs to the partition ${partitionOf(region)}`, ['roleArn'])
  }
}
