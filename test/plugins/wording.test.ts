// What notices say: to one and to several, with what to do, where to look, and why it came.
import { describe, expect, it } from 'vitest'
import { composeMail } from '../../src/plugins/notifiers/mail-text.ts'
import { wordingOf } from '../../src/plugins/notifiers/wording.ts'
import { noticeCertificate, sampleNotice } from '../kit/notices.ts'

const AFTER_END = new Date('2026-02-03T00:00:00Z')
const one = [noticeCertificate()]
const two = [noticeCertificate(), noticeCertificate({ id: 'cert_2', name: 'b', rotation: true })]

describe('the advice', () => {
  it.each([
    ['by hand', one, /^Renew it, /],
    ['by itself', [noticeCertificate({ rotation: true })], /^Rotation is on: Indri renews it by itself/],
    ['of several, some by themselves', two, /^Renew each of them, .* Where rotation is on, Indri renews it by itself/],
  ])('about what is renewed %s says so', (_title, certificates, advice) => {
    expect(wordingOf(sampleNotice({ certificates })).advice).toMatch(advice)
  })

  it.each([
    ['REVOKED', 'presents it will', 'presents them will'],
    ['EXPIRED', 'presents it is', 'presents them is'],
    ['ROTATION_FAILED', 'renew it by hand', 'renew them by hand'],
  ] as const)('of type %s knows one from several', (type, single, several) => {
    expect(wordingOf(sampleNotice({ type, certificates: one, at: AFTER_END })).advice).toContain(single)
    expect(wordingOf(sampleNotice({ type, certificates: two, at: AFTER_END })).advice).toContain(several)
  })

  it('about an authority is another once it has ended', () => {
    const authority = {
      id: 'auth_1',
      name: 'The root',
      owner: 'ca@example.org',
      type: 'ROOT',
      expiresAt: new Date('2026-02-02T00:00:00Z'),
      validCertificates: 0,
    }
    const about = { type: 'AUTHORITY_EXPIRY', certificates: [], authorities: [authority] } as const
    expect(wordingOf(sampleNotice(about))).toMatchObject({
      title: 'Certification authority The root expires in 30 days',
      advice: expect.stringContaining('Make its successor in time'),
    })
    expect(wordingOf(sampleNotice({ ...about, at: AFTER_END }))).toMatchObject({
      title: 'Certification authority The root expired 24 hours ago',
      advice: expect.stringContaining('issued anew by another authority'),
    })
  })
})

describe('the link', () => {
  it('leads to what the message is about, each by itself and some of them together', () => {
    const many = Array.from({ length: 30 }, (_, index) => noticeCertificate({ id: `cert_${index}` }))
    const { link, sections } = wordingOf(sampleNotice({ certificates: many }))
    expect(new URL(link).searchParams.getAll('id')).toEqual(many.slice(0, 20).map(({ id }) => id))
    expect(sections[29]?.link).toBe('https://pki.example.test/graphiql?id=cert_29')
    const hostile = wordingOf(sampleNotice({ certificates: [noticeCertificate({ id: '"><b>|&id=x y' })] })).link
    expect(hostile).toBe('https://pki.example.test/graphiql?id=%22%3E%3Cb%3E%7C%26id%3Dx%20y')
  })

  it('is the address of the service where GraphiQL is not served', () => {
    const { link, sections } = wordingOf(sampleNotice({ pages: { kind: 'NONE' } }))
    expect([link, sections[0]?.link]).toEqual(['https://pki.example.test', null])
  })

  it('leads to a frontend of the installation, where it has one', () => {
    const pages = { kind: 'FRONTEND', template: 'https://certificates.example.test/#/{type}/{id}?tab={id}' } as const
    const hostile = wordingOf(sampleNotice({ pages, certificates: [noticeCertificate({ id: 'a/b{type}' })] }))
    const page = 'https://certificates.example.test/#/certificate/a%2Fb%7Btype%7D?tab=a%2Fb%7Btype%7D'
    expect([hostile.link, hostile.sections[0]?.link]).toEqual([page, page])
    const several = wordingOf(sampleNotice({ pages, certificates: two }))
    expect(several.link).toBe('https://certificates.example.test/')
    expect(several.sections[1]?.link).toBe('https://certificates.example.test/#/certificate/cert_2?tab=cert_2')
    const source = { id: 'src_1', name: 'web', owner: 'ops@example.org', details: {} }
    const failing = wordingOf(sampleNotice({ pages, type: 'SOURCE_FAILING', certificates: [], sources: [source] }))
    expect(failing.link).toBe('https://certificates.example.test/#/source/src_1?tab=src_1')
    const { text, html } = composeMail(['a@example.org'], sampleNotice({ pages }))
    for (const body of [text, html]) expect(body).toContain('https://certificates.example.test/#/certificate/cert_1')
  })
})

it('a mail says why it came, and has a link for each of several', () => {
  const because = 'the notification "ops"\r\nBcc: thief@example.org says so'
  const { text, html } = composeMail(['a@example.org'], sampleNotice({ certificates: two, because }))
  expect(text).toContain('because the notification "ops" Bcc: thief@example.org says so. Message')
  expect(text).toContain('  Open: https://pki.example.test/graphiql?id=cert_2\n')
  expect(html).toContain('<h3><a href="https://pki.example.test/graphiql?id=cert_2">b</a></h3>')
})
