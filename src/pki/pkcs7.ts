import { context, integer } from './der-encoding.ts'
import { TAG, encodeOid, encodeSequence, encodeTlv } from './der.ts'
import { PKCS12_OIDS } from './pkcs12-oids.ts'

/**
 * A PKCS#7 bundle ("certs-only": SignedData that signs nothing, RFC 2315 section 9.1) of certificates in DER. They keep the order
 * given, leaf first, which readers that do not build the chain themselves depend on; RFC 2315 wants BER, not DER, here.
 */
export function writePkcs7(certificates: readonly Uint8Array[]): Uint8Array {
  const nothing = encodeTlv(TAG.set)
  const signedData = encodeSequence(
    integer(1),
    nothing,
    encodeSequence(encodeOid(PKCS12_OIDS.data)),
    context(0, ...certificates),
    nothing,
  )
  return encodeSequence(encodeOid(PKCS12_OIDS.signedData), context(0, signedData))
}
