// The one way out: whatever URL somebody wrote down is judged here before a byte leaves, at storing and again at use.
import { lookup as resolve } from 'node:dns/promises'
import { type IncomingMessage, request as requestHttp, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'
import { DomainError } from '../errors.ts'
import { contains, effectiveOctets, isPublicAddress, type Network, parseNetwork } from './addresses.ts'
import { PluginError } from './plugin-error.ts'

export interface ResolvedAddress {
  readonly address: string
  readonly family: number
}
export type Resolver = (host: string) => Promise<readonly ResolvedAddress[]>

/** What the installation opens besides the open internet. */
export interface EgressRules {
  readonly networks: readonly Network[]
  /** Exact names, or `*.suffix` for everything below. Whoever is named may resolve to any address. */
  readonly hosts: readonly string[]
}

export interface EgressRequest {
  readonly url: string
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  readonly signal?: AbortSignal
  /** How many times longer than usual its answer may take, 1 to 6: for servers that work on what they are asked. */
  readonly patience?: number
  /** For servers of a private CA, and those that want to see a certificate. PEM. */
  readonly tls?: { readonly ca?: string; readonly certificate?: string; readonly privateKey?: string }
}

export interface EgressAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Uint8Array
}

export interface EgressLimits {
  /** Until the answer is complete. */
  readonly totalMilliseconds: number
  readonly resolveMilliseconds: number
  /** Until the connection stands, TLS included. */
  readonly connectMilliseconds: number
  readonly answerBytes: number
}

const EGRESS_LIMITS: EgressLimits = {
  totalMilliseconds: 10_000,
  resolveMilliseconds: 3000,
  connectMilliseconds: 5000,
  answerBytes: 1_048_576,
}

const MOST_PATIENCE = 6

/** Splits what INDRI_EGRESS_ALLOW holds; texts that are no network are host names. */
export function egressRules(entries: readonly string[]): EgressRules {
  const networks: Network[] = []
  const hosts: string[] = []
  for (const entry of entries) {
    const network = parseNetwork(entry)
    if (network === null) hosts.push(entry.toLowerCase().replace(/\.$/, ''))
    else networks.push(network)
  }
  return { networks, hosts }
}

export class EgressClient {
  readonly #rules: EgressRules
  readonly #resolver: Resolver
  readonly #limits: EgressLimits

  constructor(rules: EgressRules, options: { resolver?: Resolver; limits?: Partial<EgressLimits> } = {}) {
    this.#rules = rules
    this.#resolver = options.resolver ?? ((host) => resolve(host, { all: true, verbatim: true }))
    this.#limits = { ...EGRESS_LIMITS, ...options.limits }
  }

  /**
   * Judges a URL that is about to be stored. A name that does not resolve right now passes: it is judged again at use.
   * @throws DomainError INVALID without a path
   */
  async check(url: string): Promise<void> {
    const target = this.#target(url)
    await this.checkHost(target.host)
  }

  /**
   * As {@link check}, for what is reached by other means than HTTP. `host` is a name or an address, without brackets.
   * @throws DomainError INVALID without a path
   */
  async checkHost(host: string): Promise<void> {
    const addresses = await this.#addresses(host).catch(() => null)
    if (addresses !== null) this.#refuseClosed(host, addresses)
  }

  /**
   * Whether secrets may go there: over TLS, or in the clear to a host that the installation names itself, by its name or
   * address (INDRI_EGRESS_ALLOW).
   */
  takesSecrets(url: string): boolean {
    const target = this.#target(url)
    if (target.url.protocol === 'https:') return true
    const { hosts, networks } = this.#rules
    if (hosts.some((allowed) => matchesHost(allowed, target.host))) return true
    if (isIP(target.host) === 0) return false
    const octets = effectiveOctets(target.host)
    return networks.some((network) => contains(network, octets))
  }

  /**
   * The address to connect to, judged: for sockets of other protocols. Connect to it, not to the name.
   * @param address which one of several; without it the first
   * @throws PluginError when the host is refused or has no (such) address
   */
  async addressOf(host: string, address: string | null = null): Promise<ResolvedAddress> {
    const found = (await this.addressesOf(host)).find((each) => address === null || each.address === address)
    if (found !== undefined) return found
    throw new PluginError(`${host} does not have the address ${address} any more`, { retryable: true })
  }

  /**
   * All of a host's addresses, judged: at least one, each once.
   * @throws PluginError when the host is refused or has no address
   */
  async addressesOf(host: string): Promise<readonly ResolvedAddress[]> {
    try {
      const addresses = await this.#addresses(host)
      this.#refuseClosed(host, addresses)
      if (addresses.length === 0) throw new Error('it has no address')
      return [...new Map(addresses.map((each) => [each.address, each])).values()]
    } catch (error) {
      if (error instanceof DomainError) throw new PluginError(error.message, { retryable: false, cause: error })
      throw new PluginError(`could not reach ${host}: ${reasonOf(error)}`, { retryable: true, cause: error })
    }
  }

