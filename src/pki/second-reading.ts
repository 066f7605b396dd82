// What is about to be signed, as a parser reads it that shares no code with ours: what two readers understand differently is not
// signed. Parsers that disagree about one certificate are how names and usages have slipped past checks elsewhere.

import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { bitString } from './der-encoding.ts'
import { encodeSequence, readOid, readSequence, sameBytes } from './der.ts'
import { readExtensions } from './extensions.ts'
import { readSpki } from './keys.ts'
import { MAX_DER_DEPTH, MAX_DER_NODES } from './limits.ts'
import { wholeSeconds } from './times.ts'
import type { CertificateTemplate } from './types.ts'

const WHAT = 'The to-be-signed part'

/**
 * Reads `tbs`, a TBSCertificate of version 3 (RFC 5280 section 4.1), with pkijs and compares every part with what was meant.
 * @throws Error naming the parts that differ: a defect, in one reader or in what was written
 */
export function confirmReading(tbs: Uint8Array, meant: CertificateTemplate): void {
  const read = readUnsigned(tbs, meant.signatureAlgorithmIdentifier)
  const agreed: Record<string, boolean> = {
    version: read.version === 2,
    'serial number': hex(read.serialNumber.valueBlock.valueHexView) === hex(meant.serialNumber),
    'signature algorithm': read.signature.algorithmId === oidOf(meant.signatureAlgorithmIdentifier),
    issuer: sameBytes(new Uint8Array(read.issuer.valueBeforeDecode), meant.issuerName),
    subject: sameBytes(new Uint8Array(read.subject.valueBeforeDecode), meant.subjectName),
    notBefore: read.notBefore.value.getTime() === wholeSeconds(meant.notBefore).getTime(),
    notAfter: read.notAfter.value.getTime() === wholeSeconds(meant.notAfter).getTime(),
    'public key': samePublicKey(read.subjectPublicKeyInfo, meant.spki),
    extensions: sameExtensions(read.extensions ?? [], meant.extensions),
  }
  const disputed = Object.keys(agreed).filter((part) => !agreed[part])
  if (disputed.length > 0) throw new Error(`Another parser reads this otherwise: ${disputed.join(', ')}`)
}

/** pkijs reads whole certificates only, so an empty signature stands where none is yet. */
function readUnsigned(tbs: Uint8Array, algorithmIdentifier: Uint8Array): pkijs.Certificate {
  const { offset, result } = asn1js.fromBER(encodeSequence(tbs, algorithmIdentifier, bitString(new Uint8Array())), {
    maxDepth: MAX_DER_DEPTH,
    maxNodes: MAX_DER_NODES,
    // Keys and extensions are compared as they stand.
    parseEmbedded: false,
  })
  if (offset === -1) throw new Error(`Another parser cannot read this: ${result.error}`)
  return new pkijs.Certificate({ schema: result })
}

function samePublicKey(read: pkijs.PublicKeyInfo, meant: Uint8Array): boolean {
  const [algorithmIdentifier] = readSequence(meant, WHAT)
  return (
    algorithmIdentifier !== undefined &&
    read.algorithm.algorithmId === oidOf(algorithmIdentifier.bytes) &&
    sameBytes(read.subjectPublicKey.valueBlock.valueHexView, readSpki(meant).key)
  )
}

function sameExtensions(read: readonly pkijs.Extension[], meant: Uint8Array): boolean {
  const expected = readExtensions(meant, WHAT)
  return (
    read.length === expected.length &&
    expected.every(({ oid, critical, value }, index) => {
      const other = read[index]
      return (
        other?.extnID === oid &&
        other.critical === critical &&
        sameBytes(other.extnValue.valueBlock.valueHexView, value)
      )
    })
  )
}

function oidOf(algorithmIdentifier: Uint8Array): string {
  return readOid(readSequence(algorithmIdentifier, WHAT)[0], WHAT)
}

/** A number's magnitude, however many zeros stand before it. */
function hex(magnitude: Uint8Array): string {
  return Buffer.from(magnitude)
    .toString('hex')
    .replace(/^(00)+/, '')
}
