// Makes certificates in two steps, so that what was decided (the to-be-signed bytes) can be stored before anything is signed.

import type { KeyObject } from 'node:crypto'
import { DomainError, atPath } from '../errors.ts'
import { bitString, context, integer, time } from './der-encoding.ts'
import { encodeSequence, readSequence, sameBytes } from './der.ts'
import { parsePublicKey, spkiOfPrivateKey } from './keys.ts'
import { confirmReading } from './second-reading.ts'
import { signWith, signatureAlgorithmFor, verifySignature } from './signature-algorithms.ts'
import type { CertificateTemplate } from './types.ts'

const VERSION_3 = context(0, integer(2))

/**
 * DER of the TBSCertificate (RFC 5280 section 4.1), which a second parser has read as it was meant. Times are cut to whole seconds.
 * @throws DomainError OUT_OF_RANGE when the dates are reversed or beyond the year 9999
 */
export function buildTbsCertificate(template: CertificateTemplate): Uint8Array {
  const serialNumber = integer(template.serialNumber)
  if (serialNumber.length > 22 || !template.serialNumber.some((octet) => octet !== 0)) {
    throw new RangeError('A serial number is positive and of at most 20 octets')
  }
  if (template.notAfter < template.notBefore) {
    throw new DomainError('OUT_OF_RANGE', 'A certificate cannot end before it begins', ['notAfter'])
  }
  const tbs = encodeSequence(
    VERSION_3,
    serialNumber,
    template.signatureAlgorithmIdentifier,
    template.issuerName,
    encodeSequence(timeAt('notBefore', template.notBefore), timeAt('notAfter', template.notAfter)),
    template.subjectName,
    template.spki,
    context(3, template.extensions),
  )
  confirmReading(tbs, template)
  return tbs
}

function timeAt(field: string, date: Date): Uint8Array {
  return atPath([field], () => time(date))
}

/**
 * Signs a TBSCertificate and returns the DER of the certificate, which holds `tbs` byte for byte. Before it is returned, the
 * signature is checked with the issuer's public key: a faulty signature never leaves the process.
 * @throws DomainError UNSUPPORTED for a key that cannot issue
 * @throws Error when the check fails, and when `tbs` names another signature algorithm than the key's
 */
export async function signCertificate(tbs: Uint8Array, issuerKey: KeyObject): Promise<Uint8Array> {
  const { spki, algorithmIdentifier } = signerOf(issuerKey)
  // RFC 5280 section 4.1.1.2: the algorithm is the same inside and outside.
  const [, , announced] = readSequence(tbs, 'The to-be-signed part')
  if (!announced || !sameBytes(announced.bytes, algorithmIdentifier)) {
    throw new Error('The to-be-signed part names a signature algorithm that is not that of the issuer')
  }
  const signature = await signWith(issuerKey, tbs)
  // Not by X509Certificate of node:crypto: it prefers a PEM certificate that it finds anywhere in the bytes, such as in an extension.
  if (verifySignature({ algorithmIdentifier, spki, data: tbs, signature }) !== true) {
    throw new Error('The signature just made does not verify with the public key of the issuer')
  }
  return encodeSequence(tbs, algorithmIdentifier, bitString(signature))
}

interface Signer {
  spki: Uint8Array
  algorithmIdentifier: Uint8Array
}

const signers = new WeakMap<KeyObject, Signer>()

/** What is constant for a private key, found once. */
function signerOf(issuerKey: KeyObject): Signer {
  let signer = signers.get(issuerKey)
  if (!signer) {
    const spki = spkiOfPrivateKey(issuerKey)
    signer = { spki, algorithmIdentifier: signatureAlgorithmFor(parsePublicKey(spki)).algorithmIdentifier }
    signers.set(issuerKey, signer)
  }
  return signer
}
