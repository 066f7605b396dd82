// What every DNS provider has to do, whoever keeps the zones.
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DnsProvider } from '../../src/plugins/dns/dns-provider.ts'
import { PluginError } from '../../src/plugins/plugin-error.ts'

/**
 * One provider, made for one test. Its server keeps `example.org` and the zone below it `sub.example.org`, in which there
 * is no TXT record at a name that begins with _acme-challenge, and nothing of `example.net`.
 */
export interface DnsCase {
  readonly provider: DnsProvider
  /** The same where the installation allows nothing but the open internet. */
  readonly closed: DnsProvider
  /** Values of the TXT records at a name, as the zone of that name (without dot at the end) holds them. */
  texts(zone: string, name: string): Promise<readonly string[]>
  /** Puts a TXT record there by other means. */
  addText(zone: string, name: string, value: string): Promise<void>
  /** Values of write-only options: no error may hold them. */
  readonly secrets: readonly string[]
  /** From now on nothing works there, as when its server is down. */
  breakDown(): Promise<void>
  close(): Promise<void>
}

const ZONE = 'example.org'
const CHILD = 'sub.example.org'
const NAME = '_acme-challenge.www.example.org'
/** As RFC 8555 section 8.4 makes them: 43 characters of base64url. */
const ONE = 'LoqXcYV8q5ONbJQxbmR7SCTNo3tiAXDfowyjxAjEuX0'
const TWO = '-gEvfQlWmQ_rAzWxJ8Zf7z3M1vMGMkzqzkP8u1EFZ4I'

/** Runs the contract against a plugin; `open` makes a provider of its own for each test. */
export function dnsContract(title: string, open: () => Promise<DnsCase>): void {
  describe(`${title} as a DNS provider`, () => {
    let one: DnsCase
    beforeEach(async () => {
      one = await open()
    })
    afterEach(() => one.close())

    it('adds a record and takes it away', async () => {
      await one.provider.present({ name: NAME, value: ONE })
      expect(await one.texts(ZONE, NAME)).toEqual([ONE])
      await one.provider.cleanUp({ name: NAME, value: ONE })
      expect(await one.texts(ZONE, NAME)).toEqual([])
    })

    it('has it once when it was added twice, and absent is no error', async () => {
      await one.provider.cleanUp({ name: NAME, value: ONE })
      await one.provider.present({ name: NAME, value: ONE })
      await one.provider.present({ name: NAME, value: ONE })
      expect(await one.texts(ZONE, NAME)).toEqual([ONE])
      await one.provider.cleanUp({ name: NAME, value: ONE })
      await one.provider.cleanUp({ name: NAME, value: ONE })
      expect(await one.texts(ZONE, NAME)).toEqual([])
    })

    it('lets two values live under one name, as a name and its wildcard have them', async () => {
      const name = '_acme-challenge.example.org'
      await one.provider.present({ name, value: ONE })
      await one.provider.present({ name, value: TWO })
      expect([...(await one.texts(ZONE, name))].toSorted()).toEqual([TWO, ONE].toSorted())
      await one.provider.cleanUp({ name, value: ONE })
      expect(await one.texts(ZONE, name)).toEqual([TWO])
      await one.provider.cleanUp({ name, value: TWO })
      expect(await one.texts(ZONE, name)).toEqual([])
    })

    it('lets two values be added and taken away at the same time', async () => {
      await Promise.all([ONE, TWO].map((value) => one.provider.present({ name: NAME, value })))
      expect([...(await one.texts(ZONE, NAME))].toSorted()).toEqual([TWO, ONE].toSorted())
      await Promise.all([ONE, TWO].map((value) => one.provider.cleanUp({ name: NAME, value })))
      expect(await one.texts(ZONE, NAME)).toEqual([])
    })

    it('leaves alone what others put under that name', async () => {
      await one.addText(ZONE, NAME, 'of somebody else')
      await one.provider.present({ name: NAME, value: ONE })
      expect([...(await one.texts(ZONE, NAME))].toSorted()).toEqual([ONE, 'of somebody else'].toSorted())
      await one.provider.cleanUp({ name: NAME, value: TWO })
      await one.provider.cleanUp({ name: NAME, value: ONE })
      expect(await one.texts(ZONE, NAME)).toEqual(['of somebody else'])
    })

    it('writes into the zone that is nearest to the name', async () => {
      const name = '_acme-challenge.a.b.sub.example.org'
      await one.provider.present({ name, value: ONE })
      expect(await one.texts(CHILD, name)).toEqual([ONE])
      expect(await one.texts(ZONE, name)).toEqual([])
      await one.provider.cleanUp({ name, value: ONE })
      expect(await one.texts(CHILD, name)).toEqual([])
    })

    it('takes names as they are written: of any case, with a dot at the end', async () => {
      await one.provider.present({ name: '_ACME-Challenge.WWW.Example.Org.', value: ONE })
      expect(await one.texts(ZONE, NAME)).toEqual([ONE])
      await one.provider.cleanUp({ name: NAME, value: ONE })
      expect(await one.texts(ZONE, NAME)).toEqual([])
    })

    it.each([
      '_acme-challenge.example.net',
      '_acme-challenge.badexample.org',
      '_acme-challenge.www.example.org.example.net',
      '_acme-challenge.org',
    ])('says for good that no zone of its own holds %s', async (name) => {
      for (const work of ['present', 'cleanUp'] as const) {
        const error = await one.provider[work]({ name, value: ONE }).catch((reason: unknown) => reason)
        expect(error).toMatchObject({ name: 'PluginError', retryable: false })
        expect(error instanceof Error && error.message).toMatch(/zone/)
        expect(error instanceof Error && error.message).toContain(name)
      }
    })

    it('stops when it is told to', async () => {
      const record = { name: NAME, value: ONE }
      await expect(one.provider.present(record, AbortSignal.abort())).rejects.toBeInstanceOf(Error)
      expect(await one.texts(ZONE, NAME)).toEqual([])
      const controller = new AbortController()
      const stopped = one.provider.present(record, controller.signal)
      controller.abort()
      await expect(stopped).rejects.toBeInstanceOf(Error)
      await one.provider.present(record)
      await expect(one.provider.cleanUp(record, AbortSignal.abort())).rejects.toBeInstanceOf(Error)
      expect(await one.texts(ZONE, NAME)).toEqual([ONE])
    })

    it('fails with an error for people that holds no secret, and that may pass', async () => {
      await one.breakDown()
      for (const work of ['present', 'cleanUp'] as const) {
        const error = await one.provider[work]({ name: NAME, value: ONE }).catch((reason: unknown) => reason)
        if (!(error instanceof PluginError)) throw new Error('expected a PluginError', { cause: error })
        expect(error.retryable).toBe(true)
        expect(error.message).not.toMatch(/^$|undefined|\[object|\n/)
        const shown = inspect(error, { depth: 12, showHidden: true })
        expect(one.secrets.filter((secret) => shown.includes(secret))).toEqual([])
      }
    })

    it('does not go where the installation does not allow it', async () => {
      const refused = one.closed.present({ name: NAME, value: ONE })
      await expect(refused).rejects.toMatchObject({ name: 'PluginError', retryable: false })
      expect(await one.texts(ZONE, NAME)).toEqual([])
    })
  })
}
