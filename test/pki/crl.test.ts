import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { keyIdentifierOfIssuer } from '../../src/pki/certificate-profile.ts'
import { buildTbsCrl, type RevokedEntry, signCrl } from '../../src/pki/crl-encoding.ts'
import { CRL_REASONS, type CrlReason, crlIssuedBy, type ParsedCrl, parseCrl } from '../../src/pki/crl.ts'
import { DomainError } from '../../src/errors.ts'
import { readSequence } from '../../src/pki/der.ts'
import { generatePrivateKey } from '../../src/pki/keys.ts'
import { toPem } from '../../src/pki/pem.ts'
import { signatureAlgorithmFor } from '../../src/pki/signature-algorithms.ts'
import { KEY_TYPES } from '../../src/pki/types.ts'
import { openssl } from '../kit/tools.ts'
import { makeAuthority, type Signer } from './issue-support.ts'

const THIS_UPDATE = new Date('2026-11-01T10:00:00.750Z')
const NEXT_UPDATE = new Date('2026-11-08T10:00:00Z')

async function listOf(signer: Signer, entries: readonly RevokedEntry[], number = 7n): Promise<Uint8Array> {
  const tbs = await buildTbsCrl({
    issuerName: signer.certificate.subject.der,
    authorityKeyIdentifier: keyIdentifierOfIssuer(signer.certificate),
    number,
    thisUpdate: THIS_UPDATE,
    nextUpdate: NEXT_UPDATE,
    entries,
    signatureAlgorithmIdentifier: signatureAlgorithmFor(signer.certificate.publicKey).algorithmIdentifier,
  })
  return signCrl(tbs, signer.key)
}

function files(signer: Signer, der: Uint8Array) {
  return { 'ca.pem': toPem('CERTIFICATE', signer.certificate.der), 'list.der': der }
}

function shown(signer: Signer, der: Uint8Array): string {
  return openssl(['crl', '-inform', 'DER', '-in', 'list.der', '-noout', '-text'], files(signer, der))
}

let issuer: Signer
beforeAll(async () => {
  issuer = await makeAuthority({ key: await generatePrivateKey('EC_P256'), name: 'Lists' })
})

const entry = (serialNumber: string, reason: CrlReason = 'UNSPECIFIED'): RevokedEntry => ({
  serialNumber,
  revokedAt: new Date('2026-10-31T23:59:59.999Z'),
  reason,
})

describe('a revocation list', () => {
  it.each(KEY_TYPES)('is signed by a key of type %s and verifies', async (keyType) => {
    const signer = await makeAuthority({ key: await generatePrivateKey(keyType), name: `CA ${keyType}` })
    const der = await listOf(signer, [entry('0A1B')])
    expect(crlIssuedBy(parseCrl(der), signer.certificate)).toBe(true)
    expect(crlIssuedBy(parseCrl(der), issuer.certificate)).toBe(false)
    // OpenSSL 3.0 does not know ML-DSA.
    if (keyType.startsWith('ML_DSA')) return
    const args = ['crl', '-inform', 'DER', '-in', 'list.der', '-CAfile', 'ca.pem', '-noout', '-crlnumber', '-verify']
    expect(openssl(args, files(signer, der))).toContain('crlNumber=0x07')
  })

  it('names the NULL parameters of RSA inside and outside', async () => {
    const signer = await makeAuthority({ key: await generatePrivateKey('RSA_2048'), name: 'RSA' })
    const crl = parseCrl(await listOf(signer, []))
    const inner = readSequence(crl.tbs, 'list')[1]
    for (const identifier of [inner?.bytes ?? new Uint8Array(), crl.signatureAlgorithmIdentifier]) {
      expect(Buffer.from(identifier).toString('hex').endsWith('0500')).toBe(true)
    }
  })

  it('of nothing has no list of entries, not an empty one', async () => {
    const crl = parseCrl(await listOf(issuer, []))
    // version, algorithm, issuer, two times, extensions: RFC 5280 section 5.1.2.6
    expect(readSequence(crl.tbs, 'list').map((part) => part.identifier)).toEqual([0x02, 0x30, 0x30, 0x17, 0x17, 0xa0])
    expect([...crl.entries()]).toEqual([])
    expect(shown(issuer, crl.der)).toContain('No Revoked Certificates')
  })

  it('says version 2, whole seconds, its number and its authority', async () => {
    const crl = parseCrl(await listOf(issuer, [entry('01')], 2n ** 152n))
    expect(crl.version).toBe(2)
    expect(crl.thisUpdate).toEqual(new Date('2026-11-01T10:00:00Z'))
    expect(crl.nextUpdate).toEqual(NEXT_UPDATE)
    expect(crl.number).toBe(2n ** 152n)
    expect(crl.authorityKeyIdentifier).toBe(issuer.certificate.extensions.subjectKeyIdentifier)
    expect([...crl.entries()]).toEqual([
      { ...entry('01'), revokedAt: new Date('2026-10-31T23:59:59Z'), hasUnknownCriticalExtension: false },
    ])
  })

  it('gives every reason but the unspecified one, which it leaves out', async () => {
    const reasons = Object.keys(CRL_REASONS) as CrlReason[]
    const der = await listOf(
      issuer,
      reasons.map((reason, index) => entry(`0${index + 1}`, reason)),
    )
    expect([...parseCrl(der).entries()].map((each) => each.reason)).toEqual(reasons)
    const text = shown(issuer, der)
    expect(text.match(/X509v3 CRL Reason Code/g)).toHaveLength(reasons.length - 1)
    expect(text).toContain('Key Compromise')
    expect(text).toContain('Certificate Hold')
    expect(text).not.toContain('Unspecified')
  })

  it('takes serial numbers of any kind, as certificates from elsewhere have them', async () => {
    const serials = ['00', '7F', '80', 'FF00', '-01', '-80', '-81', '-0100', `7F${'EE'.repeat(19)}`]
    const der = await listOf(
      issuer,
      serials.map((serial) => entry(serial)),
    )
    expect([...parseCrl(der).entries()].map((each) => each.serialNumber)).toEqual(serials)
    expect(shown(issuer, der)).toContain('Serial Number: -80')
  })

  it('of 100,000 entries is made and read', async () => {
    const entries = Array.from({ length: 100_000 }, (_, index) =>
      entry((index + 2 ** 40).toString(16).toUpperCase().padStart(12, '0'), 'SUPERSEDED'),
    )
    const crl = parseCrl(await listOf(issuer, entries))
    let count = 0
    for (const each of crl.entries()) count += each.reason === 'SUPERSEDED' ? 1 : 0
    expect(count).toBe(100_000)
    expect(crlIssuedBy(crl, issuer.certificate)).toBe(true)
  })

  it('is not taken from an issuer whose key usage does not allow it, nor with a changed byte', async () => {
    const der = await listOf(issuer, [entry('0A0B0C')])
    const without = {
      ...issuer.certificate,
      extensions: { ...issuer.certificate.extensions, keyUsage: ['KEY_CERT_SIGN' as const] },
    }
    expect(crlIssuedBy(parseCrl(der), without)).toBe(false)
    const at = Buffer.from(der).indexOf(Buffer.from('0a0b0c', 'hex'))
    const changed = Uint8Array.from(der)
    changed[at] = 0x0b
    expect(crlIssuedBy(parseCrl(changed), issuer.certificate)).toBe(false)
  })
})

