// Every plugin there is. Lists are closed at build time, since the API's types are generated from them.
import { DomainError } from '../errors.ts'
import { destinationPlugins } from './destinations/index.ts'
import { dnsProviderPlugins } from './dns/index.ts'
import { exporterPlugins } from './exporters/index.ts'
import { issuerPlugins } from './issuers/index.ts'
import { notifierPlugins } from './notifiers/index.ts'
import type { Plugin, PluginKind } from './plugin.ts'
import { sourcePlugins } from './sources/index.ts'

export const PLUGINS: readonly Plugin[] = [
  ...issuerPlugins,
  ...notifierPlugins,
  ...destinationPlugins,
  ...dnsProviderPlugins,
  ...sourcePlugins,
  ...exporterPlugins,
]

/** Looked up in a Map: '__proto__' and 'constructor' name no plugin. */
const BY_KEY: ReadonlyMap<string, Plugin> = new Map(PLUGINS.map((plugin) => [keyOf(plugin.kind, plugin.slug), plugin]))

/** @throws DomainError UNSUPPORTED for what is not a plugin of this kind */
export function pluginOf(kind: PluginKind, slug: string): Plugin {
  const plugin = BY_KEY.get(keyOf(kind, slug))
  if (plugin === undefined) throw new DomainError('UNSUPPORTED', 'there is no such plugin')
  return plugin
}

function keyOf(kind: PluginKind, slug: string): string {
  return `${kind} ${slug}`
}
