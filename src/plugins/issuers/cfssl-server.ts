// A CFSSL server over HTTP: how it is asked, and how it refuses.
// https://github.com/cloudflare/cfssl/tree/master/doc/api
import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { JsonServer, saidBy } from '../json-server.ts'
import type { Installation } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import { answeredChain } from './answered-certificates.ts'

const ANSWER = z.object({
  success: z.boolean(),
  result: z.object({ certificate: z.string().optional() }).nullish(),
  errors: z.array(z.object({ code: z.number(), message: z.string() })).nullish(),
})

/** Thousands of its error codes that are not about what was asked: its connections, CT logs and database. */
const TROUBLES: ReadonlySet<number> = new Set([6, 10, 11])
const RECORD_NOT_FOUND = 11_200

/** What says that it does not know us, though it comes with the code of a bad request. */
const UNKNOWN_CALLER = /^(?:invalid token|authentication required|no authentication provider)/i

export type CfsslReply = { readonly certificate: string | null } | { readonly refusal: string; readonly code: number }

interface CfsslOptions {
  readonly url: string
  readonly trustedCertificates: string | null
  readonly authKey: string | null
  readonly profile: string | null
  readonly label: string | null
}

export class CfsslServer {
  readonly #server: JsonServer
  readonly #options: CfsslOptions

  constructor(options: CfsslOptions, installation: Installation) {
    this.#server = new JsonServer(options, installation)
    this.#options = options
  }

  /** @throws PluginError for what is not about the request itself, which is a refusal */
  async call(endpoint: string, json: object, signal?: AbortSignal): Promise<CfsslReply> {
    const answer = await this.#server.ask('POST', `api/v1/cfssl/${endpoint}`, { json, signal })
    const parsed = ANSWER.safeParse(answer.value)
    if (!parsed.success) {
      const message = `the server answered ${answer.status} to ${endpoint}, which is not how CFSSL answers`
      throw new PluginError(message, { retryable: false })
    }
    const { success, result, errors } = parsed.data
    if (success && answer.status < 300) return { certificate: result?.certificate ?? null }
    const error = errors?.[0] ?? { code: 0, message: 'it gave no reason' }
    const refusal = saidBy(error.message, [this.#options.authKey])
    if (UNKNOWN_CALLER.test(refusal)) {
      throw new PluginError(`CFSSL: ${refusal}`, { retryable: false, option: 'authKey' })
    }
    const isTrouble = TROUBLES.has(Math.floor(error.code / 1000)) && error.code !== RECORD_NOT_FOUND
    if (isTrouble) throw new PluginError(`CFSSL: ${refusal}`, { retryable: true })
    return { refusal, code: error.code }
  }

  /** @param csr PEM */
  async sign(csr: string, signal?: AbortSignal): Promise<CfsslReply> {
    const { authKey, profile, label } = this.#options
    const request = {
      certificate_request: csr,
      ...(profile !== null && { profile }),
      ...(label !== null && { label }),
    }
    if (authKey === null) return this.call('sign', request, signal)
    const body = Buffer.from(JSON.stringify(request))
    const token = createHmac('sha256', keyBytes(authKey)).update(body).digest('base64')
    return this.call('authsign', { token, request: body.toString('base64') }, signal)
  }

  /** PEM of its own certificate. @throws PluginError */
  async caCertificate(signal?: AbortSignal): Promise<string> {
    const { profile, label } = this.#options
    const reply = await this.call('info', { label: label ?? '', profile: profile ?? '' }, signal)
    if ('refusal' in reply) throw new PluginError(`CFSSL: ${reply.refusal}`, { retryable: false })
    return answeredChain(reply.certificate ?? '')
  }
}

export function isNotFound(reply: CfsslReply): boolean {
  return 'refusal' in reply && reply.code === RECORD_NOT_FOUND
}

/** @throws PluginError without the key in it */
function keyBytes(authKey: string): Buffer {
  const digits = authKey.trim()
  if (/^(?:[0-9a-f]{2})+$/i.test(digits)) return Buffer.from(digits, 'hex')
  throw new PluginError('the option authKey is not hexadecimal', { retryable: false })
}
