import { toPem } from '../../pki/pem.ts'
import { defineExporter } from './exporter.ts'

export const pemExporter = defineExporter({
  slug: 'pem',
  title: 'PEM',
  description: 'PEM text (RFC 7468): the parts that are wanted, one behind the other.',
  options: [
    {
      name: 'parts',
      type: 'CHOICES',
      minimumLength: 1,
      default: ['CERTIFICATE', 'CHAIN', 'PRIVATE_KEY'],
      choices: [
        { value: 'CERTIFICATE', help: 'The certificate.' },
        { value: 'CHAIN', help: 'The certificates above it, its issuer first.' },
        { value: 'PRIVATE_KEY', help: 'Its key as PKCS#8, which takes the right to the key.' },
      ],
      help: 'What a PEM file holds, in this order, each once. With PRIVATE_KEY it takes the right to the key.',
    },
  ],
  needsKey: ({ parts }) => parts.includes('PRIVATE_KEY'),
  async write({ parts }, { name, certificate, chain, privateKey }) {
    const blocks = parts.flatMap((part) => {
      if (part === 'CERTIFICATE') return [toPem('CERTIFICATE', certificate)]
      if (part === 'CHAIN') return chain.map((der) => toPem('CERTIFICATE', der))
      return privateKey === null ? [] : [toPem('PRIVATE KEY', privateKey)]
    })
    const bytes = Buffer.from(blocks.join(''))
    return { bytes, fileName: `${name}.pem`, mediaType: 'application/x-pem-file', passphrase: null }
  },
})
