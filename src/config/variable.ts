// How an environment variable is declared: once, with its default, what it sets, and what is taken.

import type { z } from 'zod'

export interface ConfigVariable {
  readonly name: string
  /** As one would write it, or in angle brackets where it depends on other settings. Empty: unset. */
  readonly default: string
  readonly description: string
}

export interface Variable<T> extends ConfigVariable {
  readonly expected: string
  /** From the text given, or from the default. */
  readonly schema: z.ZodType<T, string>
  /** Whether what was found may not be repeated in a message. */
  readonly secret: boolean
}

export function variable<T>(spec: Omit<Variable<T>, 'secret'> & { readonly secret?: boolean }): Variable<T> {
  return { ...spec, secret: spec.secret ?? false }
}
