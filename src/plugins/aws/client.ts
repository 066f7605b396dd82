// Sends requests to AWS: signed (SigV4), through the installation's way out, repeated where that is safe.
import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'
import { SECOND } from '../../time-units.ts'
import type { EgressAnswer, EgressRequest } from '../egress.ts'
import type { Installation } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import { requireSecureUrl } from '../secure-url.ts'
import { awsErrorOf, hasCode, isThrottled } from './aws-error.ts'
import { type Credentials, forgetSession, ownCredentials, roleSession } from './credentials.ts'
import type { AwsOptions } from './options.ts'
import { type AwsService, endpointOf } from './partitions.ts'

export interface AwsRequest {
  readonly service: AwsService
  readonly method: EgressRequest['method']
  /** Escaped, beginning with a slash. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  /** Names in lower case. All of them are signed. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** What must not be sent again without knowing what became of it. */
  readonly once?: boolean
  readonly signal?: AbortSignal | undefined
}

export interface AwsAnswer {
  readonly headers: EgressAnswer['headers']
  readonly body: Uint8Array
  readonly text: string
}

/** Before the attempts after the first. Whatever lasts longer is for the job that asks, which backs off further. */
const PAUSES_MILLISECONDS = [200, 600]
/** Whoever lists much is told to slow down, and gets there slowly. */
const THROTTLED_MILLISECONDS = [200, 600, 1800, 4000]
/** Whoever asks for more is asked again by the job, not sooner than that. */
const LONGEST_PAUSE = 5 * SECOND

export class AwsClient {
  readonly #options: AwsOptions
  readonly #installation: Installation

  constructor(options: AwsOptions, installation: Installation) {
    this.#options = options
    this.#installation = installation
  }

  /**
   * @returns the answer when it is a success
   * @throws AwsError when AWS refuses, PluginError when it is not reached
   */
  async send(request: AwsRequest): Promise<AwsAnswer> {
    let renewed = false
    for (let attempt = 0; ;) {
      try {
        return await this.#sendOnce(request)
      } catch (error) {
        request.signal?.throwIfAborted()
        // Nothing was done under a session that had ended, so this repeats nothing.
        if (!renewed && this.#isSession && hasCode(error, 'ExpiredToken', 'ExpiredTokenException')) {
          forgetSession(this.#options, this.#installation)
          renewed = true
          continue
        }
        const milliseconds = pauseAfter(error, attempt++)
        if (request.once === true || milliseconds === null) throw error
        await pause(milliseconds, undefined, request.signal === undefined ? {} : { signal: request.signal })
      }
    }
  }

  /**
   * The same request without a signature, as anybody could send it.
   * @returns the status of the answer
   */
  async sendUnsigned(request: AwsRequest): Promise<number> {
    const answer = await this.#installation.http.send({
      url: this.#urlOf(request).url,
      method: request.method,
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    })
    return answer.status
  }

  get #isSession(): boolean {
    return this.#options.roleArn !== null || this.#options.identity === 'MACHINE'
  }

  async #sendOnce(request: AwsRequest): Promise<AwsAnswer> {
    return this.#sendAs(await this.#credentials(request.signal), request)
  }

  async #credentials(signal: AbortSignal | undefined): Promise<Credentials> {
    const { roleArn } = this.#options
    const user = await ownCredentials(this.#options, this.#installation)
    signal?.throwIfAborted()
    if (roleArn === null) return user
    return roleSession({ ...this.#options, roleArn }, this.#installation, async (form) => {
      const { text } = await this.#sendAs(user, { ...formPost('sts', form), signal })
      return text
    })
  }

  async #sendAs(credentials: Credentials, request: AwsRequest): Promise<AwsAnswer> {
    const { url, signingRegion } = this.#urlOf(request)
    requireSecureUrl(url, this.#installation.http)
    const body = request.body ?? ''
    const signer = new AwsV4Signer({
      method: request.method,
      url,
      // With the digest of the body signed, nobody on the way can exchange it.
      headers: { ...request.headers, 'x-amz-content-sha256': createHash('sha256').update(body).digest('hex') },
      accessKeyId: credentials.accessKeyId,
      secretAccessKey: credentials.secretAccessKey,
      ...(credentials.sessionToken === null ? {} : { sessionToken: credentials.sessionToken }),
      service: request.service,
      region: signingRegion,
      datetime: this.#installation
        .now()
        .toISOString()
        .replaceAll(/[:-]|\.\d{3}/g, ''),
      allHeaders: true,
    })
    const signed = await signer.sign()
    const answer = await this.#installation.http.send({
      url: signed.url.href,
      method: request.method,
      headers: Object.fromEntries(signed.headers),
      ...(request.body === undefined ? {} : { body: request.body }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    })
    if (answer.status < 200 || answer.status >= 300) throw awsErrorOf(request.service, answer, this.#installation.now())
    return { headers: answer.headers, body: answer.body, text: Buffer.from(answer.body).toString('utf8') }
  }

  #urlOf({ service, path, query = {} }: AwsRequest): { url: string; signingRegion: string } {
    const { url, signingRegion } = endpointOf(service, this.#options.region, this.#options.endpoint)
    // Not URLSearchParams: its plus signs are spaces to some and plus signs to others.
    const search = Object.entries(query)
      .map((pair) => pair.map(encodeURIComponent).join('='))
      .join('&')
    return { url: `${url}${path}${search === '' ? '' : `?${search}`}`, signingRegion }
  }
}

/** How long to wait before the next attempt; null where there is none, or AWS asks for more patience than a request has. */
function pauseAfter(error: unknown, attempt: number): number | null {
  if (!(error instanceof PluginError) || !error.retryable) return null
  const milliseconds = (isThrottled(error) ? THROTTLED_MILLISECONDS : PAUSES_MILLISECONDS)[attempt]
  const asked = (error.retryAfterSeconds ?? 0) * SECOND
  return milliseconds === undefined || asked > LONGEST_PAUSE ? null : Math.max(milliseconds, asked)
}

/** A POST of form fields, as the query services take it. */
export function formPost(service: AwsService, form: Readonly<Record<string, string>>): AwsRequest {
  return {
    service,
    method: 'POST',
    path: '/',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: new URLSearchParams(form).toString(),
  }
}
