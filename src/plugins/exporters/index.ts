// Every export format there is.
import { atPath, atPathAsync, DomainError } from '../../errors.ts'
import { judgeOptions } from '../options.ts'
import type { Installation } from '../plugin.ts'
import { csrExporter } from './csr.ts'
import { derExporter } from './der.ts'
import type { Exporter, ExporterPlugin, GivenOptions } from './exporter.ts'
import { jksExporter } from './jks.ts'
import { pemExporter } from './pem.ts'
import { pkcs12Exporter } from './pkcs12.ts'
import { pkcs7Exporter } from './pkcs7.ts'
import { truststoreExporter } from './truststore.ts'

export type { ExportedFile, ExporterPlugin, ExportMaterial } from './exporter.ts'

export const exporterPlugins: readonly ExporterPlugin[] = [
  pemExporter,
  derExporter,
  pkcs7Exporter,
  pkcs12Exporter,
  jksExporter,
  truststoreExporter,
  csrExporter,
]

/** A format with the options that were given for it. */
export interface ExportFormat {
  readonly slug: string
  readonly options: GivenOptions
}

const BY_SLUG: ReadonlyMap<string, ExporterPlugin> = new Map(exporterPlugins.map((plugin) => [plugin.slug, plugin]))

/** @throws DomainError UNSUPPORTED under `format` */
function exporterOf({ slug }: ExportFormat): ExporterPlugin {
  const plugin = BY_SLUG.get(slug)
  if (plugin === undefined) throw new DomainError('UNSUPPORTED', 'there is no such format', ['format'])
  return plugin
}

/** Whether the format takes the right to the private key. @throws DomainError UNSUPPORTED */
export function needsKey(format: ExportFormat): boolean {
  return exporterOf(format).needsKey(format.options)
}

/**
 * What writes files of this format, its options judged.
 * @throws DomainError under `format.<slug>`, now and when it writes
 */
export function openExporter(format: ExportFormat, installation: Installation): Exporter {
  const plugin = exporterOf(format)
  const path = ['format', plugin.slug]
  const exporter = atPath(path, () => {
    // First, since it says best what is wrong; and to it an empty text is no absent one.
    plugin.judge(format.options)
    const { open, secret } = judgeOptions(plugin.options, format.options, null)
    return plugin.create({ ...open, ...secret }, installation)
  })
  return { write: (material) => atPathAsync(path, () => exporter.write(material)) }
}
