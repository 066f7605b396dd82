import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import {
  addKey,
  Keyring,
  KeyringError,
  keyringFromEnv,
  newKeyringContents,
  parseKeyring,
  retireKey,
  serializeKeyring,
  setPrimary,
} from '../../src/database/keyring.ts'
import type { KeyringContents } from '../../src/database/keyring.ts'

const key = () => randomBytes(32).toString('base64')
const base64 = (text: string) => Buffer.from(text).toString('base64')

function refusalOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof KeyringError) return error.message
    throw error
  }
  return 'nothing was refused'
}

describe('a keyring in the environment', () => {
  it('is taken whole', () => {
    const contents = addKey(newKeyringContents(), 'key-2')
    const keyring = keyringFromEnv(serializeKeyring(contents))
    expect(keyring.primaryKeyId).toBe(contents.primary)
    expect(keyring.keyIds).toEqual([contents.primary, 'key-2'])
    expect([keyring.has('key-2'), keyring.has('key-3')]).toEqual([true, false])
  })

  it('does not show its keys', () => {
    const contents = newKeyringContents()
    const keyring = keyringFromEnv(serializeKeyring(contents))
    const secrets = [...Object.values(contents.keys), contents.sessionSecret]
    for (const shown of [inspect(keyring, { depth: 9, showHidden: true }), JSON.stringify(keyring), String(keyring)]) {
      for (const secret of secrets) {
        expect(shown).not.toContain(secret)
        expect(shown).not.toContain(Buffer.from(secret, 'base64').toString('hex'))
      }
    }
  })

  it.each<[string, string, RegExp]>([
    ['of 16 bytes', randomBytes(16).toString('base64'), /found 16 bytes/],
    ['of 31 bytes', randomBytes(31).toString('base64'), /found 31 bytes/],
    ['of 33 bytes', randomBytes(33).toString('base64'), /found 33 bytes/],
    ['of nothing', '', /found 0 bytes/],
    ['not base64', 'this is not base64!', /not base64/],
    ['in hexadecimal', 'f'.repeat(64), /found 48 bytes/],
    ['in base64url', Buffer.alloc(32, 0xfb).toString('base64url'), /not base64/],
    ['with a line break', `${key()}\n`, /not base64/],
    ['with spare bits set', `${base64('x'.repeat(32)).slice(0, -2)}5=`, /not base64/],
    ['of zeros', Buffer.alloc(32).toString('base64'), /only zeros/],
    ['of ones', Buffer.alloc(32, 0xff).toString('base64'), /the same few bytes/],
    ['that repeats 8 bytes', Buffer.alloc(32, randomBytes(8)).toString('base64'), /the same few bytes/],
    ['that counts up', Buffer.from(Array.from({ length: 32 }, (_, n) => n)).toString('base64'), /a counter/],
    ['that counts down', Buffer.from(Array.from({ length: 32 }, (_, n) => 9 - n)).toString('base64'), /a counter/],
    ['typed as a sample', base64('replace-this-key-by-one-of-yours'), /typed text/],
    ['typed as hexadecimal', base64('0123456789abcdef0123456789abcdef'), /typed text/],
  ])('with a key %s is refused', (_, bad, expected) => {
    const good = newKeyringContents()
    for (const contents of [
      { ...good, keys: { ...good.keys, second: bad } },
      { ...good, sessionSecret: bad },
    ]) {
      const message = refusalOf(() => keyringFromEnv(JSON.stringify(contents)))
      expect(message).toMatch(
        /^INDRI_KEYRING: expected (key "second"|"sessionSecret") to be the base64 of 32 random bytes/,
      )
      expect(message).toMatch(expected)
      expect(message.includes(bad || 'nothing')).toBe(false)
    }
  })

  it.each<[string, (contents: KeyringContents) => unknown, RegExp]>([
    [
      'an unknown primary',
      (good) => ({ ...good, primary: 'key-9' }),
      /"primary" to be one of key-[0-9a-f]{8}, found "key-9"/,
    ],
    ['a primary of the prototype', (good) => ({ ...good, primary: 'constructor' }), /"primary" to be one of/],
    ['no keys', (good) => ({ ...good, keys: {} }), /at least one key/],
    [
      'a bad id',
      (good) => ({ ...good, keys: { ...good.keys, 'Key 2': key() } }),
      /key ids of 1 to 64 .* found "Key 2"/,
    ],
    ['another version', (good) => ({ ...good, version: 2 }), /wrong at: version/],
    ['no session secret', (good) => ({ ...good, sessionSecret: undefined }), /wrong at: sessionSecret/],
    ['an unknown member', (good) => ({ ...good, kdf: 'none' }), /and nothing else/],
    ['a key that is no text', (good) => ({ ...good, keys: { a: 1 } }), /wrong at: keys.a/],
    ['a list', () => [], /wrong at: the whole/],
    ['null', () => null, /wrong at: the whole/],
    [
      'one key twice',
      (good) => ({ ...good, keys: { ...good.keys, second: good.keys[good.primary] } }),
      /key "second" and key "key-[0-9a-f]{8}" are the same key/,
    ],
    [
      'a key as session secret',
      (good) => ({ ...good, sessionSecret: good.keys[good.primary] }),
      /"sessionSecret" and key "key-[0-9a-f]{8}" are the same key/,
    ],
  ])('with %s is refused', (_, change, expected) => {
    expect(refusalOf(() => keyringFromEnv(JSON.stringify(change(newKeyringContents()))))).toMatch(expected)
  })

  it('that is not JSON is refused without being repeated', () => {
    const message = refusalOf(() => keyringFromEnv(`{"version":1,"keys":{"a":"s3cret`))
    expect(message).toBe('INDRI_KEYRING: expected a keyring as JSON, found other text.')
    expect(refusalOf(() => keyringFromEnv(''))).toContain('found nothing')
  })
})

