import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { DomainError } from '../../src/errors.ts'
import { parseCertificate, parseCertificatePem } from '../../src/pki/certificate.ts'
import { encodeOid, encodeSequence, encodeTlv, TAG } from '../../src/pki/der.ts'
import { encodeExtendedKeyUsage, encodeKeyUsage } from '../../src/pki/extension-encoding.ts'
import { encodeGeneralNames } from '../../src/pki/general-names.ts'
import { lintCertificate } from '../../src/pki/lint/lint.ts'
import type { Linted } from '../../src/pki/lint/rule.ts'
import { LINT_RULES } from '../../src/pki/lint/rules.ts'
import { EXTENSION_OID } from '../../src/pki/oids.ts'
import { RESERVED_POLICIES } from '../../src/pki/public-trust.ts'
import { PURPOSES } from '../../src/pki/purposes.ts'
import { ECDSA_SHA256, ED25519_KEY, leaf, ROOT_NAME, root, RSA_KEY, subordinate } from './lint-support.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const dns = (...values: string[]) => values.map((value) => ({ type: 'DNS' as const, value }))
const raw = (oid: string, value: Uint8Array, critical = false) => ({ oid, value, critical })
const names = (...values: Parameters<typeof encodeGeneralNames>[0]) =>
  raw(EXTENSION_OID.subjectAlternativeName, encodeGeneralNames(values))
const usage = (critical: boolean, ...usages: Parameters<typeof encodeKeyUsage>[0]) =>
  raw(EXTENSION_OID.keyUsage, encodeKeyUsage(usages), critical)
const critical = (oid: string) => [raw(oid, Buffer.from('0401aa', 'hex'), true)]

