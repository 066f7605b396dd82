// Writes the extensions of certificates and requests as DER.

import { isIP } from 'node:net'
import { domainToASCII } from 'node:url'
import { DomainError, atPath } from '../errors.ts'
import { boolean, context, contextPrimitive, ia5Content, integer, namedBits, octetString } from './der-encoding.ts'
import { encodeOid, encodeSequence, readTlv } from './der.ts'
import { encodeGeneralName, encodeGeneralNames } from './general-names.ts'
import { ACCESS_METHOD_OID, EXTENSION_OID } from './oids.ts'
import { KEY_USAGES } from './types.ts'
import type { BasicConstraints, GeneralName, KeyUsage, NameConstraints, RawExtension } from './types.ts'

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'

/** Everything a certificate says beyond its name, key and dates. Empty lists and nulls leave the extension out. */
export interface ExtensionRequest {
  basicConstraints: BasicConstraints | null
  keyUsage: KeyUsage[]
  /** Dotted OIDs. */
  extendedKeyUsage: string[]
  subjectKeyIdentifier: Uint8Array
  authorityKeyIdentifier: Uint8Array | null
  subjectAlternativeNames: GeneralName[]
  subjectAlternativeNamesCritical: boolean
  crlDistributionPoints: string[]
  ocspUrls: string[]
  caIssuerUrls: string[]
  certificatePolicies: string[]
  /** IP bases are in CIDR notation, e.g. '10.0.0.0/8' or '2001:db8::/32'. */
  nameConstraints: NameConstraints | null
  other: RawExtension[]
}

/**
 * DER of Extensions (RFC 5280 section 4.1). Critical are: basicConstraints of a CA, keyUsage, nameConstraints, the alternative
 * names where asked for, and an extended key usage of time stamping alone (RFC 3161 section 2.3).
 * @throws DomainError with a path naming the field when a value cannot be written
 */
export function encodeExtensions(request: ExtensionRequest): Uint8Array {
  return encodeRawExtensions(toRawExtensions(request))
}

/** DER of Extensions from extensions whose values are DER already. @throws DomainError INVALID when an OID comes twice */
export function encodeRawExtensions(extensions: readonly RawExtension[]): Uint8Array {
  const seen = new Set<string>()
  for (const { oid } of extensions) {
    if (seen.has(oid)) throw new DomainError('INVALID', `The extension ${oid} is given twice`, ['other'])
    seen.add(oid)
  }
  return encodeSequence(
    ...extensions.map(({ oid, critical, value }) =>
      encodeSequence(encodeOid(oid), ...(critical ? [boolean(true)] : []), octetString(value)),
    ),
  )
}

function toRawExtensions(request: ExtensionRequest): RawExtension[] {
  const extensions: RawExtension[] = []
  const add = (oid: string, critical: boolean, value: Uint8Array): void =>
    void extensions.push({ oid, critical, value })
  const { basicConstraints, authorityKeyIdentifier, extendedKeyUsage, nameConstraints } = request

  if (basicConstraints) {
    add(EXTENSION_OID.basicConstraints, basicConstraints.ca, encodeBasicConstraints(basicConstraints))
  }
  if (request.keyUsage.length > 0) add(EXTENSION_OID.keyUsage, true, encodeKeyUsage(request.keyUsage))
  if (extendedKeyUsage.length > 0) {
    const critical = extendedKeyUsage.length === 1 && extendedKeyUsage[0] === TIME_STAMPING
    add(EXTENSION_OID.extendedKeyUsage, critical, encodeExtendedKeyUsage(extendedKeyUsage))
  }
  add(EXTENSION_OID.subjectKeyIdentifier, false, octetString(request.subjectKeyIdentifier))
  if (authorityKeyIdentifier) {
    add(EXTENSION_OID.authorityKeyIdentifier, false, encodeSequence(contextPrimitive(0, authorityKeyIdentifier)))
  }
  if (request.subjectAlternativeNames.length > 0) {
    const value = atPath(['subjectAlternativeNames'], () => encodeGeneralNames(request.subjectAlternativeNames))
    add(EXTENSION_OID.subjectAlternativeName, request.subjectAlternativeNamesCritical, value)
  }
  if (nameConstraints && nameConstraints.permitted.length + nameConstraints.excluded.length > 0) {
    const value = atPath(['nameConstraints'], () => encodeNameConstraints(nameConstraints))
    add(EXTENSION_OID.nameConstraints, true, value)
  }
  if (request.certificatePolicies.length > 0) {
    add(EXTENSION_OID.certificatePolicies, false, encodeCertificatePolicies(request.certificatePolicies))
  }
  if (request.crlDistributionPoints.length > 0) {
    const value = atPath(['crlDistributionPoints'], () => encodeCrlDistributionPoints(request.crlDistributionPoints))
    add(EXTENSION_OID.crlDistributionPoints, false, value)
  }
  if (request.ocspUrls.length + request.caIssuerUrls.length > 0) {
    add(EXTENSION_OID.authorityInformationAccess, false, encodeAuthorityInformationAccess(request))
  }
  extensions.push(...request.other)
  return extensions
}

/** The value of a basicConstraints extension. */
export function encodeBasicConstraints({ ca, pathLength }: BasicConstraints): Uint8Array {
  if (!ca) return encodeSequence()
  return encodeSequence(boolean(true), ...(pathLength === null ? [] : [integer(pathLength)]))
}

/** The value of a keyUsage extension. */
export function encodeKeyUsage(usages: readonly KeyUsage[]): Uint8Array {
  return namedBits(usages.map((usage) => KEY_USAGES.indexOf(usage)))
}

