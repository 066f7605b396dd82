import type { Source as ScannedSource } from '../../plugins/sources/source.ts'
import { type PluginSettings, rowOf } from '../plugins/index.ts'
import type { Source } from '../sources/source.entity.ts'

/** The plugin at work on a source whose `sealed` was loaded; it must not outlive its use. */
export type OpenSource = (source: Source) => ScannedSource

export function openSource(settings: PluginSettings): OpenSource {
  return (source) => settings.instance('SOURCE', source.id, rowOf(source)) as unknown as ScannedSource
}
