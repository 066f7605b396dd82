// Finding the zone that a record belongs to, and remembering it for a while.
import type { Installation } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import type { TextRecord } from './dns-provider.ts'

/** As zones and records are compared: lower case, without the dot at the end. */
export function canonicalName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '')
}

/** The record under the name it is known by. @throws PluginError for what is no name of a record */
export function canonicalRecord({ name, value }: TextRecord): TextRecord {
  const canonical = canonicalName(name)
  const labels = canonical.split('.')
  if (
    canonical.length > 253 ||
    !labels.every((label) => /^(\*|[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)$/.test(label))
  ) {
    throw new PluginError(`${JSON.stringify(name.slice(0, 300))} is not a name of a record`, { retryable: false })
  }
  return { name: canonical, value }
}

/** Whether a name is the zone's, or below it. Both canonical. */
export function isWithin(name: string, zone: string): boolean {
  return name === zone || name.endsWith(`.${zone}`)
}

/** Of zones that hold the name the nearest: the longest suffix. */
export function nearestZone<Z extends { readonly name: string }>(zones: readonly Z[], name: string): Z | null {
  let nearest: Z | null = null
  for (const zone of zones) {
    if (isWithin(name, zone.name) && zone.name.length > (nearest?.name.length ?? 0)) nearest = zone
  }
  return nearest
}

export function noZone(name: string, where: string): PluginError {
  return new PluginError(`${where} has no zone that holds ${name}`, { retryable: false })
}

const MAX_ENTRIES = 1000
const KEPT_MILLISECONDS = 600_000

/** What was found out lately; the oldest goes when there is too much. */
class ZoneCache {
  readonly #entries = new Map<string, { readonly value: unknown; readonly until: number }>()
  readonly #now: Installation['now']

  constructor(now: Installation['now']) {
    this.#now = now
  }

  get(key: string): unknown {
    const found = this.#entries.get(key)
    return found === undefined || found.until < this.#now().getTime() ? null : found.value
  }

  set(key: string, value: unknown): void {
    this.#entries.delete(key)
    this.#entries.set(key, { value, until: this.#now().getTime() + KEPT_MILLISECONDS })
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= MAX_ENTRIES) return
      this.#entries.delete(oldest)
    }
  }

  delete(key: string): void {
    this.#entries.delete(key)
  }
}

/** Instances of plugins live for one use, so what they remember belongs to the installation. */
const CACHES = new WeakMap<Installation, ZoneCache>()

/** Keys begin with the plugin and hold everything that the answer depends on; of secrets only a digest. */
export function zoneCacheOf(installation: Installation): ZoneCache {
  const cache = CACHES.get(installation) ?? new ZoneCache(installation.now)
  CACHES.set(installation, cache)
  return cache
}
