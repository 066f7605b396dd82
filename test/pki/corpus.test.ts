// Every certificate, request and key of the corpus through the parsers, against what independent parsers say of them.

import { performance } from 'node:perf_hooks'
import { describe, expect, test } from 'vitest'
import { DomainError } from '../../src/errors.ts'
import { parseCertificate, parseCertificatePem, serialHex } from '../../src/pki/certificate.ts'
import { parseCsr, parseCsrPem, verifyCsr } from '../../src/pki/csr.ts'
import {
  keyMatches,
  parsePrivateKey,
  parsePrivateKeyDer,
  parsePublicKey,
  spkiOfPrivateKey,
} from '../../src/pki/keys.ts'
import { parseCertificatesPem, parsePem } from '../../src/pki/pem.ts'
import type { ParsedCertificate, PublicKeyFacts } from '../../src/pki/types.ts'
import { weakKeyReason } from '../../src/pki/weak-keys.ts'
import {
  bytesOf,
  type Case,
  cases,
  comparableName,
  type Facts,
  fingerprints,
  type KeyFacts,
  ofKind,
  SAN_TYPES,
} from '../kit/corpus.ts'

const MAX_MILLISECONDS = 200

/** What came of one file: a value, or the message of a DomainError. Anything else thrown fails the test. */
type Outcome<T> = { value: T; milliseconds: number } | { refusal: string; milliseconds: number }

function attempt<T>(read: () => T): Outcome<T> {
  const start = performance.now()
  try {
    return { value: read(), milliseconds: performance.now() - start }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { refusal: error.message, milliseconds: performance.now() - start }
  }
}

/** Says of each file what is wrong with it; empty when all is well. */
function problemsOf(selected: readonly Case[], check: (each: Case) => string | null): string[] {
  return selected.flatMap((each) => {
    try {
      const problem = check(each)
      return problem === null ? [] : [`${each.file} (${each.expect}): ${problem}`]
    } catch (error) {
      return [`${each.file} (${each.expect}): threw ${String(error)}`]
    }
  })
}

/** Sound keys that the manifest's OpenSSL 3.0 does not know and Node 24 does: ML-DSA, ML-KEM and SLH-DSA. */
const NEWER_KEYS =
  /keys\/\d+-(testmldsa(44|87)|prv-44-priv-only|prv-(768|1024)-[a-z-]+|x509-(ca|client|server)-key-(ml|slh)_dsa_\w+)\.pem$/

function judge<T>(each: Case, outcome: Outcome<T>, compare: (value: T) => string | null): string | null {
  if (outcome.milliseconds > MAX_MILLISECONDS) return `took ${Math.round(outcome.milliseconds)} ms`
  if ('refusal' in outcome) return each.expect === 'accept' ? `refused: ${outcome.refusal}` : null
  if (each.expect.startsWith('reject')) return NEWER_KEYS.test(each.file) ? compare(outcome.value) : 'accepted'
  return compare(outcome.value)
}

function readCertificate(each: Case): Outcome<ParsedCertificate> {
  const bytes = bytesOf(each)
  return attempt(() =>
    each.encoding === 'pem' ? parseCertificatePem(bytes.toString('utf8')) : parseCertificate(bytes),
  )
}

const CURVE_NAMES: Readonly<Record<string, string>> = {
  secp192r1: 'P-192',
  prime192v1: 'P-192',
  secp224r1: 'P-224',
  secp256r1: 'P-256',
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
}

function compareKey(key: PublicKeyFacts, facts: KeyFacts | undefined): string[] {
  if (facts?.type === undefined || facts.type === 'DH') return []
  const problems: string[] = []
  const type = facts.type
    .toUpperCase()
    .replace(/^MLDSA/, 'ML-DSA-')
    .replace('RSA-PSS', 'RSASSA-PSS')
  if (type !== 'MLKEM768' && !(type === 'RSA' && key.algorithm === 'RSASSA-PSS') && key.algorithm !== type) {
    problems.push(`key algorithm ${key.algorithm}, expected ${type}`)
  }
  const bits = facts.bits ?? facts.modulusLength
  if (bits !== undefined && key.size !== bits) problems.push(`key size ${key.size}, expected ${bits}`)
  const curve = facts.curve ?? facts.namedCurve
  const known = /^(P-|secp256k1|brainpool|sect)/.test(key.curve ?? '')
  if (curve !== undefined && known && key.curve !== (CURVE_NAMES[curve] ?? curve)) {
    problems.push(`curve ${key.curve}, expected ${curve}`)
  }
  return problems
}

