import { writePkcs7 } from '../../pki/pkcs7.ts'
import { defineExporter } from './exporter.ts'
import { CHAIN_OPTION } from './store.ts'

export const pkcs7Exporter = defineExporter({
  slug: 'pkcs7',
  title: 'PKCS#7',
  // Neither signature nor content: RFC 2315 section 9.1.
  description: 'PKCS#7: certificates only, as Windows and Java read them.',
  options: [CHAIN_OPTION],
  needsKey: 'NEVER',
  async write({ chain: withChain }, { name, certificate, chain }) {
    const bytes = writePkcs7(withChain ? [certificate, ...chain] : [certificate])
    return { bytes, fileName: `${name}.p7b`, mediaType: 'application/x-pkcs7-certificates', passphrase: null }
  },
})
