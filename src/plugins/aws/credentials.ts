// Whom requests are signed for: the user of the options, the machine of the service, or a session of a role that they assume.
import { createHash } from 'node:crypto'
import { MINUTE } from '../../time-units.ts'
import type { Installation, SessionCredentials } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import { type AwsOptions, NOT_LENT } from './options.ts'
import { nodeAt, parseXml, textAt } from './xml.ts'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Of a session; null for a user's own key. */
  readonly sessionToken: string | null
}

/** A session that ends this soon is not begun anything with. */
const MARGIN_MILLISECONDS = 5 * MINUTE
export const SESSION_SECONDS = 3600
export const STS_VERSION = '2011-06-15'

/**
 * Sessions in use, by what they were opened with. They outlive the plugin's instances, which are made anew for every
 * use; they live as long as the installation, and no longer than AWS lets them.
 */
const sessions = new WeakMap<Installation, Map<string, SessionCredentials>>()

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
  const session = readSession(answer, 'AssumeRole')
  known.set(key, session)
  return session
}

/**
 * The credentials that the options name, without any role.
 * @throws PluginError when there are none
 */
export async function ownCredentials(options: AwsOptions, { awsMachine }: Installation): Promise<Credentials> {
  const { identity, region, accessKeyId, secretAccessKey } = options
  if (identity === 'MACHINE') {
    if (awsMachine === null) throw new PluginError(NOT_LENT, { retryable: false })
    return awsMachine.credentials(region)
  }
  if (accessKeyId === null || secretAccessKey === null) {
    throw new PluginError('it has no access key', { retryable: false })
  }
  return { accessKeyId, secretAccessKey, sessionToken: null }
}

/** AWS calls the session expired, whatever we believed: the next use opens a new one. */
export function forgetSession(options: AwsOptions, installation: Installation): void {
  if (options.identity === 'MACHINE') installation.awsMachine?.forget()
  sessionsOf(installation).delete(keyOf(options))
}

function sessionsOf(installation: Installation): Map<string, SessionCredentials> {
  const known = sessions.get(installation) ?? new Map<string, SessionCredentials>()
  sessions.set(installation, known)
  const limit = installation.now().getTime() + MARGIN_MILLISECONDS
  for (const [key, { expiresAt }] of known) if (expiresAt.getTime() <= limit) known.delete(key)
  return known
}

/** Everything that says who may use the session: another secret does not get it. */
function keyOf(options: AwsOptions): string {
  const { region, identity, accessKeyId, secretAccessKey, roleArn, externalId, endpoint } = options
  const facts = JSON.stringify([region, identity, accessKeyId, secretAccessKey, roleArn, externalId, endpoint])
  return createHash('sha256').update(facts).digest('base64')
}

/** @throws PluginError for an answer to the action that holds none */
export function readSession(answer: string, action: string): SessionCredentials {
  const credentials = nodeAt(parseXml(answer, `${action}Response`), `${action}Result`, 'Credentials') ?? ''
  const accessKeyId = textAt(credentials, 'AccessKeyId')
  const secretAccessKey = textAt(credentials, 'SecretAccessKey')
  const sessionToken = textAt(credentials, 'SessionToken')
  const expiresAt = new Date(textAt(credentials, 'Expiration') ?? '')
  if (accessKeyId === null || secretAccessKey === null || sessionToken === null || Number.isNaN(expiresAt.getTime())) {
    throw new PluginError('sts answered without credentials', { retryable: false })
  }
  return { accessKeyId, secretAccessKey, sessionToken, expiresAt }
}
