// Every file of the corpus through the API: accepted with the facts its manifest lists, or refused so that one can act on it.
import { X509Certificate } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf, type Case, cases, comparableName, type Facts, ofKind, SAN_TYPES } from '../kit/corpus.ts'
import { graphql } from '../kit/gql/index.ts'
import type { CorpusUploadMutation } from '../kit/gql/graphql.ts'
import { seedAuthority } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'

const Upload = graphql(`
  mutation CorpusUpload($input: UploadCertificateInput!) {
    uploadCertificate(input: $input) {
      certificate {
        fingerprint
        serialNumber
        serialNumberDecimal
        notBefore
        notAfter
        validityDays
        publicKeyFingerprint
        isAuthority
        hasPrivateKey
        subject {
          rfc4514
        }
        issuer {
          rfc4514
        }
        subjectAlternativeNames {
          type
          value
        }
        extensions {
          basicConstraints {
            ca
            pathLength
          }
          keyUsage
          extendedKeyUsage {
            oid
            purpose
          }
          nameConstraints {
            permitted {
              value
            }
            excluded {
              value
            }
          }
          crlDistributionPoints
          certificatePolicies
          other {
            oid
            critical
            value
          }
        }
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const Request = graphql(`
  mutation CorpusRequest($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
      certificate {
        subject {
          rfc4514
        }
        hasPrivateKey
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

type Uploaded = NonNullable<CorpusUploadMutation['uploadCertificate']['certificate']>
interface UserErrorShape {
  readonly code: string
  readonly message: string
  readonly path?: readonly string[] | null
}
type Answer<T> = { certificate: T | null; userErrors: readonly UserErrorShape[] } | { fault: string }

/** Sound certificates are refused for these reasons only: the same serial number again, and keys that are weak or known. */
const TOLERATED: ReadonlySet<string> = new Set(['CONFLICT', 'WEAK_KEY', 'COMPROMISED_KEY', 'POLICY_VIOLATION'])
/** How long the service may answer nobody else. */
const MAX_BLOCKED_MILLISECONDS = 200
const AT_ONCE = 4

let service: Service
let authorityId: string
beforeAll(async () => {
  service = await startService({ env: { INDRI_REQUESTS_PER_MINUTE: '0' } })
  authorityId = (await seedAuthority(service.admin)).id
})
afterAll(() => service.close())

function pem(label: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}

/** The file as somebody would paste it: DER is wrapped, everything else is sent as it is. */
function textOf(each: Case, label: string): string {
  const bytes = bytesOf(each)
  return each.encoding === 'der' || each.encoding === undefined ? pem(label, bytes) : bytes.toString('utf8')
}

function isCertificate(der: Buffer): boolean {
  try {
    return new X509Certificate(der).raw.equals(der)
  } catch {
    return false
  }
}

async function upload(body: string, privateKey: string | null = null): Promise<Answer<Uploaded>> {
  const input = { owner: 'corpus@example.org', body, privateKey }
  const { data, errors, status } = await service.admin.ask(Upload, { input })
  if (errors.length > 0 || data === null) return { fault: `${status} ${JSON.stringify(errors)}` }
  const { certificate, userErrors } = data.uploadCertificate
  return { certificate: certificate ?? null, userErrors }
}

/** What is wrong with an answer that neither accepts nor refuses clearly, else null. */
function unclear(answer: Answer<unknown>): string | null {
  if ('fault' in answer) return answer.fault
  if (answer.certificate !== null) return answer.userErrors.length === 0 ? null : 'a certificate and userErrors'
  const vague = answer.userErrors.find(({ message, path }) => message.length < 8 || path == null || path.length === 0)
  if (vague !== undefined) return `an error that does not say what and where: ${JSON.stringify(vague)}`
  return answer.userErrors.length > 0 ? null : 'neither a certificate nor userErrors'
}

/** Runs every case, some at once, and says what is wrong with which; whatever blocks the event loop is tried again alone. */
async function problemsOf(selected: readonly Case[], check: (each: Case) => Promise<string | null>) {
  const problems: string[] = []
  const told = async (each: Case) => {
    const problem = await check(each)
    if (problem !== null) problems.push(`${each.file} (${each.expect}): ${problem}`)
  }
  for (let start = 0; start < selected.length; start += 40) {
    const batch = selected.slice(start, start + 40)
    const blocked = await blockedWhile(async () => {
      const waiting = [...batch]
      const work = async () => {
        for (let each = waiting.shift(); each !== undefined; each = waiting.shift()) await told(each)
      }
      await Promise.all(Array.from({ length: AT_ONCE }, work))
    })
    if (blocked > MAX_BLOCKED_MILLISECONDS) problems.push(...(await blockers(batch, check)))
  }
  return problems
}

async function blockedWhile(work: () => Promise<void>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  await work()
  delay.disable()
  return delay.max / 1e6
}

/** The cases that block the loop by themselves, three times of three: other programs use the same processor. */
async function blockers(batch: readonly Case[], check: (each: Case) => Promise<string | null>): Promise<string[]> {
  const found: string[] = []
  for (const each of batch) {
    let least = Number.POSITIVE_INFINITY
    for (let attempt = 0; attempt < 3 && least > MAX_BLOCKED_MILLISECONDS; attempt++) {
      least = Math.min(least, await blockedWhile(async () => void (await check(each))))
    }
    if (least > MAX_BLOCKED_MILLISECONDS) found.push(`${each.file} blocks for ${Math.round(least)} ms`)
  }
  return found
}

/** What the API says otherwise than the manifest. */
function differences(found: Uploaded, facts: Facts): string[] {
  const problems: string[] = []
  const equal = (what: string, value: unknown, expected: unknown): void => {
    if (expected === undefined || expected === null || JSON.stringify(value) === JSON.stringify(expected)) return
    problems.push(`${what} is ${JSON.stringify(value)}, expected ${JSON.stringify(expected)}`)
  }
  const expectedSerial = facts.serialHex?.toUpperCase()
  equal('serial', found.serialNumber.replace(/^(-?)0(?=.)/, '$1'), expectedSerial)
  equal('decimal serial', found.serialNumberDecimal, expectedSerial === undefined ? null : decimal(expectedSerial))
  equal('notBefore', Date.parse(found.notBefore), facts.notBefore === undefined ? null : Date.parse(facts.notBefore))
  equal('notAfter', Date.parse(found.notAfter), facts.notAfter === undefined ? null : Date.parse(facts.notAfter))
  equal('subject', found.subject.rfc4514, facts.subject === undefined ? null : comparableName(facts.subject))
  equal('issuer', found.issuer.rfc4514, facts.issuer === undefined ? null : comparableName(facts.issuer))
  equal('CA', found.isAuthority, facts.isCA)
  equal('path length', found.extensions.basicConstraints?.pathLength ?? -1, facts.isCA ? (facts.pathLen ?? -1) : null)
  const names = found.subjectAlternativeNames.map(({ type, value }) => `${type} ${value}`)
  const expected = facts.san?.map(({ type, value }) => `${SAN_TYPES[type] ?? type} ${value.replaceAll('\0', '␀')}`)
  equal('alternative names', names.toSorted(), expected?.toSorted())
  return problems
}

function decimal(hex: string): string {
  return hex.startsWith('-') ? `-${BigInt(`0x${hex.slice(1)}`)}` : String(BigInt(`0x${hex}`))
}

describe.skipIf(cases.length === 0)('the corpus through the API (skipped where ../shared/corpus is missing)', () => {
  it('stores every certificate with the right facts, or says why not', { timeout: 180_000 }, async () => {
    const selected = ofKind('certificate')
    let stored = 0
    const problems = await problemsOf(selected, async (each) => {
      const answer = await upload(textOf(each, 'CERTIFICATE'))
      const vague = unclear(answer)
      if (vague !== null || 'fault' in answer) return vague
      if (answer.certificate === null) {
        const codes = answer.userErrors.map(({ code }) => code)
        return each.expect === 'accept' && !codes.every((code) => TOLERATED.has(code))
          ? `refused: ${JSON.stringify(answer.userErrors)}`
          : null
      }
      stored++
      if (each.expect === 'reject') return 'accepted'
      if (each.sha256der !== undefined && answer.certificate.fingerprint !== each.sha256der)
        return 'another fingerprint'
      return each.facts === null ? null : differences(answer.certificate, each.facts).join('; ') || null
    })
    expect(problems).toEqual([])
    expect(selected.length).toBeGreaterThan(500)
    expect(stored).toBeGreaterThan(400)
  })

  it('refuses everything that is no certificate, whatever it is', { timeout: 120_000 }, async () => {
    const kinds = ['not-a-certificate', 'wrong-type-public-key', 'crl', 'pkcs7', 'pkcs12', 'java-keystore', 'csr']
    const problems = await problemsOf(ofKind(...kinds), async (each) => {
      const answer = await upload(textOf(each, 'CERTIFICATE'))
      const stored = !('fault' in answer) && answer.certificate !== null
      // A few files of these kinds are certificates all the same.
      return unclear(answer) ?? (stored && !isCertificate(bytesOf(each)) ? 'accepted' : null)
    })
    expect(problems).toEqual([])
  })

  it('takes the bundles apart, or says what is wrong with their order', { timeout: 120_000 }, async () => {
    const bundles = ofKind('pem-bundle')
    expect(bundles.length).toBeGreaterThan(20)
    expect(await problemsOf(bundles, async (each) => unclear(await upload(textOf(each, 'CERTIFICATE'))))).toEqual([])
  })

  it('stores private keys with their certificates only', { timeout: 180_000 }, async () => {
    const certificates = new Map(
      ofKind('certificate')
        .filter(({ expect: verdict }) => verdict === 'accept')
        .map((each) => [each.facts?.spkiSha256 ?? each.file, each]),
    )
    const [someCertificate] = certificates.values()
    if (someCertificate === undefined) throw new Error('the corpus has no certificate')
    const problems = await problemsOf(ofKind('private-key'), async (each) => {
      const own = certificates.get(each.facts?.spkiSha256 ?? '')
      const answer = await upload(textOf(own ?? someCertificate, 'CERTIFICATE'), textOf(each, 'PRIVATE KEY'))
      const vague = unclear(answer)
      if (vague !== null || 'fault' in answer) return vague
      if (own !== undefined) {
        const misread = answer.userErrors.filter(({ code }) => code === 'KEY_MISMATCH')
        return misread.length > 0 ? `does not match ${own.file}` : null
      }
      return answer.certificate === null ? null : 'stored with a certificate that is not its own'
    })
    expect(problems).toEqual([])
  })

  it('issues for requests, or says why not', { timeout: 120_000 }, async () => {
    let issued = 0
    const problems = await problemsOf(ofKind('csr'), async (each) => {
      const input = { authorityId, owner: 'corpus@example.org', csr: textOf(each, 'CERTIFICATE REQUEST') }
      const { data, errors } = await service.admin.ask(Request, { input })
      if (errors.length > 0 || data === null) return JSON.stringify(errors)
      const { certificate, userErrors } = data.createCertificate
      const vague = unclear({ certificate: certificate ?? null, userErrors })
      if (vague !== null || certificate == null) return vague
      issued++
      if (each.expect === 'reject' || each.facts?.signatureValid === false) return 'issued'
      return certificate.hasPrivateKey ? 'a key was made although the request brings one' : null
    })
    expect(problems).toEqual([])
    expect(issued).toBeGreaterThan(0)
  })
})