function compareCertificate(parsed: ParsedCertificate, facts: Facts): string | null {
  const problems = compareKey(parsed.publicKey, facts.key)
  const equal = (what: string, found: unknown, expected: unknown): void => {
    if (expected === undefined || expected === null || JSON.stringify(found) === JSON.stringify(expected)) return
    problems.push(`${what} is ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`)
  }
  equal('serial', serialHex(parsed.serialNumber).replace(/^(-?)0(?=.)/, '$1'), facts.serialHex?.toUpperCase())
  equal(
    'notBefore',
    parsed.notBefore.getTime(),
    facts.notBefore === undefined ? undefined : Date.parse(facts.notBefore),
  )
  equal('notAfter', parsed.notAfter.getTime(), facts.notAfter === undefined ? undefined : Date.parse(facts.notAfter))
  equal(
    'subject',
    parsed.subject.rfc4514,
    facts.subject === undefined ? undefined : (comparableName(facts.subject) ?? undefined),
  )
  equal(
    'issuer',
    parsed.issuer.rfc4514,
    facts.issuer === undefined ? undefined : (comparableName(facts.issuer) ?? undefined),
  )
  const commonNames = parsed.subject.rdns.flat().filter(({ oid }) => oid === '2.5.4.3')
  equal(
    'cn',
    commonNames.map(({ value }) => value),
    facts.cn,
  )
  if (!fingerprints(parsed.publicKey).includes(facts.spkiSha256 ?? parsed.publicKey.spkiSha256))
    problems.push('another public key')
  equal('signature algorithm', parsed.signatureAlgorithmOid, facts.sigAlgOid)
  equal('version', `v${parsed.version}`, facts.version)
  equal('CA', parsed.extensions.basicConstraints?.ca ?? false, facts.isCA ?? undefined)
  equal(
    'path length',
    parsed.extensions.basicConstraints?.pathLength ?? -1,
    facts.isCA === true ? (facts.pathLen ?? -1) : null,
  )
  const names = parsed.extensions.subjectAlternativeNames.map(({ type, value }) => `${type} ${value}`)
  const expected = facts.san?.map(({ type, value }) => `${SAN_TYPES[type] ?? type} ${value}`)
  equal('alternative names', names.toSorted(), expected?.toSorted())
  return problems.length === 0 ? null : problems.join('; ')
}

