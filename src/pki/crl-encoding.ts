// Makes certificate revocation lists in two steps, like certificates: what was decided first, the signature after.

import type { KeyObject } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { CRL_EXTENSION_OID, CRL_REASONS, type CrlReason } from './crl.ts'
import { bitString, context, contextPrimitive, integer, time } from './der-encoding.ts'
import { encodeSequence, encodeTlv, readSequence, sameBytes, TAG } from './der.ts'
import { encodeRawExtensions } from './extension-encoding.ts'
import { parsePublicKey, spkiOfPrivateKey } from './keys.ts'
import { EXTENSION_OID } from './oids.ts'
import { signatureAlgorithmFor, signWith, verifySignature } from './signature-algorithms.ts'

/** One revoked certificate. */
export interface RevokedEntry {
  /** Canonical hexadecimal, see serialHex. */
  readonly serialNumber: string
  readonly revokedAt: Date
  readonly reason: CrlReason
}

export interface CrlTemplate {
  /** DER of the issuer's subject, the very bytes of its certificate. */
  readonly issuerName: Uint8Array
  readonly authorityKeyIdentifier: Uint8Array
  /** Larger than that of every list before (RFC 5280 section 5.2.3). */
  readonly number: bigint
  readonly thisUpdate: Date
  readonly nextUpdate: Date
  readonly entries: Iterable<RevokedEntry>
  /** DER of the AlgorithmIdentifier that the issuer's key signs with, from signatureAlgorithmFor. */
  readonly signatureAlgorithmIdentifier: Uint8Array
}

const VERSION_2 = integer(1)
const ENUMERATED = 0x0a
/** Some 10 ms of work; then others have their turn, since a list may have very many entries. */
const ENTRIES_A_TURN = 2000

/**
 * DER of TBSCertList (RFC 5280 section 5.1.2): version 2, times in whole seconds, the reason of each entry unless it is
 * UNSPECIFIED, and no list of entries at all when there are none.
 */
export async function buildTbsCrl(template: CrlTemplate): Promise<Uint8Array> {
  const reasons = new Map<CrlReason, readonly Uint8Array[]>()
  const revoked: Uint8Array[] = []
  for (const { serialNumber, revokedAt, reason } of template.entries) {
    let extensions = reasons.get(reason)
    if (extensions === undefined) reasons.set(reason, (extensions = reasonExtensions(reason)))
    revoked.push(encodeSequence(serialInteger(serialNumber), time(revokedAt), ...extensions))
    if (revoked.length % ENTRIES_A_TURN === 0) await setImmediate()
  }
  const number = template.number.toString(16)
  return encodeSequence(
    VERSION_2,
    template.signatureAlgorithmIdentifier,
    template.issuerName,
    time(template.thisUpdate),
    time(template.nextUpdate),
    // RFC 5280 section 5.1.2.6: absent when nothing is revoked.
    ...(revoked.length === 0 ? [] : [encodeTlv(TAG.sequence, Buffer.concat(revoked))]),
    context(
      0,
      encodeRawExtensions([
        {
          oid: EXTENSION_OID.authorityKeyIdentifier,
          critical: false,
          value: encodeSequence(contextPrimitive(0, template.authorityKeyIdentifier)),
        },
        {
          oid: CRL_EXTENSION_OID.number,
          critical: false,
          value: integer(Buffer.from(number.padStart(number.length + (number.length % 2), '0'), 'hex')),
        },
      ]),
    ),
  )
}

/** RFC 5280 section 5.3.1: the code for "unspecified" is left out. */
function reasonExtensions(reason: CrlReason): Uint8Array[] {
  if (reason === 'UNSPECIFIED') return []
  const value = encodeTlv(ENUMERATED, Buffer.of(CRL_REASONS[reason]))
  return [encodeRawExtensions([{ oid: CRL_EXTENSION_OID.reason, critical: false, value }])]
}

/** The INTEGER of a serial number; certificates issued elsewhere may have negative ones. */
function serialInteger(hexadecimal: string): Uint8Array {
  if (!hexadecimal.startsWith('-')) return integer(Buffer.from(hexadecimal, 'hex'))
  const magnitude = BigInt(`0x${hexadecimal.slice(1)}`)
  let octets = 1
  while (magnitude > 1n << BigInt(8 * octets - 1)) octets += 1
  const complement = ((1n << BigInt(8 * octets)) - magnitude).toString(16).padStart(2 * octets, '0')
  return encodeTlv(TAG.integer, Buffer.from(complement, 'hex'))
}

/**
 * Signs a TBSCertList and returns the DER of the CertificateList, which holds `tbs` byte for byte. The signature is checked
 * with the issuer's public key before it is returned.
 * @throws DomainError UNSUPPORTED for a key that cannot sign
 * @throws Error when the check fails, and when `tbs` names another signature algorithm than the key's
 */
export async function signCrl(tbs: Uint8Array, issuerKey: KeyObject): Promise<Uint8Array> {
  const spki = spkiOfPrivateKey(issuerKey)
  const { algorithmIdentifier } = signatureAlgorithmFor(parsePublicKey(spki))
  const [, announced] = readSequence(tbs, 'The to-be-signed list')
  if (announced === undefined || !sameBytes(announced.bytes, algorithmIdentifier)) {
    throw new Error('The to-be-signed list names a signature algorithm that is not that of the issuer')
  }
  const signature = await signWith(issuerKey, tbs)
  if (verifySignature({ algorithmIdentifier, spki, data: tbs, signature }) !== true) {
    throw new Error('The signature just made does not verify with the public key of the issuer')
  }
  return encodeSequence(tbs, algorithmIdentifier, bitString(signature))
}
