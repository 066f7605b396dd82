import { writePkcs7 } from '../../pki/pkcs7.ts'
import type { Exporter } from './exporter.ts'

export interface Pkcs7Options {
  readonly chain: boolean
}

/** A PKCS#7 file without signature or content (RFC 2315 section 9.1): certificates only, as Windows and Java read them. */
export const pkcs7Exporter: Exporter<Pkcs7Options> = {
  slug: 'pkcs7',
  needsKey: () => false,
  check: () => {},
  async write({ chain: withChain }, { name, certificate, chain }) {
    const bytes = writePkcs7(withChain ? [certificate, ...chain] : [certificate])
    return { bytes, fileName: `${name}.p7b`, mediaType: 'application/x-pkcs7-certificates', passphrase: null }
  },
}
