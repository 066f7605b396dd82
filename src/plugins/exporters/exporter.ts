// What an exporter is: a format with its own options, that says whether it needs the private key and writes a file.

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

export interface Exporter<Options> {
  /** The name of its member in ExportFormatInput. */
  readonly slug: string
  /** Whether the file holds the private key or is made with it: such an export takes the right to the key. */
  needsKey(options: Options): boolean
  /** @throws DomainError with a path that starts at the option's name */
  check(options: Options): void
  /** @throws DomainError where there is nothing to write */
  write(options: Options, material: ExportMaterial, now: Date): Promise<ExportedFile>
}
