// To-be-signed parts for the lint, sound ones and ones with a single fault.
import { generateKeyPairSync } from 'node:crypto'
import { encodeOid, encodeSequence, encodeTlv, TAG } from '../../src/pki/der.ts'
import { encodeExtensions, type ExtensionRequest } from '../../src/pki/extension-encoding.ts'
import { readExtensions } from '../../src/pki/extensions.ts'
import { spkiOfPrivateKey } from '../../src/pki/keys.ts'
import { readTbs } from '../../src/pki/lint/lint.ts'
import type { Linted } from '../../src/pki/lint/rule.ts'
import { parseRfc4514 } from '../../src/pki/names.ts'
import { RESERVED_POLICIES } from '../../src/pki/public-trust.ts'
import { PURPOSES } from '../../src/pki/purposes.ts'
import type { RawExtension } from '../../src/pki/types.ts'
import { extension } from './read-support.ts'

const EC_KEY = spkiOfPrivateKey(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)
export const RSA_KEY = spkiOfPrivateKey(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey)
export const ED25519_KEY = spkiOfPrivateKey(generateKeyPairSync('ed25519').privateKey)
export const ECDSA_SHA256 = encodeSequence(encodeOid('1.2.840.10045.4.3.2'))
export const ROOT_NAME = 'CN=Example Root,O=Example,C=DE'
const SUBORDINATE_NAME = 'CN=Example Issuing,O=Example,C=DE'

export interface Change {
  version?: number
  serial?: Uint8Array
  algorithm?: Uint8Array
  issuer?: string
  /** Texts of the times: 13 characters are UTCTime, others GeneralizedTime. */
  times?: readonly [string, string]
  subject?: string
  spki?: Uint8Array
  extensions?: Partial<ExtensionRequest>
  /** Take the place of the extension with the same OID, or come last. */
  replace?: readonly RawExtension[]
  drop?: readonly string[]
  append?: readonly RawExtension[]
  /** Between the key and the extensions. */
  extra?: readonly Uint8Array[]
}

const NOTHING: ExtensionRequest = {
  basicConstraints: null,
  keyUsage: ['DIGITAL_SIGNATURE'],
  extendedKeyUsage: [],
  subjectKeyIdentifier: Buffer.alloc(20, 1),
  authorityKeyIdentifier: Buffer.alloc(20, 2),
  subjectAlternativeNames: [],
  subjectAlternativeNamesCritical: false,
  crlDistributionPoints: ['http://crl.example.org/1.crl'],
  ocspUrls: [],
  caIssuerUrls: ['http://ca.example.org/1.crt'],
  certificatePolicies: [],
  nameConstraints: null,
  other: [],
}

/** An end entity that breaks nothing, as a public CA would issue it in November 2026. */
export function leaf(change: Change = {}): Linted {
  return build({
    issuer: SUBORDINATE_NAME,
    subject: 'CN=www.example.org',
    times: ['261101000000Z', '270430235959Z'],
    ...change,
    extensions: {
      extendedKeyUsage: [PURPOSES.SERVER_AUTH],
      subjectAlternativeNames: [{ type: 'DNS', value: 'www.example.org' }],
      certificatePolicies: [RESERVED_POLICIES.domain],
      ...change.extensions,
    },
  })
}

export function root(change: Change = {}): Linted {
  return build({
    issuer: ROOT_NAME,
    subject: ROOT_NAME,
    times: ['260101000000Z', '351231235959Z'],
    ...change,
    extensions: {
      basicConstraints: { ca: true, pathLength: null },
      keyUsage: ['KEY_CERT_SIGN', 'CRL_SIGN'],
      crlDistributionPoints: [],
      caIssuerUrls: [],
      ...change.extensions,
    },
  })
}

export function subordinate(change: Change = {}): Linted {
  return build({
    issuer: ROOT_NAME,
    subject: SUBORDINATE_NAME,
    times: ['260101000000Z', '301231235959Z'],
    ...change,
    extensions: {
      basicConstraints: { ca: true, pathLength: 0 },
      keyUsage: ['KEY_CERT_SIGN', 'CRL_SIGN'],
      extendedKeyUsage: [PURPOSES.SERVER_AUTH],
      certificatePolicies: ['2.5.29.32.0'],
      ...change.extensions,
    },
  })
}

function build(change: Change): Linted {
  const { version = 2, times = ['', ''], extra = [], drop = [], replace = [], append = [] } = change
  const written = readExtensions(encodeExtensions({ ...NOTHING, ...change.extensions }), 'extensions')
  const kept = written
    .filter(({ oid }) => !drop.includes(oid))
    .map((each) => replace.find(({ oid }) => oid === each.oid) ?? each)
  const added = replace.filter(({ oid }) => !written.some((each) => each.oid === oid))
  const extensions = [...kept, ...added, ...append].map(({ oid, value, critical }) => extension(oid, value, critical))
  return readTbs(
    encodeSequence(
      ...(version === 0 ? [] : [encodeTlv(0xa0, Uint8Array.of(2, 1, version))]),
      encodeTlv(TAG.integer, change.serial ?? Buffer.alloc(17, 7)),
      change.algorithm ?? ECDSA_SHA256,
      parseRfc4514(change.issuer ?? '').der,
      encodeSequence(...times.map(timeOf)),
      parseRfc4514(change.subject ?? '').der,
      change.spki ?? EC_KEY,
      ...extra,
      ...(extensions.length === 0 ? [] : [encodeTlv(0xa3, encodeSequence(...extensions))]),
    ),
  )
}

function timeOf(text: string): Uint8Array {
  return encodeTlv(text.length === 13 ? TAG.utcTime : TAG.generalizedTime, Buffer.from(text))
}
