import { defineExporter } from './exporter.ts'

export const derExporter = defineExporter({
  slug: 'der',
  title: 'DER',
  description: 'One DER value: the certificate, or its key as PKCS#8 (RFC 5208), not encrypted.',
  options: [
    {
      name: 'part',
      type: 'CHOICE',
      default: 'CERTIFICATE',
      choices: [
        { value: 'CERTIFICATE', help: 'The certificate.' },
        { value: 'PRIVATE_KEY', help: 'Its key as PKCS#8, which takes the right to the key.' },
      ],
      help: 'What a DER file holds.',
    },
  ],
  needsKey: ({ part }) => part === 'PRIVATE_KEY',
  async write({ part }, { name, certificate, privateKey }) {
    if (part === 'PRIVATE_KEY' && privateKey !== null) {
      // A copy: the caller clears the key it lent.
      const bytes = new Uint8Array(privateKey)
      return { bytes, fileName: `${name}.p8`, mediaType: 'application/pkcs8', passphrase: null }
    }
    return { bytes: certificate, fileName: `${name}.cer`, mediaType: 'application/pkix-cert', passphrase: null }
  },
})
