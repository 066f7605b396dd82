import { createHash, sign, type KeyObject } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { parseCsr, parseCsrPem, verifyCsr } from '../../src/pki/csr.ts'
import { encodeOid, encodeSequence, encodeSetOf, encodeTlv, TAG } from '../../src/pki/der.ts'
import { generatePrivateKey, spkiOfPrivateKey } from '../../src/pki/keys.ts'
import { parseRfc4514 } from '../../src/pki/names.ts'
import { toPem } from '../../src/pki/pem.ts'
import { extension, refusal } from './read-support.ts'

const key = await generatePrivateKey('RSA_2048')
const other = await generatePrivateKey('RSA_2048')

interface Parts {
  subject?: string
  signer?: KeyObject
  hash?: string
  oid?: string
  /** Content of the attributes; left out altogether when null. */
  attributes?: Uint8Array[] | null
}

function request({
  subject = 'CN=web',
  signer = key,
  hash = 'sha256',
  oid = '1.2.840.113549.1.1.11',
  attributes = [],
}: Parts = {}) {
  const info = encodeSequence(
    Uint8Array.of(2, 1, 0),
    parseRfc4514(subject).der,
    spkiOfPrivateKey(key),
    ...(attributes === null ? [] : [encodeTlv(0xa0, ...attributes)]),
  )
  const algorithm = encodeSequence(encodeOid(oid), encodeTlv(TAG.null))
  return encodeSequence(info, algorithm, encodeTlv(TAG.bitString, Uint8Array.of(0), sign(hash, info, signer)))
}

function names(...hosts: string[]): Uint8Array {
  return extension('2.5.29.17', encodeSequence(...hosts.map((host) => encodeTlv(0x82, Buffer.from(host)))))
}

function attribute(oid: string, value: Uint8Array): Uint8Array {
  return encodeSequence(encodeOid(oid), encodeSetOf(value))
}

describe('a request', () => {
  test('is read with its subject, key and extensions', () => {
    const extensions = encodeSequence(names('a.example', 'b.example'), extension('1.2.3', Uint8Array.of(5, 0), true))
    const attributes = [
      attribute('1.2.840.113549.1.9.7', encodeTlv(TAG.utf8String, Buffer.from('challenge'))),
      attribute('1.2.840.113549.1.9.14', extensions),
    ]
    const csr = parseCsrPem(toPem('NEW CERTIFICATE REQUEST', request({ attributes })))
    expect(csr.subject.commonName).toBe('web')
    expect(csr.publicKey.spkiSha256).toBe(createHash('sha256').update(spkiOfPrivateKey(key)).digest('hex'))
    expect(csr.extensions.subjectAlternativeNames).toEqual([
      { type: 'DNS', value: 'a.example' },
      { type: 'DNS', value: 'b.example' },
    ])
    expect(csr.extensions.other.map(({ oid, critical }) => [oid, critical])).toEqual([['1.2.3', true]])
    expect(() => verifyCsr(csr)).not.toThrow()
  })

  test('hides no name in a second extension of the same kind', () => {
    const attributes = [
      attribute('1.2.840.113549.1.9.14', encodeSequence(names('a.example'))),
      attribute('1.3.6.1.4.1.311.2.1.14', encodeSequence(names('hidden.example'))),
    ]
    const { extensions } = parseCsr(request({ attributes }))
    expect(extensions.subjectAlternativeNames).toEqual([{ type: 'DNS', value: 'a.example' }])
    expect(extensions.other.map(({ oid }) => oid)).toEqual(['2.5.29.17'])
  })

  test('without attributes, or without a subject, is read', () => {
    expect(parseCsr(request({ attributes: null })).extensions.raw).toEqual([])
    expect(parseCsr(request({ subject: '' })).subject.rdns).toEqual([])
  })

  test('signed by another key is refused', () => {
    expect(refusal(() => verifyCsr(parseCsr(request({ signer: other })))).code).toBe('BAD_SIGNATURE')
  })

  test.each([
    ['1.2.840.113549.1.1.5', 'sha1'],
    ['1.2.840.113549.1.1.4', 'md5'],
  ])('signed with %s (%s) is refused', (oid, hash) => {
    const error = refusal(() => verifyCsr(parseCsr(request({ oid, hash }))))
    expect(error.code).toBe('UNSUPPORTED')
    expect(error.message).toMatch(/hash is broken/)
  })

  test('signed with an unknown algorithm is refused', () => {
    expect(refusal(() => verifyCsr(parseCsr(request({ oid: '1.2.3.4' })))).code).toBe('UNSUPPORTED')
  })

  test.each([
    ['garbage', Uint8Array.of(1, 2, 3)],
    ['an empty sequence', Uint8Array.of(0x30, 0)],
    ['trailing bytes', Buffer.concat([request(), Buffer.of(0)])],
    ['attributes that are none', request({ attributes: [Uint8Array.of(5, 0)] })],
    ['extensions that are none', request({ attributes: [attribute('1.2.840.113549.1.9.14', Uint8Array.of(5, 0))] })],
  ])('that is %s is refused', (_name, der) => {
    expect(refusal(() => parseCsr(der)).code).toBe('INVALID')
  })

  test('several in one text are refused', () => {
    const pem = toPem('CERTIFICATE REQUEST', request())
    expect(refusal(() => parseCsrPem(pem + pem)).code).toBe('TOO_MANY')
    expect(refusal(() => parseCsrPem(toPem('CERTIFICATE', request()))).message).toMatch(/BEGIN CERTIFICATE REQUEST/)
  })
})
