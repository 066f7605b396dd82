import { randomBytes } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { parseCertificatePem } from '../../src/pki/certificate.ts'
import { readCrlStatus } from '../../src/pki/crl-status.ts'
import { buildOcspRequest, readOcspResponse } from '../../src/pki/ocsp.ts'
import { DAY } from '../../src/time-units.ts'
import { OutsideAuthority } from '../kit/outside-authority.ts'

const authority = new OutsideAuthority()
const stranger = new OutsideAuthority()
afterAll(() => {
  authority.remove()
  stranger.remove()
})

const leaf = authority.issue('leaf', [])
const revoked = authority.issue('revoked', [])
authority.issue('responder', ['extendedKeyUsage=OCSPSigning'])
authority.issue('unrelated', ['extendedKeyUsage=serverAuth'])
stranger.issue('responder', ['extendedKeyUsage=OCSPSigning'])
stranger.issue('leaf', [])
authority.revoke(revoked.serial)

const issuer = parseCertificatePem(authority.pem)

function question(pem: string) {
  return { issuer, serialNumber: parseCertificatePem(pem).serialNumber, nonce: randomBytes(32) }
}

const asked = question(leaf.pem)
const request = buildOcspRequest(asked)
const good = authority.respond(request)
const now = new Date()
const at = (days: number, der = good) => readOcspResponse(der, { ...asked, now: new Date(now.getTime() + days * DAY) })

describe('a response', () => {
  it('of the issuer is GOOD', () => {
    expect(readOcspResponse(good, { ...asked, now })).toMatchObject({ status: 'GOOD' })
  })

  it.each([[[]], [['-resp_key_id']]])('of a delegated responder is GOOD, named by %s', (args) => {
    const response = authority.respond(request, 'responder', ['-ndays', '1', ...args])
    expect(readOcspResponse(response, { ...asked, now })).toMatchObject({ status: 'GOOD' })
  })

  it('that the certificate is revoked says when and why', () => {
    const about = question(revoked.pem)
    const response = authority.respond(buildOcspRequest(about))
    expect(readOcspResponse(response, { ...about, now })).toEqual({
      status: 'REVOKED',
      revokedAt: new Date('2026-01-01T00:00:00Z'),
      reason: 'KEY_COMPROMISE',
      nextUpdate: expect.any(Date),
      detail: 'revoked at 2026-01-01T00:00:00.000Z (KEY_COMPROMISE)',
    })
  })

  it('with a wrong signature is UNKNOWN', () => {
    const forged = authority.respond(request, 'ca', ['-ndays', '1', '-badsig'])
    expect(readOcspResponse(forged, { ...asked, now })).toEqual({
      status: 'UNKNOWN',
      detail: 'the signature of the response is wrong',
    })
  })

  it('of another authority with the same name is UNKNOWN', () => {
    const about = { ...asked, issuer: parseCertificatePem(stranger.pem) }
    const theirs = stranger.respond(buildOcspRequest(about))
    expect(readOcspResponse(theirs, { ...about, now })).toMatchObject({ status: 'GOOD' })
    expect(readOcspResponse(theirs, { ...asked, now }).detail).toBe('the response is about another certificate')
  })

  it.each([
    ['unrelated', 'lacks OCSPSigning'],
    ['leaf', 'speaks for itself'],
  ])('signed by the certificate %s is UNKNOWN', (signer, reason) => {
    const answer = readOcspResponse(authority.respond(request, signer), { ...asked, now })
    expect(answer).toMatchObject({ status: 'UNKNOWN', detail: expect.stringContaining(reason) })
  })

  it('about another serial number, or with the nonce of another question, is UNKNOWN', () => {
    const other = readOcspResponse(good, { ...asked, serialNumber: Uint8Array.of(1), now })
    expect(other).toEqual({ status: 'UNKNOWN', detail: 'the response is about another certificate' })
    const replayed = readOcspResponse(good, { ...asked, nonce: randomBytes(32), now })
    expect(replayed).toEqual({ status: 'UNKNOWN', detail: 'the response carries the nonce of another question' })
  })

  it('that is out of date, of the future, or old and without an end, is UNKNOWN', () => {
    expect(at(2)).toMatchObject({ status: 'UNKNOWN', detail: expect.stringContaining('out of date') })
    expect(at(-1)).toMatchObject({ status: 'UNKNOWN', detail: expect.stringContaining('of the future') })
    const endless = authority.respond(request, 'ca', [])
    expect(at(6, endless)).toMatchObject({ status: 'GOOD' })
    expect(at(8, endless)).toMatchObject({ status: 'UNKNOWN', detail: 'the response is older than 7 days' })
  })

  it('of a delegated responder whose certificate has expired is UNKNOWN', () => {
    const response = authority.respond(request, 'responder', ['-ndays', '400'])
    expect(at(89, response)).toMatchObject({ status: 'GOOD' })
    expect(at(91, response)).toEqual({
      status: 'UNKNOWN',
      detail: 'the certificate of the responder is not within its dates',
    })
  })

  it('that the responder refuses to give is UNKNOWN', () => {
    const answer = readOcspResponse(Uint8Array.of(0x30, 3, 0x0a, 1, 6), { ...asked, now })
    expect(answer).toMatchObject({ status: 'UNKNOWN', detail: expect.stringContaining('unauthorized') })
  })

  it('cut off or with any one octet changed is never GOOD by another content, and never a fault', () => {
    for (let end = 0; end < good.length; end += 1) {
      expect(readOcspResponse(good.subarray(0, end), { ...asked, now }).status).toBe('UNKNOWN')
      const damaged = Buffer.from(good)
      damaged[end] = (damaged[end] ?? 0) ^ 0x01
      expect(['UNKNOWN', 'GOOD']).toContain(readOcspResponse(damaged, { ...asked, now }).status)
    }
    const about = { ...question(revoked.pem), now }
    const tampered = authority.respond(buildOcspRequest(about))
    expect(readOcspResponse(tampered, about).status).toBe('REVOKED')
    for (let octet = 0; octet < tampered.length; octet += 1) {
      const damaged = Buffer.from(tampered)
      damaged[octet] = (damaged[octet] ?? 0) ^ 0x21
      expect(readOcspResponse(damaged, about).status).not.toBe('GOOD')
    }
  })
})

