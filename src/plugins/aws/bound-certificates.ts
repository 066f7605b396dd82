// Certificates that something in AWS is bound to, by their ARNs, wherever those lead.
import { DomainError } from '../../errors.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { readableFinding } from '../sources/readable.ts'
import type { FoundCertificate, Problem } from '../sources/source.ts'
import { type Arn, parseArn } from './arn.ts'
import { AwsError } from './aws-error.ts'
import type { AwsClient } from './client.ts'
import { acmCertificate, iamCertificate, type KeptCertificate } from './kept-certificates.ts'

/** Where it is served: only what is kept in the same account can be. */
export interface ServingPlace {
  readonly accountNumber: string
  readonly partition: string
  /** Whose ACM it takes certificates from. */
  readonly acmRegion: string
  /** Only those of IAM below it are taken. */
  readonly iamPath?: string
}

/** What something can be bound to, or why there is nothing. */
export type Found = { readonly arn: string } | { readonly because: string }

/** Each is read once, however many are bound to it. */
export class BoundCertificates {
  readonly #client: AwsClient
  readonly #signal: AbortSignal | undefined
  readonly #known = new Map<string, Promise<KeptCertificate | null>>()

  constructor(client: AwsClient, signal: AbortSignal | undefined) {
    this.#client = client
    this.#signal = signal
  }

  /** What a source yields for it. A refusal of AWS is about this one alone; not reaching AWS is thrown. */
  async at(arn: string, externalId: string, region: string | null): Promise<FoundCertificate | Problem> {
    try {
      const kept = await this.#kept(arn)
      if (kept === null) return { kind: 'problem', externalId, message: `${arn} is not there` }
      return readableFinding(externalId, kept.certificate, { chain: kept.chain, region })
    } catch (error) {
      if (!(error instanceof AwsError)) throw error
      return { kind: 'problem', externalId, message: error.message }
    }
  }

  /** SHA-256 of the certificate, lower-case hexadecimal; null when it is not there or not readable. @throws PluginError */
  async fingerprint(arn: string): Promise<string | null> {
    const kept = await this.#kept(arn)
    const found = kept === null ? null : readableFinding(arn, kept.certificate)
    if (found === null || found.kind === 'problem') return null
    try {
      return parseCertificate(found.certificate).fingerprint
    } catch (error) {
      if (error instanceof DomainError) return null
      throw error
    }
  }

  /** The first of the locations that can be served at the place and holds the certificate with this fingerprint. */
  async find(fingerprint: string, locations: readonly string[], place: ServingPlace): Promise<Found> {
    const there = locations.filter((location) => canServe(parseArn(location), place))
    for (const arn of there) if ((await this.fingerprint(arn)) === fingerprint) return { arn }
    const below = place.iamPath === undefined ? '' : ` below ${place.iamPath}`
    const where = `in ACM of ${place.acmRegion} or in IAM${below}, both of the account ${place.accountNumber}`
    if (there.length > 0) return { because: `another certificate is kept at ${there.join(', ')} by now` }
    return { because: `the certificate to serve is not known to be ${where}; attach such a destination to it` }
  }

  #kept(arn: string): Promise<KeptCertificate | null> {
    const reading = this.#known.get(arn) ?? this.#read(arn)
    this.#known.set(arn, reading)
    return reading
  }

  #read(arn: string): Promise<KeptCertificate | null> {
    const parsed = parseArn(arn)
    return parsed?.service === 'iam'
      ? iamCertificate(this.#client, parsed.name, this.#signal)
      : acmCertificate(this.#client, arn, this.#signal)
  }
}

function canServe(arn: Arn | null, { accountNumber, partition, acmRegion, iamPath = '/' }: ServingPlace): boolean {
  if (arn === null || arn.accountNumber !== accountNumber || arn.partition !== partition) return false
  if (arn.service === 'iam') return arn.resourceType === 'server-certificate' && arn.path.startsWith(iamPath)
  return arn.service === 'acm' && arn.resourceType === 'certificate' && arn.region === acmRegion
}

/** The option of sources that may point endpoints at other certificates. */
export const SWITCHING_OPTION = {
  name: 'allowSwitching',
  type: 'BOOLEAN',
  default: true,
  help: 'Whether rotation may point endpoints at the new certificate. Otherwise it waits until somebody else has.',
} as const

export const NOT_ALLOWED =
  'it serves the old certificate still, and its source does not allow to switch it (allowSwitching); point it at the new one'
