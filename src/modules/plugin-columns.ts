// The columns of everything that a plugin does the work of.
import { p } from '@mikro-orm/core'

/** Options as stored; what is secret is not among them. */
export type StoredOptionValues = Readonly<Record<string, string | number | boolean | readonly string[] | null>>

export const pluginColumns = () => ({
  /** Slug of the plugin. */
  plugin: p.string().length(64),
  options: p.json<StoredOptionValues>(),
  /** Names of the options in `sealed`. */
  writeOnlyOptions: p.json<readonly string[]>(),
  /** The secret options as JSON, sealed by SecretBox for (table, 'sealed', id); null when there are none. */
  sealed: p.blob().lazy().nullable(),
  /** The key-encryption key it is sealed under. */
  keyId: p.string().length(64).nullable().index(),
})
