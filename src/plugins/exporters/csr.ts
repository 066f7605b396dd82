import { createPrivateKey } from 'node:crypto'
import { DomainError } from '../../errors.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { buildCsr } from '../../pki/csr-encoding.ts'
import { toPem } from '../../pki/pem.ts'
import type { Exporter, ExportMaterial } from './exporter.ts'

export interface CsrOptions {
  /** A new request for the same key and names, instead of the one the certificate was issued for. */
  readonly fresh: boolean
}

/** A PKCS#10 request (RFC 2986), to have the same key certified elsewhere. */
export const csrExporter: Exporter<CsrOptions> = {
  slug: 'csr',
  // A fresh request is signed with the key: whoever may not have it may not use it either.
  needsKey: ({ fresh }) => fresh,
  check: () => {},
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
}

async function freshCsr({ certificate, privateKey }: ExportMaterial): Promise<Uint8Array | null> {
  if (privateKey === null) return null
  const { subject, extensions } = parseCertificate(certificate)
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  return buildCsr({ subject, names: extensions.subjectAlternativeNames, key })
}
