import { X509Certificate, createPrivateKey, generateKeyPairSync } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseCertificate } from '../../src/pki/certificate.ts'
import { encodeSequence, encodeSetOf, encodeOid, encodeTlv } from '../../src/pki/der.ts'
import { encodeExtensions } from '../../src/pki/extension-encoding.ts'
import { buildTbsCertificate, signCertificate } from '../../src/pki/issue.ts'
import { generatePrivateKey, parsePublicKey, spkiOfPrivateKey } from '../../src/pki/keys.ts'
import { encodeName } from '../../src/pki/names.ts'
import { toPem } from '../../src/pki/pem.ts'
import { randomSerial } from '../../src/pki/serial.ts'
import { signatureAlgorithmFor } from '../../src/pki/signature-algorithms.ts'
import { KEY_TYPES } from '../../src/pki/types.ts'
import type { KeyType, ParsedCertificate } from '../../src/pki/types.ts'
import { makeAuthority, makeLeaf, run, temporaryDirectory } from './issue-support.ts'
import type { Signer } from './issue-support.ts'

const keys = new Map<KeyType, KeyObject>()

function keyOf(keyType: KeyType): KeyObject {
  const key = keys.get(keyType)
  if (!key) throw new Error(`no key of type ${keyType}`)
  return key
}

beforeAll(async () => {
  const made = await Promise.all(
    KEY_TYPES.map(async (keyType) => [keyType, await generatePrivateKey(keyType)] as const),
  )
  for (const [keyType, key] of made) keys.set(keyType, key)
})

const CLASSIC = KEY_TYPES.filter((keyType) => !keyType.startsWith('ML_DSA'))
const POST_QUANTUM = KEY_TYPES.filter((keyType) => keyType.startsWith('ML_DSA'))

/** Chains of root, intermediate and leaf in which every key type has every part. */
function chainsOf(types: readonly KeyType[]): [KeyType, KeyType, KeyType][] {
  const at = (index: number): KeyType => types[index % types.length] ?? 'EC_P256'
  return types.map((_, index) => [at(index), at(index + 1), at(index + 2)])
}

async function makeChain(types: readonly [KeyType, KeyType, KeyType]): Promise<[Signer, Signer, ParsedCertificate]> {
  const root = await makeAuthority({ key: keyOf(types[0]), name: 'Root' })
  const intermediate = await makeAuthority({ key: keyOf(types[1]), name: 'Intermediate', issuer: root, pathLength: 0 })
  return [root, intermediate, await makeLeaf({ key: keyOf(types[2]), issuer: intermediate })]
}

function pem(certificate: ParsedCertificate): string {
  return toPem('CERTIFICATE', certificate.der)
}

function opensslVerify(leaf: ParsedCertificate, intermediate: ParsedCertificate, root: ParsedCertificate): string {
  using directory = temporaryDirectory()
  const file = directory.write('leaf.pem', pem(leaf))
  const between = directory.write('between.pem', pem(intermediate))
  const anchor = directory.write('root.pem', pem(root))
  const options = ['-x509_strict', '-check_ss_sig', '-attime', '1785000000', '-purpose', 'sslserver']
  return run('openssl', 'verify', ...options, '-CAfile', anchor, '-untrusted', between, file).text
}

function opensslText(certificate: ParsedCertificate): string {
  using directory = temporaryDirectory()
  return run('openssl', 'x509', '-noout', '-text', '-in', directory.write('leaf.pem', pem(certificate))).text
}

