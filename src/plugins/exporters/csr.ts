import { createPrivateKey } from 'node:crypto'
import { DomainError } from '../../errors.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { buildCsr } from '../../pki/csr-encoding.ts'
import { toPem } from '../../pki/pem.ts'
import { defineExporter, type ExportMaterial } from './exporter.ts'

export const csrExporter = defineExporter({
  slug: 'csr',
  title: 'Request',
  description: 'A PKCS#10 request (RFC 2986), to have the same key certified elsewhere.',
  options: [
    {
      name: 'fresh',
      type: 'BOOLEAN',
      default: false,
      help: 'A new request for the same key and names, which takes the right to the key, instead of the stored one.',
    },
  ],
  // A fresh request is signed with the key: whoever may not have it may not use it either.
  needsKey: ({ fresh }) => fresh,
  async write({ fresh }, material) {
    const csr = fresh ? await freshCsr(material) : material.csr
    if (csr === null) {
      throw new DomainError('NOT_FOUND', 'the request it was issued for is not known here; ask for a fresh one', [
        'fresh',
      ])
    }
    const bytes = Buffer.from(toPem('CERTIFICATE REQUEST', csr))
    return { bytes, fileName: `${material.name}.csr`, mediaType: 'application/pkcs10', passphrase: null }
  },
})

async function freshCsr({ certificate, privateKey }: ExportMaterial): Promise<Uint8Array | null> {
  if (privateKey === null) return null
  const { subject, extensions } = parseCertificate(certificate)
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  return buildCsr({ subject, names: extensions.subjectAlternativeNames, key })
}
