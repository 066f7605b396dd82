// The CA certificate above what a CA elsewhere issues: known before, or learned from the first answer.
import type { Em } from '../../database/connection.ts'
import { certificateIssuedBy } from '../../pki/chain.ts'
import type { ParsedCertificate } from '../../pki/types.ts'
import { type Issuer, linkIssuingCertificate } from '../authorities/index.ts'
import type { IssuedAnswer } from './issued-answer.ts'

export interface NotedIssuer {
  /** As complete as it is known. */
  readonly chain: readonly ParsedCertificate[]
  /** Links the authority with it where it has none yet, or one that has expired; inside the transaction of `em`. */
  link(
    em: Em,
    authority: { readonly id: string; readonly name: string; readonly owner: string },
    now: Date,
  ): Promise<void>
}

export function noteIssuer({ certificate, chain }: IssuedAnswer, known: Issuer | null): NotedIssuer {
  const fromKnown = chain.length === 0 && known !== null && certificateIssuedBy(certificate, known.certificate) === true
  const complete = fromKnown ? known.certificates : chain
  return {
    chain: complete,
    async link(em, authority, now) {
      const [first, ...above] = chain
      if (first === undefined || (known !== null && known.certificate.notAfter > now)) return
      await linkIssuingCertificate(em, authority, first, above, now)
    },
  }
}

/** Whether what was brought by hand stands below the same CA as what is known of the authority. */
export function sharesIssuer({ certificate, chain }: IssuedAnswer, known: Issuer): boolean {
  if (certificateIssuedBy(certificate, known.certificate) === true) return true
  const keys = new Set(known.certificates.map((each) => each.publicKey.spkiSha256))
  return chain.some(
    (each) =>
      keys.has(each.publicKey.spkiSha256) ||
      known.certificates.some((above) => certificateIssuedBy(each, above) === true),
  )
}
