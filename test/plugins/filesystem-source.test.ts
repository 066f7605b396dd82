import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { writePkcs7 } from '../../src/pki/pkcs7.ts'
import { judgeOptions } from '../../src/plugins/options.ts'
import { filesystemSource } from '../../src/plugins/sources/filesystem.ts'
import { Issuers, localInstallation, pemOf, type Served } from '../kit/tls-servers.ts'
import { fingerprintsOf, scanAll, sourceContract } from './source-contract.ts'

let base: string
let root: string
let issuers: Issuers
let first: Served
let second: Served

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'indri-source-'))
  issuers = await Issuers.make()
  first = await issuers.leaf(['first.example'])
  second = await issuers.leaf(['second.example'])
})
afterAll(() => rm(base, { recursive: true }))

beforeEach(async () => {
  root = await mkdtemp(join(base, 'root-'))
  await mkdir(join(root, 'web'))
})

function source(options: Record<string, unknown> = {}) {
  const { open } = judgeOptions(filesystemSource.options, { path: 'web', ...options }, null)
  return filesystemSource.create(open, localInstallation({ filesystemRoot: root }))
}

const put = (name: string, content: string | Uint8Array) => writeFile(join(root, 'web', name), content)
const keyPem = ({ key }: Served): string => key.export({ type: 'pkcs8', format: 'pem' }).toString()

sourceContract(filesystemSource, async () => {
  await put('first.pem', pemOf(first.certificate, ...first.chain))
  await mkdir(join(root, 'web', 'deep', 'er'), { recursive: true })
  await put('deep/er/second.der', second.certificate.der)
  return {
    source: source({ allowRemoval: true }),
    fingerprints: [first, second].map(({ certificate }) => certificate.fingerprint),
    spoilOne: () => put('broken.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'),
    takeDown: () => rename(join(root, 'web'), join(root, 'elsewhere')),
    close: async () => {},
  }
})

describe('files', () => {
  it('of a chain are one entry with its issuers, in whatever order and form they are', async () => {
    const certificates = [issuers.root.certificate, issuers.intermediate.certificate, first.certificate]
    await put('reversed.pem', pemOf(...certificates))
    await put('bundle.p7b', writePkcs7(certificates.map(({ der }) => der)))
    const { certificates: found, problems } = await scanAll(source())
    expect(problems).toEqual([])
    expect(found.map(({ externalId }) => externalId).toSorted()).toEqual(['bundle.p7b', 'reversed.pem'])
    for (const { certificate, chain } of found) {
      expect(certificate).toEqual(first.certificate.der)
      expect(chain).toEqual([issuers.intermediate.certificate.der, issuers.root.certificate.der])
    }
  })

  it('of several certificates are an entry each', async () => {
    await put('both.crt', pemOf(first.certificate, second.certificate, issuers.intermediate.certificate))
    const { certificates } = await scanAll(source())
    expect(certificates.map(({ externalId }) => externalId).toSorted()).toEqual(
      [first, second].map(({ certificate }) => `both.crt#${certificate.fingerprint.slice(0, 16)}`).toSorted(),
    )
    expect(certificates.every(({ chain }) => chain.length === 1)).toBe(true)
  })

  it('with keys and requests are passed over, and so is what is no certificate by its name', async () => {
    await put('first.key.pem', keyPem(first))
    await put('haproxy.pem', pemOf(first.certificate) + keyPem(first))
    await put('notes.txt', pemOf(second.certificate))
    const scanned = await scanAll(source())
    expect(scanned.problems).toEqual([])
    expect(fingerprintsOf(scanned)).toEqual([first.certificate.fingerprint])
  })

  it('that are damaged are told one by one', async () => {
    await put('empty.pem', '')
    await put('text.crt', 'no certificate')
    await put('cut.der', first.certificate.der.subarray(0, 100))
    await put('large.pem', 'x'.repeat(1_048_577))
    await put('half.pem', pemOf(first.certificate) + pemOf(second.certificate).replace(/MII./, 'AAAA'))
    const scanned = await scanAll(source())
    expect(fingerprintsOf(scanned)).toEqual([first.certificate.fingerprint])
    expect(scanned.problems.map(({ externalId }) => externalId).toSorted()).toEqual([
      'cut.der',
      'empty.pem',
      'half.pem',
      'large.pem',
      'text.crt',
    ])
  })

  it('behind links are read within the folder, and never outside of it', async () => {
    await mkdir(join(root, 'web', 'archive'))
    await put('archive/first1.pem', pemOf(first.certificate))
    await symlink('archive/first1.pem', join(root, 'web', 'live.pem'))
    await writeFile(join(root, 'secret.pem'), pemOf(second.certificate))
    await symlink('../secret.pem', join(root, 'web', 'out.pem'))
    await symlink('/etc', join(root, 'web', 'folder.pem'))
    await symlink('..', join(root, 'web', 'loop'))
    await symlink('nowhere', join(root, 'web', 'dangling.pem'))
    const scanned = await scanAll(source())
    expect(scanned.problems).toEqual([])
    expect(scanned.certificates.map(({ externalId }) => externalId).toSorted()).toEqual([
      'archive/first1.pem',
      'live.pem',
    ])
  })

  it('that would never end do not hold it up', async () => {
    execFileSync('mkfifo', [join(root, 'web', 'pipe.pem')])
    await put('first.pem', pemOf(first.certificate))
    expect(fingerprintsOf(await scanAll(source()))).toEqual([first.certificate.fingerprint])
  })

  it('are bounded in depth and number; beyond the number nothing counts as gone', async () => {
    await mkdir(join(root, 'web', 'a', 'b'), { recursive: true })
    await put('a/first.pem', pemOf(first.certificate))
    await put('a/b/second.pem', pemOf(second.certificate))
    expect(fingerprintsOf(await scanAll(source({ depth: 1 })))).toEqual([first.certificate.fingerprint])
    const { certificates, problems } = await scanAll(source({ maximumFiles: 1 }))
    expect(certificates).toHaveLength(1)
    expect(problems).toEqual([{ kind: 'problem', externalId: null, message: 'there are more than 1 files' }])
  })

  it.skipIf(process.getuid?.() === 0)('in a folder that cannot be read are left open', async () => {
    await mkdir(join(root, 'web', 'closed'), { mode: 0 })
    const { problems } = await scanAll(source())
    await chmod(join(root, 'web', 'closed'), 0o700)
    expect(problems).toMatchObject([{ externalId: 'closed/', below: true }])
  })
})