describe('chains of three', () => {
  it.each(chainsOf(CLASSIC))('%s signs %s signs %s, and OpenSSL verifies strictly', async (...types) => {
    const [root, intermediate, leaf] = await makeChain(types)
    expect(opensslVerify(leaf, intermediate.certificate, root.certificate)).toContain('leaf.pem: OK')
    expect(leaf.publicKey.keyType).toBe(types[2])
  })

  it.each(chainsOf(POST_QUANTUM))('%s signs %s signs %s, and Node verifies', async (...types) => {
    const [root, intermediate, leaf] = await makeChain(types)
    const [top, middle, end] = [root.certificate, intermediate.certificate, leaf].map(
      (each) => new X509Certificate(each.der),
    )
    expect(top?.verify(top.publicKey)).toBe(true)
    expect(top && middle?.checkIssued(top) && middle.verify(top.publicKey)).toBe(true)
    expect(middle && end?.checkIssued(middle) && end.verify(middle.publicKey)).toBe(true)
    expect(leaf.signatureAlgorithm).toBe(types[1].replaceAll('_', '-'))
  })

  it('keeps names, identifiers and path lengths of the chain consistent', async () => {
    const [root, intermediate, leaf] = await makeChain(['EC_P384', 'RSA_2048', 'ED25519'])
    expect(root.certificate.selfSigned).toBe(true)
    expect(Buffer.from(leaf.issuer.der)).toEqual(Buffer.from(intermediate.certificate.subject.der))
    expect(leaf.extensions.authorityKeyIdentifier).toBe(intermediate.certificate.extensions.subjectKeyIdentifier)
    expect(intermediate.certificate.extensions.basicConstraints).toEqual({ ca: true, pathLength: 0, critical: true })
    expect(leaf.extensions.basicConstraints).toMatchObject({ ca: false })
  })

  it('is read back by another parser with the same parts', async () => {
    const [, , leaf] = await makeChain(['EC_P256', 'EC_P256', 'EC_P256'])
    const decoded = asn1js.fromBER(Buffer.from(leaf.der))
    const certificate = new pkijs.Certificate({ schema: decoded.result })
    expect(Buffer.from(certificate.toSchema(true).toBER())).toEqual(Buffer.from(leaf.der))
    expect(certificate.extensions?.map((extension) => [extension.extnID, extension.critical])).toEqual([
      ['2.5.29.19', false],
      ['2.5.29.15', true],
      ['2.5.29.37', false],
      ['2.5.29.14', false],
      ['2.5.29.35', false],
      ['2.5.29.17', false],
      ['2.5.29.31', false],
      ['1.3.6.1.5.5.7.1.1', false],
    ])
  })
})

describe('signature algorithm identifiers', () => {
  it('have NULL parameters for RSA and none for the others', async () => {
    for (const [keyType, identifier] of [
      ['RSA_2048', '300d06092a864886f70d01010b0500'],
      ['EC_P384', '300a06082a8648ce3d040303'],
      ['ED25519', '300506032b6570'],
      ['ML_DSA_65', '300b0609608648016503040312'],
    ] as const) {
      const { certificate } = await makeAuthority({ key: keyOf(keyType), name: 'Root' })
      const hexadecimal = Buffer.from(certificate.der).toString('hex')
      expect([keyType, hexadecimal.split(identifier).length > 2]).toEqual([keyType, true])
    }
  })

  it('must be the same inside and outside', async () => {
    const key = keyOf('EC_P256')
    const tbs = tbsFor(key, { signatureAlgorithmIdentifier: Buffer.from('300a06082a8648ce3d040303', 'hex') })
    await expect(signCertificate(tbs, key)).rejects.toThrow('names a signature algorithm')
  })
})

function tbsFor(key: KeyObject, overrides: Partial<Parameters<typeof buildTbsCertificate>[0]> = {}): Uint8Array {
  const spki = spkiOfPrivateKey(key)
  const name = encodeName({ commonName: 'Test' })
  return buildTbsCertificate({
    serialNumber: randomSerial(),
    issuerName: name.der,
    subjectName: name.der,
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2027-01-01T00:00:00Z'),
    spki,
    extensions: encodeExtensions({
      basicConstraints: null,
      keyUsage: [],
      extendedKeyUsage: [],
      subjectKeyIdentifier: Buffer.from('0102', 'hex'),
      authorityKeyIdentifier: null,
      subjectAlternativeNames: [],
      subjectAlternativeNamesCritical: false,
      crlDistributionPoints: [],
      ocspUrls: [],
      caIssuerUrls: [],
      certificatePolicies: [],
      nameConstraints: null,
      other: [],
    }),
    signatureAlgorithmIdentifier: signatureAlgorithmFor(parsePublicKey(spki)).algorithmIdentifier,
    ...overrides,
  })
}

