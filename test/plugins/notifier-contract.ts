// What every notifier has to do, whatever service it goes to.
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NOTICE_TYPES, type Notifier } from '../../src/plugins/notifiers/notifier.ts'
import { PluginError } from '../../src/plugins/plugin-error.ts'
import { noticeCertificate, sampleNotice } from '../kit/notices.ts'

/** One notifier, made for one test, and the server it goes to, which takes what its service would take and no more. */
export interface NotifierCase {
  readonly notifier: Notifier
  /** The same where the installation allows nothing but the open internet; null where that does not depend on it. */
  readonly closed: Notifier | null
  /** What has arrived since the last call: all text that people are shown, a message each. */
  messages(): readonly string[]
  /** What its service would read as markup where certificates hold HOSTILE; null where nothing is. */
  readonly markup: RegExp | null
  /** From now on the server refuses: for good, or for now. */
  refuse(permanently: boolean): void
  /** From now on the server takes and answers nothing. */
  hang(): void
  /** What write-only options hold: no error may hold it. */
  readonly secrets: readonly string[]
  close(): Promise<void> | void
}

/** What certificates may hold to make trouble for whoever shows it. */
const HOSTILE = 'a<b>&"\'*_~`[x](http://evil.example)\r\nBcc: thief@example.org\u202E\u2028<!channel>'

/** Runs the contract against a plugin; `open` makes a notifier of its own for each test. */
export function notifierContract(title: string, open: () => Promise<NotifierCase>): void {
  describe(`${title} as a notifier`, () => {
    let one: NotifierCase
    beforeEach(async () => {
      one = await open()
    })
    afterEach(() => one.close())

    it('says which certificate, whose it is, when it ends, where it is used and what to do', async () => {
      await one.notifier.send(sampleNotice())
      const [message, ...more] = one.messages()
      expect(more).toEqual([])
      for (const part of ['www.example.org', 'team@example.org', 'Certificate www.example.org expires in 29 days']) {
        expect(message).toContain(part)
      }
      for (const part of ['2026-02-01 00:00 UTC', 'web servers', 'Renew', 'https://pki.example.test/graphiql']) {
        expect(message).toContain(part)
      }
    })

    it('links to the frontend of the installation where it has one, and to no page where none is served', async () => {
      const template = 'https://certificates.example.test/#/{type}/{id}'
      await one.notifier.send(sampleNotice({ pages: { kind: 'FRONTEND', template } }))
      const [message] = one.messages()
      expect(message).toContain('https://certificates.example.test/#/certificate/cert_1')
      expect(message).not.toContain('graphiql')
      await one.notifier.send(sampleNotice({ pages: { kind: 'NONE' } }))
      const bare = one.messages().at(-1)
      expect(bare).toContain('https://pki.example.test')
      expect(bare).not.toContain('graphiql')
    })

    it.each(NOTICE_TYPES.filter((type) => type !== 'ROTATED'))('sends notices of the type %s', async (type) => {
      const authority = {
        id: 'auth_1',
        name: 'The root',
        owner: 'ca@example.org',
        type: 'ROOT',
        expiresAt: new Date('2026-03-01T00:00:00Z'),
        validCertificates: 12,
      }
      const details = { error: 'it was refused', destination: 'web servers', reason: 'key compromise' }
      const isOfCertificates = !['AUTHORITY_EXPIRY', 'SUMMARY', 'TEST'].includes(type)
      const result = await one.notifier.send(
        sampleNotice({
          type,
          certificates: isOfCertificates ? [noticeCertificate({ details })] : [],
          authorities: type === 'AUTHORITY_EXPIRY' ? [authority] : [],
          figures:
            type === 'SUMMARY' ? [{ title: 'Ending soon', lines: [{ label: 'a@example.org', value: '3' }] }] : [],
        }),
      )
      expect(result.failures).toEqual([])
      const message = one.messages().join('\n')
      const parts = [
        ...(isOfCertificates ? ['www.example.org'] : []),
        ...(type.endsWith('_FAILED') ? ['it was refused'] : []),
        ...(type === 'AUTHORITY_EXPIRY' ? ['The root'] : []),
        ...(type === 'SUMMARY' ? ['Ending soon'] : []),
      ]
      expect(parts.filter((part) => !message.includes(part))).toEqual([])
    })

    it('stays within what its service takes, also with 100 certificates of long names', async () => {
      const certificates = Array.from({ length: 100 }, (_, index) =>
        noticeCertificate({ id: `cert_${index}`, name: `${index}-${'x'.repeat(800)}`, commonName: 'y'.repeat(64) }),
      )
      const result = await one.notifier.send(sampleNotice({ certificates }))
      expect(result.failures).toEqual([])
      expect(one.messages().length).toBeGreaterThan(0)
    })

    it('makes nothing but text of what certificates hold', async () => {
      const certificate = noticeCertificate({ name: HOSTILE, owner: HOSTILE, commonName: HOSTILE, issuer: HOSTILE })
      await one.notifier.send(sampleNotice({ certificates: [certificate] }))
      for (const message of one.messages()) {
        expect(message).not.toMatch(/\u202E|\u2028|\nBcc:/)
        expect(one.markup?.exec(message) ?? null).toBeNull()
      }
    })

    it('has failed for good when it is refused for good, and may be tried again otherwise', async () => {
      one.refuse(true)
      await expect(one.notifier.send(sampleNotice())).rejects.toMatchObject({ name: 'PluginError', retryable: false })
      one.refuse(false)
      await expect(one.notifier.send(sampleNotice())).rejects.toMatchObject({ name: 'PluginError', retryable: true })
    })

    it('stops when it is told to', async () => {
      await expect(one.notifier.send(sampleNotice(), AbortSignal.abort())).rejects.toBeInstanceOf(Error)
      one.hang()
      const start = performance.now()
      await expect(one.notifier.send(sampleNotice(), AbortSignal.timeout(100))).rejects.toMatchObject({
        retryable: true,
      })
      expect(performance.now() - start).toBeLessThan(4000)
    })

    it('fails with an error for people that holds no secret', async () => {
      for (const permanently of [true, false]) {
        one.refuse(permanently)
        const error = await one.notifier.send(sampleNotice()).catch((reason: unknown) => reason)
        if (!(error instanceof PluginError)) throw new Error('expected a PluginError', { cause: error })
        expect(error.message).not.toMatch(/^$|undefined|\[object|\n/)
        const shown = inspect(error, { depth: 12, showHidden: true })
        expect(one.secrets.filter((secret) => shown.includes(secret))).toEqual([])
      }
    })

    it('does not go where the installation does not allow it', async () => {
      if (one.closed === null) return
      await expect(one.closed.send(sampleNotice())).rejects.toMatchObject({ name: 'PluginError', retryable: false })
      expect(one.messages()).toEqual([])
    })
  })
}
