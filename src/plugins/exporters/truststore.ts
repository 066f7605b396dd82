import { writeJksTrustStore } from '../../pki/jks.ts'
import type { Exporter } from './exporter.ts'
import { aliasFor, checkStore, passphraseFor, type StoreOptions } from './store.ts'

/** A Java trust store: the certificate and its chain as trusted entries, and no key. */
export const truststoreExporter: Exporter<StoreOptions> = {
  slug: 'truststore',
  needsKey: () => false,
  check: checkStore,
  async write(options, { name, certificate, chain }, now) {
    const { passphrase, told } = passphraseFor(options)
    const bytes = writeJksTrustStore({
      certificates: [certificate, ...chain],
      passphrase,
      alias: aliasFor(options, name),
      createdAt: now,
    })
    return { bytes, fileName: `${name}-truststore.jks`, mediaType: 'application/x-java-keystore', passphrase: told }
  },
}
