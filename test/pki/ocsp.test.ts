import { createPrivateKey, randomBytes, sign } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { DomainError } from '../../src/errors.ts'
import { parseCertificatePem } from '../../src/pki/certificate.ts'
import { RevocationList } from '../../src/pki/crl-status.ts'
import { bitString, contextPrimitive, context, integer, octetString, time } from '../../src/pki/der-encoding.ts'
import { encodeOid, encodeSequence, encodeTlv } from '../../src/pki/der.ts'
import { encodeRawExtensions } from '../../src/pki/extension-encoding.ts'
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
authority.issue('unchecked', ['extendedKeyUsage=OCSPSigning', 'noCheck=ignored'])
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

const by = (signer: string, args: readonly string[] = []) =>
  readOcspResponse(authority.respond(request, signer, ['-ndays', '1', ...args]), { ...asked, now })

describe('a response', () => {
  it('of the issuer is GOOD', () => {
    expect(readOcspResponse(good, { ...asked, now })).toMatchObject({ status: 'GOOD' })
  })

  it.each([[[]], [['-resp_key_id']]])('of a delegated responder is GOOD, named by %s', (args) => {
    const response = authority.respond(request, 'responder', ['-ndays', '1', ...args])
    expect(readOcspResponse(response, { ...asked, now })).toMatchObject({ status: 'GOOD' })
  })

  it('says who made it, where that one may have been revoked itself', () => {
    expect(by('ca')).toMatchObject({ status: 'GOOD', responder: null })
    expect(by('ca', ['-resp_key_id'])).toMatchObject({ status: 'GOOD', responder: null })
    expect(by('unchecked')).toMatchObject({ status: 'GOOD', responder: null })
    expect(by('responder')).toMatchObject({ status: 'GOOD', responder: { subject: { commonName: 'responder' } } })
  })

  it('of a delegated responder that does not show its certificate is UNKNOWN', () => {
    const bare = authority.respond(request, 'responder', ['-ndays', '1', '-resp_no_certs'])
    expect(readOcspResponse(bare, { ...asked, now })).toEqual({
      status: 'UNKNOWN',
      detail: 'the certificate of the responder is not in the response',
    })
    const ours = authority.respond(request, 'ca', ['-ndays', '1', '-resp_no_certs'])
    expect(readOcspResponse(ours, { ...asked, now })).toMatchObject({ status: 'GOOD' })
  })

  it.each(['-sha1', '-sha256', '-sha384', '-sha512'])(
    'about several certificates tells of each its own, named by %s; one without a nonce is taken',
    (hash) => {
      const both = ['-cert', 'leaf.pem', '-cert', 'revoked.pem']
      authority.openssl('ocsp', hash, '-no_nonce', '-issuer', 'ca.pem', both, '-reqout', 'several.der')
      const response = authority.respond(authority.read('several.der'))
      expect(readOcspResponse(response, { ...asked, now })).toMatchObject({ status: 'GOOD' })
      expect(readOcspResponse(response, { ...question(revoked.pem), now })).toMatchObject({ status: 'REVOKED' })
      const { serialNumber } = question(leaf.pem)
      const theirs = { issuer: parseCertificatePem(stranger.pem), serialNumber, nonce: randomBytes(32) }
      expect(readOcspResponse(response, { ...theirs, now }).detail).toBe('the response is about another certificate')
    },
  )

  it('that the certificate is revoked says when and why', () => {
    const about = question(revoked.pem)
    const response = authority.respond(buildOcspRequest(about))
    expect(readOcspResponse(response, { ...about, now })).toEqual({
      status: 'REVOKED',
      revokedAt: new Date('2026-01-01T00:00:00Z'),
      reason: 'KEY_COMPROMISE',
      nextUpdate: expect.any(Date),
      responder: null,
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
  const status = (der: Uint8Array, at = now) => new RevocationList(der).status({ certificate, issuer, now: at })

  it('proves both', async () => {
    expect(await status(authority.list())).toMatchObject({ status: 'GOOD' })
    const about = { certificate: parseCertificatePem(revoked.pem), issuer, now }
    expect(await new RevocationList(authority.list()).status(about)).toEqual({
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
    expect(() => new RevocationList(Buffer.from('<html></html>'))).toThrow(DomainError)
  })

  it.each([
    ['onlyuser=TRUE', 'GOOD'],
    ['onlyCA=TRUE', 'UNKNOWN'],
    ['indirectCRL=TRUE', 'UNKNOWN'],
    ['onlyAA=TRUE', 'UNKNOWN'],
    ['onlysomereasons=keyCompromise', 'UNKNOWN'],
    ['fullname=URI:http://elsewhere.example/other.crl', 'UNKNOWN'],
  ])('with the distribution point %s is %s', async (line, expected) => {
    expect(await status(authority.list(['-crlexts', authority.section('idp', line)]))).toMatchObject({
      status: expected,
    })
  })

  it('of some reasons proves who is on it revoked, and nobody else anything', async () => {
    const der = authority.list(['-crlexts', authority.section('idp', 'onlysomereasons=keyCompromise')])
    const about = { certificate: parseCertificatePem(revoked.pem), issuer, now }
    expect(await new RevocationList(der).status(about)).toMatchObject({ status: 'REVOKED', reason: 'KEY_COMPROMISE' })
  })

  it('of changes only is UNKNOWN, also for who is on it', async () => {
    const der = crafted({ extensions: [{ oid: '2.5.29.27', critical: true, value: integer(1) }] })
    expect(await status(der)).toEqual({ status: 'UNKNOWN', detail: 'the list tells changes only' })
  })

  it.each([
    ['a reason', '2.5.29.21', encodeTlv(0x0a, Uint8Array.of(4)), true, 'REVOKED'],
    ['removeFromCRL, which only changes may say', '2.5.29.21', encodeTlv(0x0a, Uint8Array.of(8)), false, 'UNKNOWN'],
    ['the date of invalidity', '2.5.29.24', encodeTlv(0x18, Buffer.from('20260101000000Z')), true, 'REVOKED'],
    ['another issuer', '2.5.29.29', encodeSequence(contextPrimitive(2, Buffer.from('x'))), true, 'UNKNOWN'],
    ['what nobody knows', '1.2.3.4', octetString(Uint8Array.of(1)), true, 'UNKNOWN'],
    ['what nobody knows and need not', '1.2.3.4', octetString(Uint8Array.of(1)), false, 'REVOKED'],
  ])('with an entry that says %s: %s, critical %o', async (_what, oid, value, critical, expected) => {
    const extension = { oid, critical, value }
    expect(await status(crafted({ entry: certificate.serialNumber, ofEntry: [extension] }))).toMatchObject({
      status: expected,
    })
    // What one entry says and nobody understands spoils the list for all (RFC 5280 section 5.3)
    const another = await status(crafted({ entry: Uint8Array.of(0x55), ofEntry: [extension] }))
    expect(another.status).toBe(critical && expected === 'UNKNOWN' ? 'UNKNOWN' : 'GOOD')
  })
})

interface Crafted {
  readonly entry?: Uint8Array
  readonly ofEntry?: Parameters<typeof encodeRawExtensions>[0]
  readonly extensions?: Parameters<typeof encodeRawExtensions>[0]
}

/** A list that OpenSSL would not make, signed by the authority. */
function crafted({ entry, ofEntry = [], extensions = [] }: Crafted): Uint8Array {
  const algorithm = encodeSequence(encodeOid('1.2.840.10045.4.3.2'))
  const entries =
    entry === undefined
      ? []
      : [encodeSequence(encodeSequence(encodeTlv(0x02, entry), time(now), encodeRawExtensions(ofEntry)))]
  const dates = [time(new Date(now.getTime() - DAY)), time(new Date(now.getTime() + DAY))]
  const tbs = encodeSequence(
    integer(1),
    algorithm,
    issuer.subject.der,
    ...dates,
    ...entries,
    ...(extensions.length === 0 ? [] : [context(0, encodeRawExtensions(extensions))]),
  )
  const signature = sign('sha256', tbs, createPrivateKey(authority.read('ca.key')))
  return encodeSequence(tbs, algorithm, bitString(signature))
}
