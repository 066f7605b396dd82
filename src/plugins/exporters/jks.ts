import { DomainError } from '../../errors.ts'
import { writeJksKeyStore } from '../../pki/jks.ts'
import type { Exporter } from './exporter.ts'
import { aliasFor, checkStore, passphraseFor, type StoreOptions } from './store.ts'

export interface JksOptions extends StoreOptions {
  readonly chain: boolean
}

/** A Java key store in Sun's own format, for software that reads no PKCS#12. */
export const jksExporter: Exporter<JksOptions> = {
  slug: 'jks',
  needsKey: () => true,
  check: checkStore,
  async write(options, { name, certificate, chain, privateKey }, now) {
    if (privateKey === null) throw new DomainError('REQUIRES_KEY', 'a key store needs the private key')
    const { passphrase, told } = passphraseFor(options)
    const bytes = writeJksKeyStore({
      certificate,
      chain: options.chain ? chain : [],
      privateKey,
      passphrase,
      alias: aliasFor(options, name),
      createdAt: now,
    })
    return { bytes, fileName: `${name}.jks`, mediaType: 'application/x-java-keystore', passphrase: told }
  },
}