/** Of each rule: a certificate that it applies to and finds nothing in, and one that breaks it. */
const CASES: Readonly<Record<string, { good: Linted; bad: Linted }>> = {
  version: { good: leaf(), bad: leaf({ version: 1 }) },
  'serial-positive': { good: leaf(), bad: leaf({ serial: Uint8Array.of(0x80, 1, 1, 1, 1, 1, 1, 1, 1) }) },
  'serial-length': { good: leaf({ serial: Buffer.alloc(20, 1) }), bad: leaf({ serial: Buffer.alloc(21, 1) }) },
  'issuer-present': { good: leaf(), bad: leaf({ issuer: '' }) },
  'ca-subject-present': { good: subordinate(), bad: subordinate({ subject: '' }) },
  'time-encoding': {
    good: subordinate({ times: ['491231235959Z', '20500101000000Z'] }),
    bad: subordinate({ times: ['20490101000000Z', '20500101000000Z'] }),
  },
  'validity-order': { good: leaf(), bad: leaf({ times: ['270430235959Z', '261101000000Z'] }) },
  'extensions-unique': { good: leaf(), bad: leaf({ append: [usage(true, 'DIGITAL_SIGNATURE')] }) },
  'extensions-readable': {
    good: leaf(),
    bad: leaf({ replace: [raw(EXTENSION_OID.certificatePolicies, Uint8Array.of(5, 0))] }),
  },
  'unique-identifiers': { good: leaf(), bad: leaf({ extra: [encodeTlv(0x82, Uint8Array.of(0, 1))] }) },
  'basic-constraints-critical': {
    good: root(),
    bad: root({ replace: [raw(EXTENSION_OID.basicConstraints, encodeSequence(Uint8Array.of(1, 1, 0xff)))] }),
  },
  'path-length-of-ca': {
    good: subordinate(),
    bad: leaf({ replace: [raw(EXTENSION_OID.basicConstraints, encodeSequence(Uint8Array.of(2, 1, 0)))] }),
  },
  'ca-key-usage': { good: root(), bad: root({ extensions: { keyUsage: ['CRL_SIGN'] } }) },
  'cert-sign-of-ca': { good: leaf(), bad: leaf({ extensions: { keyUsage: ['DIGITAL_SIGNATURE', 'KEY_CERT_SIGN'] } }) },
  'key-usage-critical': { good: leaf(), bad: leaf({ replace: [usage(false, 'DIGITAL_SIGNATURE')] }) },
  'key-usage-present': { good: leaf(), bad: leaf({ replace: [usage(true)] }) },
  'key-usage-of-key': {
    good: leaf({ spki: RSA_KEY, extensions: { keyUsage: ['KEY_ENCIPHERMENT'] } }),
    bad: leaf({ extensions: { keyUsage: ['KEY_ENCIPHERMENT'] } }),
  },
  'encipher-only': {
    good: leaf({ extensions: { keyUsage: ['KEY_AGREEMENT', 'ENCIPHER_ONLY'] } }),
    bad: leaf({ extensions: { keyUsage: ['DIGITAL_SIGNATURE', 'ENCIPHER_ONLY'] } }),
  },
  'ca-key-identifier': { good: root(), bad: root({ drop: [EXTENSION_OID.subjectKeyIdentifier] }) },
  'leaf-key-identifier': { good: leaf(), bad: leaf({ drop: [EXTENSION_OID.subjectKeyIdentifier] }) },
  'authority-key-identifier': { good: leaf(), bad: leaf({ extensions: { authorityKeyIdentifier: null } }) },
  'never-critical': { good: leaf(), bad: leaf({ replace: critical(EXTENSION_OID.subjectKeyIdentifier) }) },
  'name-constraints': {
    good: subordinate({ extensions: { nameConstraints: { permitted: dns('example.org'), excluded: [] } } }),
    bad: leaf({ extensions: { nameConstraints: { permitted: dns('example.org'), excluded: [] } } }),
  },
  'empty-subject': {
    good: leaf({ subject: '', extensions: { subjectAlternativeNamesCritical: true } }),
    bad: leaf({ subject: '' }),
  },
  'alternative-names': {
    good: leaf({ extensions: { subjectAlternativeNames: [...dns('*.example.org'), { type: 'IP', value: '::1' }] } }),
    bad: leaf({ replace: [names({ type: 'DNS', value: 'www .example.org' })] }),
  },
  'any-purpose-critical': {
    good: leaf(),
    bad: leaf({ replace: [raw(EXTENSION_OID.extendedKeyUsage, encodeExtendedKeyUsage([PURPOSES.ANY]), true)] }),
  },
  'country-code': { good: leaf({ subject: 'CN=www.example.org,C=DE' }), bad: leaf({ subject: 'C=Germany' }) },
  'name-lengths': { good: leaf(), bad: leaf({ subject: `CN=${'a'.repeat(65)}` }) },
  'email-in-subject': {
    good: leaf({
      subject: '1.2.840.113549.1.9.1=#160d61406578616d706c652e6f7267',
      extensions: { subjectAlternativeNames: [{ type: 'EMAIL', value: 'a@example.org' }] },
    }),
    bad: leaf({ subject: '1.2.840.113549.1.9.1=#160d61406578616d706c652e6f7267' }),
  },
  'algorithm-parameters': {
    good: leaf({ spki: ED25519_KEY }),
    bad: leaf({ algorithm: encodeSequence(encodeOid('1.2.840.113549.1.1.11')) }),
  },
  'policies-unique': {
    good: leaf(),
    bad: leaf({
      replace: [
        raw(
          EXTENSION_OID.certificatePolicies,
          encodeSequence(encodeSequence(encodeOid('1.2.3')), encodeSequence(encodeOid('1.2.3'))),
        ),
      ],
    }),
  },
  'broken-hash': {
    good: leaf(),
    bad: leaf({ algorithm: encodeSequence(encodeOid('1.2.840.113549.1.1.5'), encodeTlv(TAG.null)) }),
  },
  'br-validity': {
    // 200 days, both ends counted, and one second more.
    good: leaf({ times: ['261101000000Z', '270519235959Z'] }),
    bad: leaf({ times: ['261101000000Z', '270520000000Z'] }),
  },
  'br-names-present': { good: leaf(), bad: leaf({ extensions: { subjectAlternativeNames: [] } }) },
  'br-name-types': {
    good: leaf(),
    bad: leaf({ extensions: { subjectAlternativeNames: [{ type: 'EMAIL', value: 'a@example.org' }] } }),
  },
  'br-internal-names': { good: leaf(), bad: leaf({ extensions: { subjectAlternativeNames: dns('printer.local') } }) },
  'br-underscore': { good: leaf(), bad: leaf({ replace: [names({ type: 'DNS', value: 'a_b.example.org' })] }) },
  'br-common-name': { good: leaf(), bad: leaf({ subject: 'CN=Www.example.org' }) },
  'br-purposes': { good: leaf(), bad: leaf({ extensions: { extendedKeyUsage: [PURPOSES.CLIENT_AUTH] } }) },
  'br-leaf-key-usage': {
    good: leaf(),
    bad: leaf({ extensions: { keyUsage: ['DIGITAL_SIGNATURE', 'NON_REPUDIATION'] } }),
  },
  'br-leaf-basic-constraints': {
    good: leaf({ replace: [raw(EXTENSION_OID.basicConstraints, encodeSequence(), true)] }),
    bad: leaf({ extensions: { basicConstraints: { ca: false, pathLength: null } } }),
  },
  'br-policy': { good: leaf(), bad: leaf({ extensions: { certificatePolicies: ['1.2.3'] } }) },
  'br-domain-validated-subject': { good: leaf(), bad: leaf({ subject: 'CN=www.example.org,O=Example' }) },
  'br-organization-validated-subject': {
    good: leaf({
      subject: 'CN=www.example.org,O=Example,L=Bonn,C=DE',
      extensions: { certificatePolicies: [RESERVED_POLICIES.organization] },
    }),
    bad: leaf({ extensions: { certificatePolicies: [RESERVED_POLICIES.organization] } }),
  },
  'br-organizational-unit': { good: leaf(), bad: leaf({ subject: 'CN=www.example.org,OU=Web' }) },
  'br-revocation': {
    good: leaf({ times: ['261101000000Z', '261107235959Z'], extensions: { crlDistributionPoints: [] } }),
    bad: leaf({ extensions: { crlDistributionPoints: [] } }),
  },
  'br-issuer-url': { good: leaf(), bad: leaf({ extensions: { caIssuerUrls: [] } }) },
  'br-http-urls': { good: leaf(), bad: leaf({ extensions: { caIssuerUrls: ['https://ca.example.org/1.crt'] } }) },
  'br-key-algorithm': { good: leaf({ spki: RSA_KEY }), bad: leaf({ spki: ED25519_KEY }) },
  'br-signature-algorithm': { good: leaf(), bad: leaf({ algorithm: encodeSequence(encodeOid('1.3.101.112')) }) },
  'br-serial-entropy': { good: leaf({ serial: Buffer.alloc(8, 1) }), bad: leaf({ serial: Buffer.alloc(7, 1) }) },
  'br-ca-subject': { good: root(), bad: root({ subject: 'CN=Example Root', issuer: 'CN=Example Root' }) },
  'br-ca-key-usage': { good: root(), bad: root({ extensions: { keyUsage: ['KEY_CERT_SIGN'] } }) },
  'br-subordinate-policies': { good: subordinate(), bad: subordinate({ extensions: { certificatePolicies: [] } }) },
  'br-subordinate-purposes': {
    good: subordinate(),
    bad: subordinate({ extensions: { extendedKeyUsage: [PURPOSES.SERVER_AUTH, PURPOSES.CODE_SIGNING] } }),
  },
  'br-subordinate-revocation': {
    good: subordinate(),
    bad: subordinate({ extensions: { crlDistributionPoints: [] } }),
  },
  'br-root-purposes': { good: root(), bad: root({ extensions: { extendedKeyUsage: [PURPOSES.SERVER_AUTH] } }) },
  'br-root-validity': { good: root(), bad: root({ times: ['260101000000Z', '331230235959Z'] }) },
}