describe('a revocation list', () => {
  const certificate = parseCertificatePem(leaf.pem)
  const status = (der: Uint8Array, at = now) => readCrlStatus(der, { certificate, issuer, now: at })

  it('proves both', async () => {
    expect(await status(authority.list())).toMatchObject({ status: 'GOOD' })
    const about = { certificate: parseCertificatePem(revoked.pem), issuer, now }
    expect(await readCrlStatus(authority.list(), about)).toEqual({
      status: 'REVOKED',
      revokedAt: new Date('2026-01-01T00:00:00Z'),
      reason: 'KEY_COMPROMISE',
      detail: 'revoked at 2026-01-01T00:00:00.000Z (KEY_COMPROMISE)',
    })
  })

  it('that is forged, of others, out of date or no list is UNKNOWN', async () => {
    const forged = Buffer.from(authority.list())
    forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1
    const notSigned = { status: 'UNKNOWN', detail: 'the issuer of the certificate did not sign the list' }
    expect(await status(forged)).toEqual(notSigned)
    expect(await status(stranger.list())).toEqual(notSigned)
    const late = await status(authority.list(), new Date(now.getTime() + 4 * DAY))
    expect(late).toMatchObject({ status: 'UNKNOWN', detail: expect.stringContaining('out of date') })
    expect(await status(Buffer.from('<html></html>'))).toMatchObject({ status: 'UNKNOWN' })
  })

  it.each([
    ['onlyuser=TRUE', 'GOOD'],
    ['onlyCA=TRUE', 'UNKNOWN'],
    ['indirectCRL=TRUE', 'UNKNOWN'],
    ['onlysomereasons=keyCompromise', 'UNKNOWN'],
    ['fullname=URI:http://elsewhere.example/other.crl', 'UNKNOWN'],
  ])('with the distribution point %s is %s', async (line, expected) => {
    expect(await status(authority.list(['-crlexts', authority.section('idp', line)]))).toMatchObject({
      status: expected,
    })
  })
})
