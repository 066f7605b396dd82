// What a caller may be told. Anything thrown that is not one of these classes is a bug or an outage: logged once, masked outside.

/** Codes of things the caller can fix in the input; they travel in `userErrors` of a payload. */
export const USER_ERROR_CODES = [
  'REQUIRED',
  'INVALID',
  'TOO_LONG',
  'TOO_MANY',
  'NOT_FOUND',
  'TAKEN',
  'CONFLICT',
  'KEY_MISMATCH',
  'CHAIN_MISMATCH',
  'BAD_SIGNATURE',
  'WEAK_KEY',
  'COMPROMISED_KEY',
  'POLICY_VIOLATION',
  'OUT_OF_RANGE',
  'EXPIRED',
  'INACTIVE',
  'IN_USE',
  'REQUIRES_KEY',
  'ALREADY_REVOKED',
  'UNSUPPORTED',
  'IDEMPOTENCY_KEY_REUSED',
  'LIMIT_EXCEEDED',
  'INVALID_CREDENTIALS',
] as const
export type UserErrorCode = (typeof USER_ERROR_CODES)[number]

/** Codes of top-level errors (`extensions.code`): who is asking, what is there, what the installation can bear. */
const REQUEST_ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'RATE_LIMITED',
  'KEY_UNAVAILABLE',
  'INTEGRITY',
  'UNAVAILABLE',
  'AUDIT_UNAVAILABLE',
  'INTERNAL',
] as const
export type RequestErrorCode = (typeof REQUEST_ERROR_CODES)[number]

/** One thing wrong with the input. `path` leads into the mutation's `input`, e.g. ['subjectAlternativeNames', '3', 'dns']. */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly code: UserErrorCode
  readonly path: readonly string[] | null
  /** Facts for the typed error of one mutation, such as the id of the certificate that is already there. */
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    code: UserErrorCode,
    message: string,
    path: readonly string[] | null = null,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
    this.code = code
    this.path = path
    this.details = details
  }

  /** The same error, found inside a larger input: the path is prefixed. */
  under(...prefix: string[]): DomainError {
    return new DomainError(this.code, this.message, [...prefix, ...(this.path ?? [])], this.details)
  }
}

/** Everything wrong with the input, told at once. */
export class DomainErrors extends Error {
  override readonly name = 'DomainErrors'
  readonly errors: readonly DomainError[]

  constructor(errors: readonly DomainError[]) {
    super(errors.map((error) => error.message).join('; '))
    this.errors = errors
  }
}

/** Not the input's fault: not signed in, not permitted, not found, a limit, an outage. Becomes a top-level error. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
  readonly code: RequestErrorCode
  /** With RATE_LIMITED: whole seconds after which trying again makes sense. */
  readonly retryAfterSeconds: number | null

  constructor(code: RequestErrorCode, message: string, options?: { cause?: unknown; retryAfterSeconds?: number }) {
    super(message, options)
    this.code = code
    this.retryAfterSeconds = options?.retryAfterSeconds ?? null
  }
}

/** Runs `check` and puts what it finds under `path`; other errors pass through untouched. */
export function atPath<T>(path: readonly string[], check: () => T): T {
  try {
    return check()
  } catch (error) {
    throw prefixed(error, path)
  }
}

/** As {@link atPath}, for promises. */
export async function atPathAsync<T>(path: readonly string[], check: () => Promise<T>): Promise<T> {
  try {
    return await check()
  } catch (error) {
    throw prefixed(error, path)
  }
}

function prefixed(error: unknown, path: readonly string[]): unknown {
  if (error instanceof DomainError) return error.under(...path)
  if (error instanceof DomainErrors) return new DomainErrors(error.errors.map((each) => each.under(...path)))
  return error
}

/** Collects problems so that a caller hears of all of them at once. */
export class Problems {
  readonly #errors: DomainError[] = []

  add(code: UserErrorCode, message: string, path: readonly string[] | null = null): void {
    this.#errors.push(new DomainError(code, message, path))
  }

  /** Runs `check`; a DomainError is collected (under `path`) and undefined returned, anything else passes through. */
  collect<T>(path: readonly string[], check: () => T): T | undefined {
    try {
      return check()
    } catch (error) {
      const found = prefixed(error, path)
      if (found instanceof DomainError) this.#errors.push(found)
      else if (found instanceof DomainErrors) this.#errors.push(...found.errors)
      else throw found
      return undefined
    }
  }

  /** As {@link collect}, for promises. */
  async collectAsync<T>(path: readonly string[], check: () => Promise<T>): Promise<T | undefined> {
    try {
      return await check()
    } catch (error) {
      this.collect(path, () => {
        throw error
      })
      return undefined
    }
  }

  get found(): readonly DomainError[] {
    return this.#errors
  }

  /** Throws what was collected, if anything. */
  throwIfAny(): void {
    if (this.#errors.length === 1) throw this.#errors[0]
    if (this.#errors.length > 0) throw new DomainErrors(this.#errors)
  }
}
