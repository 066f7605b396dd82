// Servers that are asked in JSON below one URL: the options that lead to them, and what may be said of their answers.
import { atPath, atPathAsync } from '../errors.ts'
import { parseCertificate } from '../pki/certificate.ts'
import { parseCertificatesPem } from '../pki/pem.ts'
import type { EgressAnswer, EgressRequest } from './egress.ts'
import type { Installation } from './plugin.ts'
import { PluginError } from './plugin-error.ts'
import { retryAfterSeconds } from './retry-after.ts'
import { checkSecureUrl, requireSecureUrl } from './secure-url.ts'

const MAX_TRUSTED_CERTIFICATES = 20
const MAX_MESSAGE = 500
/** Keys in hardware and stores that replicate take their time; what times out is asked for again, and done twice. */
const PATIENCE = 3

/** The option of servers whose TLS certificate comes from a private CA. */
export const TRUSTED_CERTIFICATES = {
  name: 'trustedCertificates',
  type: 'TEXT',
  leadsSecrets: true,
  help: "PEM certificates of the CA behind the server's own TLS certificate, where that is a private one; then no other CA is trusted for it.",
} as const

/**
 * Judges the options that lead to such a server, to which secrets go and from which what is believed comes.
 * @throws DomainError under `url` or `trustedCertificates`
 */
export async function checkJsonServer(
  { url, trustedCertificates }: { readonly url: string; readonly trustedCertificates: string | null },
  { http }: Installation,
): Promise<void> {
  await atPathAsync(['url'], () => checkSecureUrl(url, http))
  checkTrustedCertificates(trustedCertificates)
}

/** @throws DomainError under `trustedCertificates` */
export function checkTrustedCertificates(pem: string | null): void {
  if (pem === null) return
  atPath(['trustedCertificates'], () => {
    for (const der of parseCertificatesPem(pem, { max: MAX_TRUSTED_CERTIFICATES })) parseCertificate(der)
  })
}

export interface JsonAnswer {
  readonly status: number
  readonly headers: EgressAnswer['headers']
  /** null where the answer is not JSON. */
  readonly value: unknown
  readonly text: string
}

/** Sends requests below one URL. Redirects are refused: they would take secrets elsewhere. */
export class JsonServer {
  readonly #http: Installation['http']
  readonly #now: Installation['now']
  readonly #base: URL
  readonly #trusted: string | null

  constructor(options: { url: string; trustedCertificates: string | null }, { http, now }: Installation) {
    this.#http = http
    this.#now = now
    this.#base = new URL(options.url)
    this.#base.search = ''
    this.#base.hash = ''
    if (!this.#base.pathname.endsWith('/')) this.#base.pathname += '/'
    this.#trusted = options.trustedCertificates
  }

  /**
   * @param path below the server's URL, without a slash in front
   * @throws PluginError when secrets must not go there, there is no answer, it redirects, and (retryable) for 408, 425, 429 and 5xx
   */
  async ask(
    method: EgressRequest['method'],
    path: string,
    request: { headers?: Readonly<Record<string, string>>; json?: object; signal?: AbortSignal | undefined } = {},
  ): Promise<JsonAnswer> {
    const { headers, json, signal } = request
    requireSecureUrl(this.#base.href, this.#http)
    const answer = await this.#http.send({
      url: new URL(path, this.#base).href,
      method,
      headers: { accept: '*/*', ...(json !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      patience: PATIENCE,
      ...(signal !== undefined && { signal }),
      ...(this.#trusted !== null && { tls: { ca: this.#trusted } }),
    })
    const { status } = answer
    if (status >= 500 || [408, 425, 429].includes(status)) {
      const seconds = retryAfterSeconds(answer, this.#now())
      const wait = seconds === null ? '' : `, to be asked again in ${seconds} seconds`
      const message = `${this.#base.host} answered ${status}${wait}`
      throw new PluginError(message, { retryable: true, retryAfterSeconds: seconds })
    }
    if (status >= 300 && status < 400) {
      throw new PluginError(`${this.#base.host} answered ${status}; redirects are not followed`, { retryable: false })
    }
    const text = Buffer.from(answer.body).toString('utf8')
    return { status, headers: answer.headers, value: jsonOf(text), text }
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

/**
 * What a server said, fit to be shown: one line of bounded length.
 * @param secrets what a careless server might repeat
 */
export function saidBy(message: string, secrets: readonly (string | null)[] = []): string {
  let said = message.toWellFormed()
  for (const secret of secrets) if (secret !== null && secret !== '') said = said.replaceAll(secret, '[…]')
  said = said.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim()
  return said.length > MAX_MESSAGE ? `${said.slice(0, MAX_MESSAGE)}…` : said
}