  /**
   * Sends one request. Redirects are answers, not followed; the address judged is the address connected to.
   * @throws PluginError when the target is refused, cannot be reached, or answers too much or too slowly
   */
  async send(request: EgressRequest): Promise<EgressAnswer> {
    const patience = Math.min(Math.max(request.patience ?? 1, 1), MOST_PATIENCE)
    const deadline = AbortSignal.timeout(this.#limits.totalMilliseconds * patience)
    const signal = request.signal === undefined ? deadline : AbortSignal.any([deadline, request.signal])
    try {
      const target = this.#target(request.url)
      const addresses = await this.#addresses(target.host)
      this.#refuseClosed(target.host, addresses)
      const [pinned] = addresses
      if (pinned === undefined) throw new Error('it has no address')
      return await this.#exchange(target.url, pinned, request, signal)
    } catch (error) {
      if (error instanceof PluginError) throw error
      if (error instanceof DomainError) throw new PluginError(error.message, { retryable: false, cause: error })
      const reason = deadline.aborted ? 'it took too long' : reasonOf(error)
      throw new PluginError(`could not reach ${hostOf(request.url)}: ${reason}`, { retryable: true, cause: error })
    }
  }

  #target(text: string): { url: URL; host: string } {
    const url = URL.parse(text)
    if (url === null || !['http:', 'https:'].includes(url.protocol)) {
      throw new DomainError('INVALID', 'expected a URL that begins with https:// or http://')
    }
    if (url.username !== '' || url.password !== '') {
      throw new DomainError('INVALID', 'expected a URL without user and password')
    }
    // URL has turned every notation of an address (octal, hexadecimal, decimal, short) into the plain one.
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
    if (host === '') throw new DomainError('INVALID', 'expected a URL with a host')
    return { url, host }
  }

  async #addresses(host: string): Promise<readonly ResolvedAddress[]> {
    const family = isIP(host)
    if (family !== 0) return [{ address: host, family }]
    const cancel = new AbortController()
    const late = after(this.#limits.resolveMilliseconds, null, { signal: cancel.signal, ref: false })
    try {
      const found = await Promise.race([this.#resolver(host), late])
      if (found === null) throw new Error('its name was not resolved in time')
      return found
    } finally {
      late.catch(() => {})
      cancel.abort()
    }
  }

  /** One closed address among several is enough: which of them is taken is not the caller's to play with. */
  #refuseClosed(host: string, addresses: readonly ResolvedAddress[]): void {
    const { hosts, networks } = this.#rules
    if (hosts.some((allowed) => matchesHost(allowed, host))) return
    const open = addresses.every(({ address }) => {
      if (isPublicAddress(address)) return true
      if (isIP(address) === 0 || address.includes('%')) return false
      const octets = effectiveOctets(address)
      return networks.some((network) => contains(network, octets))
    })
    if (!open) {
      const message = 'this address is not on the open internet, and the installation does not allow it'
      throw new DomainError('INVALID', `${message} (INDRI_EGRESS_ALLOW)`)
    }
  }

  #exchange(url: URL, pinned: ResolvedAddress, request: EgressRequest, signal: AbortSignal): Promise<EgressAnswer> {
    const lookup: LookupFunction = (_host, options, done) =>
      options.all === true ? done(null, [{ ...pinned }]) : done(null, pinned.address, pinned.family)
    const options: RequestOptions = {
      method: request.method,
      // Compressed answers would get past the limit on their size.
      headers: { 'accept-encoding': 'identity', 'user-agent': 'indri', ...request.headers },
      lookup,
      signal,
      agent: false,
      timeout: this.#limits.connectMilliseconds,
      ...tlsOptions(request.tls),
    }
    return new Promise((settle, fail) => {
      let isAnswered = false
      const send = url.protocol === 'https:' ? requestHttps : requestHttp
      const outgoing = send(url, options, (answer) => {
        isAnswered = true
        this.#read(answer).then(settle, fail)
      })
      outgoing.on('timeout', () => outgoing.destroy(new Error('no connection was made in time')))
      const connected = url.protocol === 'https:' ? 'secureConnect' : 'connect'
      outgoing.on('socket', (socket) => socket.once(connected, () => outgoing.setTimeout(0)))
      outgoing.on('error', fail)
      // A server that switches to another protocol (RFC 9110 section 7.8) answers nothing, and no error is told of it: without
      // this, the promise and whoever waits for it would outlive every deadline.
      outgoing.on('close', () => {
        if (!isAnswered) fail(new Error('it did not answer in HTTP'))
      })
      outgoing.end(request.body)
    })
  }

  async #read(answer: IncomingMessage): Promise<EgressAnswer> {
    const chunks: Buffer[] = []
    let length = 0
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      length += chunk.byteLength
      if (length > this.#limits.answerBytes) {
        answer.destroy()
        throw new PluginError(`the answer is larger than ${this.#limits.answerBytes} bytes`, { retryable: false })
      }
      chunks.push(chunk)
    }
    return { status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }
  }
}

function tlsOptions(tls: EgressRequest['tls']): { ca?: string; cert?: string; key?: string } {
  if (tls === undefined) return {}
  return {
    ...(tls.ca !== undefined && { ca: tls.ca }),
    ...(tls.certificate !== undefined && { cert: tls.certificate }),
    ...(tls.privateKey !== undefined && { key: tls.privateKey }),
  }
}

function matchesHost(allowed: string, host: string): boolean {
  return allowed.startsWith('*.') ? host.endsWith(allowed.slice(1)) : host === allowed
}

/** The host alone: paths and queries of webhooks may be as good as passwords. */
function hostOf(url: string): string {
  return URL.parse(url)?.host ?? 'the URL'
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it failed'
  if (!('code' in error) || typeof error.code !== 'string') return error.message
  const said = TLS_TROUBLES.get(error.code)
  return said === undefined ? error.code : `${said} (${error.code})`
}

const UNTRUSTED = 'its TLS certificate comes from no CA that is trusted for it'
/** What people cannot be expected to know by its code. */
const TLS_TROUBLES: ReadonlyMap<string, string> = new Map([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', UNTRUSTED],
  ['SELF_SIGNED_CERT_IN_CHAIN', UNTRUSTED],
  ['UNABLE_TO_GET_ISSUER_CERT', UNTRUSTED],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', UNTRUSTED],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', UNTRUSTED],
  ['CERT_HAS_EXPIRED', 'its TLS certificate has expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'its TLS certificate is for other names'],
])
