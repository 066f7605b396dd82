/** A plugin could not do its work. `retryable`: trying again later may help. The message is fit to be shown. */
export class PluginError extends Error {
  override readonly name = 'PluginError'
  readonly retryable: boolean

  constructor(message: string, options: { retryable: boolean; cause?: unknown }) {
    super(message, { cause: options.cause })
    this.retryable = options.retryable
  }
}
