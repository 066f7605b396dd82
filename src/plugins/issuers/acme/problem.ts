// What an ACME server refuses with: problem documents (RFC 8555 section 6.7, RFC 7807).
import { z } from 'zod'
import { PluginError } from '../../plugin-error.ts'
import { saidBy } from '../../json-server.ts'

const PREFIX = 'urn:ietf:params:acme:error:'

const DOCUMENT = z.object({
  type: z.string().catch(''),
  detail: z.string().catch(''),
  subproblems: z
    .array(
      z.object({
        detail: z.string().catch(''),
        identifier: z.object({ value: z.string() }).optional().catch(undefined),
      }),
    )
    .catch([]),
})

/** The sentences of a problem document: its detail, and what it says of single names. '' where it says nothing. */
export function problemText(document: unknown): string {
  const parsed = DOCUMENT.safeParse(document)
  if (!parsed.success) return ''
  const { detail, subproblems } = parsed.data
  const parts = subproblems.map((each) => `${each.identifier?.value ?? 'order'}: ${each.detail}`)
  return [detail, ...parts].filter((part) => part !== '').join('; ')
}

/** The type of a problem document without its prefix: 'rateLimited'. '' for what is none of ACME. */
export function problemType(document: unknown): string {
  const parsed = DOCUMENT.safeParse(document)
  return parsed.success && parsed.data.type.startsWith(PREFIX) ? parsed.data.type.slice(PREFIX.length) : ''
}

/** An answer with a status of 400 and more. It leaves the plugin as an outcome or as a PluginError, never itself. */
export class AcmeProblem extends Error {
  override readonly name = 'AcmeProblem'
  /** As {@link problemType}. */
  readonly type: string
  readonly status: number
  readonly retryAfterSeconds: number | null

  constructor(
    status: number,
    document: unknown,
    options: { retryAfterSeconds: number | null; secrets: readonly (string | null)[] },
  ) {
    super(saidBy(problemText(document), options.secrets) || `it answered ${status}`)
    this.type = problemType(document)
    this.status = status
    this.retryAfterSeconds = options.retryAfterSeconds
  }

  get isRateLimit(): boolean {
    return this.type === 'rateLimited' || this.status === 429
  }

  /** Passes by itself. */
  get isPassing(): boolean {
    return this.isRateLimit || this.status >= 500 || this.status === 408 || this.type === 'badNonce'
  }

  /** About the account or how this authority is set up, and not about what was ordered. */
  get isAboutAccount(): boolean {
    return ABOUT_ACCOUNT.has(this.type) || [401, 404, 405].includes(this.status)
  }

  toPluginError(): PluginError {
    const { isPassing: retryable, retryAfterSeconds } = this
    return new PluginError(`the CA refused: ${this.message}`, { retryable, retryAfterSeconds, cause: this })
  }
}

const ABOUT_ACCOUNT: ReadonlySet<string> = new Set([
  'accountDoesNotExist',
  'badPublicKey',
  'badSignatureAlgorithm',
  'externalAccountRequired',
  'invalidContact',
  'invalidProfile',
  'unsupportedContact',
  'unauthorized',
  'userActionRequired',
])
