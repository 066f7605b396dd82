// Character strings of ASN.1 as JavaScript text. What is not text (a NUL, bytes that are not valid in the encoding) is carried
// as a lone low surrogate, U+DC00 plus the octet, and shown as a backslash and two hexadecimal digits: databases refuse NUL, and
// a reader has to see that it is there.

import { TAG, type Tlv } from './der.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
// Group 1: well-formed pairs, which stay. The rest: lone surrogates and NUL.
const UNSAFE = /([\uD800-\uDBFF][\uDC00-\uDFFF])|[\uD800-\uDFFF\0]/g

/** Text of a character string type, possibly with carried octets; null when `tlv` is of another type. */
export function decodeString(tlv: Tlv): string | null {
  switch (tlv.identifier) {
    case TAG.utf8String:
      return decodeUtf8(tlv.content)
    case TAG.printableString:
    case TAG.ia5String:
    case TAG.numericString:
    case TAG.visibleString:
    case TAG.generalString:
      return decodeAscii(tlv.content)
    case TAG.teletexString:
      // T.61 in name; in certificates it is Latin-1 (RFC 5280 section 4.1.2.4 only says what not to expect of it).
      return Buffer.from(tlv.content).toString('latin1')
    case TAG.bmpString:
      return decodeBmp(tlv.content)
    case TAG.universalString:
      return decodeUniversal(tlv.content)
    default:
      return null
  }
}

function carry(octet: number): string {
  return String.fromCharCode(0xdc00 + octet)
}

/** UTF-8; octets that are not part of a valid sequence are carried. */
function decodeUtf8(content: Uint8Array): string {
  try {
    return utf8.decode(content)
  } catch {
    return decodeBrokenUtf8(content)
  }
}

function decodeBrokenUtf8(content: Uint8Array): string {
  let text = ''
  for (let offset = 0; offset < content.length;) {
    const first = content[offset] ?? 0
    const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    try {
      text += utf8.decode(content.subarray(offset, offset + length))
      offset += length
    } catch {
      text += carry(first)
      offset += 1
    }
  }
  return text
}

/** ASCII; octets beyond it are carried. */
export function decodeAscii(content: Uint8Array): string {
  let text = ''
  for (const octet of content) text += octet < 0x80 ? String.fromCharCode(octet) : carry(octet)
  return text
}

function decodeBmp(content: Uint8Array): string {
  let text = ''
  for (let offset = 0; offset + 1 < content.length; offset += 2) {
    text += String.fromCharCode(((content[offset] ?? 0) << 8) | (content[offset + 1] ?? 0))
  }
  return content.length % 2 === 0 ? text : text + carry(content.at(-1) ?? 0)
}

function decodeUniversal(content: Uint8Array): string {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength)
  let text = ''
  let offset = 0
  for (; offset + 3 < content.length; offset += 4) {
    const point = view.getUint32(offset)
    text += point <= 0x10_ffff ? String.fromCodePoint(point) : '\uFFFD'
  }
  for (; offset < content.length; offset += 1) text += carry(content[offset] ?? 0)
  return text
}

/** Makes what {@link decodeString} carried visible; the result has no NUL and no lone surrogate. */
export function toVisibleText(text: string): string {
  return text.replaceAll(UNSAFE, (found, pair: string | undefined) => {
    if (pair !== undefined) return pair
    const unit = found.charCodeAt(0)
    const octets = unit === 0 || (unit >= 0xdc00 && unit <= 0xdcff) ? [unit & 0xff] : [unit >> 8, unit & 0xff]
    return octets.map((octet) => `\\${octet.toString(16).padStart(2, '0')}`).join('')
  })
}
