// What every source has to do, whatever it looks at. Each plugin's test runs it in a world of its own.
import { afterEach, describe, expect, it } from 'vitest'
import { parseCertificate } from '../../src/pki/certificate.ts'
import { PluginError } from '../../src/plugins/plugin-error.ts'
import type {
  FoundCertificate,
  FoundEndpoint,
  Problem,
  Source,
  SourcePlugin,
} from '../../src/plugins/sources/source.ts'

export interface SourceWorld {
  readonly source: Source
  /** SHA-256 of every certificate there, at least two. */
  readonly fingerprints: readonly string[]
  /** Adds an entry that cannot be read beside the others. */
  spoilOne(): Promise<void>
  /** Makes the place unreachable. */
  takeDown(): Promise<void>
  close(): Promise<void>
}

export interface Scanned {
  readonly certificates: FoundCertificate[]
  readonly endpoints: FoundEndpoint[]
  readonly problems: Problem[]
}

export async function scanAll(source: Source, signal?: AbortSignal): Promise<Scanned> {
  const scanned: Scanned = { certificates: [], endpoints: [], problems: [] }
  for await (const found of source.scan(signal)) {
    if (found.kind === 'certificate') scanned.certificates.push(found)
    else if (found.kind === 'endpoint') scanned.endpoints.push(found)
    else scanned.problems.push(found)
  }
  return scanned
}

export const fingerprintsOf = ({ certificates }: Scanned): string[] =>
  certificates.map(({ certificate }) => parseCertificate(certificate).fingerprint).toSorted()

const idsOf = ({ certificates, endpoints }: Scanned): string[] =>
  [...certificates, ...endpoints].map(({ kind, externalId }) => `${kind} ${externalId}`).toSorted()

/** A scan that fails as a whole leaves everything open. */
function problemOfAll(error: unknown): Problem[] {
  if (!(error instanceof PluginError)) throw error
  return [{ kind: 'problem', externalId: null, message: error.message }]
}

export function sourceContract(plugin: SourcePlugin, makeWorld: () => Promise<SourceWorld>): void {
  describe(`the source ${plugin.slug}`, () => {
    let worlds: SourceWorld[] = []
    const world = async (): Promise<SourceWorld> => {
      const made = await makeWorld()
      worlds.push(made)
      return made
    }
    afterEach(async () => {
      for (const each of worlds) await each.close()
      worlds = []
    })

    it('finds every certificate, under ids that are unique, short and the same the next time', async () => {
      const { source, fingerprints } = await world()
      const scanned = await scanAll(source)
      expect(scanned.problems).toEqual([])
      expect(new Set(fingerprintsOf(scanned))).toEqual(new Set(fingerprints))
      const ids = idsOf(scanned)
      expect(new Set(ids).size).toBe(ids.length)
      for (const id of ids) expect(id.length).toBeLessThanOrEqual(1024)
      expect(idsOf(await scanAll(source))).toEqual(ids)
    })

    it('reports an entry that cannot be read, and goes on', async () => {
      const { source, fingerprints, spoilOne } = await world()
      await spoilOne()
      const scanned = await scanAll(source)
      expect(new Set(fingerprintsOf(scanned))).toEqual(new Set(fingerprints))
      expect(scanned.problems).toHaveLength(1)
      expect(scanned.problems[0]).toMatchObject({ externalId: expect.any(String), message: expect.stringMatching(/./) })
    })

    it('never looks empty because it cannot be reached', async () => {
      const { source, takeDown } = await world()
      const ids = [...(await scanAll(source)).certificates].map(({ externalId }) => externalId)
      await takeDown()
      const problems = await scanAll(source).then((scanned) => scanned.problems, problemOfAll)
      const isOpen = (id: string): boolean =>
        problems.some(({ externalId, below }) => {
          if (externalId === null) return true
          return below === true ? id.startsWith(externalId) : id === externalId
        })
      expect(ids.filter((id) => !isOpen(id))).toEqual([])
    })

    it('stops when it is told to', async () => {
      const { source } = await world()
      await expect(scanAll(source, AbortSignal.abort(new Error('told to')))).rejects.toThrow('told to')
    })

    it('lists endpoints if it says so, each with a certificate that it found', async () => {
      const { source } = await world()
      const scanned = await scanAll(source)
      expect(scanned.endpoints.length > 0).toBe(plugin.capabilities.includes('LIST_ENDPOINTS'))
      const known = new Set(fingerprintsOf(scanned))
      for (const { fingerprint } of scanned.endpoints) expect(fingerprint === null || known.has(fingerprint)).toBe(true)
    })

    it('switches endpoints if it says so, and none that is not there or serves something else', async () => {
      const { source } = await world()
      expect(source.switchEndpoint !== undefined).toBe(plugin.capabilities.includes('SWITCH_ENDPOINT'))
      if (source.switchEndpoint === undefined) return
      const [endpoint] = (await scanAll(source)).endpoints
      if (endpoint?.fingerprint == null) throw new Error('the world serves nothing')
      const { externalId, fingerprint } = endpoint
      const to = { fingerprint: 'f'.repeat(64), locations: ['/etc/ssl/x.pem', 'arn:aws:s3:::bucket'] }
      const other = await source.switchEndpoint({ externalId, from: ['e'.repeat(64)], to })
      expect(other).toEqual({ kind: 'OTHER', fingerprint })
      const same = await source.switchEndpoint({ externalId, from: [], to: { ...to, fingerprint } })
      expect(same).toEqual({ kind: 'UNCHANGED' })
      const nowhere = await source.switchEndpoint({ externalId, from: [fingerprint], to })
      expect(nowhere).toEqual({ kind: 'NOWHERE', because: expect.stringMatching(/./) })
      const stopped = source.switchEndpoint({ externalId, from: [], to }, AbortSignal.abort(new Error('told to')))
      await expect(stopped).rejects.toThrow('told to')
    })

    it('takes away what it is told to if it says so, and nothing else', async () => {
      const { source } = await world()
      expect(source.remove !== undefined).toBe(plugin.capabilities.includes('REMOVE'))
      if (source.remove === undefined) return
      const before = await scanAll(source)
      const [first] = before.certificates
      if (first === undefined) throw new Error('the world is empty')
      const { externalId } = first
      const { fingerprint } = parseCertificate(first.certificate)
      await expect(source.remove({ externalId, fingerprint: '0'.repeat(64) })).rejects.toMatchObject({
        name: 'PluginError',
        retryable: false,
      })
      expect(idsOf(await scanAll(source))).toEqual(idsOf(before))
      await source.remove({ externalId, fingerprint })
      await source.remove({ externalId, fingerprint })
      expect(idsOf(await scanAll(source))).toEqual(
        idsOf(before).filter((id) => id !== `certificate ${externalId}` && id !== `endpoint ${externalId}`),
      )
    })
  })
}
