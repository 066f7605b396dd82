import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseCertificatesPem, parsePem, toPem } from '../../src/pki/pem.ts'
import { timed } from '../kit/timing.ts'
import { refusal } from './read-support.ts'

const roots = readFileSync(join(import.meta.dirname, '../fixtures/debian-roots.pem'), 'utf8')
const bytes = Uint8Array.from({ length: 100 }, (_, index) => index)
const pem = toPem('CERTIFICATE', bytes)

describe('PEM', () => {
  test('is written in lines of 64 columns and read back', () => {
    expect(pem.split('\n').map((line) => line.length)).toEqual([27, 64, 64, 8, 25, 0])
    expect(parsePem(pem)).toEqual([{ label: 'CERTIFICATE', bytes, headers: {} }])
  })

  test.each([
    ['CRLF', pem.replaceAll('\n', '\r\n')],
    ['CR alone', pem.replaceAll('\n', '\r')],
    ['a byte order mark', `\uFEFF${pem}`],
    ['Bag Attributes', `Bag Attributes\n    friendlyName: web - 1\nsubject=CN = web\n${pem}`],
    ['text after it', `${pem}\nthat was it -- really\n`],
    ['no final line end', pem.trimEnd()],
    [
      'other line lengths',
      pem.replace(/\n(.{64})\n/, (_, line: string) => `\n${line.slice(0, 10)} \n${line.slice(10)}\n`),
    ],
    ['one line', `-----BEGIN CERTIFICATE-----${Buffer.from(bytes).toString('base64')}-----END CERTIFICATE-----`],
  ])('is read with %s', (_name, text) => {
    expect(parseCertificatesPem(text, { max: 1 })).toEqual([bytes])
  })

  test('blocks keep their order and labels', () => {
    const text = toPem('EC PARAMETERS', bytes) + toPem('EC PRIVATE KEY', bytes) + pem
    expect(parsePem(text).map(({ label }) => label)).toEqual(['EC PARAMETERS', 'EC PRIVATE KEY', 'CERTIFICATE'])
  })

  test('RFC 1421 headers are told apart from the content', () => {
    const text = toPem('RSA PRIVATE KEY', bytes).replace(
      '\n',
      '\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00FF\n\n',
    )
    expect(parsePem(text)).toEqual([
      { label: 'RSA PRIVATE KEY', bytes, headers: { 'Proc-Type': '4,ENCRYPTED', 'DEK-Info': 'AES-128-CBC,00FF' } },
    ])
  })

  test.each([
    ['an unfinished block', pem.slice(0, -30), /no matching -----END CERTIFICATE-----/],
    ['another end than begin', pem.replace('END CERTIFICATE', 'END X'), /no matching/],
    ['what is not Base64', pem.replace('AAEC', 'A*EC'), /Base64/],
    ['an empty block', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----', /Base64/],
    ['an unfinished first line', '-----BEGIN CERTIFICATE', /not complete/],
    ['an endless label', `-----BEGIN ${'A'.repeat(100)}-----`, /not complete/],
  ])('refuses %s', (_name, text, reason) => {
    expect(refusal(() => parsePem(text)).message).toMatch(reason)
  })

  test('says what was expected and what was found', () => {
    const expected = 'expected a PEM block -----BEGIN CERTIFICATE-----, found'
    expect(refusal(() => parseCertificatesPem('hello', { max: 1 })).message).toBe(`${expected} no PEM block`)
    expect(refusal(() => parseCertificatesPem(toPem('PRIVATE KEY', bytes), { max: 1 })).message).toBe(
      `${expected} -----BEGIN PRIVATE KEY-----`,
    )
    expect(refusal(() => parseCertificatesPem(pem + pem, { max: 1 })).code).toBe('TOO_MANY')
  })

  test.each([
    ['10 MB of certificates', roots.repeat(50)],
    ['1 MB of dashes', '-'.repeat(1_000_000)],
    ['1 MB of line ends', '\n'.repeat(1_000_000)],
    ['100,000 beginnings', '-----BEGIN '.repeat(90_000)],
    ['50,000 complete first lines', '-----BEGIN A-----\n'.repeat(50_000)],
    ['a block of 1 MB of blanks', `-----BEGIN A-----${' '.repeat(1_000_000)}-----END A-----`],
    ['a block of 1 MB of colons', `-----BEGIN A-----${':\n'.repeat(500_000)}-----END A-----`],
    ['a block of 1 MB of equals signs', `-----BEGIN A-----${'='.repeat(1_000_000)}-----END A-----`],
  ])('%s are answered in linear time', (_name, text) => {
    const { milliseconds } = timed(() => {
      try {
        return parsePem(text).length
      } catch (error) {
        return refusal(() => {
          throw error
        }).code
      }
    })
    expect(milliseconds).toBeLessThan(200)
  })
})
