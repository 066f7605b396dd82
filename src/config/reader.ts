import { resolve } from 'node:path'
import { SecretText } from './secret-text.ts'
import type { ConfigVariable, Variable } from './variable.ts'

/** Reads variables and collects what is wrong with them, going on with the default so that all of it is found. */
export class Reader {
  readonly problems: string[] = []
  readonly #env: Record<string, string | undefined>
  readonly #folder: string

  /** Relative paths are taken from the folder. */
  constructor(env: Record<string, string | undefined>, folder: string) {
    this.#env = env
    this.#folder = folder
  }

  has(variable: ConfigVariable): boolean {
    return this.#text(variable) !== ''
  }

  read<T>(variable: Variable<T>): T {
    return this.readOr(variable, variable.schema.parse(variable.default))
  }

  readOr<T>(variable: Variable<T>, fallback: T): T {
    const text = this.#text(variable)
    if (text === '') return fallback
    const parsed = variable.schema.safeParse(text)
    if (parsed.success) return parsed.data
    const found = variable.secret
      ? 'something else (not shown, as it may hold a secret)'
      : JSON.stringify(text.slice(0, 200))
    this.problems.push(`${variable.name}: expected ${variable.expected}, found ${found}`)
    return fallback
  }

  /** Null where it is unset. */
  text(variable: Variable<string>): string | null {
    return this.read(variable) || null
  }

  /** Null where it is unset. */
  secret(variable: Variable<string>): SecretText | null {
    const text = this.read(variable)
    return text === '' ? null : new SecretText(text)
  }

  /** An absolute path; null where it is unset. */
  path(variable: Variable<string>): string | null {
    const path = this.read(variable)
    return path === '' ? null : resolve(this.#folder, path)
  }

  /** An absolute path. */
  pathOr(variable: Variable<string>, fallback: string): string {
    return resolve(this.#folder, this.readOr(variable, fallback))
  }

  #text(variable: ConfigVariable): string {
    return (this.#env[variable.name] ?? '').trim()
  }
}