describe('the to-be-signed part', () => {
  it('is in the certificate byte for byte', async () => {
    const key = keyOf('EC_P256')
    const tbs = tbsFor(key)
    const certificate = parseCertificate(await signCertificate(tbs, key))
    expect(Buffer.from(certificate.tbs)).toEqual(Buffer.from(tbs))
  })

  it('is not signed when it is no certificate', async () => {
    await expect(signCertificate(encodeSequence(), keyOf('EC_P256'))).rejects.toThrow('names a signature algorithm')
  })

  it.each([
    ['2049-12-31T23:59:59Z', 0x17, '491231235959Z'],
    ['2050-01-01T00:00:00Z', 0x18, '20500101000000Z'],
    ['9999-12-31T23:59:59Z', 0x18, '99991231235959Z'],
    ['2030-06-15T12:34:56.999Z', 0x17, '300615123456Z'],
  ])('ends at %s in the right type of time and whole seconds', async (date, tag, text) => {
    const key = keyOf('EC_P256')
    const tbs = tbsFor(key, { notAfter: new Date(date) })
    const time = Buffer.concat([Buffer.of(tag, text.length), Buffer.from(text)])
    expect(Buffer.from(tbs).includes(time)).toBe(true)
    const certificate = parseCertificate(await signCertificate(tbs, key))
    expect(certificate.notAfter.toISOString()).toBe(`${date.slice(0, 19)}.000Z`)
    expect(opensslText(certificate)).toContain(` ${date.slice(0, 4)} GMT`)
  })

  it('does not end before it begins, nor after the year 9999', () => {
    const key = keyOf('EC_P256')
    expect(() => tbsFor(key, { notAfter: new Date('2025-01-01T00:00:00Z') })).toThrow(
      expect.objectContaining({ code: 'OUT_OF_RANGE', path: ['notAfter'] }),
    )
    expect(() => tbsFor(key, { notAfter: new Date('+010000-01-01T00:00:00Z') })).toThrow(
      expect.objectContaining({ code: 'OUT_OF_RANGE', path: ['notAfter'] }),
    )
  })

  it('refuses a serial number that is zero or too long', () => {
    const key = keyOf('EC_P256')
    expect(() => tbsFor(key, { serialNumber: Buffer.alloc(3) })).toThrow(RangeError)
    expect(() => tbsFor(key, { serialNumber: Buffer.alloc(21, 1) })).toThrow(RangeError)
    expect(() => tbsFor(key, { serialNumber: Buffer.alloc(20, 0xff) })).toThrow(RangeError)
  })
})

describe('a custom extension', () => {
  it('can hold PEM text without confusing anybody', async () => {
    const key = keyOf('EC_P256')
    const root = await makeAuthority({ key, name: 'Root' })
    const value = encodeTlv(0x04, Buffer.from(`\n${pem(root.certificate)}\n`))
    const other = [{ oid: '1.3.6.1.4.1.99999.1', critical: false, value }]
    const leaf = await makeLeaf({ key: keyOf('ED25519'), issuer: root, requested: { other } })
    expect(leaf.subject.commonName).toBe('www.example.com')
    expect(leaf.publicKey.keyType).toBe('ED25519')
    expect(Buffer.from(leaf.extensions.other[0]?.value ?? [])).toEqual(Buffer.from(value))
  })
})

describe('serial numbers', () => {
  it('are positive, different and of at most 20 octets, 2,000 times', () => {
    const serials = Array.from({ length: 2000 }, () => Buffer.from(randomSerial()))
    expect(new Set(serials.map((serial) => serial.toString('hex'))).size).toBe(2000)
    for (const serial of serials) {
      expect(serial.length).toBe(17)
      expect(serial[0]).toBeGreaterThan(0)
      expect(serial[0]).toBeLessThan(0x80)
    }
    // Every one of the 128 random bits takes both values.
    const ones = serials.reduce((all, serial) => all | BigInt(`0x${serial.subarray(1).toString('hex')}`), 0n)
    const zeros = serials.reduce((all, serial) => all & BigInt(`0x${serial.subarray(1).toString('hex')}`), ones)
    expect([ones, zeros]).toEqual([(1n << 128n) - 1n, 0n])
  })
})

