import { DomainError } from '../../errors.ts'
import { writeJksKeyStore } from '../../pki/jks.ts'
import { defineExporter } from './exporter.ts'
import { aliasFor, aliasOption, CHAIN_OPTION, checkStore, PASSPHRASE_OPTION, passphraseFor } from './store.ts'

export const jksExporter = defineExporter({
  slug: 'jks',
  title: 'Java key store',
  description: "A key store in Sun's own format (JKS) with certificate, key and chain, for Java that reads no PKCS#12.",
  options: [
    PASSPHRASE_OPTION,
    aliasOption("Name of the entry, in lower case. Default: the certificate's."),
    CHAIN_OPTION,
  ],
  needsKey: 'ALWAYS',
  judge: checkStore,
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
})
