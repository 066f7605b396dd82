import { defineEntity, p } from '@mikro-orm/core'
import { Certificate } from './certificate.entity.ts'

// The private key of a certificate, in a table of its own: no relation leads here, so no list can carry it along.
export const CertificateKeySchema = defineEntity({
  name: 'CertificateKey',
  tableName: 'certificate_keys',
  properties: {
    certificateId: () => p.manyToOne(Certificate).mapToPk().primary().fieldName('certificate_id').deleteRule('cascade'),
    /** PKCS#8, sealed by SecretBox for (certificate_keys, sealed, certificateId). */
    sealed: p.blob(),
    /** The key-encryption key it is sealed under. */
    keyId: p.string().length(64).index(),
    createdAt: p.datetime(),
  },
})

export class CertificateKey extends CertificateKeySchema.class {}
CertificateKeySchema.setClass(CertificateKey)
