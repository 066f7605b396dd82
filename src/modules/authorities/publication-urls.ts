// Where relying parties find what an authority publishes; the HTTP server serves these very paths.
import type { PublicationUrls } from '../../pki/certificate-profile.ts'

/** @param publicUrl base of the URLs, without a slash at the end */
export function publicationUrls(publicUrl: string): (authorityId: string) => PublicationUrls {
  return (authorityId) => ({
    crl: [`${publicUrl}/pki/${authorityId}.crl`],
    ocsp: [],
    caIssuers: [`${publicUrl}/pki/${authorityId}.crt`],
  })
}