describe('the lint', () => {
  it('tries every rule, each in a file of its own name', () => {
    expect(Object.keys(CASES).toSorted()).toEqual(LINT_RULES.map((rule) => rule.id).toSorted())
    const files = readdirSync('src/pki/lint/rules').map((file) => file.replace(/\.ts$/, ''))
    expect(files.toSorted()).toEqual(LINT_RULES.map((rule) => rule.id).toSorted())
  })

  test.each(LINT_RULES.map((rule) => [rule.id, rule] as const))('%s finds its fault and nothing else', (id, rule) => {
    const { good, bad } = CASES[id] ?? { good: leaf(), bad: leaf() }
    expect(rule.applies(good), 'applies to the good one').toBe(true)
    expect(rule.check(good, NOW)).toBeNull()
    expect(rule.applies(bad), 'applies to the bad one').toBe(true)
    expect(rule.check(bad, NOW)).toMatch(/^[a-z].*[^.]$/)
    const found = lintCertificate(bad, { publicTrust: true, issuedAt: NOW })
    expect(found).toContainEqual(
      expect.objectContaining({ rule: id, severity: rule.severity, citation: rule.citation }),
    )
  })

  it.each([
    ['an end entity', leaf()],
    ['a root', root()],
    ['a subordinate', subordinate()],
  ])('finds nothing in %s as it should be', (_name, certificate) => {
    expect(lintCertificate(certificate, { publicTrust: true, issuedAt: NOW })).toEqual([])
  })

  it('asks the rules of public CAs of public CAs only', () => {
    const internal = leaf({ extensions: { subjectAlternativeNames: dns('printer.local') } })
    expect(lintCertificate(internal, { publicTrust: false, issuedAt: NOW })).toEqual([])
  })

  it('does not hold a certificate to what came later', () => {
    const long = leaf({ times: ['250101000000Z', '260130000000Z'] })
    const rules = (issuedAt: string) =>
      lintCertificate(long, { publicTrust: true, issuedAt: new Date(issuedAt) }).map(({ rule }) => rule)
    expect(rules('2025-01-01T00:00:00Z')).not.toContain('br-validity')
    expect(rules('2026-03-15T00:00:00Z')).toContain('br-validity')
  })

  it.each([
    ['2026-03-14T23:59:59Z', 398],
    ['2026-03-15T00:00:00Z', 200],
    ['2027-03-14T23:59:59Z', 200],
    ['2027-03-15T00:00:00Z', 100],
    ['2029-03-14T23:59:59Z', 100],
    ['2029-03-15T00:00:00Z', 47],
  ])('allows what is issued at %s %i days, both ends counted', (issuedAt, days) => {
    const rule = LINT_RULES.find(({ id }) => id === 'br-validity')
    const lasting = (milliseconds: number): Linted => {
      const notBefore = new Date(issuedAt)
      return { ...leaf(), notBefore, notAfter: new Date(notBefore.getTime() + milliseconds) }
    }
    expect(rule?.check(lasting(days * 86_400_000 - 1000), new Date(issuedAt))).toBeNull()
    expect(rule?.check(lasting(days * 86_400_000), new Date(issuedAt))).toMatch(/days/)
  })

  it('names the issuer of its examples, which are of use only with one', () => {
    expect(root().issuer.rfc4514).toBe(ROOT_NAME)
    expect(leaf().signatureAlgorithmIdentifier).toEqual(ECDSA_SHA256)
  })
})

