/**
 * A plugin could not do its work. `retryable`: trying again later may help, no sooner than `retryAfterSeconds` where the
 * other side said so. The message is fit to be shown.
 */
export class PluginError extends Error {
  override readonly name = 'PluginError'
  readonly retryable: boolean
  readonly retryAfterSeconds: number | null
  /** Name of the option that is to blame; null where none is, or nobody knows. */
  readonly option: string | null

  constructor(
    message: string,
    options: { retryable: boolean; retryAfterSeconds?: number | null; option?: string; cause?: unknown },
  ) {
    super(message, { cause: options.cause })
    this.retryable = options.retryable
    this.retryAfterSeconds = options.retryAfterSeconds ?? null
    this.option = options.option ?? null
  }
}
