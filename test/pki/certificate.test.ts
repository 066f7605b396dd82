import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  parseCertificate,
  parseCertificatePem,
  parseSerial,
  serialDecimal,
  serialHex,
} from '../../src/pki/certificate.ts'
import { DomainError } from '../../src/errors.ts'
import { encodeSequence, encodeTlv, TAG } from '../../src/pki/der.ts'
import { generatePrivateKey } from '../../src/pki/keys.ts'
import { parseCertificatesPem, toPem } from '../../src/pki/pem.ts'
import { timed } from '../kit/timing.ts'
import { extension, handmadeCertificate, refusal } from './read-support.ts'

const key = await generatePrivateKey('EC_P256')
const roots = readFileSync(join(import.meta.dirname, '../fixtures/debian-roots.pem'), 'utf8')

const names = (count: number): Uint8Array =>
  extension(
    '2.5.29.17',
    encodeSequence(...Array.from({ length: count }, (_, index) => encodeTlv(0x82, Buffer.from(`h${index}.test`)))),
  )

const withSerial = async (serial: Uint8Array) => await handmadeCertificate({ subject: 'CN=a', key, serial })

describe('a certificate', () => {
  test('all 142 roots of Debian are read, and are self-signed certificate authorities', () => {
    const parsed = parseCertificatesPem(roots, { max: 142 }).map(parseCertificate)
    expect(parsed.length).toBe(142)
    expect(parsed.filter(({ selfSigned }) => !selfSigned)).toEqual([])
    expect(
      parsed.filter(({ version, extensions }) => version === 3 && extensions.basicConstraints?.ca !== true),
    ).toEqual([])
  })

  test.each([
    ['491231235959Z', '2049-12-31T23:59:59.000Z'],
    ['500101000000Z', '1950-01-01T00:00:00.000Z'],
    ['20500101000000Z', '2050-01-01T00:00:00.000Z'],
    ['99991231235959Z', '9999-12-31T23:59:59.000Z'],
    ['00010101000000Z', '0001-01-01T00:00:00.000Z'],
    ['20240229120000Z', '2024-02-29T12:00:00.000Z'],
    ['260101020000+0200', '2026-01-01T00:00:00.000Z'],
  ])('time %s is read exactly', async (text, expected) => {
    const der = await handmadeCertificate({ subject: 'CN=a', key, times: ['260101000000Z', text] })
    const iso = parseCertificate(der).notAfter.toISOString()
    expect(iso).toBe(expected)
  })

  test.each([
    '20230229120000Z',
    '261301000000Z',
    '260101250000Z',
    '00000101000000Z',
    'never',
    '2601010000Z',
    '2026-01-01T00:Z',
  ])('time %s is refused', async (text) => {
    const der = await handmadeCertificate({ subject: 'CN=a', key, times: ['260101000000Z', text] })
    expect(refusal(() => parseCertificate(der)).code).toBe('INVALID')
  })

  test('self-signed means that the own key verifies', async () => {
    const other = await generatePrivateKey('EC_P256')
    expect(parseCertificate(await handmadeCertificate({ subject: 'CN=a', key })).selfSigned).toBe(true)
    expect(parseCertificate(await handmadeCertificate({ subject: 'CN=a', key, signer: other })).selfSigned).toBe(false)
    expect(parseCertificate(await handmadeCertificate({ subject: 'CN=a', issuer: 'CN=b', key })).selfSigned).toBe(false)
  })

  test('one broken extension harms no other', async () => {
    const der = await handmadeCertificate({
      subject: 'CN=a',
      key,
      extensions: [
        extension('2.5.29.17', Uint8Array.of(0x30, 5, 0x82), false),
        extension('2.5.29.15', Uint8Array.of(3, 2, 5, 0xa0), true),
        extension('1.2.3.4', Uint8Array.of(0xff), true),
        extension('2.5.29.15', Uint8Array.of(3, 2, 5, 0x20), true),
      ],
    })
    const { extensions } = parseCertificate(der)
    expect(extensions.keyUsage).toEqual(['DIGITAL_SIGNATURE', 'KEY_ENCIPHERMENT'])
    expect(extensions.subjectAlternativeNames).toEqual([])
    expect(extensions.other.map(({ oid, critical }) => `${oid} ${critical}`)).toEqual([
      '2.5.29.17 false',
      '1.2.3.4 true',
      '2.5.29.15 true',
    ])
    expect(extensions.raw.length).toBe(4)
  })

  test('a key that is none is described without an abort', async () => {
    const spki = encodeSequence(
      encodeSequence(
        encodeTlv(TAG.oid, Buffer.from('2a8648ce3d0201', 'hex')),
        encodeTlv(TAG.oid, Buffer.from('2a8648ce3d030107', 'hex')),
      ),
      encodeTlv(TAG.bitString, Uint8Array.of(0, 0)),
    )
    const parsed = parseCertificate(await handmadeCertificate({ subject: 'CN=a', key, spki }))
    expect(parsed.publicKey).toMatchObject({ algorithm: 'EC', curve: 'P-256', size: 256 })
  })

  test('4,000 alternative names are read, beyond 64 kB the certificate is refused', async () => {
    const large = await handmadeCertificate({ subject: 'CN=a', key, extensions: [names(4000)] })
    const { value, milliseconds } = timed(() => parseCertificate(large))
    expect(value.extensions.subjectAlternativeNames.length).toBe(4000)
    expect(milliseconds).toBeLessThan(200)
    const tooLarge = await handmadeCertificate({ subject: 'CN=a', key, extensions: [names(10_000)] })
    expect(refusal(() => parseCertificate(tooLarge)).code).toBe('TOO_LONG')
  })

  test('a long object identifier hidden in an extension costs nothing', async () => {
    const oid = encodeTlv(TAG.oid, new Uint8Array(50_000).fill(0x81))
    const der = await handmadeCertificate({
      subject: 'CN=a',
      key,
      extensions: [extension('2.5.29.37', encodeSequence(oid))],
    })
    const { value, milliseconds } = timed(() => parseCertificate(der))
    expect(value.extensions.extendedKeyUsage).toBeNull()
    expect(milliseconds).toBeLessThan(100)
  })

  test('every single flipped octet gives a certificate or a refusal', async () => {
    const der = await handmadeCertificate({
      subject: 'CN=a,O=b',
      key,
      extensions: [extension('2.5.29.19', Uint8Array.of(0x30, 0))],
    })
    let refused = 0
    for (const index of der.keys()) {
      const changed = Uint8Array.from(der)
      changed[index] = (changed[index] ?? 0) ^ 0x55
      try {
        parseCertificate(changed)
      } catch (error) {
        if (!(error instanceof DomainError)) throw error
        refused += 1
      }
    }
    expect(refused).toBeGreaterThan(50)
  })

  test('several certificates in one text are refused with a hint', async () => {
    const pem = toPem('CERTIFICATE', await handmadeCertificate({ subject: 'CN=a', key }))
    expect(parseCertificatePem(`text\r\n${pem}`).subject.commonName).toBe('a')
    expect(refusal(() => parseCertificatePem(pem + pem)).message).toMatch(/found 2.*chain/)
  })

  test('an unreasonably long serial number is refused, a zero and a negative one are read', async () => {
    const long = await withSerial(new Uint8Array(200).fill(1))
    expect(refusal(() => parseCertificate(long)).message).toMatch(/200 octets/)
    expect(serialHex(parseCertificate(await withSerial(Uint8Array.of(0))).serialNumber)).toBe('00')
    expect(serialHex(parseCertificate(await withSerial(Uint8Array.of(0xb5))).serialNumber)).toBe('-4B')
  })
})