/** The value of an extendedKeyUsage extension, from dotted OIDs. */
export function encodeExtendedKeyUsage(purposes: readonly string[]): Uint8Array {
  return encodeSequence(...unique(purposes).map((oid, index) => encodeOidAt(['extendedKeyUsage', String(index)], oid)))
}

function encodeCertificatePolicies(policies: readonly string[]): Uint8Array {
  return encodeSequence(
    ...unique(policies).map((oid, index) => encodeSequence(encodeOidAt(['certificatePolicies', String(index)], oid))),
  )
}

function encodeOidAt(path: string[], oid: string): Uint8Array {
  return atPath(path, () => encodeOid(oid))
}

/** One DistributionPoint for each URL: each is a place of the full list (RFC 5280 section 4.2.1.13). */
function encodeCrlDistributionPoints(urls: readonly string[]): Uint8Array {
  return encodeSequence(
    ...urls.map((url, index) => encodeSequence(context(0, context(0, encodeUrl(url, [String(index)]))))),
  )
}

function encodeAuthorityInformationAccess({ ocspUrls, caIssuerUrls }: ExtensionRequest): Uint8Array {
  return encodeSequence(
    ...ocspUrls.map((url, index) => accessDescription(ACCESS_METHOD_OID.ocsp, url, ['ocspUrls', String(index)])),
    ...caIssuerUrls.map((url, index) =>
      accessDescription(ACCESS_METHOD_OID.caIssuers, url, ['caIssuerUrls', String(index)]),
    ),
  )
}

function accessDescription(method: string, url: string, path: string[]): Uint8Array {
  return encodeSequence(encodeOid(method), encodeUrl(url, path))
}

/** A GeneralName of type uniformResourceIdentifier. */
function encodeUrl(url: string, path: string[]): Uint8Array {
  return contextPrimitive(
    6,
    atPath(path, () => ia5Content(url)),
  )
}

/** The value of a nameConstraints extension. @throws DomainError with a path from `permitted` or `excluded` */
export function encodeNameConstraints({ permitted, excluded }: NameConstraints): Uint8Array {
  return encodeSequence(...subtrees(0, permitted, 'permitted'), ...subtrees(1, excluded, 'excluded'))
}

/** GeneralSubtrees with the tag of their field; nothing when there are none. */
function subtrees(number: number, bases: readonly GeneralName[], field: string): Uint8Array[] {
  if (bases.length === 0) return []
  const encoded = bases.map((base, index) => atPath([field, String(index)], () => encodeConstraintBase(base)))
  return [context(number, ...encoded.map((base) => encodeSequence(base)))]
}

/** The base of a GeneralSubtree, whose forms differ from those of a name (RFC 5280 section 4.2.1.10). */
function encodeConstraintBase(base: GeneralName): Uint8Array {
  switch (base.type) {
    case 'DNS':
      return contextPrimitive(2, ia5Content(constraintHost(base.value)))
    case 'EMAIL':
      return contextPrimitive(1, ia5Content(constraintMailbox(base.value)))
    case 'URI':
      return contextPrimitive(6, ia5Content(constraintHost(base.value)))
    case 'IP':
      return contextPrimitive(7, encodeAddressRange(base.value))
    case 'DIRECTORY_NAME':
      return encodeGeneralName(base)
    default:
      throw new DomainError(
        'UNSUPPORTED',
        'Name constraints can be made for DNS names, e-mail, URI hosts, IP ranges and directory names',
      )
  }
}

/** A host or domain in A-labels, lower case; a leading dot (subdomains only) is kept, the empty one matches every name. */
function constraintHost(value: string): string {
  const dot = value.startsWith('.') ? '.' : ''
  const host = value.slice(dot.length)
  if (host === '' && dot === '') return ''
  const ascii = domainToASCII(host)
  if (
    !/^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*$/.test(ascii) ||
    ascii.length > 253
  ) {
    throw new DomainError(
      'INVALID',
      'A constraint is a domain such as example.com, or .example.com for its subdomains only',
    )
  }
  return dot + ascii
}

/** A mailbox (user@host), a host, or a domain with a leading dot. */
function constraintMailbox(value: string): string {
  const at = value.lastIndexOf('@')
  if (at < 0) return constraintHost(value)
  return `${value.slice(0, at)}@${constraintHost(value.slice(at + 1))}`
}

/** Address and mask, 8 or 32 octets, from CIDR notation. Bits of the address outside the mask must be zero. */
function encodeAddressRange(cidr: string): Uint8Array {
  const [address = '', prefix = ''] = cidr.split('/')
  const family = isIP(address)
  const size = family === 4 ? 4 : 16
  const length = /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1
  if (family === 0 || cidr.split('/').length !== 2 || length < 0 || length > size * 8) {
    throw new DomainError('INVALID', 'An IP constraint is written as a range such as 10.0.0.0/8 or 2001:db8::/32')
  }
  const octets = readTlv(encodeGeneralName({ type: 'IP', value: address }), 'The address').content
  const mask = Buffer.from(Array.from({ length: size }, (_, index) => maskOctet(length - index * 8)))
  if (octets.some((octet, index) => (octet & ~(mask[index] ?? 0)) !== 0)) {
    throw new DomainError('INVALID', `The address ${address} has bits outside its /${length} range`)
  }
  return Buffer.concat([octets, mask])
}

function maskOctet(bits: number): number {
  return bits >= 8 ? 0xff : bits <= 0 ? 0 : (0xff << (8 - bits)) & 0xff
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}
