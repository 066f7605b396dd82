// Credentials of the machine that the service runs on: of its container, of its instance, or for a token that it is given.
import { readFile } from 'node:fs/promises'
import type { Clock } from '../../clock.ts'
import { MINUTE } from '../../time-units.ts'
import { EgressClient, egressRules } from '../egress.ts'
import type { SessionCredentials } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import { requireSecureUrl } from '../secure-url.ts'
import { awsErrorOf } from './aws-error.ts'
import { readSession, SESSION_SECONDS, STS_VERSION } from './credentials.ts'
import { endpointOf } from './partitions.ts'
import { fieldsOf, textOf } from './protocols.ts'

/** Where they come from. */
export type MachineOrigin =
  | {
      readonly kind: 'container'
      readonly url: string
      readonly token: { reveal(): string } | null
      readonly tokenFile: string | null
    }
  | {
      readonly kind: 'web-identity'
      readonly tokenFile: string
      readonly roleArn: string
      readonly stsUrl: string | null
    }
  | { readonly kind: 'instance'; readonly url: string }

/** Credentials that end this soon are fetched anew; those before them serve until their end where that fails. */
const MARGIN_MILLISECONDS = 5 * MINUTE
const MAX_TOKEN = 65_536

export class AwsMachineCredentials {
  readonly #origin: MachineOrigin
  readonly #http: EgressClient
  readonly #now: Clock
  #known: SessionCredentials | null = null
  #under: Promise<SessionCredentials> | null = null

  /** @param http the way out for what is not at the machine itself */
  constructor(origin: MachineOrigin, http: EgressClient, now: Clock) {
    this.#origin = origin
    // The machine's own addresses are closed to everything else.
    this.#http = origin.kind === 'web-identity' ? http : new EgressClient(egressRules([hostOf(origin.url)]))
    this.#now = now
  }

  /**
   * Credentials, from memory while they last; asked for once, however many want them.
   * @param region whose STS is asked where a token is exchanged
   * @throws PluginError
   */
  async credentials(region: string): Promise<SessionCredentials> {
    const now = this.#now().getTime()
    const known = this.#known
    if (known !== null && known.expiresAt.getTime() > now + MARGIN_MILLISECONDS) return known
    this.#under ??= this.#fetch(region).finally(() => {
      this.#under = null
    })
    try {
      this.#known = await this.#under
      return this.#known
    } catch (error) {
      if (known !== null && known.expiresAt.getTime() > now) return known
      throw error
    }
  }

  /** AWS calls them expired, whatever we believed. */
  forget(): void {
    this.#known = null
  }

  #fetch(region: string): Promise<SessionCredentials> {
    const origin = this.#origin
    if (origin.kind === 'container') return this.#ofContainer(origin)
    return origin.kind === 'instance' ? this.#ofInstance(origin.url) : this.#ofToken(origin, region)
  }

  async #ofContainer({ url, token, tokenFile }: MachineOrigin & { kind: 'container' }): Promise<SessionCredentials> {
    const authorization = tokenFile === null ? token?.reveal() : await tokenIn(tokenFile)
    const answer = await this.#ask('GET', url, authorization === undefined ? {} : { authorization })
    return fromJson(answer, 'the container')
  }

  /** By IMDSv2: a token first, which nothing gets that is merely made to fetch a URL. */
  async #ofInstance(url: string): Promise<SessionCredentials> {
    const token = await this.#ask('PUT', `${url}/latest/api/token`, { 'x-aws-ec2-metadata-token-ttl-seconds': '300' })
    const headers = { 'x-aws-ec2-metadata-token': token }
    const roles = `${url}/latest/meta-data/iam/security-credentials/`
    const [role = ''] = (await this.#ask('GET', roles, headers)).split('\n')
    return fromJson(await this.#ask('GET', roles + encodeURIComponent(role.trim()), headers), 'the instance')
  }

  async #ask(method: 'GET' | 'PUT', url: string, headers: Record<string, string>): Promise<string> {
    const { status, body } = await this.#http.send({ url, method, headers })
    if (status === 200) return Buffer.from(body).toString('utf8').trim()
    const hint = status === 404 ? '; it has no role' : ''
    // What it says may echo tokens.
    throw new PluginError(`the machine gave no credentials for AWS: status ${status}${hint}`, {
      retryable: status >= 500 || status === 429,
    })
  }

  async #ofToken(origin: MachineOrigin & { kind: 'web-identity' }, region: string): Promise<SessionCredentials> {
    const { url } = endpointOf('sts', region, origin.stsUrl)
    requireSecureUrl(url, this.#http)
    const answer = await this.#http.send({
      url: `${url}/`,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: new URLSearchParams({
        Action: 'AssumeRoleWithWebIdentity',
        Version: STS_VERSION,
        RoleArn: origin.roleArn,
        RoleSessionName: 'indri',
        DurationSeconds: String(SESSION_SECONDS),
        WebIdentityToken: await tokenIn(origin.tokenFile),
      }).toString(),
    })
    if (answer.status !== 200) throw awsErrorOf('sts', answer, this.#now())
    return readSession(Buffer.from(answer.body).toString('utf8'), 'AssumeRoleWithWebIdentity')
  }
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[(.*)\]$/, '$1')
}

/** Read each time: whoever put it there exchanges it before it ends. */
async function tokenIn(file: string): Promise<string> {
  try {
    const token = (await readFile(file, 'utf8')).trim()
    if (token === '' || token.length > MAX_TOKEN || /[^\x20-\x7e]/.test(token)) throw new Error('it holds no token')
    return token
  } catch (error) {
    throw new PluginError('the token for AWS could not be read from its file', { retryable: true, cause: error })
  }
}

function fromJson(text: string, whose: string): SessionCredentials {
  let fields: ReadonlyMap<string, unknown> = new Map()
  try {
    fields = fieldsOf(JSON.parse(text))
  } catch {
    // As if it had none
  }
  const accessKeyId = textOf(fields, 'AccessKeyId')
  const secretAccessKey = textOf(fields, 'SecretAccessKey')
  const sessionToken = textOf(fields, 'Token')
  const expiresAt = new Date(textOf(fields, 'Expiration') ?? '')
  if (accessKeyId === null || secretAccessKey === null || sessionToken === null || Number.isNaN(expiresAt.getTime())) {
    throw new PluginError(`${whose} answered without credentials for AWS`, { retryable: true })
  }
  return { accessKeyId, secretAccessKey, sessionToken, expiresAt }
}
