// What every destination has to do, whatever it writes to.
import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Bundle, Destination, DestinationPlugin } from '../../src/plugins/destinations/destination.ts'
import { PluginError } from '../../src/plugins/plugin-error.ts'
import { OutsideAuthority } from '../kit/outside-authority.ts'

/** A certificate as it is found at the destination. PEM texts, trimmed. */
export interface HeldBundle {
  /** What it is called there. */
  readonly name: string
  readonly certificate: string
  readonly chain: string
  readonly privateKey: string | null
  /** Permissions of the file that holds the key; null where there are no files. */
  readonly keyMode: number | null
}

/** One destination, made for one test, that holds nothing yet. */
export interface DestinationCase {
  readonly destination: Destination
  /** The same where the installation allows nothing but the open internet; null for what reaches nothing outside. */
  readonly closed: Destination | null
  /** Everything that is there, read as somebody would who uses it. */
  held(): Promise<readonly HeldBundle[]>
  /** Whether something may be called so there. */
  isLegal(name: string): boolean
  /** Values of write-only options: no error may hold them. */
  readonly secrets: readonly string[]
  /** From now on nothing works there, as when its server is down. */
  breakDown(): Promise<void>
  close(): Promise<void>
}

/** Names of certificates that are made to harm, or to meet when what is illegal in them is merely replaced. */
export const HOSTILE_NAMES: readonly string[] = [
  '../../x',
  '..',
  '.',
  '',
  '/etc/passwd',
  'a/b',
  'a_b',
  'a b',
  'a\\b',
  'a\0b',
  'a\nb',
  '.hidden',
  '-rf',
  'CON',
  'con',
  'nul.pem',
  'COM1.example',
  'a.',
  '*.example.org',
  'wildcard.example.org',
  'Www.Example.Org',
  'www.example.org',
  '$(id)',
  '{{name}}',
  '%2e%2e%2f',
  'é',
  'e\u0301',
  '証明書',
  '\u202Egro.elpmaxe',
  'x'.repeat(300),
  `${'x'.repeat(299)}y`,
]

export interface ContractOptions {
  /** Fewer names for destinations where each takes long. */
  readonly names?: readonly string[]
}

