import { writeJksTrustStore } from '../../pki/jks.ts'
import { defineExporter } from './exporter.ts'
import { aliasFor, aliasOption, checkStore, PASSPHRASE_OPTION, passphraseFor } from './store.ts'

export const truststoreExporter = defineExporter({
  slug: 'truststore',
  title: 'Java trust store',
  description: 'A Java trust store (JKS): the certificate and its chain as trusted entries, and no key.',
  options: [PASSPHRASE_OPTION, aliasOption("Start of the entries' names. Default: the certificate's.")],
  needsKey: 'NEVER',
  judge: checkStore,
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
})
