import { type Answer, result, type ServiceRequest, xmlError } from './answers.ts'
import type { AwsIdentity } from './signature.ts'

export class FakeSts {
  readonly sessions: AwsIdentity[] = []
  /** The role that may be assumed, and what its trust policy asks for. */
  role = { arn: 'arn:aws:iam::210987654321:role/indri', externalId: 'an-external-id' as string | null }
  readonly #now: () => Date

  constructor(now: () => Date) {
    this.#now = now
  }

  answer({ action, body, headers, accessKeyId }: ServiceRequest): Answer {
    const form = new URLSearchParams(body.toString())
    if (action !== 'AssumeRole' || form.get('Version') !== '2011-06-15') return xmlError(400, 'InvalidAction', action)
    if (headers.has('x-amz-security-token')) return xmlError(403, 'AccessDenied', 'roles are assumed by the user')
    if (!/^[\w+=,.@-]{2,64}$/.test(form.get('RoleSessionName') ?? '')) return xmlError(400, 'ValidationError', 'name')
    if (form.get('RoleArn') !== this.role.arn || form.get('ExternalId') !== this.role.externalId) {
      return xmlError(403, 'AccessDenied', `User: ${accessKeyId} is not authorized to perform: sts:AssumeRole`)
    }
    const seconds = Number(form.get('DurationSeconds') ?? 3600)
    const session = {
      accessKeyId: `ASIAINDRITEST${String(this.sessions.length).padStart(7, '0')}`,
      secretAccessKey: `session/secret/${this.sessions.length}`,
      sessionToken: `token+${this.sessions.length}/${'T'.repeat(200)}==`,
      expiresAt: new Date(this.#now().getTime() + seconds * 1000),
    }
    this.sessions.push(session)
    return result(
      'AssumeRole',
      '2011-06-15',
      `<Credentials><AccessKeyId>${session.accessKeyId}</AccessKeyId><SecretAccessKey>${session.secretAccessKey}</SecretAccessKey>` +
        `<SessionToken>${session.sessionToken}</SessionToken><Expiration>${session.expiresAt.toISOString()}</Expiration></Credentials>`,
    )
  }
}
