import { writePkcs12 } from '../../pki/pkcs12.ts'
import { defineExporter } from './exporter.ts'
import { aliasFor, aliasOption, CHAIN_OPTION, checkStore, PASSPHRASE_OPTION, passphraseFor } from './store.ts'

export const pkcs12Exporter = defineExporter({
  slug: 'pkcs12',
  title: 'PKCS#12',
  description: 'A PKCS#12 key store (RFC 7292) with certificate, key and chain.',
  options: [
    {
      name: 'profile',
      type: 'CHOICE',
      default: 'COMPATIBLE',
      choices: [
        { value: 'MODERN', help: 'AES-256 and PBMAC1 (RFC 9579): OpenSSL 3.4, Java 26.' },
        { value: 'COMPATIBLE', help: 'AES-256 and a SHA-256 MAC: OpenSSL 1.1, Java 8u301 and later.' },
        { value: 'LEGACY', help: '3DES and a SHA-1 MAC, for older software only.' },
      ],
      help: 'How a PKCS#12 file is protected.',
    },
    PASSPHRASE_OPTION,
    aliasOption("Name of the entry. Default: the certificate's."),
    CHAIN_OPTION,
  ],
  needsKey: 'ALWAYS',
  judge: checkStore,
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
})
