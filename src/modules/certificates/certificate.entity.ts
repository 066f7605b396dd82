import { defineEntity, p } from '@mikro-orm/core'
import type { GeneralName, KeyType } from '../../pki/types.ts'
import { Authority } from '../authorities/authority.entity.ts'
import { DnsProvider } from '../dns-providers/dns-provider.entity.ts'
import { Domain } from '../domains/domain.entity.ts'
import { Role } from '../roles/role.entity.ts'
import { RotationPolicy } from '../rotation-policies/rotation-policy.entity.ts'
import { User } from '../users/user.entity.ts'
import { CertificateChain } from './certificate-chain.entity.ts'
import type { VerificationMethod, VerificationStatus } from './verification.ts'

/** A distinguished name as shown; the exact bytes are in the body. */
export interface NameFacts {
  rfc4514: string
  commonName: string | null
  organization: string | null
  organizationalUnit: string | null
  country: string | null
  state: string | null
  locality: string | null
  emailAddress: string | null
}

export const CertificateSchema = defineEntity({
  name: 'Certificate',
  tableName: 'certificates',
  properties: {
    id: p.uuid().primary(),
    name: p.string().length(1024).unique(),
    description: p.text().nullable(),
    owner: p.string().length(320).index(),
    creator: () => p.manyToOne(User).ref().nullable().deleteRule('set null').index(),
    /** False once the certificate has changed hands: whoever made it has no rights on it any more. */
    creatorHasRights: p.boolean().default(true),

    // What the X.509 certificate says
    /** SHA-256 of the DER, lower-case hexadecimal. */
    fingerprint: p.string().length(64).index(),
    /** The first row of the same certificate, when this one was uploaded again under another chain. */
    duplicateOfId: p.uuid().nullable(),
    /** The DER. */
    body: p.blob().lazy(),
    chain: () => p.manyToOne(CertificateChain).ref().nullable().deleteRule('restrict'),
    /** The DER of the request it was issued for. */
    csr: p.blob().lazy().nullable(),
    commonName: p.text().nullable(),
    subject: p.json<NameFacts>(),
    issuer: p.json<NameFacts>(),
    /** Short form for names and lists: the issuer's common name or organization as a slug, 'selfsigned' or 'unknown'. */
    issuerName: p.text(),
    /** Identifies who issued it: SHA-256 over issuer name, authority key identifier and, when self-signed, the key. */
    issuerHash: p.string().length(64),
    /** Upper-case hexadecimal without prefix or leading zeros; a '-' before negative ones. */
    serialNumber: p.text(),
    notBefore: p.datetime().index(),
    notAfter: p.datetime().index(),
    keyType: p.string().length(16).$type<KeyType>().nullable(),
    /** 'RSA', 'EC', 'ED25519', 'ML-DSA-65' …, or a dotted OID. */
    keyAlgorithm: p.text(),
    keySize: p.integer().nullable(),
    /** SHA-256 of the SubjectPublicKeyInfo, lower-case hexadecimal. */
    publicKeyFingerprint: p.string().length(64).index(),
    signatureAlgorithm: p.text(),
    selfSigned: p.boolean(),
    isAuthority: p.boolean(),
    subjectAlternativeNames: p.json<GeneralName[]>().lazy(),
    /** Name, common name and alternative names in lower case, a line each: what `search` looks through. */
    searchText: p.text().lazy(),

    // Where it stands, and what is done with it
    revokedAt: p.datetime().nullable(),
    // The last verifyCertificate; the status is null before the first one.
    verificationStatus: p.string().length(16).$type<VerificationStatus>().nullable(),
    verificationMethod: p.string().length(16).$type<VerificationMethod>().nullable(),
    verificationCheckedAt: p.datetime().nullable(),
    verificationDetail: p.text().nullable(),
    hasPrivateKey: p.boolean().default(false),
    externalId: p.text().nullable(),
    notify: p.boolean().default(true),
    rotation: p.boolean().default(false),
    /** When it is due for renewal; never without one. */
    rotationPolicy: () => p.manyToOne(RotationPolicy).ref().nullable().deleteRule('restrict').index(),
    authority: () => p.manyToOne(Authority).ref().nullable().deleteRule('restrict').index(),
    /** Publishes its challenges when its authority asks for them (dns-01). */
    dnsProvider: () => p.manyToOne(DnsProvider).ref().nullable().deleteRule('restrict').index(),
    roles: () =>
      p.manyToMany(Role).pivotTable('certificate_roles').joinColumn('certificate_id').inverseJoinColumn('role_id'),
    domains: () =>
      p
        .manyToMany(Domain)
        .pivotTable('certificate_domains')
        .joinColumn('certificate_id')
        .inverseJoinColumn('domain_id'),
    /** Hidden from then on: no list, look-up or search finds it. Its name stays taken, its key stays sealed. */
    deletedAt: p.datetime().nullable(),
    deletedById: p.uuid().nullable(),
    createdAt: p.datetime().index(),
    updatedAt: p.datetime(),
    version: p.integer().version(),
  },
})

export class Certificate extends CertificateSchema.class {}
CertificateSchema.setClass(Certificate)
