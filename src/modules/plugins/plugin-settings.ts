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

type StoredRow = Omit<PluginRow, 'sealed' | 'keyId'> & { readonly sealed?: unknown; readonly keyId?: string | null }

/** The plugin's columns of an entity whose `sealed` was loaded. */
export function rowOf(entity: StoredRow): PluginRow {
  const { plugin, options, writeOnlyOptions, sealed, keyId } = entity
  return {
    plugin,
    options,
    writeOnlyOptions,
    sealed: sealed instanceof Uint8Array ? sealed : null,
    keyId: keyId ?? null,
  }
}

/** Where what is done by plugins of a kind is kept: secrets are bound to the table and to the row's id. */
const KEPT = {
  NOTIFIER: { table: 'notifications', called: 'a notification' },
  DESTINATION: { table: 'destinations', called: 'a destination' },
  DNS_PROVIDER: { table: 'dns_providers', called: 'a DNS provider' },
  SOURCE: { table: 'sources', called: 'a source' },
  ISSUER: { table: 'authority_issuers', called: 'an authority' },
} as const satisfies Partial<Record<PluginKind, object>>

export type KeptKind = keyof typeof KEPT

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
  async configure(kind: KeptKind, id: string, chosen: ChosenOptions, stored: PluginRow | null): Promise<ConfiguredRow> {
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
    const kept = same !== null && judged.keptSecrets.length > 0 ? this.#open(kind, id, same) : {}
    const secrets = Object.fromEntries(names.map((name) => [name, judged.secret[name] ?? kept[name]]))
    const plain = Buffer.from(JSON.stringify(secrets))
    try {
      const sealed = this.#secrets.seal(plain, bindingOf(kind, id))
      return { ...base, sealed, keyId: keyIdOf(sealed) }
    } finally {
      plain.fill(0)
    }
  }

  /**
   * As configure, of something new, when all else was judged.
   * @throws DomainError(s) for `problems` and for the options, all at once
   */
  async configureNew(kind: KeptKind, id: string, chosen: ChosenOptions, problems: Problems): Promise<ConfiguredRow> {
    const row = await problems.collectAsync([], () => this.configure(kind, id, chosen, null))
    problems.throwIfAny()
    if (row === undefined) throw new Error('collected above')
    return row
  }

  /**
   * As configure, of what `before` stores, its `sealed` loaded, when all else was judged. Null where the options stay.
   * @throws DomainError(s) for `problems` and for the options, all at once
   */
  async configureAnew(
    kind: KeptKind,
    before: StoredRow & { readonly id: string },
    chosen: ChosenOptions | null | undefined,
    problems: Problems,
  ): Promise<ConfiguredRow | null> {
    if (chosen === null) problems.add('REQUIRED', `${KEPT[kind].called} always has options`, ['options'])
    const row =
      chosen == null
        ? null
        : await problems.collectAsync([], () => this.configure(kind, before.id, chosen, rowOf(before)))
    problems.throwIfAny()
    return row ?? null
  }

  /** What is done with the row's plugin, its secrets opened: for jobs. The instance must not outlive its use. */
  instance(kind: KeptKind, id: string, row: PluginRow): unknown {
    const secrets = this.#open(kind, id, row)
    return pluginOf(kind, row.plugin).create({ ...row.options, ...secrets }, this.#installation)
  }

  /**
   * Judges stored options again: what the installation allows may have changed since.
   * @throws DomainError(s)
   */
  async check(kind: KeptKind, row: Pick<PluginRow, 'plugin' | 'options' | 'writeOnlyOptions'>): Promise<void> {
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

  #open(kind: KeptKind, id: string, row: PluginRow): OptionValues {
    if (row.sealed === null) return {}
    const plain = this.#secrets.open(row.sealed, bindingOf(kind, id))
    try {
      return JSON.parse(plain.toString('utf8')) as OptionValues
    } finally {
      plain.fill(0)
    }
  }
}

function bindingOf(kind: KeptKind, id: string) {
  return { table: KEPT[kind].table, id, column: 'sealed' } as const
}