/** Runs the contract against a plugin; `open` makes a destination of its own for each test. */
export function destinationContract(
  title: string,
  plugin: DestinationPlugin,
  open: () => Promise<DestinationCase>,
  { names = HOSTILE_NAMES }: ContractOptions = {},
): void {
  describe(`${title} as a destination`, () => {
    const bundles = testBundles()
    let one: DestinationCase
    beforeEach(async () => {
      one = await open()
    })
    afterEach(() => one.close())

    it('holds what was deployed, certificate, chain and key, and says where', async () => {
      const { location } = await one.destination.deploy(bundles.old)
      expect(location).not.toBe('')
      expect(hasSecret(location, bundles.old, one)).toBe(false)
      expect(await one.held()).toMatchObject([content(bundles.old)])
    })

    it('keeps the key from everybody else', async () => {
      await one.destination.deploy(bundles.old)
      for (const { keyMode } of await one.held()) expect([null, 0o600]).toContain(keyMode)
    })

    it('has it once when it was deployed twice', async () => {
      const first = await one.destination.deploy(bundles.old)
      expect(await one.destination.deploy(bundles.old)).toEqual(first)
      expect(await one.held()).toMatchObject([content(bundles.old)])
    })

    it('replaces the old by the new, and whoever looks meanwhile sees each of them whole', async () => {
      await one.destination.deploy(bundles.old)
      const known = [bundles.old, bundles.new].map(content)
      const work = { done: false }
      const looking = (async () => {
        const seen: HeldBundle[] = []
        while (!work.done) seen.push(...(await one.held()))
        return seen
      })()
      for (const bundle of [bundles.new, bundles.old, bundles.new]) await one.destination.deploy(bundle)
      work.done = true
      const seen = await looking
      expect(seen.length).toBeGreaterThan(0)
      for (const { certificate, chain, privateKey } of seen) {
        expect(known.map((each) => each.certificate)).toContain(certificate)
        expect(known.map((each) => each.chain)).toContain(chain)
        expect(known.map((each) => each.privateKey)).toContain(privateKey)
      }
      expect(await one.held()).toMatchObject([content(bundles.new)])
    })

    it('takes a certificate without chain, and leaves none of its predecessor', async () => {
      await one.destination.deploy(bundles.old)
      await one.destination.deploy({ ...bundles.new, chain: '' })
      expect(await one.held()).toMatchObject([{ ...content(bundles.new), chain: '' }])
    })

    it('gives every name a legal one of its own', async () => {
      for (const name of names) await one.destination.deploy({ ...bundles.old, name })
      const held = await one.held()
      expect(held).toHaveLength(names.length)
      expect(new Set(held.map(({ name }) => name)).size).toBe(names.length)
      expect(held).toMatchObject(names.map(() => content(bundles.old)))
      expect(held.map(({ name }) => name).filter((name) => !one.isLegal(name))).toEqual([])
      if (!plugin.capabilities.includes('REMOVE')) return
      for (const name of names) await one.destination.remove(name)
      expect(await one.held()).toEqual([])
    })

    it.runIf(plugin.capabilities.includes('REMOVE'))(
      'takes it away again, and only it; absent is no error',
      async () => {
        await one.destination.remove(bundles.old.name)
        await one.destination.deploy(bundles.old)
        await one.destination.deploy({ ...bundles.new, name: `${bundles.old.name}.more` })
        await one.destination.remove(bundles.old.name)
        expect(await one.held()).toMatchObject([content(bundles.new)])
        await one.destination.remove(bundles.old.name)
        expect(await one.held()).toHaveLength(1)
      },
    )

    it.runIf(plugin.capabilities.includes('REQUIRES_KEY'))('refuses what has no key, for good', async () => {
      const refused = one.destination.deploy({ ...bundles.old, privateKey: null })
      await expect(refused).rejects.toMatchObject({ name: 'PluginError', retryable: false })
      expect(await one.held()).toEqual([])
    })

    it('stops when it is told to', async () => {
      await one.destination.deploy(bundles.old)
      await expect(one.destination.deploy(bundles.new, AbortSignal.abort())).rejects.toBeInstanceOf(Error)
      expect(await one.held()).toMatchObject([content(bundles.old)])
      const controller = new AbortController()
      const stopped = one.destination.deploy(bundles.new, controller.signal)
      controller.abort()
      await expect(stopped).rejects.toBeInstanceOf(Error)
      expect(await one.held()).toHaveLength(1)
      // And nothing of it stays in the way.
      await one.destination.deploy(bundles.new)
      expect(await one.held()).toMatchObject([content(bundles.new)])
    })

    it('fails with an error for people, that holds neither the key nor another secret', async () => {
      await one.breakDown()
      const calls: (() => Promise<unknown>)[] = [() => one.destination.deploy(bundles.old)]
      if (plugin.capabilities.includes('REMOVE')) calls.push(() => one.destination.remove(bundles.old.name))
      for (const call of calls) {
        const error: unknown = await call()
          .then(() => null)
          .catch((reason: unknown) => reason)
        if (!(error instanceof PluginError)) throw new Error('expected a PluginError', { cause: error })
        expect(error.message).not.toBe('')
        expect(error.message).not.toMatch(/undefined|\[object|\n/)
        expect(hasSecret(inspect(error, { depth: 12, showHidden: true }), bundles.old, one)).toBe(false)
      }
    })

    it('does not go where the installation does not allow it', async () => {
      if (one.closed === null) return
      await expect(one.closed.deploy(bundles.old)).rejects.toMatchObject({ name: 'PluginError', retryable: false })
      expect(await one.held()).toEqual([])
    })
  })
}

function content({ certificate, chain, privateKey }: Bundle): Omit<HeldBundle, 'name' | 'keyMode'> {
  return { certificate: certificate.trim(), chain: chain.trim(), privateKey: privateKey?.trim() ?? null }
}

/** Whether a text shows any line of the key, or a secret option. */
function hasSecret(text: string, { privateKey }: Bundle, { secrets }: DestinationCase): boolean {
  const lines = (privateKey ?? '').split('\n').filter((line) => line !== '' && !line.startsWith('-----'))
  return [...lines, ...secrets].some((secret) => text.includes(secret))
}

/** Two certificates of one name, each with its key and its chain. */
function testBundles(): { readonly old: Bundle; readonly new: Bundle } {
  const bundles: { old?: Bundle; new?: Bundle } = {}
  let authority: OutsideAuthority
  beforeAll(() => {
    authority = new OutsideAuthority()
    for (const which of ['old', 'new'] as const) {
      const { pem } = authority.issue(which, [])
      const privateKey = authority.read(`${which}.key`).toString()
      bundles[which] = { name: 'service.example.net', certificate: pem, chain: authority.pem, privateKey }
    }
  })
  afterAll(() => authority.remove())
  return bundles as { old: Bundle; new: Bundle }
}
