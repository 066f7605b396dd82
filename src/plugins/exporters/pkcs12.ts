import { type Pkcs12Profile, writePkcs12 } from '../../pki/pkcs12.ts'
import type { Exporter } from './exporter.ts'
import { aliasFor, checkStore, passphraseFor, type StoreOptions } from './store.ts'

export const PKCS12_PROFILES = ['MODERN', 'COMPATIBLE', 'LEGACY'] as const satisfies readonly Pkcs12Profile[]

export interface Pkcs12Options extends StoreOptions {
  readonly profile: Pkcs12Profile
  readonly chain: boolean
}

/** PKCS#12 (RFC 7292) with certificate, key and, unless told otherwise, the chain. */
export const pkcs12Exporter: Exporter<Pkcs12Options> = {
  slug: 'pkcs12',
  needsKey: () => true,
  check: checkStore,
  async write(options, { name, certificate, chain, privateKey }) {
    const { passphrase, told } = passphraseFor(options)
    const bytes = await writePkcs12({
      certificate,
      chain: options.chain ? chain : [],
      privateKey,
      passphrase,
      alias: aliasFor(options, name),
      profile: options.profile,
    })
    return { bytes, fileName: `${name}.p12`, mediaType: 'application/x-pkcs12', passphrase: told }
  },
}
