import { defineEntity, p } from '@mikro-orm/core'

// A chain is stored once, however many certificates were issued under it.
export const CertificateChainSchema = defineEntity({
  name: 'CertificateChain',
  tableName: 'certificate_chains',
  properties: {
    id: p.uuid().primary(),
    /** SHA-256 over the concatenated DER, lower-case hexadecimal. */
    fingerprint: p.string().length(64).unique(),
    /** The certificates as PEM, leaf's issuer first. */
    pem: p.text().lazy(),
    length: p.integer(),
    createdAt: p.datetime(),
  },
})

export class CertificateChain extends CertificateChainSchema.class {}
CertificateChainSchema.setClass(CertificateChain)