const remove = (options: Record<string, unknown>, externalId: string) =>
  source(options).remove?.({ externalId, fingerprint: first.certificate.fingerprint })

describe('taking away', () => {
  it('is refused unless the options allow it', async () => {
    await put('first.pem', pemOf(first.certificate))
    await expect(remove({}, 'first.pem')).rejects.toThrow('does not allow removal')
    expect(await readdir(join(root, 'web'))).toEqual(['first.pem'])
  })

  it('never takes a private key or another certificate along', async () => {
    await put('key.pem', pemOf(first.certificate) + keyPem(first))
    await put('both.pem', pemOf(first.certificate, second.certificate))
    const id = `both.pem#${first.certificate.fingerprint.slice(0, 16)}`
    await expect(remove({ allowRemoval: true }, 'key.pem')).rejects.toThrow('private key')
    await expect(remove({ allowRemoval: true }, id)).rejects.toThrow('other certificates')
    expect(await readdir(join(root, 'web'))).toEqual(['both.pem', 'key.pem'])
  })

  it('never leaves the folder', async () => {
    await writeFile(join(root, 'first.pem'), pemOf(first.certificate))
    await remove({ allowRemoval: true }, '../first.pem')
    expect(await readdir(root)).toEqual(['first.pem', 'web'])
  })
})

const check = (path: string, filesystemRoot: string | null) =>
  filesystemSource.check(
    { path, depth: 3, maximumFiles: 10, allowRemoval: false },
    localInstallation({ filesystemRoot }),
  )

describe('its options', () => {
  it('are refused where the installation gives no folder, or they lead out of it', async () => {
    await expect(check('web', null)).rejects.toMatchObject({ code: 'UNSUPPORTED', path: ['path'] })
    await symlink('/etc', join(root, 'etc'))
    await expect(check('etc', root)).rejects.toMatchObject({ code: 'INVALID', path: ['path'] })
    await expect(scanAll(source({ path: 'etc' }))).rejects.toMatchObject({ name: 'PluginError', retryable: false })
    await check('web', root)
  })
})