describe('serial numbers', () => {
  test.each([
    ['00', '00', '0'],
    ['03', '03', '3'],
    ['00ff', 'FF', '255'],
    ['b5', '-4B', '-75'],
    ['0123456789abcdef0123', '0123456789ABCDEF0123', '5373003642731685151011'],
  ])('%s is %s', (octets, hex, decimal) => {
    const bytes = Buffer.from(octets, 'hex')
    expect(serialHex(bytes)).toBe(hex)
    expect(serialDecimal(bytes)).toBe(decimal)
    expect(parseSerial(hex)).toBe(hex)
    expect(parseSerial(`dec:${decimal}`)).toBe(hex)
  })

  test.each([
    ['0A:1b:2C', '0A1B2C'],
    ['0x0a1b', '0A1B'],
    ['  a1b ', '0A1B'],
    ['0000ff', 'FF'],
    ['-4b', '-4B'],
    ['-00', '00'],
    ['dec: 255', 'FF'],
  ])('%j is understood', (text, canonical) => {
    expect(parseSerial(text)).toBe(canonical)
  })

  test.each(['', 'xyz', '::', '0A::1B', 'dec:ff', 'dec:', '0x', `${'a'.repeat(700)}!`, `${'a'.repeat(1000)}`])(
    '%j is refused at once',
    (text) => {
      const { milliseconds } = timed(() => refusal(() => parseSerial(text)))
      expect(milliseconds).toBeLessThan(20)
    },
  )
})