describe('changing a keyring', () => {
  it('adds a key that wraps nothing until it is made primary', () => {
    const first = newKeyringContents()
    const second = addKey(first)
    expect(Object.keys(second.keys)).toHaveLength(2)
    expect(second.primary).toBe(first.primary)
    expect(setPrimary(addKey(first, 'key-2'), 'key-2').primary).toBe('key-2')
    expect(Object.keys(first.keys)).toHaveLength(1)
  })

  it('refuses what would lose a key', () => {
    const contents = addKey(newKeyringContents(), 'key-2')
    expect(refusalOf(() => addKey(contents, 'key-2'))).toContain('already has a key "key-2"')
    expect(refusalOf(() => addKey(contents, 'Key'))).toContain('Expected a key id')
    expect(refusalOf(() => setPrimary(contents, 'key-3'))).toContain('no key "key-3"')
    expect(refusalOf(() => setPrimary(contents, 'toString'))).toContain('no key "toString"')
    expect(refusalOf(() => retireKey(contents, 'key-3', 0))).toContain('no key "key-3"')
    expect(refusalOf(() => retireKey(contents, contents.primary, 0))).toContain('is the primary key')
    expect(refusalOf(() => retireKey(contents, 'key-2', 7))).toContain('still wraps 7 records')
    expect(Object.keys(retireKey(contents, 'key-2', 0).keys)).toEqual([contents.primary])
  })

  it('round-trips through its JSON', () => {
    const contents = addKey(newKeyringContents(), 'key-2')
    expect(parseKeyring(serializeKeyring(contents), 'test')).toEqual(contents)
  })
})

describe('a derived secret', () => {
  it('has 32 bytes, is the same each time, and its own for each purpose', () => {
    const contents = newKeyringContents()
    expect(secretOf(contents, 'session-tokens')).toMatch(/^[0-9a-f]{64}$/)
    expect(secretOf(contents, 'session-tokens')).toBe(secretOf(contents, 'session-tokens'))
    expect(secretOf(contents, 'session-tokens')).not.toBe(secretOf(contents, 'cursors'))
    expect(secretOf(contents, 'session-tokens')).not.toBe(Buffer.from(contents.sessionSecret, 'base64').toString('hex'))
    expect(() => secretOf(contents, '')).toThrow(TypeError)
  })

  it('stays when key-encryption keys rotate, and goes with the session secret', () => {
    const contents = newKeyringContents()
    const before = secretOf(contents, 'session-tokens')
    const rotated = retireKey(setPrimary(addKey(contents, 'key-2'), 'key-2'), contents.primary, 0)
    expect(secretOf(rotated, 'session-tokens')).toBe(before)
    expect(secretOf({ ...contents, sessionSecret: newKeyringContents().sessionSecret }, 'session-tokens')).not.toBe(
      before,
    )
  })
})

function secretOf(contents: KeyringContents, purpose: string): string {
  return new Keyring(contents, 'test').deriveSecret(purpose).toString('hex')
}
