import { X509Certificate } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Bundle } from '../../src/plugins/destinations/destination.ts'
import { fileName } from '../../src/plugins/destinations/file-name.ts'
import { type FileFolder, placeFiles } from '../../src/plugins/destinations/file-placing.ts'
import { filesystemDestination } from '../../src/plugins/destinations/filesystem.ts'
import { judgeOptions } from '../../src/plugins/options.ts'
import { testInstallation } from '../kit/installation.ts'
import { OutsideAuthority } from '../kit/outside-authority.ts'
import { has } from '../kit/server-process.ts'
import { openssl, opensslKey, runAside } from '../kit/tools.ts'

const PASSWORD = 'pass word of 2 stores'

let authority: OutsideAuthority
let bundle: Bundle
beforeAll(() => {
  authority = new OutsideAuthority()
  const { pem } = authority.issue('web', [])
  const privateKey = authority.read('web.key').toString()
  bundle = { name: 'Web Ünit', certificate: pem, chain: authority.pem, privateKey }
})
afterAll(() => authority.remove())

let root: string
let folder: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'indri-layouts-'))
  folder = join(root, 'web')
})
afterEach(() => rm(root, { recursive: true }))

function destination(options: Record<string, unknown>, now = () => new Date()) {
  const { open, secret } = judgeOptions(filesystemDestination.options, { path: 'web', ...options }, null)
  return filesystemDestination.create(
    { storePassword: null, ...open, ...secret },
    testInstallation({ filesystemRoot: root, now }),
  )
}

async function contents(): Promise<Record<string, string>> {
  const names = await readdir(folder)
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return Object.fromEntries(names.map((name, index) => [name, texts[index] ?? '']))
}

/** As names of unfinished files hold it. */
const hoursAgo = (hours: number) => Math.round(Date.now() - hours * 3_600_000).toString(36)