describe('alternative names in a certificate', () => {
  it('agree with what OpenSSL finds', async () => {
    const root = await makeAuthority({ key: keyOf('EC_P256'), name: 'Root' })
    const leaf = await makeLeaf({
      key: keyOf('EC_P256'),
      issuer: root,
      names: [
        { type: 'DNS', value: '*.Example.com' },
        { type: 'DNS', value: 'münchen.example' },
        { type: 'IP', value: '192.0.2.7' },
        { type: 'IP', value: '2001:db8::7' },
        { type: 'EMAIL', value: 'team@example.com' },
        { type: 'URI', value: 'spiffe://example.com/web' },
      ],
    })
    const text = opensslText(leaf)
    expect(text).toContain('DNS:*.example.com, DNS:xn--mnchen-3ya.example, IP Address:192.0.2.7')
    expect(text).toContain('IP Address:2001:DB8:0:0:0:0:0:7, email:team@example.com, URI:spiffe://example.com/web')
    const certificate = new X509Certificate(leaf.der)
    expect(certificate.checkHost('shop.example.com')).toBe('*.example.com')
    expect(certificate.checkIP('2001:db8::7')).toBe('2001:db8::7')
    expect(certificate.checkEmail('team@example.com')).toBe('team@example.com')
  })

  it('are critical when the subject is empty, and only then', async () => {
    const root = await makeAuthority({ key: keyOf('EC_P256'), name: 'Root' })
    const nameless = await makeLeaf({ key: keyOf('EC_P256'), issuer: root, subject: {} })
    const named = await makeLeaf({ key: keyOf('EC_P256'), issuer: root })
    expect(opensslText(nameless)).toContain('X509v3 Subject Alternative Name: critical')
    expect(opensslText(named)).toMatch(/X509v3 Subject Alternative Name: *\n/)
    expect(opensslVerify(nameless, root.certificate, root.certificate)).toContain('leaf.pem: OK')
  })
})

describe('an authority made elsewhere', () => {
  it('is named with its own bytes and its own key identifier', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const key = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }))
    const printable = encodeTlv(0x13, Buffer.from('Old Authority'))
    const teletex = encodeTlv(0x14, Buffer.from('M\xfcnchen', 'latin1'))
    const subject = encodeSequence(
      encodeSetOf(encodeSequence(encodeOid('2.5.4.3'), printable)),
      encodeSetOf(encodeSequence(encodeOid('2.5.4.7'), teletex)),
    )
    const extensions = encodeExtensions({
      basicConstraints: { ca: true, pathLength: null },
      keyUsage: ['KEY_CERT_SIGN', 'CRL_SIGN'],
      extendedKeyUsage: [],
      subjectKeyIdentifier: Buffer.from('custom identifier'),
      authorityKeyIdentifier: null,
      subjectAlternativeNames: [],
      subjectAlternativeNamesCritical: false,
      crlDistributionPoints: [],
      ocspUrls: [],
      caIssuerUrls: [],
      certificatePolicies: [],
      nameConstraints: null,
      other: [],
    })
    const tbs = tbsFor(key, { issuerName: subject, subjectName: subject, extensions })
    const issuer: Signer = { certificate: parseCertificate(await signCertificate(tbs, key)), key }
    const leaf = await makeLeaf({ key: keyOf('RSA_2048'), issuer, notAfter: new Date('2026-12-01T00:00:00Z') })
    expect(Buffer.from(leaf.issuer.der)).toEqual(Buffer.from(subject))
    expect(leaf.extensions.authorityKeyIdentifier).toBe(Buffer.from('custom identifier').toString('hex'))
    expect(opensslVerify(leaf, issuer.certificate, issuer.certificate)).toContain('leaf.pem: OK')
  })
})

describe('name constraints', () => {
  it('bind in OpenSSL', async () => {
    const root = await makeAuthority({
      key: keyOf('EC_P256'),
      name: 'Root',
      nameConstraints: {
        permitted: [
          { type: 'DNS', value: 'example.com' },
          { type: 'IP', value: '192.0.2.0/24' },
        ],
        excluded: [{ type: 'DNS', value: 'secret.example.com' }],
      },
    })
    const verify = async (type: 'DNS' | 'IP', value: string): Promise<string> => {
      const leaf = await makeLeaf({
        key: keyOf('EC_P256'),
        issuer: root,
        subject: { organization: 'x' },
        names: [{ type, value }],
      })
      return opensslVerify(leaf, root.certificate, root.certificate)
    }
    expect(await verify('DNS', 'www.example.com')).toContain('OK')
    expect(await verify('IP', '192.0.2.9')).toContain('OK')
    expect(await verify('IP', '192.0.3.9')).toContain('permitted subtree violation')
    expect(await verify('DNS', 'www.example.org')).toContain('permitted subtree violation')
    expect(await verify('DNS', 'a.secret.example.com')).toContain('excluded subtree violation')
  })
})
