// Where relying parties find what an authority publishes; the HTTP server serves these very paths.
import type { PublicationUrls } from '../../pki/certificate-profile.ts'
import type { ParsedCertificate } from '../../pki/types.ts'

/** @param publicUrl base of the URLs, without a slash at the end */
export function publicationUrls(publicUrl: string): (authorityId: string) => PublicationUrls {
  return (authorityId) => ({
    crl: [`${publicUrl}/pki/${authorityId}.crl`],
    ocsp: [],
    caIssuers: [`${publicUrl}/pki/${authorityId}.crt`],
  })
}

/** Whether the authority's certificate lets it sign revocation lists (RFC 5280 section 4.2.1.3); imported ones may not. */
export function signsCrls(certificate: ParsedCertificate): boolean {
  const usage = certificate.extensions.keyUsage
  return usage === null || usage.includes('CRL_SIGN')
}

/** What the certificates of an authority point to: no list where it may sign none. */
export function urlsIssuedBy(certificate: ParsedCertificate, urls: PublicationUrls): PublicationUrls {
  return signsCrls(certificate) ? urls : { ...urls, crl: [] }
}
