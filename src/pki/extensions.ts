// Extensions of certificates and requests (RFC 5280 section 4.2): the usual ones typed, every one kept raw.

import { DomainError } from '../errors.ts'
import {
  decodeBitString,
  decodeOid,
  expectTag,
  invalidDer,
  readAll,
  readBoolean,
  readOid,
  readSequence,
  readSmallInteger,
  readTlv,
  TAG,
  type Tlv,
} from './der.ts'
import { parseGeneralName, parseGeneralNames } from './general-names.ts'
import { ACCESS_METHOD_OID, EXTENSION_OID } from './oids.ts'
import { KEY_USAGES, type GeneralName, type KeyUsage, type ParsedExtensions, type RawExtension } from './types.ts'

/**
 * Reads an Extensions SEQUENCE.
 *
 * @throws DomainError INVALID when the list itself is not readable; what is inside an extension harms only that extension
 */
export function readExtensions(der: Uint8Array, what: string): RawExtension[] {
  return readSequence(der, what).map((tlv) => readExtension(tlv, what))
}

function readExtension(tlv: Tlv, what: string): RawExtension {
  const parts = readAll(expectTag(tlv, TAG.sequence, what).content, what)
  const [type, second, third, ...rest] = parts
  const critical = second?.identifier === TAG.boolean ? readBoolean(second, what) : false
  const value = second?.identifier === TAG.boolean ? third : second
  if (rest.length > 0 || (third !== undefined && value !== third))
    throw invalidDer(what, 'an extension has too many parts')
  return { oid: readOid(type, what), critical, value: expectTag(value, TAG.octetString, what).content }
}

type Reader = (extension: RawExtension, into: ParsedExtensions) => void

const READERS: Readonly<Record<string, Reader>> = {
  [EXTENSION_OID.basicConstraints]: (extension, into) => {
    into.basicConstraints = { ...readBasicConstraints(extension.value), critical: extension.critical }
  },
  [EXTENSION_OID.keyUsage]: ({ value }, into) => {
    into.keyUsage = readKeyUsage(value)
  },
  [EXTENSION_OID.extendedKeyUsage]: ({ value }, into) => {
    into.extendedKeyUsage = readSequence(value, 'extendedKeyUsage').map((tlv) => readOid(tlv, 'extendedKeyUsage'))
  },
  [EXTENSION_OID.subjectKeyIdentifier]: ({ value }, into) => {
    into.subjectKeyIdentifier = hexadecimal(readTlv(value, 'subjectKeyIdentifier', TAG.octetString).content)
  },
  [EXTENSION_OID.authorityKeyIdentifier]: ({ value }, into) => {
    const parts = readSequence(value, 'authorityKeyIdentifier')
    const identifier = parts.find((part) => part.identifier === 0x80)
    into.authorityKeyIdentifier = identifier === undefined ? null : hexadecimal(identifier.content)
  },
  [EXTENSION_OID.subjectAlternativeName]: ({ value }, into) => {
    into.subjectAlternativeNames = parseGeneralNames(value, 'subjectAltName')
  },
  [EXTENSION_OID.crlDistributionPoints]: ({ value }, into) => {
    into.crlDistributionPoints = readDistributionPoints(value)
  },
  [EXTENSION_OID.authorityInformationAccess]: ({ value }, into) => {
    const access = readAuthorityInformationAccess(value)
    into.ocspUrls = access.filter(({ method }) => method === ACCESS_METHOD_OID.ocsp).map(({ url }) => url)
    into.caIssuerUrls = access.filter(({ method }) => method === ACCESS_METHOD_OID.caIssuers).map(({ url }) => url)
  },
  [EXTENSION_OID.certificatePolicies]: ({ value }, into) => {
    into.certificatePolicies = readSequence(value, 'certificatePolicies').map((policy) =>
      readOid(
        readAll(expectTag(policy, TAG.sequence, 'certificatePolicies').content, 'certificatePolicies')[0],
        'policy',
      ),
    )
  },
  [EXTENSION_OID.nameConstraints]: ({ value }, into) => {
    into.nameConstraints = readNameConstraints(value)
  },
}

/**
 * Types the extensions that have a place in ParsedExtensions. One that cannot be decoded, and a second one of the same type (RFC
 * 5280 section 4.2 forbids it), stays in `other`.
 */
