import { describe, expect, it } from 'vitest'
import { buildCsr } from '../../src/pki/csr-encoding.ts'
import { parseCsr, verifyCsr } from '../../src/pki/csr.ts'
import { generatePrivateKey, spkiOfPrivateKey } from '../../src/pki/keys.ts'
import { encodeName } from '../../src/pki/names.ts'
import { toPem } from '../../src/pki/pem.ts'
import { KEY_TYPES } from '../../src/pki/types.ts'
import type { GeneralName } from '../../src/pki/types.ts'
import { run, temporaryDirectory } from './issue-support.ts'

const NAMES: GeneralName[] = [
  { type: 'DNS', value: 'www.example.com' },
  { type: 'IP', value: '192.0.2.7' },
]

describe('a request we make', () => {
  it.each(KEY_TYPES)('with a key of type %s proves possession of it', async (keyType) => {
    const key = await generatePrivateKey(keyType)
    const subject = encodeName({ commonName: 'www.example.com', organization: 'Bücher & Söhne', country: 'DE' })
    const der = await buildCsr({ subject, names: NAMES, key })
    const csr = parseCsr(der)
    expect(() => verifyCsr(csr)).not.toThrow()
    expect(Buffer.from(csr.subject.der)).toEqual(Buffer.from(subject.der))
    expect(Buffer.from(csr.publicKey.spki)).toEqual(Buffer.from(spkiOfPrivateKey(key)))
    expect(csr.extensions.subjectAlternativeNames).toEqual(NAMES)
    if (keyType.startsWith('ML_DSA')) return
    using directory = temporaryDirectory()
    const file = directory.write('request.pem', toPem('CERTIFICATE REQUEST', der))
    const { ok, text } = run('openssl', 'req', '-verify', '-noout', '-text', '-nameopt', 'utf8', '-in', file)
    expect(text).toContain('self-signature verify OK')
    expect(text).toContain('DNS:www.example.com, IP Address:192.0.2.7')
    expect(text).toContain('Bücher & Söhne')
    expect(ok).toBe(true)
  })

  it('carries usages and other extensions', async () => {
    const key = await generatePrivateKey('EC_P256')
    const mustStaple = { oid: '1.3.6.1.5.5.7.1.24', critical: false, value: Buffer.from('3003020105', 'hex') }
    const extensions = {
      keyUsage: ['DIGITAL_SIGNATURE' as const],
      extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'],
      other: [mustStaple],
    }
    const csr = parseCsr(await buildCsr({ subject: encodeName({ commonName: 'x' }), names: [], key, extensions }))
    expect(csr.extensions.keyUsage).toEqual(['DIGITAL_SIGNATURE'])
    expect(csr.extensions.extendedKeyUsage).toEqual(['1.3.6.1.5.5.7.3.2'])
    expect(csr.extensions.other.map(({ oid }) => oid)).toEqual([mustStaple.oid])
    expect(csr.extensions.subjectAlternativeNames).toEqual([])
  })

  it('has no attributes when it asks for nothing', async () => {
    const key = await generatePrivateKey('ED25519')
    const der = await buildCsr({ subject: encodeName({ commonName: 'x' }), names: [], key })
    expect(Buffer.from(der).toString('hex')).toContain('a000300506032b6570')
    expect(() => verifyCsr(parseCsr(der))).not.toThrow()
  })

  it('marks its names critical when the subject is empty', async () => {
    const key = await generatePrivateKey('EC_P256')
    const csr = parseCsr(await buildCsr({ subject: encodeName({}), names: NAMES, key }))
    expect(csr.extensions.raw.map(({ oid, critical }) => [oid, critical])).toEqual([['2.5.29.17', true]])
  })

  it('no longer verifies when a bit of it changes', async () => {
    const key = await generatePrivateKey('EC_P256')
    const der = Buffer.from(await buildCsr({ subject: encodeName({ commonName: 'aaaa' }), names: [], key }))
    der.write('aaab', der.indexOf('aaaa'), 'latin1')
    expect(() => verifyCsr(parseCsr(der))).toThrow(expect.objectContaining({ code: 'BAD_SIGNATURE' }))
  })
})
