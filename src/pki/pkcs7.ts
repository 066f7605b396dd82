import { context, integer } from './der-encoding.ts'
import {
  TAG,
  checkDer,
  encodeOid,
  encodeSequence,
  encodeTlv,
  expectTag,
  invalidDer,
  readAll,
  readOid,
  readSequence,
} from './der.ts'
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

const WHAT = 'the PKCS#7 bundle'

/** Octets of a bundle that is read: a chain takes a few thousand, a trust store a few hundred thousand. */
const MAX_BUNDLE_DER = 1_048_576

/**
 * The certificates of a PKCS#7 SignedData (RFC 2315 section 9.1, RFC 5652 section 5.1) in DER, in the order they are kept, which need
 * not be that of the chain. Signatures, if there are any, are not looked at; revocation lists and attribute certificates are passed over.
 *
 * @throws DomainError INVALID, TOO_LONG
 */
export function readPkcs7(der: Uint8Array): Uint8Array[] {
  checkDer(der, WHAT, { maxBytes: MAX_BUNDLE_DER })
  const [type, content] = readSequence(der, WHAT)
  if (readOid(type, WHAT) !== PKCS12_OIDS.signedData) throw invalidDer(WHAT, 'it holds no SignedData')
  const [signedData] = readAll(expectTag(content, 0xa0, WHAT).content, WHAT)
  const parts = readAll(expectTag(signedData, TAG.sequence, WHAT).content, WHAT)
  const certificates = parts.find(({ identifier }) => identifier === 0xa0)
  if (certificates === undefined) return []
  return readAll(certificates.content, WHAT)
    .filter(({ identifier }) => identifier === TAG.sequence)
    .map(({ bytes }) => bytes)
}
