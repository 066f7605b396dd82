import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileName } from '../../src/plugins/destinations/file-name.ts'
import { filesystemDestination } from '../../src/plugins/destinations/filesystem.ts'
import { DomainError } from '../../src/errors.ts'
import { judgeOptions } from '../../src/plugins/options.ts'
import { testInstallation } from '../kit/installation.ts'

let base: string
let root: string
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'indri-files-'))
  root = join(base, 'root')
  await mkdir(root)
})
afterEach(() => rm(base, { recursive: true }))

const installation = (filesystemRoot: string | null) => testInstallation({ filesystemRoot })

const BUNDLE = { name: 'www.example.org', certificate: 'LEAF\n', chain: 'CHAIN\n', privateKey: 'KEY\n' }

function destination(options: Record<string, unknown>, filesystemRoot: string | null = root) {
  const { open } = judgeOptions(filesystemDestination.options, options, null)
  return filesystemDestination.create(open, installation(filesystemRoot))
}

const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)

describe('a certificate', () => {
  it.each([
    ['NGINX', { 'www.example.org.key': ['KEY\n', '600'], 'www.example.org.pem': ['LEAF\nCHAIN\n', '644'] }],
    [
      'APACHE',
      {
        'www.example.org.chain.pem': ['CHAIN\n', '644'],
        'www.example.org.key': ['KEY\n', '600'],
        'www.example.org.pem': ['LEAF\n', '644'],
      },
    ],
    ['HAPROXY', { 'www.example.org.bundle.pem': ['LEAF\nCHAIN\nKEY\n', '600'] }],
  ])('is written as %s wants it, with the key for its owner only, whatever the umask', async (layout, files) => {
    const before = process.umask(0)
    try {
      await destination({ path: 'web/a', layout }).deploy(BUNDLE)
    } finally {
      process.umask(before)
    }
    const folder = join(root, 'web', 'a')
    const found = Object.fromEntries(
      await Promise.all(
        (await readdir(folder)).map(async (name) => [
          name,
          [await readFile(join(folder, name), 'utf8'), await mode(join(folder, name))],
        ]),
      ),
    )
    expect(found).toEqual(files)
  })

  it('replaces its predecessor whole and leaves nothing behind', async () => {
    const files = destination({ path: 'web' })
    await files.deploy(BUNDLE)
    await files.deploy({ ...BUNDLE, certificate: 'NEW\n', chain: '' })
    expect(await readFile(join(root, 'web', 'www.example.org.pem'), 'utf8')).toBe('NEW\n')
    expect(await readdir(join(root, 'web'))).toHaveLength(2)
  })

  it('is taken away again, and only it', async () => {
    const files = destination({ path: 'web' })
    await files.deploy(BUNDLE)
    await files.deploy({ ...BUNDLE, name: 'other.example.org' })
    await files.remove('www.example.org')
    await files.remove('www.example.org')
    expect((await readdir(join(root, 'web'))).toSorted()).toEqual(['other.example.org.key', 'other.example.org.pem'])
  })

  it('needs its key', async () => {
    await expect(destination({ path: 'web' }).deploy({ ...BUNDLE, privateKey: null })).rejects.toMatchObject({
      name: 'PluginError',
      retryable: false,
    })
    expect(await readdir(root)).toEqual([])
  })
})

describe('what leads out of the root is refused', () => {
  it.each([
    '../x',
    '../../etc/cron.d',
    '/etc',
    'a/../../b',
    'a/..',
    '.',
    '..',
    './a',
    'a//b',
    'a/',
    'a\0b',
    'a\\b',
    'C:\\x',
    'C:x',
    'CON',
    'a/nul.txt',
    'com1',
    'a b',
    '~root',
    '$HOME',
    'a/.../b',
    'a./b',
    'a\nb',
    '%2e%2e/x',
    'ａ/b',
    '',
    'x'.repeat(600),
  ])('as an option: %j', (path) => {
    expect(() => judgeOptions(filesystemDestination.options, { path }, null)).toThrow(DomainError)
  })

  it('as a link planted in the folder, at storing and at use', async () => {
    const outside = join(base, 'outside')
    await mkdir(outside)
    await symlink(outside, join(root, 'web'))
    await expect(
      filesystemDestination.check({ path: 'web', layout: 'NGINX' }, installation(root)),
    ).rejects.toMatchObject({ code: 'INVALID', path: ['path'] })
    await expect(destination({ path: 'web' }).deploy(BUNDLE)).rejects.toMatchObject({ name: 'PluginError' })
    await expect(destination({ path: 'web/deeper' }).deploy(BUNDLE)).rejects.toMatchObject({ name: 'PluginError' })
    expect(await readdir(outside)).toEqual([])
  })

  it('as a link in the place of a file: the link is replaced, what it led to stays', async () => {
    const precious = join(base, 'precious')
    await writeFile(precious, 'precious')
    await mkdir(join(root, 'web'))
    await symlink(precious, join(root, 'web', 'www.example.org.key'))
    await destination({ path: 'web' }).deploy(BUNDLE)
    expect(await readFile(precious, 'utf8')).toBe('precious')
    expect(await readFile(join(root, 'web', 'www.example.org.key'), 'utf8')).toBe('KEY\n')
    expect(await mode(join(root, 'web', 'www.example.org.key'))).toBe('600')
  })

  it('as a folder that is a file', async () => {
    await writeFile(join(root, 'web'), '')
    await expect(destination({ path: 'web' }).deploy(BUNDLE)).rejects.toMatchObject({ name: 'PluginError' })
  })

  it('and so is everything where the installation gives no root', async () => {
    await expect(
      filesystemDestination.check({ path: 'web', layout: 'NGINX' }, installation(null)),
    ).rejects.toMatchObject({ code: 'UNSUPPORTED', path: ['path'] })
    await expect(destination({ path: 'web' }, null).deploy(BUNDLE)).rejects.toMatchObject({ name: 'PluginError' })
  })

  it('as the name of a certificate', async () => {
    const hostile = [
      '../../x',
      '/etc/passwd',
      'a\0b',
      '..',
      '.',
      '',
      'CON',
      'nul.pem',
      '.hidden',
      '-rf',
      'a/b',
      'a\\b',
      'é',
    ]
    for (const name of hostile) await destination({ path: 'web' }).deploy({ ...BUNDLE, name })
    expect(await readdir(base)).toEqual(['root'])
    expect(await readdir(root)).toEqual(['web'])
    const written = await readdir(join(root, 'web'))
    expect(written).toHaveLength(hostile.length * 2)
    for (const file of written) expect(file).toMatch(/^(?![-.])[\w.-]+\.(key|pem)$/)
  })
})

describe('file names', () => {
  it('are the names of certificates where those are legal', () => {
    expect(fileName('www.example.org-20260101')).toBe('www.example.org-20260101')
  })

  it('never meet: names that had to be changed differ in their hash', () => {
    const names = [
      '*.example.org',
      'wildcard.example.org',
      '?.example.org',
      '_.example.org',
      'CON',
      '_CON',
      'x'.repeat(300),
    ]
    expect(new Set(names.map(fileName)).size).toBe(names.length)
    for (const name of names) expect(fileName(name).length).toBeLessThan(220)
  })
})
