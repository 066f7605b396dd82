// What every exporter has to do, whatever the format.
import { beforeAll, describe, expect, it } from 'vitest'
import { DomainError, DomainErrors } from '../../src/errors.ts'
import { type ExporterPlugin, type ExportMaterial, needsKey, openExporter } from '../../src/plugins/exporters/index.ts'
import { testInstallation } from '../kit/installation.ts'

/** Options that take the key, and options that do not; null where there are none. */
export interface ExporterCase {
  readonly plugin: ExporterPlugin
  readonly withKey: Readonly<Record<string, unknown>> | null
  readonly withoutKey: Readonly<Record<string, unknown>> | null
  /** Options that no file is made by, each with the name of the option that is wrong. */
  readonly wrong: readonly (readonly [option: string, options: Readonly<Record<string, unknown>>])[]
  /** Whether the file, opened as its readers do, is of this material. */
  holds(bytes: Uint8Array, material: ExportMaterial, passphrase: string): Promise<boolean>
}

const PASSPHRASE = 'correct "horse" 7'
const installation = testInstallation({ now: () => new Date('2026-03-04T12:00:00Z') })

/** Runs the contract against an exporter; `materials` makes what there is to export by the name web.shop, by type of key. */
export function exporterContract(
  { plugin, withKey, withoutKey, wrong, holds }: ExporterCase,
  materials: () => Promise<Readonly<Record<string, ExportMaterial>>>,
): void {
  const { slug } = plugin
  const takesPassphrase = plugin.options.some(({ name }) => name === 'passphrase')
  const given = takesPassphrase ? { passphrase: PASSPHRASE } : {}
  const some = withKey ?? withoutKey ?? {}

  describe(`the format ${slug}`, () => {
    let all: Readonly<Record<string, ExportMaterial>>
    let one: ExportMaterial
    beforeAll(async () => {
      all = await materials()
      one = Object.values(all)[0] as ExportMaterial
    })

    const write = (options: object, material = one) =>
      openExporter({ slug, options: { ...options } }, installation).write(material)

    it('says whether it takes the key, and declares it where it always does', () => {
      const needed = [withKey, withoutKey].map((options) => options !== null && needsKey({ slug, options }))
      expect(needed).toEqual([withKey !== null, false])
      expect(plugin.capabilities).toEqual(withoutKey === null ? ['REQUIRES_KEY'] : [])
    })

    it('is opened by its readers, for keys of every type, with a chain and without', async () => {
      for (const [type, material] of [...Object.entries(all), ['no chain', { ...one, chain: [] }] as const]) {
        const { bytes } = await write({ ...some, ...given }, material)
        expect([type, await holds(bytes, material, PASSPHRASE)]).toEqual([type, true])
      }
    })

    it('has a name and a media type to be saved under', async () => {
      const { fileName, mediaType } = await write(some)
      expect(fileName).toMatch(/^web\.shop[a-z-]*\.[a-z0-9]{2,4}$/)
      expect(mediaType).toMatch(/^application\/[a-z0-9-]+$/)
    })

    it('holds no key where it does not take one, though it is lent', async () => {
      if (withoutKey === null) return
      const { bytes } = await write({ ...withoutKey, ...given })
      const key = Buffer.from(one.privateKey ?? [])
      expect(Buffer.from(bytes).includes(key)).toBe(false)
      expect(Buffer.from(bytes).toString('latin1')).not.toContain(key.toString('base64').slice(0, 60))
    })

    it('changes nothing of what it was lent, and keeps nothing of it', async () => {
      const lent = { ...one, privateKey: Uint8Array.from(one.privateKey ?? []) }
      const before = JSON.stringify(lent)
      const { bytes } = await write({ ...some, ...given }, lent)
      expect(JSON.stringify(lent)).toBe(before)
      // As the caller does with the key
      lent.privateKey.fill(0)
      expect(await holds(bytes, one, PASSPHRASE)).toBe(true)
    })

    it('tells a passphrase that it made, and none that it was given', async () => {
      const made = await write(some)
      expect(made.passphrase === null).toBe(!takesPassphrase)
      expect(await holds(made.bytes, one, made.passphrase ?? '')).toBe(true)
      expect(await write({ ...some, ...given })).toMatchObject({ passphrase: null })
    })

    it('refuses options that are wrong or unknown, and says which', () => {
      for (const [option, options] of [...wrong, ['unheardOf', { unheardOf: 1 }] as const]) {
        expect(refusedAt(() => openExporter({ slug, options }, installation))).toEqual([['format', slug, option]])
      }
    })
  })
}

function refusedAt(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    if (error instanceof DomainErrors) return error.errors.map(({ path }) => path)
    if (error instanceof DomainError) return [error.path]
    throw error
  }
}
