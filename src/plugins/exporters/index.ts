// Every export format. The union is closed: the API's input has one typed member for each.
import { atPath, atPathAsync } from '../../errors.ts'
import { csrExporter, type CsrOptions } from './csr.ts'
import { derExporter, type DerOptions } from './der.ts'
import type { ExportedFile, Exporter, ExportMaterial } from './exporter.ts'
import { jksExporter, type JksOptions } from './jks.ts'
import { pemExporter, type PemOptions } from './pem.ts'
import { pkcs12Exporter, type Pkcs12Options } from './pkcs12.ts'
import { pkcs7Exporter, type Pkcs7Options } from './pkcs7.ts'
import type { StoreOptions } from './store.ts'
import { truststoreExporter } from './truststore.ts'

interface OptionsByFormat {
  pem: PemOptions
  der: DerOptions
  pkcs7: Pkcs7Options
  pkcs12: Pkcs12Options
  jks: JksOptions
  truststore: StoreOptions
  csr: CsrOptions
}

/** A format with its options. */
export type ExportFormat = {
  [K in keyof OptionsByFormat]: { readonly kind: K; readonly options: OptionsByFormat[K] }
}[keyof OptionsByFormat]

const EXPORTERS: { readonly [K in keyof OptionsByFormat]: Exporter<OptionsByFormat[K]> } = {
  pem: pemExporter,
  der: derExporter,
  pkcs7: pkcs7Exporter,
  pkcs12: pkcs12Exporter,
  jks: jksExporter,
  truststore: truststoreExporter,
  csr: csrExporter,
}

/** Of every format, in the order of the documentation. */
export const EXPORTER_SLUGS: readonly string[] = Object.keys(EXPORTERS)

// The kind of a format and the type of its options belong together by construction, which TypeScript cannot follow.
function exporterOf(format: ExportFormat): Exporter<ExportFormat['options']> {
  return EXPORTERS[format.kind] as Exporter<ExportFormat['options']>
}

/** Whether the format takes the right to the private key. */
export function needsKey(format: ExportFormat): boolean {
  return exporterOf(format).needsKey(format.options)
}

/** @throws DomainError under `format.<kind>` */
export function checkFormat(format: ExportFormat): void {
  atPath(['format', format.kind], () => exporterOf(format).check(format.options))
}

/** @throws DomainError under `format.<kind>` */
export function writeExport(format: ExportFormat, material: ExportMaterial, now: Date): Promise<ExportedFile> {
  return atPathAsync(['format', format.kind], () => exporterOf(format).write(format.options, material, now))
}