describe('a key store for Java', () => {
  it('of the layout JAVA is PKCS#12 that OpenSSL opens, with key and chain', async () => {
    await destination({ layout: 'JAVA', storePassword: PASSWORD }).deploy(bundle)
    const [file = '', ...others] = await readdir(folder)
    expect(others).toEqual([])
    expect(file).toBe(`${fileName('Web Ünit')}.p12`)
    expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600)
    const files = { 's.p12': await readFile(join(folder, file)) }
    const args = ['pkcs12', '-in', 's.p12', '-passin', `pass:${PASSWORD}`, '-nodes']
    const printed = openssl(args, files)
    const certificates = printed.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
    expect(certificates.map((pem) => new X509Certificate(pem).fingerprint256)).toEqual(
      [bundle.certificate, bundle.chain].map((pem) => new X509Certificate(pem).fingerprint256),
    )
    expect(printed).toContain(bundle.privateKey?.split('\n')[1])
    expect(() => openssl(['pkcs12', '-in', 's.p12', '-passin', 'pass:another', '-nodes'], files)).toThrow(/password/)
  })

  it.skipIf(!has('keytool'))('of both layouts opens in keytool (skipped without Java)', async () => {
    await destination({ layout: 'JAVA', storePassword: PASSWORD }).deploy({ ...bundle, name: 'web' })
    await destination({ layout: 'JAVA_JKS', storePassword: PASSWORD }).deploy({ ...bundle, name: 'web' })
    expect((await readdir(folder)).toSorted()).toEqual(['web.jks', 'web.p12'])
    for (const file of ['web.jks', 'web.p12']) {
      const args = ['-list', '-v', '-keystore', 's', '-storepass', PASSWORD, '-J-Duser.language=en']
      const listing = await runAside('keytool', args, { s: await readFile(join(folder, file)) })
      expect(listing).toContain('Alias name: web')
      expect(listing).toContain('Entry type: PrivateKeyEntry')
      expect(listing).toContain('Certificate chain length: 2')
      expect(listing).toContain(new X509Certificate(bundle.certificate).fingerprint256)
    }
  })

  it('is replaced and taken away as other files are', async () => {
    const java = destination({ layout: 'JAVA_JKS', storePassword: PASSWORD })
    await java.deploy(bundle)
    await java.deploy({ ...bundle, chain: '' })
    expect(await readdir(folder)).toHaveLength(1)
    await java.remove(bundle.name)
    expect(await readdir(folder)).toEqual([])
  })

  it('takes a password, which is asked for when the options are stored', async () => {
    const installation = testInstallation({ filesystemRoot: root })
    for (const layout of ['JAVA', 'JAVA_JKS']) {
      const { open } = judgeOptions(filesystemDestination.options, { path: 'web', layout }, null)
      await expect(filesystemDestination.check(open, installation)).rejects.toMatchObject({
        code: 'REQUIRED',
        path: ['storePassword'],
      })
      await filesystemDestination.check(open, installation, new Set(['storePassword']))
    }
    await expect(destination({ layout: 'JAVA' }).deploy(bundle)).rejects.toMatchObject({ retryable: false })
  })

  it('with a key of another certificate, or a password that Java reads otherwise, is not written', async () => {
    const other = { ...bundle, privateKey: opensslKey('EC_P256') }
    const wrong = destination({ layout: 'JAVA', storePassword: PASSWORD }).deploy(other)
    await expect(wrong).rejects.toMatchObject({ name: 'PluginError', retryable: false })
    const error = await destination({ layout: 'JAVA', storePassword: 'pässwörd of a store' })
      .deploy(bundle)
      .catch((reason: unknown) => reason)
    expect(error).toMatchObject({ retryable: false, message: /ASCII/ })
    expect(inspect(error, { depth: 9 })).not.toContain('pässwörd')
    await expect(readdir(folder)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('names that are made to meet those of others', () => {
  it('get a hash of their own', () => {
    const taken = fileName('*.example.org')
    expect(fileName(taken)).not.toBe(taken)
    expect(fileName(fileName(taken))).not.toBe(fileName(taken))
  })

  it('do not reach the files of another name by its suffix, whatever the layouts of one folder are', async () => {
    const other = { ...bundle, certificate: authority.issue('other', []).pem, privateKey: opensslKey('EC_P256') }
    await destination({ layout: 'APACHE' }).deploy({ ...bundle, name: 'shop' })
    await destination({ layout: 'HAPROXY' }).deploy({ ...bundle, name: 'shop' })
    const before = await contents()
    for (const name of ['shop.chain', 'shop.bundle', 'shop.Chain', 'shop.pem', 'shop.key', 'shop.chain.pem']) {
      for (const layout of ['NGINX', 'APACHE', 'HAPROXY']) await destination({ layout }).deploy({ ...other, name })
      await destination({ layout: 'APACHE' }).remove(name)
    }
    expect(await contents()).toMatchObject(before)
  })

  it('leave room for what names of unfinished files take', async () => {
    for (const layout of ['APACHE', 'HAPROXY']) {
      await destination({ layout }).deploy({ ...bundle, name: 'é'.repeat(1024) })
    }
    expect(await readdir(folder)).toHaveLength(4)
  })
})

describe('files that cannot be written', () => {
  const OLD = { name: 'www', certificate: 'OLD\n', chain: 'CHAIN\n', privateKey: 'OLD KEY\n' }
  const NEW = { ...OLD, certificate: 'NEW\n', privateKey: 'NEW KEY\n' }

  it('for a full disk leave all the old ones whole', async ({ skip }) => {
    await mkdir(folder)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32k,mode=777', 'tmpfs', folder], { stdio: 'pipe' })
    } catch {
      skip('takes the right to mount a file system')
    }
    try {
      const apache = destination({ layout: 'APACHE' })
      await apache.deploy(OLD)
      await expect(apache.deploy({ ...NEW, chain: 'x'.repeat(64_000) })).rejects.toMatchObject({
        retryable: true,
        message: 'writing a file failed: the disk is full',
      })
      const texts = (await readdir(folder)).toSorted().map((name) => readFile(join(folder, name), 'utf8'))
      expect(await Promise.all(texts)).toEqual(['CHAIN\n', 'OLD KEY\n', 'OLD\n'])
    } finally {
      execFileSync('umount', [folder])
    }
  })

  it.skipIf(process.getuid?.() === 0)('for want of permission say so', async () => {
    await mkdir(folder)
    await chmod(folder, 0o555)
    await expect(destination({}).deploy(OLD)).rejects.toMatchObject({
      retryable: true,
      message: 'writing a file failed: permission denied',
    })
    await chmod(folder, 0o755)
  })

  it('one after another leave all the old ones whole, whichever it is', async () => {
    const files = ['.key', '.chain.pem', '.pem'].map((suffix) => ({ suffix, mode: 0o600, content: `new ${suffix}` }))
    for (let failing = 1; failing <= 4; failing += 1) {
      const held = new Map(files.map(({ suffix }) => [`www${suffix}`, 'old']))
      let steps = 0
      const step = () => {
        if ((steps += 1) === failing) throw new Error('no more')
      }
      const memory: FileFolder = {
        async create(name, content) {
          step()
          held.set(name, String(content))
        },
        async rename(from, to) {
          step()
          held.set(to, held.get(from) ?? '')
          held.delete(from)
        },
        async remove(name) {
          held.delete(name)
        },
        names: async () => [...held.keys()],
      }
      const placing = placeFiles(memory, 'www', files, { now: new Date() })
      await expect(placing).rejects.toThrow('no more')
      expect([...held]).toEqual(files.map(({ suffix }) => [`www${suffix}`, 'old']))
    }
  })

  it('are no matter of a folder that may not be read', async () => {
    const held = new Map<string, string>()
    const blind: FileFolder = {
      create: async (name, content) => void held.set(name, String(content)),
      async rename(from, to) {
        held.set(to, held.get(from) ?? '')
        held.delete(from)
      },
      remove: async (name) => void held.delete(name),
      names: () => Promise.reject(new Error('permission denied')),
    }
    await placeFiles(blind, 'www', [{ suffix: '.pem', mode: 0o644, content: 'new' }], { now: new Date() })
    expect([...held]).toEqual([['www.pem', 'new']])
  })

  it('and were left by a process that was killed are taken away, but none that is being written', async () => {
    await destination({}).deploy(OLD)
    const left = [
      `.www.key.${hoursAgo(2)}-0123456789ab.tmp`,
      `.www.pem.${hoursAgo(30)}-0123456789ab.tmp`,
      `.another.key.${hoursAgo(2)}-0123456789ab.tmp`,
      `.probe.${hoursAgo(2)}-0123456789ab.tmp`,
    ]
    const kept = [
      `.www.key.${hoursAgo(0.1)}-0123456789ab.tmp`,
      `.another.key.${hoursAgo(0.9)}-0123456789ab.tmp`,
      // Those of other programs, however much they look like ours.
      `www.key.${hoursAgo(2)}-0123456789ab.tmp`,
      `.www.key.${hoursAgo(2)}-0123456789abc.tmp`,
      `.www.key.${hoursAgo(2)}-0123456789AB.tmp`,
      `.www.key.${hoursAgo(2)}-0123456789ab.tmp~`,
      `.www.key.1-0123456789ab.tmp`,
      '.www.key.swp',
      '.www.key.tmp',
      'www.key.bak',
    ]
    for (const name of [...left, ...kept]) await writeFile(join(folder, name), 'KEY')
    await destination({}).deploy(NEW)
    expect((await readdir(folder)).toSorted()).toEqual([...kept, 'www.key', 'www.pem'].toSorted())
    const later = destination({}, () => new Date(Date.now() + 7_200_000))
    await later.remove('www')
    expect((await readdir(folder)).toSorted()).toEqual(kept.slice(2).toSorted())
  })

  it('are tidied up without any certificate to write; a folder that is not there is not made for it', async () => {
    await destination({}).tidy?.()
    await expect(readdir(folder)).rejects.toMatchObject({ code: 'ENOENT' })
    await destination({}).deploy(OLD)
    await writeFile(join(folder, `.other.key.${hoursAgo(2)}-0123456789ab.tmp`), 'KEY')
    await Promise.all([destination({}).tidy?.(), destination({}).tidy?.()])
    expect((await readdir(folder)).toSorted()).toEqual(['www.key', 'www.pem'])
  })
})
