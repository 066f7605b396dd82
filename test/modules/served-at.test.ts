// How places where a certificate is served are written.
import { describe, expect, it } from 'vitest'
import { normalizeServedAt, parseServedAt } from '../../src/modules/destinations/served-at.ts'
import { START_TLS_PROTOCOLS } from '../../src/plugins/start-tls.ts'

describe('a place where a certificate is served', () => {
  it.each([
    ['www.example.org:443', { host: 'www.example.org', port: 443, startTls: null }],
    ['[2001:db8::1]:443', { host: '2001:db8::1', port: 443, startTls: null }],
    ['smtp://mail.example.org:25', { host: 'mail.example.org', port: 25, startTls: 'SMTP' }],
    ['postgres://[2001:db8::1]:5432', { host: '2001:db8::1', port: 5432, startTls: 'POSTGRES' }],
  ])('%s', (text, place) => {
    expect(parseServedAt(text)).toEqual(place)
    expect(normalizeServedAt([text], 'servedAt')).toEqual([text])
  })

  it.each(START_TLS_PROTOCOLS)('may begin with %s', (startTls) => {
    const text = `${startTls.toLowerCase()}://192.0.2.1:1`
    expect(parseServedAt(text)).toEqual({ host: '192.0.2.1', port: 1, startTls })
  })

  it('is kept in one spelling, once', () => {
    const places = [' SMTP://Mail.Example.org:25 ', 'smtp://mail.example.org:25', 'mail.example.org:25']
    expect(normalizeServedAt(places, 'servedAt')).toEqual(['smtp://mail.example.org:25', 'mail.example.org:25'])
  })

  it.each([
    'https://www.example.org:443',
    'smtps://mail.example.org:465',
    'smtp://mail.example.org',
    'smtp://mail.example.org:25/',
    'smtp://user@mail.example.org:25',
    'smtp:mail.example.org:25',
    '//mail.example.org:25',
    'mail.example.org:0',
    'mail.example.org:65536',
    '[mail.example.org]:25',
    '',
  ])('is not %s, and what is expected is said', (text) => {
    const expected = expect.objectContaining({
      code: 'INVALID',
      path: ['servedAt', '0'],
      message: expect.stringMatching(/^expected host:port.*smtp:\/\/, imap:\/\/, pop3:\/\/, ldap:\/\/, postgres:\/\//),
    }) as Error
    expect(() => normalizeServedAt([text], 'servedAt')).toThrow(expected)
  })
})