describe.skipIf(cases.length === 0)('the corpus (skipped where ../shared/corpus is missing)', () => {
  test('every certificate is read with the right facts, or refused', () => {
    const selected = ofKind('certificate')
    const problems = problemsOf(selected, (each) =>
      judge(each, readCertificate(each), (parsed) =>
        each.facts === null ? null : compareCertificate(parsed, each.facts),
      ),
    )
    expect(selected.length).toBeGreaterThan(500)
    expect(problems).toEqual([])
  })

  test('what is no certificate is refused as one', () => {
    const selected = ofKind('not-a-certificate', 'wrong-type-public-key')
    expect(problemsOf(selected, (each) => judge(each, readCertificate(each), () => 'accepted'))).toEqual([])
  })

  test('every bundle gives its certificates', () => {
    const problems = problemsOf(ofKind('pem-bundle'), (each) => {
      const text = bytesOf(each).toString('utf8')
      const outcome = attempt(() =>
        parseCertificatesPem(text, { max: 10_000 }).map((der) => attempt(() => parseCertificate(der))),
      )
      return judge(each, outcome, (found) => (found.length > 0 ? null : 'is empty'))
    })
    expect(problems).toEqual([])
  })

  test('every request is read, and its signature judged as by others', () => {
    const problems = problemsOf(ofKind('csr'), (each) => {
      const bytes = bytesOf(each)
      const outcome = attempt(() => (each.encoding === 'pem' ? parseCsrPem(bytes.toString('utf8')) : parseCsr(bytes)))
      return judge(each, outcome, (csr) => {
        const verified = attempt(() => verifyCsr(csr))
        const expected = each.facts?.subject === undefined ? null : comparableName(each.facts.subject)
        if (expected !== null && csr.subject.rfc4514 !== expected)
          return `subject is ${csr.subject.rfc4514}, expected ${expected}`
        if (!('refusal' in verified)) return each.facts?.signatureValid === false ? 'signature accepted' : null
        return each.facts?.signatureValid === true && !verified.refusal.includes('broken') ? verified.refusal : null
      })
    })
    expect(problems).toEqual([])
  })

  test('every private key is read and matches its public half, or is refused', () => {
    const selected = ofKind('private-key')
    const problems = problemsOf(selected, (each) => {
      const bytes = bytesOf(each)
      const outcome = attempt(() =>
        each.encoding === 'pem'
          ? parsePrivateKey(bytes.toString('utf8'), each.password)
          : parsePrivateKeyDer(bytes, each.password),
      )
      return judge(each, outcome, (key) => {
        const facts = parsePublicKey(spkiOfPrivateKey(key))
        // Spelled-out curves and the parameters of DH are written another way by the manifest's tools.
        const comparable = facts.curve !== 'explicit' && facts.algorithm !== '1.2.840.113549.1.3.1'
        const expected = each.facts?.spkiSha256
        if (comparable && expected !== undefined && !fingerprints(facts).includes(expected)) return 'another public key'
        if (each.expect === 'accept' && (facts.size ?? 2048) >= 512 && !keyMatches(key, facts.spki))
          return 'does not match itself'
        return compareKey(facts, each.facts?.key).join('; ') || null
      })
    })
    expect(problems).toEqual([])
  })

  test('every file of any kind gets an answer from every parser', () => {
    const problems = problemsOf(cases, (each) => {
      const bytes = bytesOf(each)
      const text = bytes.toString('latin1')
      const parsers: (() => unknown)[] = [
        () => parsePem(text),
        () => parseCertificate(bytes),
        () => parseCertificatePem(text),
        () => parseCsr(bytes),
        () => parseCsrPem(text),
        () => parsePrivateKey(text, 'changeit'),
        () => parsePrivateKeyDer(bytes, 'changeit'),
        () => parsePublicKey(bytes),
      ]
      const slowest = Math.max(...parsers.map((parse) => attempt(parse).milliseconds))
      return slowest > MAX_MILLISECONDS ? `took ${Math.round(slowest)} ms` : null
    })
    expect(problems).toEqual([])
  })

  test('weak keys are judged quickly, and public roots pass', () => {
    const problems = problemsOf(ofKind('certificate'), (each) => {
      const outcome = readCertificate(each)
      if ('refusal' in outcome) return null
      const { publicKey } = outcome.value
      const judged = attempt(() => weakKeyReason(publicKey))
      if (judged.milliseconds > MAX_MILLISECONDS) return `took ${Math.round(judged.milliseconds)} ms`
      const reason = 'value' in judged ? judged.value : judged.refusal
      // Roots of 2004 to 2008 have the exponent 3, which nobody gets certified any more.
      const allowed = /(Go_Daddy_Class_2|NetLock_Arany|Starfield_Class_2)/.test(each.file) ? /exponent/ : /^$/
      if (reason !== null && each.file.startsWith('roots-debian') && !allowed.test(reason)) return reason
      return (publicKey.size ?? 4096) < 1100 && publicKey.algorithm === 'RSA' && reason === null
        ? 'a short key passed'
        : null
    })
    expect(problems).toEqual([])
  })
})
