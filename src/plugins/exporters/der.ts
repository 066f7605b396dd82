import type { Exporter } from './exporter.ts'

export const DER_PARTS = ['CERTIFICATE', 'PRIVATE_KEY'] as const

export interface DerOptions {
  readonly part: (typeof DER_PARTS)[number]
}

/** One DER value: the certificate, or its key as PKCS#8 (RFC 5208), not encrypted. */
export const derExporter: Exporter<DerOptions> = {
  slug: 'der',
  needsKey: ({ part }) => part === 'PRIVATE_KEY',
  check: () => {},
  async write({ part }, { name, certificate, privateKey }) {
    if (part === 'PRIVATE_KEY' && privateKey !== null) {
      // A copy: the caller clears the key it lent.
      const bytes = new Uint8Array(privateKey)
      return { bytes, fileName: `${name}.p8`, mediaType: 'application/pkcs8', passphrase: null }
    }
    return { bytes: certificate, fileName: `${name}.cer`, mediaType: 'application/pkix-cert', passphrase: null }
  },
}
