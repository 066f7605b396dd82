// Turns chosen options into what is stored: judged, with the secrets sealed for one row.
import { keyIdOf, type SecretBox } from '../../database/secrets.ts'
import { atPath, atPathAsync, Problems } from '../../errors.ts'
import { judgeOptions, type JudgedOptions } from '../../plugins/options.ts'
import type { Installation, OptionValues, Plugin, PluginKind } from '../../plugins/plugin.ts'
import { pluginOf } from '../../plugins/registry.ts'
import { checkBearerUrl } from '../../plugins/secure-url.ts'
import type { StoredOptionValues } from '../plugin-columns.ts'

/** The columns of {@link pluginColumns}. */
export interface PluginRow {
  readonly plugin: string
  readonly options: StoredOptionValues
  readonly writeOnlyOptions: readonly string[]
  readonly sealed: Uint8Array | null
  readonly keyId: string | null
}

/** What {@link PluginSettings.configure} says to store: without `sealed` where it stays, which may be re-wrapped meanwhile. */
export type ConfiguredRow = Omit<PluginRow, 'sealed' | 'keyId'> & Partial<Pick<PluginRow, 'sealed' | 'keyId'>>

/** The plugin's columns of an entity whose `sealed` was loaded. */
export function rowOf(
  entity: Omit<PluginRow, 'sealed' | 'keyId'> & { sealed?: unknown; keyId?: string | null },
): PluginRow {
  const { plugin, options, writeOnlyOptions, sealed, keyId } = entity
  return {
    plugin,
    options,
    writeOnlyOptions,
    sealed: sealed instanceof Uint8Array ? sealed : null,
    keyId: keyId ?? null,
  }
}

/** Where a row's secrets are bound to. */
export interface RowPlace {
  readonly table: 'notifications' | 'destinations' | 'dns_providers' | 'sources' | 'authority_issuers'
  readonly id: string
}

export interface ChosenOptions {
  readonly slug: string
  readonly options: Readonly<Record<string, unknown>>
}

export class PluginSettings {
  readonly #secrets: SecretBox
  readonly #installation: Installation

  constructor(secrets: SecretBox, installation: Installation) {
    this.#secrets = secrets
    this.#installation = installation
  }

  /**
   * What to store. May look a name up, so it runs before any transaction.
   * @param stored what there is already, null for something new; with another plugin chosen, nothing of it is kept
   * @throws DomainError(s) with paths under `options`
   * @throws RequestError KEY_UNAVAILABLE or INTEGRITY when a stored secret that is kept cannot be read
   */
  async configure(
    kind: PluginKind,
    chosen: ChosenOptions,
    place: RowPlace,
    stored: PluginRow | null,
  ): Promise<ConfiguredRow> {
    const plugin = atPath(['options'], () => pluginOf(kind, chosen.slug))
    const path = ['options', plugin.slug]
    const same = stored?.plugin === plugin.slug ? stored : null
    const before = same === null ? null : { open: same.options, secretNames: same.writeOnlyOptions }
    const judged = atPath(path, () => judgeOptions(plugin.options, chosen.options, before))
    const names = [...judged.keptSecrets, ...Object.keys(judged.secret)].toSorted()
    await atPathAsync(path, () => plugin.check(judged.open, this.#installation, new Set(names)))
    await atPathAsync(path, () => this.#checkUrls(plugin, judged.secret))
    const base = { plugin: plugin.slug, options: judged.open, writeOnlyOptions: names }
    if (names.length === 0) return { ...base, sealed: null, keyId: null }
    const unchanged = Object.keys(judged.secret).length === 0 && names.length === same?.writeOnlyOptions.length
    if (same !== null && unchanged) return base
    const kept = same !== null && judged.keptSecrets.length > 0 ? this.#open(same, place) : {}
    const secrets = Object.fromEntries(names.map((name) => [name, judged.secret[name] ?? kept[name]]))
    const plain = Buffer.from(JSON.stringify(secrets))
    try {
      const sealed = this.#secrets.seal(plain, { ...place, column: 'sealed' })
      return { ...base, sealed, keyId: keyIdOf(sealed) }
    } finally {
      plain.fill(0)
    }
  }

  /** What is done with the row's plugin, its secrets opened: for jobs. The instance must not outlive its use. */
  instance(kind: PluginKind, row: PluginRow, place: RowPlace): unknown {
    const secrets = row.sealed === null ? {} : this.#open(row, place)
    return pluginOf(kind, row.plugin).create({ ...row.options, ...secrets }, this.#installation)
  }

  /**
   * Judges stored options again: what the installation allows may have changed since.
   * @throws DomainError(s)
   */
  async check(kind: PluginKind, row: Pick<PluginRow, 'plugin' | 'options' | 'writeOnlyOptions'>): Promise<void> {
    await pluginOf(kind, row.plugin).check(row.options, this.#installation, new Set(row.writeOnlyOptions))
  }

  /** Secret options that are URLs. @throws DomainErrors under their names */
  async #checkUrls(plugin: Plugin, secrets: JudgedOptions['secret']): Promise<void> {
    const problems = new Problems()
    for (const { name, holdsUrl } of plugin.options) {
      const url = secrets[name]
      if (holdsUrl !== true || url === undefined) continue
      await problems.collectAsync([name], () => checkBearerUrl(url, this.#installation.http))
    }
    problems.throwIfAny()
  }

  #open(row: PluginRow, place: RowPlace): OptionValues {
    if (row.sealed === null) return {}
    const plain = this.#secrets.open(row.sealed, { ...place, column: 'sealed' })
    try {
      return JSON.parse(plain.toString('utf8')) as OptionValues
    } finally {
      plain.fill(0)
    }
  }
}
