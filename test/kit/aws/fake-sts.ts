import { type Answer, result, type ServiceRequest, xmlError } from './answers.ts'
import type { AwsIdentity, Received } from './signature.ts'

export class FakeSts {
  readonly sessions: AwsIdentity[] = []
  /** The role that may be assumed, and what its trust policy asks for. */
  role = { arn: 'arn:aws:iam::210987654321:role/indri', externalId: 'an-external-id' as string | null }
  readonly #now: () => Date
  readonly #pods: AwsIdentity[] = []

  constructor(now: () => Date) {
    this.#now = now
  }

  /** The token that is taken for a web identity, and for what role. */
  webIdentity = { token: 'a.web.identity', roleArn: 'arn:aws:iam::123456789012:role/pod' }

  /** What is not signed: its token speaks for it. */
  takesUnsigned({ body }: Received): boolean {
    return new URLSearchParams(body.toString()).get('Action') === 'AssumeRoleWithWebIdentity'
  }

  answerWebIdentity({ method, path, body }: Received): Answer {
    const form = new URLSearchParams(body.toString())
    if (method !== 'POST' || path !== '/' || form.get('Version') !== '2011-06-15') {
      return xmlError(400, 'InvalidAction', 'AssumeRoleWithWebIdentity')
    }
    if (form.get('WebIdentityToken') !== this.webIdentity.token || form.get('RoleArn') !== this.webIdentity.roleArn) {
      return xmlError(400, 'InvalidIdentityToken', 'Incorrect token audience')
    }
    return this.#open('AssumeRoleWithWebIdentity', form)
  }

  answer({ action, body, headers, accessKeyId }: ServiceRequest, machines: readonly AwsIdentity[]): Answer {
    const form = new URLSearchParams(body.toString())
    if (action !== 'AssumeRole' || form.get('Version') !== '2011-06-15') return xmlError(400, 'InvalidAction', action)
    const isMachine = [...machines, ...this.#pods].some((each) => each.accessKeyId === accessKeyId)
    if (headers.has('x-amz-security-token') && !isMachine) {
      return xmlError(403, 'AccessDenied', 'roles are assumed by the user')
    }
    if (form.get('RoleArn') !== this.role.arn || form.get('ExternalId') !== this.role.externalId) {
      return xmlError(403, 'AccessDenied', `User: ${accessKeyId} is not authorized to perform: sts:AssumeRole`)
    }
    return this.#open('AssumeRole', form)
  }

  #open(action: string, form: URLSearchParams): Answer {
    if (!/^[\w+=,.@-]{2,64}$/.test(form.get('RoleSessionName') ?? '')) return xmlError(400, 'ValidationError', 'name')
    const seconds = Number(form.get('DurationSeconds') ?? 3600)
    const session = {
      accessKeyId: `ASIAINDRITEST${String(this.sessions.length).padStart(7, '0')}`,
      secretAccessKey: `session/secret/${this.sessions.length}`,
      sessionToken: `token+${this.sessions.length}/${'T'.repeat(200)}==`,
      expiresAt: new Date(this.#now().getTime() + seconds * 1000),
    }
    this.sessions.push(session)
    if (action === 'AssumeRoleWithWebIdentity') this.#pods.push(session)
    return result(
      action,
      '2011-06-15',
      `<Credentials><AccessKeyId>${session.accessKeyId}</AccessKeyId><SecretAccessKey>${session.secretAccessKey}</SecretAccessKey>` +
        `<SessionToken>${session.sessionToken}</SessionToken><Expiration>${session.expiresAt.toISOString()}</Expiration></Credentials>`,
    )
  }
}