describe('reading', () => {
  it('refuses what is no list with a DomainError, whatever the bytes', async () => {
    const der = await listOf(issuer, [entry('01'), entry('02', 'KEY_COMPROMISE')])
    let refused = 0
    for (let round = 0; round < 2000; round += 1) {
      const bytes = Uint8Array.from(der)
      for (let changes = 0; changes <= round % 4; changes += 1) {
        bytes[Math.floor(Math.random() * bytes.length)] = Math.floor(Math.random() * 256)
      }
      const cut = round % 5 === 0 ? bytes.subarray(0, Math.floor(Math.random() * bytes.length)) : bytes
      refused += readsFully(cut) ? 0 : 1
    }
    expect(refused).toBeGreaterThan(200)
    expect(readsFully(randomBytes(500))).toBe(false)
    expect(readsFully(new Uint8Array())).toBe(false)
  })

  it('reads what OpenSSL made', () => {
    const key = openssl(['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'])
    const certificate = openssl(['req', '-x509', '-new', '-key', 'key.pem', '-subj', '/CN=OpenSSL CA', '-days', '30'], {
      'key.pem': key,
    })
    const config =
      '[ca]\ndefault_ca=own\n[own]\ndatabase=index.txt\ncrlnumber=number\ndefault_md=sha256\ndefault_crl_days=7\ncrl_extensions=ext\n[ext]\nauthorityKeyIdentifier=keyid\n'
    const index = 'R\t300101000000Z\t261101000000Z,keyCompromise\t0ABC\tunknown\t/CN=x\n'
    const pem = openssl(['ca', '-config', 'ca.cnf', '-gencrl', '-cert', 'ca.pem', '-keyfile', 'key.pem'], {
      'key.pem': key,
      'ca.pem': certificate,
      'ca.cnf': config,
      'index.txt': index,
      number: '1F\n',
    })
    const crl = parseCrl(Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64'))
    expect(crl.number).toBe(0x1fn)
    expect([...crl.entries()]).toEqual([
      {
        serialNumber: '0ABC',
        revokedAt: new Date('2026-11-01T00:00:00Z'),
        reason: 'KEY_COMPROMISE',
        hasUnknownCriticalExtension: false,
      },
    ])
  })
})

/** Whether the list can be read to its end; anything thrown but a DomainError fails the test. */
function readsFully(bytes: Uint8Array): boolean {
  try {
    const crl: ParsedCrl = parseCrl(bytes)
    for (const each of crl.entries()) expect(each.serialNumber).toMatch(/^-?[0-9A-F]+$/)
    return true
  } catch (error) {
    if (error instanceof DomainError) return false
    throw error
  }
}