const CORPUS = join(import.meta.dirname, '../../../shared/corpus')

describe.skipIf(!existsSync(join(CORPUS, 'manifest.json')))(
  'the corpus (skipped where ../shared/corpus is missing)',
  () => {
    it('is found fault with as often as it has faults', () => {
      const { cases } = JSON.parse(readFileSync(join(CORPUS, 'manifest.json'), 'utf8')) as {
        cases: { kind: string; encoding?: string; file: string }[]
      }
      const counts: Record<string, number> = {}
      for (const { kind, encoding, file } of cases) {
        if (kind !== 'certificate') continue
        const certificate = read(join(CORPUS, file), encoding)
        if (certificate === null) continue
        counts['certificates'] = (counts['certificates'] ?? 0) + 1
        for (const { rule } of lintCertificate(certificate, { publicTrust: true, issuedAt: NOW })) {
          counts[rule] = (counts[rule] ?? 0) + 1
        }
      }
      expect(counts).toMatchInlineSnapshot(`
      {
        "algorithm-parameters": 7,
        "alternative-names": 6,
        "authority-key-identifier": 124,
        "basic-constraints-critical": 28,
        "br-ca-key-usage": 135,
        "br-ca-subject": 131,
        "br-common-name": 287,
        "br-domain-validated-subject": 23,
        "br-http-urls": 21,
        "br-internal-names": 33,
        "br-issuer-url": 406,
        "br-key-algorithm": 190,
        "br-leaf-basic-constraints": 40,
        "br-leaf-key-usage": 142,
        "br-name-types": 39,
        "br-names-present": 312,
        "br-organization-validated-subject": 4,
        "br-organizational-unit": 83,
        "br-policy": 406,
        "br-purposes": 333,
        "br-revocation": 323,
        "br-root-purposes": 8,
        "br-root-validity": 96,
        "br-serial-entropy": 466,
        "br-signature-algorithm": 221,
        "br-subordinate-policies": 53,
        "br-subordinate-purposes": 131,
        "br-subordinate-revocation": 120,
        "br-underscore": 3,
        "br-validity": 428,
        "broken-hash": 118,
        "ca-key-identifier": 20,
        "ca-key-usage": 59,
        "ca-subject-present": 2,
        "cert-sign-of-ca": 14,
        "certificates": 913,
        "country-code": 5,
        "email-in-subject": 21,
        "empty-subject": 30,
        "encipher-only": 2,
        "extensions-readable": 9,
        "extensions-unique": 2,
        "issuer-present": 51,
        "key-usage-critical": 44,
        "key-usage-of-key": 26,
        "key-usage-present": 2,
        "leaf-key-identifier": 182,
        "name-constraints": 15,
        "name-lengths": 3,
        "never-critical": 5,
        "path-length-of-ca": 4,
        "policies-unique": 3,
        "serial-length": 9,
        "serial-positive": 13,
        "time-encoding": 18,
        "unique-identifiers": 2,
        "validity-order": 2,
        "version": 1,
      }
    `)
    })
  },
)

function read(file: string, encoding: string | undefined): Linted | null {
  try {
    const bytes = readFileSync(file)
    return encoding === 'pem' ? parseCertificatePem(bytes.toString('latin1')) : parseCertificate(bytes)
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}
