import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { ConfigError, loadConfig } from '../src/config.ts'

const load = (env: Record<string, string> = {}) =>
  loadConfig({ INDRI_PUBLIC_URL: 'https://pki.example.org', ...env }, '/srv/indri')

it('there is no mail server by default, and authorities are told of 365, 180, 90 and 30 days before', () => {
  expect(load().smtp).toBeNull()
  expect(load().authorityNoticeDays).toEqual([365, 180, 90, 30])
  expect(load({ INDRI_AUTHORITY_NOTICE_DAYS: '7, 60,7' }).authorityNoticeDays).toEqual([60, 7])
})

it('messages link to GraphiQL, or to pages of a frontend of the installation', () => {
  expect(load().linkTemplate).toBeNull()
  const template = 'https://certificates.example.org/#/{type}/{id}'
  expect(load({ INDRI_LINK_URL: template }).linkTemplate).toBe(template)
})

it('the mail server is named in pieces: by STARTTLS on 587, unless something else is said', () => {
  const { smtp } = load({ INDRI_SMTP_HOST: 'mail.internal', INDRI_SMTP_USER: 'indri', INDRI_SMTP_PASSWORD_FILE: 'pw' })
  expect(smtp).toMatchObject({ host: 'mail.internal', port: 587, tls: 'starttls', user: 'indri', password: null })
  expect(smtp).toMatchObject({ passwordFile: '/srv/indri/pw', from: 'indri@pki.example.org', caFile: null })
  expect(load({ INDRI_SMTP_HOST: 'mail', INDRI_SMTP_PORT: '465' }).smtp).toMatchObject({ port: 465, tls: 'tls' })
  expect(load({ INDRI_SMTP_HOST: 'mail', INDRI_SMTP_TLS: 'tls' }).smtp).toMatchObject({ port: 465, tls: 'tls' })
})

it('or in one line, whose password does not show', () => {
  const { smtp } = load({ INDRI_SMTP_URL: 'smtps://indri%40x:p%2Fw@mail.example.org' })
  expect(smtp).toMatchObject({ host: 'mail.example.org', port: 465, tls: 'tls', user: 'indri@x' })
  expect(smtp?.password?.reveal()).toBe('p/w')
  expect(inspect(smtp) + JSON.stringify(smtp)).not.toContain('p/w')
  expect(load({ INDRI_SMTP_URL: 'smtp://[::1]:2525' }).smtp).toMatchObject({ host: '::1', port: 2525, tls: 'starttls' })
})

it.each([
  [{ INDRI_SMTP_URL: 'https://user:secret-word@mail.example.org' }, 'INDRI_SMTP_URL'],
  [{ INDRI_SMTP_URL: 'smtp://a', INDRI_SMTP_HOST: 'b' }, 'INDRI_SMTP_URL'],
  [
    { INDRI_SMTP_HOST: 'a', INDRI_SMTP_PASSWORD: 'secret-word', INDRI_SMTP_PASSWORD_FILE: 'b' },
    'INDRI_SMTP_PASSWORD_FILE',
  ],
  [{ INDRI_SMTP_FROM: 'a@b.example\r\nBcc: c@d.example' }, 'INDRI_SMTP_FROM'],
  [{ INDRI_SMTP_TLS: 'maybe' }, 'INDRI_SMTP_TLS'],
  [{ INDRI_AUTHORITY_NOTICE_DAYS: '0' }, 'INDRI_AUTHORITY_NOTICE_DAYS'],
  [{ INDRI_LINK_URL: 'https://certificates.example.org/' }, 'INDRI_LINK_URL'],
  [{ INDRI_LINK_URL: 'https://{id}.example.org/' }, 'INDRI_LINK_URL'],
  [{ INDRI_LINK_URL: 'https://a.example.org/{id}/{name}' }, 'INDRI_LINK_URL'],
  [{ INDRI_LINK_URL: 'javascript:alert({id})' }, 'INDRI_LINK_URL'],
  [{ INDRI_LINK_URL: 'https://user:word@a.example.org/{id}' }, 'INDRI_LINK_URL'],
] as [Record<string, string>, string][])('is refused with its name: %j', (env, name) => {
  let error: unknown
  try {
    load(env)
  } catch (thrown) {
    error = thrown
  }
  expect(error).toBeInstanceOf(ConfigError)
  expect(String(error)).toContain(name)
  expect(String(error)).not.toContain('secret-word')
})
