// The way from acme-client to the CA: every request goes through the one way out, to the directory's own host.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Client } from 'acme-client'
import type { EgressAnswer, EgressRequest } from '../../egress.ts'
import type { Installation } from '../../plugin.ts'
import { PluginError } from '../../plugin-error.ts'
import { retryAfterSeconds } from '../../retry-after.ts'
import { requireSecureUrl } from '../../secure-url.ts'
import { AcmeProblem } from './problem.ts'

type Library = typeof import('acme-client')
type Adapter = Extract<NonNullable<Library['axios']['defaults']['adapter']>, (...args: never[]) => unknown>

/** Some CAs take half a minute to place an order; to give up on the answer is to order twice. */
const PATIENCE = 4

export const UNKNOWN_ANSWER = 'the CA answered in a way that ACME (RFC 8555) does not know'

/** One run of requests, on behalf of one issuer. */
export interface Exchange {
  readonly connection: AcmeConnection
  readonly signal: AbortSignal | undefined
  /** Requests that may have changed something at the CA, whatever became of their answers. */
  told: number
  /** Of the last answer. */
  retryAfterSeconds: number | null
  /** The library asks again when a nonce was refused, and forgets why when it gives up. */
  refusedNonce: AcmeProblem | null
}

/** What failed on our side within a run, such as a store: told apart from what the library stumbles over. */
class OwnFailure extends Error {
  readonly original: unknown

  constructor(original: unknown) {
    super('on our side')
    this.original = original
  }
}

/** Lets what we are lent fail as it does, within a run of a connection. */
export async function own<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw new OwnFailure(error)
  }
}

/** Whether trying again cannot help: the order ends with it. */
export function isFinal(error: unknown): boolean {
  if (error instanceof OwnFailure) return error.original instanceof PluginError && !error.original.retryable
  if (error instanceof AcmeProblem) return !error.isPassing && error.type !== 'accountDoesNotExist'
  return error instanceof PluginError && !error.retryable
}

const exchanges = new AsyncLocalStorage<Exchange>()

let library: Promise<Library> | undefined

/** Loaded when first used, since it is large. Its own connections, their redirects and repetitions are cut off. */
function loadLibrary(): Promise<Library> {
  library ??= import('acme-client').then((loaded) => {
    loaded.axios.defaults.adapter = adapter
    return loaded
  })
  return library
}

const adapter: Adapter = async (config) => {
  const exchange = exchanges.getStore()
  if (exchange === undefined) throw new PluginError('ACME is only spoken on behalf of an issuer', { retryable: false })
  const { data } = config as { data?: unknown }
  const answer = await exchange.connection.send(exchange, {
    url: config.url ?? '',
    method: methodOf(config.method),
    headers: { 'content-type': 'application/jose+json' },
    ...(typeof data === 'string' && { body: data }),
  })
  const text = Buffer.from(answer.body).toString('utf8')
  return { data: text, status: answer.status, statusText: '', headers: plainHeaders(answer), config }
}

export class AcmeConnection {
  readonly #installation: Installation
  readonly #directoryUrl: string
  readonly #origin: string
  readonly #trusted: string | null
  readonly #secrets: readonly (string | null)[]

  constructor(
    options: { url: string; trustedCertificates: string | null; secrets: readonly (string | null)[] },
    installation: Installation,
  ) {
    this.#installation = installation
    this.#directoryUrl = options.url
    this.#origin = new URL(options.url).origin
    this.#trusted = options.trustedCertificates
    this.#secrets = options.secrets
  }

  /**
   * Runs `work`, in which clients of this connection may be used.
   * @throws AcmeProblem for what the CA refused
   * @throws PluginError, and what {@link own} work fails with
   */
  async run<T>(signal: AbortSignal | undefined, work: (exchange: Exchange) => Promise<T>): Promise<T> {
    const exchange: Exchange = { connection: this, signal, told: 0, retryAfterSeconds: null, refusedNonce: null }
    try {
      return await exchanges.run(exchange, () => work(exchange))
    } catch (error) {
      if (error instanceof OwnFailure) throw error.original
      if (error instanceof PluginError || error instanceof AcmeProblem) throw error
      if (exchange.refusedNonce !== null) throw exchange.refusedNonce
      throw new PluginError(UNKNOWN_ANSWER, { retryable: true, cause: error })
    }
  }

  async client(account: {
    privateKey: string
    url: string | null
    binding: { keyId: string; hmacKey: string } | null
  }): Promise<Client> {
    const { Client: AcmeClient } = await loadLibrary()
    const { privateKey, url, binding } = account
    return new AcmeClient({
      directoryUrl: this.#directoryUrl,
      accountKey: privateKey,
      ...(url !== null && { accountUrl: url }),
      ...(binding !== null && { externalAccountBinding: { kid: binding.keyId, hmacKey: binding.hmacKey } }),
    })
  }

  /** The directory, or what else is there to be had without a signature. JSON. */
  async get(exchange: Exchange, url = this.#directoryUrl): Promise<unknown> {
    const answer = await this.send(exchange, { url, method: 'GET' })
    return JSON.parse(Buffer.from(answer.body).toString('utf8')) as unknown
  }

  /** Of URLs that an answer names. @throws PluginError outside the directory's host */
  judge(url: string): void {
    if (URL.parse(url)?.origin === this.#origin) return
    const message = `the CA named an address outside ${this.#origin}, which is not followed`
    throw new PluginError(message, { retryable: false })
  }

  /** Sends one request to the directory's host, and to no other. */
  async send(exchange: Exchange, request: EgressRequest): Promise<EgressAnswer> {
    this.judge(request.url)
    requireSecureUrl(request.url, this.#installation.http)
    if (request.method === 'POST') exchange.told += 1
    const answer = await this.#installation.http.send({
      ...request,
      patience: PATIENCE,
      ...(exchange.signal !== undefined && { signal: exchange.signal }),
      ...(this.#trusted !== null && { tls: { ca: this.#trusted } }),
    })
    const { status } = answer
    exchange.retryAfterSeconds = retryAfterSeconds(answer, this.#installation.now())
    if (status < 300) return answer
    if (status < 400) {
      throw new PluginError(`the CA answered ${status}; redirects are not followed`, { retryable: false })
    }
    const problem = new AcmeProblem(status, jsonOf(answer), {
      retryAfterSeconds: exchange.retryAfterSeconds,
      secrets: this.#secrets,
    })
    if (problem.type !== 'badNonce' || status !== 400) throw problem
    exchange.refusedNonce = problem
    return answer
  }
}

function methodOf(method: string | undefined): EgressRequest['method'] {
  const upper = (method ?? 'get').toUpperCase()
  if (upper === 'GET' || upper === 'HEAD' || upper === 'POST') return upper
  throw new PluginError(`ACME knows no requests of the method ${upper}`, { retryable: false })
}

function plainHeaders({ headers }: EgressAnswer): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  )
}

function jsonOf({ body }: EgressAnswer): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as unknown
  } catch {
    return null
  }
}
