import { readFileSync } from 'node:fs'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { beforeAll, describe, expect, it } from 'vitest'
import { DomainError } from '../../src/errors.ts'
import { generatePrivateKey, sha256Hex } from '../../src/pki/keys.ts'
import { toPem } from '../../src/pki/pem.ts'
import { readPkcs7, writePkcs7 } from '../../src/pki/pkcs7.ts'
import type { ParsedCertificate } from '../../src/pki/types.ts'
import { available, makeAuthority, makeLeaf, run, temporaryDirectory } from './issue-support.ts'

let chain: ParsedCertificate[]

beforeAll(async () => {
  const key = await generatePrivateKey('EC_P256')
  const root = await makeAuthority({ key, name: 'Root' })
  const intermediate = await makeAuthority({ key, name: 'Intermediate', issuer: root })
  chain = [await makeLeaf({ key, issuer: intermediate }), intermediate.certificate, root.certificate]
})

describe('a PKCS#7 bundle', () => {
  it('holds the certificates in the order given for OpenSSL', () => {
    using directory = temporaryDirectory()
    const file = directory.write('chain.p7b', toPem('PKCS7', writePkcs7(chain.map(({ der }) => der))))
    const { ok, text } = run('openssl', 'pkcs7', '-in', file, '-print_certs')
    expect(ok).toBe(true)
    expect([...text.matchAll(/subject=(.*)/g)].map(([, subject]) => subject)).toEqual([
      'CN = www.example.com',
      'C = DE, O = Example, CN = Intermediate',
      'C = DE, O = Example, CN = Root',
    ])
  })

  it('is signed data without signers for another parser', () => {
    const bundle = writePkcs7(chain.map(({ der }) => der))
    const info = new pkijs.ContentInfo({ schema: asn1js.fromBER(bundle).result })
    const signedData = new pkijs.SignedData({ schema: info.content })
    expect(signedData.signerInfos).toHaveLength(0)
    const found = (signedData.certificates ?? []).map((each) => sha256Hex(new Uint8Array(each.toSchema().toBER())))
    expect(found).toEqual(chain.map(({ fingerprint }) => fingerprint))
  })

  it.skipIf(!available('keytool', '-help'))('is read by keytool', () => {
    using directory = temporaryDirectory()
    const file = directory.write('chain.p7b', writePkcs7(chain.map(({ der }) => der)))
    const { text } = run('keytool', '-printcert', '-file', file)
    expect(text.match(/^Owner:/gm)).toHaveLength(3)
  })
})

const ders = () => chain.map(({ der }) => der)

describe('reading a PKCS#7 bundle', () => {
  it('gives back what was written, in its order', () => {
    expect(readPkcs7(writePkcs7(ders()))).toEqual(ders())
  })

  it("takes OpenSSL's, with a revocation list or without", () => {
    using directory = temporaryDirectory()
    const pem = directory.write(
      'chain.pem',
      ders()
        .map((der) => toPem('CERTIFICATE', der))
        .join(''),
    )
    const made = `${pem}.p7b`
    expect(run('openssl', 'crl2pkcs7', '-nocrl', '-certfile', pem, '-outform', 'DER', '-out', made).ok).toBe(true)
    expect(readPkcs7(readFileSync(made))).toEqual(ders().map((der) => Buffer.from(der)))
  })

  it('refuses what is something else, and what is cut short', () => {
    const bundle = writePkcs7(ders())
    expect(() => readPkcs7(bundle.subarray(0, -1))).toThrow(DomainError)
    expect(() => readPkcs7(ders()[0] ?? new Uint8Array())).toThrow(DomainError)
    expect(() => readPkcs7(new Uint8Array())).toThrow(DomainError)
    for (let length = 0; length < 60; length++) expect(() => readPkcs7(bundle.subarray(0, length))).toThrow(DomainError)
  })
})
