// What an exporter is: a format with its own options, that says whether it needs the private key and writes a file.
import { definePlugin, type OptionDeclaration, type Plugin, type ValuesOf } from '../plugin.ts'

/** What there is to export. Bytes are DER. */
export interface ExportMaterial {
  /** The certificate's name here; file names and aliases come from it. */
  readonly name: string
  readonly certificate: Uint8Array
  /** Issuing certificates, the certificate's own issuer first. */
  readonly chain: readonly Uint8Array[]
  /** PKCS#8; null unless the exporter said that it needs the key. */
  readonly privateKey: Uint8Array | null
  /** The request the certificate was issued for. */
  readonly csr: Uint8Array | null
}

export interface ExportedFile {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly mediaType: string
  /** The passphrase generated for it; null when the caller gave one or there is none. */
  readonly passphrase: string | null
}

export interface Exporter {
  /** @throws DomainError where there is nothing to write */
  write(material: ExportMaterial): Promise<ExportedFile>
}

/** Options by name, as they were given. Nothing of an export is stored, and its secrets least of all. */
export type GivenOptions = Readonly<Record<string, unknown>>

export interface ExporterPlugin extends Plugin<'EXPORTER', Exporter> {
  /** Whether the file holds the private key or is made with it: such an export takes the right to the key. */
  readonly needsKey: (given: GivenOptions) => boolean
  /** What the declarations cannot say. @throws DomainError with a path that starts at the option's name */
  readonly judge: (given: GivenOptions) => void
}

interface ExporterDefinition<Options extends readonly OptionDeclaration[]> {
  readonly slug: string
  readonly title: string
  readonly description: string
  readonly options: Options
  /** ALWAYS shows as the capability REQUIRES_KEY. */
  readonly needsKey: 'ALWAYS' | 'NEVER' | ((options: ValuesOf<Options>) => boolean)
  readonly judge?: (options: ValuesOf<Options>) => void
  readonly write: (options: ValuesOf<Options>, material: ExportMaterial, now: Date) => Promise<ExportedFile>
}

/** An exporter whose functions see its options by name and type, defaults filled in. */
export function defineExporter<const Options extends readonly OptionDeclaration[]>(
  definition: ExporterDefinition<Options>,
): ExporterPlugin {
  const { needsKey, judge, write, ...declared } = definition
  const absent = Object.fromEntries(declared.options.map(({ name, default: value }) => [name, value ?? null]))
  const filled = (given: GivenOptions): ValuesOf<Options> => {
    const values = Object.entries(given).filter(([, value]) => value != null)
    return { ...absent, ...Object.fromEntries(values) } as ValuesOf<Options>
  }
  const plugin = definePlugin({
    ...declared,
    kind: 'EXPORTER',
    capabilities: needsKey === 'ALWAYS' ? ['REQUIRES_KEY'] : [],
    create: (options, { now }): Exporter => ({ write: (material) => write(options, material, now()) }),
  })
  return Object.freeze({
    ...plugin,
    needsKey: (given: GivenOptions) =>
      typeof needsKey === 'function' ? needsKey(filled(given)) : needsKey === 'ALWAYS',
    judge: (given: GivenOptions) => judge?.(filled(given)),
  })
}
