import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { encodeSequence, encodeTlv } from '../../src/pki/der.ts'
import { encodeRawExtensions } from '../../src/pki/extension-encoding.ts'
import { encodeGeneralNames } from '../../src/pki/general-names.ts'
import { buildTbsCertificate } from '../../src/pki/issue.ts'
import { parsePublicKey, spkiOfPrivateKey } from '../../src/pki/keys.ts'
import { encodeName } from '../../src/pki/names.ts'
import { EXTENSION_OID } from '../../src/pki/oids.ts'
import { confirmReading } from '../../src/pki/second-reading.ts'
import { randomSerial } from '../../src/pki/serial.ts'
import { signatureAlgorithmFor } from '../../src/pki/signature-algorithms.ts'
import type { CertificateTemplate } from '../../src/pki/types.ts'

const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const spki = spkiOfPrivateKey(key)
const names = (...dns: string[]) => encodeGeneralNames(dns.map((value) => ({ type: 'DNS' as const, value })))
const alternativeNames = (critical: boolean, ...dns: string[]) =>
  encodeRawExtensions([{ oid: EXTENSION_OID.subjectAlternativeName, critical, value: names(...dns) }])

const MEANT: CertificateTemplate = {
  serialNumber: randomSerial(),
  issuerName: encodeName({ commonName: 'Issuer', country: 'DE' }).der,
  subjectName: encodeName({ commonName: 'www.example.org' }).der,
  notBefore: new Date('2026-01-01T00:00:00Z'),
  notAfter: new Date('2027-01-01T00:00:00Z'),
  spki,
  extensions: alternativeNames(false, 'www.example.org'),
  signatureAlgorithmIdentifier: signatureAlgorithmFor(parsePublicKey(spki)).algorithmIdentifier,
}
const otherKey = spkiOfPrivateKey(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)

describe('what is about to be signed', () => {
  it.each<[string, Partial<CertificateTemplate>]>([
    ['serial number', { serialNumber: randomSerial() }],
    ['issuer', { issuerName: encodeName({ commonName: 'Issuer', country: 'AT' }).der }],
    ['subject', { subjectName: encodeName({ commonName: 'www.example.com' }).der }],
    ['notBefore', { notBefore: new Date('2026-01-01T00:00:01Z') }],
    ['notAfter', { notAfter: new Date('2051-01-01T00:00:00Z') }],
    ['public key', { spki: otherKey }],
    ['extensions', { extensions: alternativeNames(false, 'www.example.org', 'example.org') }],
    ['extensions', { extensions: alternativeNames(true, 'www.example.org') }],
    ['signature algorithm', { signatureAlgorithmIdentifier: Buffer.from('300506032b6570', 'hex') }],
  ])('is not signed when another parser sees another %s', (part, difference) => {
    const tbs = buildTbsCertificate(MEANT)
    expect(() => confirmReading(tbs, { ...MEANT, ...difference })).toThrow(
      `Another parser reads this otherwise: ${part}`,
    )
  })

  it('is not signed when another parser cannot read it', () => {
    expect(() => confirmReading(Buffer.from('30820101', 'hex'), MEANT)).toThrow('Another parser cannot read this')
  })

  it.each<[string, Partial<CertificateTemplate>]>([
    ['no subject', { subjectName: encodeSequence() }],
    ['a serial number of twenty octets', { serialNumber: Buffer.alloc(20, 0x7f) }],
    ['a serial number whose first bit is set', { serialNumber: Buffer.alloc(16, 0xff) }],
    ['a serial number of one octet', { serialNumber: Buffer.of(1) }],
    [
      'dates at both ends of the calendar',
      { notBefore: new Date('1950-01-01'), notAfter: new Date('9999-12-31T23:59:59Z') },
    ],
    ['a name of every kind of string', { issuerName: oddName() }],
    ['two thousand names', { extensions: alternativeNames(false, ...hosts(2000)) }],
  ])('is agreed on with %s', (_, parts) => {
    expect(() => buildTbsCertificate({ ...MEANT, ...parts })).not.toThrow()
  })
})

/** An organization's name in this type of string. */
function attribute(tag: number, text: Buffer): Uint8Array {
  return encodeSequence(Buffer.from('060355040a', 'hex'), encodeTlv(tag, text))
}

function hosts(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `host-${index}.example.org`)
}

/** As certification authorities of long ago have them: numeric, printable, teletex, IA5, universal and BMP strings, and a SET of two. */
function oddName(): Uint8Array {
  const kinds: [number, Buffer][] = [
    [0x12, Buffer.from('123 4')],
    [0x13, Buffer.from('Example')],
    [0x14, Buffer.from('Ex\xe4mple', 'latin1')],
    [0x16, Buffer.from('ca@example.org')],
    [0x1c, Buffer.from('0000004500000078', 'hex')],
    [0x1e, Buffer.from('00450078', 'hex')],
  ]
  const sets = kinds.map(([tag, text]) => encodeTlv(0x31, attribute(tag, text)))
  const pair = encodeTlv(0x31, attribute(0x0c, Buffer.from('A')), attribute(0x0c, Buffer.from('B')))
  return encodeSequence(...sets, pair)
}