export function parseExtensions(raw: readonly RawExtension[]): ParsedExtensions {
  const parsed: ParsedExtensions = {
    basicConstraints: null,
    keyUsage: null,
    extendedKeyUsage: null,
    subjectKeyIdentifier: null,
    authorityKeyIdentifier: null,
    subjectAlternativeNames: [],
    crlDistributionPoints: [],
    ocspUrls: [],
    caIssuerUrls: [],
    certificatePolicies: [],
    nameConstraints: null,
    other: [],
    raw: [...raw],
  }
  const seen = new Set<string>()
  for (const extension of raw) {
    const reader = READERS[extension.oid]
    const decoded = reader !== undefined && !seen.has(extension.oid) && isReadable(reader, extension, parsed)
    seen.add(extension.oid)
    if (!decoded) parsed.other.push(extension)
  }
  return parsed
}

function isReadable(reader: Reader, extension: RawExtension, into: ParsedExtensions): boolean {
  try {
    reader(extension, into)
    return true
  } catch (error) {
    if (error instanceof DomainError) return false
    throw error
  }
}

function hexadecimal(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

function readBasicConstraints(value: Uint8Array): { ca: boolean; pathLength: number | null } {
  const what = 'basicConstraints'
  const parts = readSequence(value, what)
  const [first] = parts
  const ca = first?.identifier === TAG.boolean && readBoolean(first, what)
  const rest = first?.identifier === TAG.boolean ? parts.slice(1) : parts
  if (rest.length > 1) throw invalidDer(what, 'it has too many parts')
  // Read (so that garbage is noticed) and then meaningless without the CA flag (RFC 5280 section 4.2.1.9).
  const pathLength = rest.length === 0 ? null : readSmallInteger(rest[0], what)
  return { ca, pathLength: ca ? pathLength : null }
}

function readKeyUsage(value: Uint8Array): KeyUsage[] {
  const { bits } = decodeBitString(readTlv(value, 'keyUsage', TAG.bitString).content, 'keyUsage')
  return KEY_USAGES.filter((_, index) => ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0)
}

/** URIs of the full names; names relative to the issuer and other kinds have nothing to fetch. */
function readDistributionPoints(value: Uint8Array): string[] {
  const what = 'cRLDistributionPoints'
  return readSequence(value, what).flatMap((point) => {
    const parts = readAll(expectTag(point, TAG.sequence, what).content, what)
    const name = parts.find((part) => part.identifier === 0xa0)
    const fullName = name === undefined ? undefined : readAll(name.content, what)[0]
    if (fullName?.identifier !== 0xa0) return []
    return urls(readAll(fullName.content, what).map((tlv) => parseGeneralName(tlv, what)))
  })
}

function urls(names: readonly GeneralName[]): string[] {
  return names.filter(({ type }) => type === 'URI').map(({ value }) => value)
}

function readAuthorityInformationAccess(value: Uint8Array): { method: string; url: string }[] {
  const what = 'authorityInfoAccess'
  return readSequence(value, what).flatMap((description) => {
    const [method, location] = readAll(expectTag(description, TAG.sequence, what).content, what)
    const oid = decodeOid(expectTag(method, TAG.oid, what).content, what)
    if (location === undefined) throw invalidDer(what, 'a location is missing')
    return urls([parseGeneralName(location, what)]).map((url) => ({ method: oid, url }))
  })
}

function readNameConstraints(value: Uint8Array): { permitted: GeneralName[]; excluded: GeneralName[] } {
  const what = 'nameConstraints'
  const parts = readSequence(value, what)
  if (parts.some(({ identifier }) => identifier !== 0xa0 && identifier !== 0xa1)) {
    throw invalidDer(what, 'it has an unknown part')
  }
  const subtrees = (identifier: number): GeneralName[] =>
    parts
      .filter((part) => part.identifier === identifier)
      .flatMap(({ content }) => readAll(content, what))
      .map((subtree) => {
        const [base] = readAll(expectTag(subtree, TAG.sequence, what).content, what)
        if (base === undefined) throw invalidDer(what, 'a subtree is empty')
        return parseGeneralName(base, what)
      })
  return { permitted: subtrees(0xa0), excluded: subtrees(0xa1) }
}
