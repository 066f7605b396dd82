// Makes PKCS#10 requests (RFC 2986) for keys the service holds.

import type { KeyObject } from 'node:crypto'
import { bitString, context, integer } from './der-encoding.ts'
import { encodeOid, encodeSequence, encodeSetOf } from './der.ts'
import {
  encodeBasicConstraints,
  encodeExtendedKeyUsage,
  encodeKeyUsage,
  encodeNameConstraints,
  encodeRawExtensions,
} from './extension-encoding.ts'
import { encodeGeneralNames } from './general-names.ts'
import { EXTENSION_OID, EXTENSION_REQUEST_OIDS } from './oids.ts'
import { parsePublicKey, spkiOfPrivateKey } from './keys.ts'
import { signWith, signatureAlgorithmFor } from './signature-algorithms.ts'
import type { DistinguishedName, GeneralName, KeyUsage, NameConstraints, RawExtension } from './types.ts'

/** What a request asks for beyond its name and alternative names. */
export interface RequestedExtensions {
  keyUsage?: KeyUsage[]
  /** Dotted OIDs. */
  extendedKeyUsage?: string[]
  other?: RawExtension[]
}

export interface CsrParts {
  subject: DistinguishedName
  names: GeneralName[]
  key: KeyObject
  extensions?: RequestedExtensions
}

/**
 * DER of a CertificationRequest, signed with its own key by the key's signature algorithm. Names and usages travel in the
 * extensionRequest attribute (RFC 2985 section 5.4.2), which is left out when there are none.
 * @throws DomainError for names that cannot be written, and for an extension given twice
 */
export async function buildCsr({ subject, names, key, extensions = {} }: CsrParts): Promise<Uint8Array> {
  const requested = requestedExtensions(subject, names, extensions)
  const attributes =
    requested.length === 0
      ? []
      : [encodeSequence(encodeOid(EXTENSION_REQUEST_OIDS[0]), encodeSetOf(encodeRawExtensions(requested)))]
  const spki = spkiOfPrivateKey(key)
  const info = encodeSequence(integer(0), subject.der, spki, context(0, ...attributes))
  const { algorithmIdentifier } = signatureAlgorithmFor(parsePublicKey(spki))
  return encodeSequence(info, algorithmIdentifier, bitString(await signWith(key, info)))
}

function requestedExtensions(
  subject: DistinguishedName,
  names: readonly GeneralName[],
  { keyUsage = [], extendedKeyUsage = [], other = [] }: RequestedExtensions,
): RawExtension[] {
  const requested: RawExtension[] = []
  if (names.length > 0) {
    const critical = subject.rdns.length === 0
    requested.push({ oid: EXTENSION_OID.subjectAlternativeName, critical, value: encodeGeneralNames([...names]) })
  }
  if (keyUsage.length > 0) {
    requested.push({ oid: EXTENSION_OID.keyUsage, critical: true, value: encodeKeyUsage(keyUsage) })
  }
  if (extendedKeyUsage.length > 0) {
    const value = encodeExtendedKeyUsage(extendedKeyUsage)
    requested.push({ oid: EXTENSION_OID.extendedKeyUsage, critical: false, value })
  }
  return [...requested, ...other]
}

/** What a certification authority asks of the one that is to sign it, which decides all the same. */
export function authorityRequest(wanted: {
  pathLength: number | null
  nameConstraints: NameConstraints | null
}): RequestedExtensions {
  const { pathLength, nameConstraints } = wanted
  const other: RawExtension[] = [
    {
      oid: EXTENSION_OID.basicConstraints,
      critical: true,
      value: encodeBasicConstraints({ ca: true, pathLength }),
    },
  ]
  if (nameConstraints !== null) {
    other.push({ oid: EXTENSION_OID.nameConstraints, critical: true, value: encodeNameConstraints(nameConstraints) })
  }
  return { keyUsage: ['DIGITAL_SIGNATURE', 'KEY_CERT_SIGN', 'CRL_SIGN'], other }
}
