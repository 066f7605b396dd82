import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addKey, KeyringError, newKeyringContents, serializeKeyring, setPrimary } from '../../src/database/keyring.ts'
import { changeKeyringFile, openKeyringFile } from '../../src/database/keyring-file.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'indri-keyring-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const modeOf = async (path: string) => (await stat(path)).mode & 0o777

describe('the first start', () => {
  it('makes a keyring that only its owner can read, and nothing else', async () => {
    const path = join(folder, 'data', 'keyring.json')
    const keyring = await openKeyringFile(path)
    expect(keyring.keyIds).toEqual([keyring.primaryKeyId])
    expect(await readdir(join(folder, 'data'))).toEqual(['keyring.json'])
    expect(await modeOf(path)).toBe(0o600)
    expect(await modeOf(join(folder, 'data'))).toBe(0o700)
  })

  it('keeps the keyring for the next start', async () => {
    const path = join(folder, 'keyring.json')
    const first = await openKeyringFile(path)
    const bytes = await readFile(path)
    const second = await openKeyringFile(path)
    expect(second.keyIds).toEqual(first.keyIds)
    expect(second.deriveSecret('test')).toEqual(first.deriveSecret('test'))
    expect(await readFile(path)).toEqual(bytes)
  })

  it('of many processes at once makes one keyring that all of them use', async () => {
    const path = join(folder, 'keyring.json')
    const keyrings = await Promise.all(Array.from({ length: 20 }, () => openKeyringFile(path)))
    const secrets = new Set(keyrings.map((keyring) => keyring.deriveSecret('test').toString('hex')))
    expect(secrets.size).toBe(1)
    expect(await readdir(folder)).toEqual(['keyring.json'])
  })
})

describe('a keyring file is refused', () => {
  it('when it is missing although there are secrets that need it, and none is made', async () => {
    const path = join(folder, 'keyring.json')
    const opening = openKeyringFile(path, { createIfMissing: false })
    await expect(opening).rejects.toThrow(KeyringError)
    await expect(opening).rejects.toThrow(/^INDRI_KEYRING_FILE \(.*keyring\.json\): the keyring is missing/)
    expect(await readdir(folder)).toEqual([])
  })

  it.each([0o640, 0o604, 0o644, 0o660, 0o666, 0o610, 0o601])('when its mode is %o', async (mode) => {
    const path = join(folder, 'keyring.json')
    await writeFile(path, serializeKeyring(newKeyringContents()))
    await chmod(path, mode)
    await expect(openKeyringFile(path)).rejects.toThrow(
      `expected a file that only its owner can read (mode 0600), found mode 0${mode.toString(8)}. Run: chmod 600 ${path}`,
    )
  })

  it.each([0o600, 0o400])('but not when its mode is %o', async (mode) => {
    const path = join(folder, 'keyring.json')
    const contents = newKeyringContents()
    await writeFile(path, serializeKeyring(contents))
    await chmod(path, mode)
    expect((await openKeyringFile(path)).primaryKeyId).toBe(contents.primary)
  })

  it.each([
    ['empty', ''],
    ['cut off', serializeKeyring(newKeyringContents()).slice(0, 60)],
    ['of zeros', serializeKeyring({ ...newKeyringContents(), sessionSecret: Buffer.alloc(32).toString('base64') })],
    ['of a megabyte and more', ' '.repeat(1_048_577)],
  ])('when it is %s, and it stays as it is', async (_, text) => {
    const path = join(folder, 'keyring.json')
    await writeFile(path, text, { mode: 0o600 })
    await expect(openKeyringFile(path)).rejects.toThrow(/^INDRI_KEYRING_FILE \(.*keyring\.json\): expected /)
    expect(await readFile(path, 'utf8')).toBe(text)
  })

  it('when it is a folder', async () => {
    await expect(openKeyringFile(folder)).rejects.toThrow(KeyringError)
  })
})

describe('changing the file', () => {
  it('replaces it as a whole, privately', async () => {
    const path = join(folder, 'keyring.json')
    const before = await openKeyringFile(path)
    await changeKeyringFile(path, (contents) => setPrimary(addKey(contents, 'key-2'), 'key-2'))
    const after = await openKeyringFile(path)
    expect(after.keyIds).toEqual([before.primaryKeyId, 'key-2'])
    expect(after.primaryKeyId).toBe('key-2')
    expect(await modeOf(path)).toBe(0o600)
    expect(await readdir(folder)).toEqual(['keyring.json'])
  })

  it('leaves it alone when the change fails or makes it unusable', async () => {
    const path = join(folder, 'keyring.json')
    await openKeyringFile(path)
    const bytes = await readFile(path)
    await expect(changeKeyringFile(path, (contents) => setPrimary(contents, 'key-9'))).rejects.toThrow(KeyringError)
    await expect(changeKeyringFile(path, (contents) => ({ ...contents, keys: {} }))).rejects.toThrow(KeyringError)
    expect(await readFile(path)).toEqual(bytes)
    expect(await readdir(folder)).toEqual(['keyring.json'])
  })

  it('loses none of two changes at once: the later one is refused', async () => {
    const path = join(folder, 'keyring.json')
    await openKeyringFile(path)
    const changes = ['key-2', 'key-3', 'key-4'].map((id) => changeKeyringFile(path, (contents) => addKey(contents, id)))
    const results = await Promise.allSettled(changes)
    const done = results.filter((each) => each.status === 'fulfilled').length
    expect(done).toBeGreaterThan(0)
    expect((await openKeyringFile(path)).keyIds).toHaveLength(1 + done)
  })

  it('is refused while another is under way, and for a file that is not there', async () => {
    const path = join(folder, 'keyring.json')
    await expect(changeKeyringFile(path, addKey)).rejects.toThrow('found none')
    await openKeyringFile(path)
    await writeFile(`${path}.lock`, '')
    await expect(changeKeyringFile(path, (contents) => addKey(contents))).rejects.toThrow(
      'Another change of the keyring',
    )
  })
})
