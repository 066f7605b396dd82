// Whom requests are signed for: the user of the options, or a session of the role that it assumes.
import { createHash } from 'node:crypto'
import { MINUTE } from '../../time-units.ts'
import type { Installation } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import type { AwsOptions } from './options.ts'
import { nodeAt, parseXml, textAt } from './xml.ts'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Of a session; null for a user's own key. */
  readonly sessionToken: string | null
}

interface Session extends Credentials {
  readonly expiresAt: Date
}

/** A session that ends this soon is not begun anything with. */
const MARGIN_MILLISECONDS = 5 * MINUTE
const SESSION_SECONDS = 3600
const STS_VERSION = '2011-06-15'

/**
 * Sessions in use, by what they were opened with. They outlive the plugin's instances, which are made anew for every
 * use; they live as long as the installation, and no longer than AWS lets them.
 */
const sessions = new WeakMap<Installation, Map<string, Session>>()

/** A session under this role, from memory while it lasts. `assume` sends the request, signed for the user itself. */
export async function roleSession(
  options: AwsOptions & { readonly roleArn: string },
  installation: Installation,
  assume: (form: Readonly<Record<string, string>>) => Promise<string>,
): Promise<Credentials> {
  const known = sessionsOf(installation)
  const key = keyOf(options)
  const found = known.get(key)
  if (found !== undefined) return found
  const answer = await assume({
    Action: 'AssumeRole',
    Version: STS_VERSION,
    RoleArn: options.roleArn,
    RoleSessionName: 'indri',
    DurationSeconds: String(SESSION_SECONDS),
    ...(options.externalId === null ? {} : { ExternalId: options.externalId }),
  })
  const session = readSession(answer)
  known.set(key, session)
  return session
}

/** AWS calls the session expired, whatever we believed: the next use opens a new one. */
export function forgetSession(options: AwsOptions, installation: Installation): void {
  sessionsOf(installation).delete(keyOf(options))
}

function sessionsOf(installation: Installation): Map<string, Session> {
  const known = sessions.get(installation) ?? new Map<string, Session>()
  sessions.set(installation, known)
  const limit = installation.now().getTime() + MARGIN_MILLISECONDS
  for (const [key, { expiresAt }] of known) if (expiresAt.getTime() <= limit) known.delete(key)
  return known
}

/** Everything that says who may use the session: another secret does not get it. */
function keyOf(options: AwsOptions): string {
  const { region, accessKeyId, secretAccessKey, roleArn, externalId, endpoint } = options
  const facts = JSON.stringify([region, accessKeyId, secretAccessKey, roleArn, externalId, endpoint])
  return createHash('sha256').update(facts).digest('base64')
}

function readSession(answer: string): Session {
  const credentials = nodeAt(parseXml(answer, 'AssumeRoleResponse'), 'AssumeRoleResult', 'Credentials') ?? ''
  const accessKeyId = textAt(credentials, 'AccessKeyId')
  const secretAccessKey = textAt(credentials, 'SecretAccessKey')
  const sessionToken = textAt(credentials, 'SessionToken')
  const expiresAt = new Date(textAt(credentials, 'Expiration') ?? '')
  if (accessKeyId === null || secretAccessKey === null || sessionToken === null || Number.isNaN(expiresAt.getTime())) {
    throw new PluginError('sts answered without credentials', { retryable: false })
  }
  return { accessKeyId, secretAccessKey, sessionToken, expiresAt }
}
