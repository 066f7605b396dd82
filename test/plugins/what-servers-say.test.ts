// What servers of others say is shown to people: in one line, of bounded length, without what is ours to keep.
import { describe, expect, it } from 'vitest'
import { AcmeProblem, problemText } from '../../src/plugins/issuers/acme/problem.ts'
import { answeredCertificates, answeredChain } from '../../src/plugins/issuers/answered-certificates.ts'
import { saidBy } from '../../src/plugins/json-server.ts'
import { opensslKey, opensslSelfSigned } from '../kit/tools.ts'

const certificate = opensslSelfSigned(opensslKey('EC_P256'), '/CN=answered')

describe('a message', () => {
  it.each([
    ['one\r\nline\u2028only\u0000', 'one line only'],
    ['right \u202eto left', 'right to left'],
    ['half a pair \ud800', 'half a pair \ufffd'],
    ['', ''],
  ])('stays one line: %j', (said, shown) => expect(saidBy(said)).toBe(shown))

  it('has an end', () => expect(saidBy('word '.repeat(1_000_000)).length).toBeLessThanOrEqual(501))

  it('holds no secret, however often it was repeated', () => {
    expect(saidBy('token a.b+c refused (a.b+c)', ['a.b+c', null, ''])).toBe('token […] refused ([…])')
  })
})

describe('a problem document', () => {
  const options = { retryAfterSeconds: null, secrets: ['hush'] }
  const type = 'urn:ietf:params:acme:error:compound'

  it('is told with what it says of single names', () => {
    const subproblems = [
      { type, detail: 'forbidden by policy', identifier: { type: 'dns', value: 'a.example.org' } },
      { type, detail: 'hush' },
    ]
    const problem = new AcmeProblem(403, { type, detail: 'some names', subproblems }, options)
    expect(problem.message).toBe('some names; a.example.org: forbidden by policy; order: […]')
    expect(problem.type).toBe('compound')
  })

  it.each([null, 'text', [], {}, { detail: 7, subproblems: 'none' }, { type: {}, subproblems: [7] }])(
    'may be anything: %j',
    (document) => {
      const problem = new AcmeProblem(404, document, options)
      expect(problem).toMatchObject({ message: 'it answered 404', type: '' })
      expect(problemText(document)).toBe('')
    },
  )

  it.each([
    [429, '', true, false],
    [400, 'rateLimited', true, false],
    [500, 'serverInternal', true, false],
    [400, 'badNonce', true, false],
    [400, 'accountDoesNotExist', false, true],
    [403, 'unauthorized', false, true],
    [401, '', false, true],
    [400, 'invalidProfile', false, true],
    [400, 'badCSR', false, false],
    [403, 'rejectedIdentifier', false, false],
    [403, 'caa', false, false],
  ])('of %i %s passes: %s, and is about the account: %s', (status, name, isPassing, isAboutAccount) => {
    const problem = new AcmeProblem(status, { type: `urn:ietf:params:acme:error:${name}`, detail: 'no' }, options)
    expect(problem).toMatchObject({ isPassing, isAboutAccount })
    expect(problem.toPluginError()).toMatchObject({ retryable: isPassing, message: 'the CA refused: no' })
  })
})

describe('answered certificates', () => {
  it('are read and written anew, without what stands around them', () => {
    const { certificate: first, chain } = answeredCertificates(`said the CA\n${certificate}and\n${certificate}<script>`)
    expect(first).toBe(certificate)
    expect(chain).toBe(certificate)
    expect(answeredChain(` \n`)).toBe('')
  })

  it.each([
    ['nothing', ''],
    ['something else', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
    ['a key', opensslKey('EC_P256')],
    ['too many', certificate.repeat(21)],
    ['a chain that cannot be read', `${certificate}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`],
  ])('are refused when they are %s', (_what, pem) => {
    let refusal: unknown
    try {
      answeredCertificates(pem)
    } catch (error) {
      refusal = error
    }
    expect(refusal).toMatchObject({ name: 'PluginError', retryable: false })
    const [, secret = 'absent'] = pem.split('\n')
    expect(String(refusal)).not.toContain(secret === '' ? 'absent' : secret)
  })
})
