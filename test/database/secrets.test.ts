import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { RequestError } from '../../src/errors.ts'
import { addKey, Keyring, newKeyringContents, retireKey, setPrimary } from '../../src/database/keyring.ts'
import type { KeyringContents } from '../../src/database/keyring.ts'
import { keyIdOf, SecretBox } from '../../src/database/secrets.ts'

const binding = { table: 'certificate_keys', column: 'private_key', id: '0190a000-0000-7000-8000-000000000001' }
const plaintext = Buffer.from('a private key, of which nothing may leak')

const boxOf = (contents: KeyringContents) => new SecretBox(new Keyring(contents, 'test'))
const setUp = () => {
  const contents = newKeyringContents()
  return { contents, box: boxOf(contents), sealed: boxOf(contents).seal(plaintext, binding) }
}

/** Start of the wrapped data key, and of the body: version, id length, id, header check; then 60 bytes of wrapped key. */
const wrappedAt = (sealed: Buffer) => 2 + (sealed[1] ?? 0) + 4
const bodyAt = (sealed: Buffer) => wrappedAt(sealed) + 60

function refusalOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof RequestError) return `${error.code}: ${error.message}`
    throw error
  }
  return 'nothing was refused'
}
const INTEGRITY = 'INTEGRITY: A stored secret failed its integrity check and was not used.'

describe('a sealed secret', () => {
  it.each([0, 1, 31, 1700, 1_000_000])('of %i bytes opens where it was sealed', (length) => {
    const { box } = setUp()
    const secret = randomBytes(length)
    expect(box.open(box.seal(secret, binding), binding).equals(secret)).toBe(true)
  })

  it('is version, key id, check, wrapped key, nonce, ciphertext and tag, and shows nothing of the plaintext', () => {
    const { sealed, contents, box } = setUp()
    const id = Buffer.from(contents.primary)
    expect(sealed[0]).toBe(1)
    expect(sealed.subarray(2, 2 + id.length).equals(id)).toBe(true)
    expect(sealed.length).toBe(2 + id.length + 4 + 60 + 12 + plaintext.length + 16)
    expect(keyIdOf(sealed)).toBe(contents.primary)
    expect(box.seal(plaintext, binding).subarray(0, wrappedAt(sealed))).toEqual(sealed.subarray(0, wrappedAt(sealed)))
    expect(sealed.includes('private')).toBe(false)
  })

  it('opens from any view of its bytes', () => {
    const { box, sealed } = setUp()
    const padded = new Uint8Array(sealed.length + 7)
    padded.set(sealed, 5)
    expect(box.open(padded.subarray(5, 5 + sealed.length), binding).equals(plaintext)).toBe(true)
  })

  it('refuses every single flipped byte, in the same words', () => {
    const { box, sealed } = setUp()
    for (let index = 0; index < sealed.length; index += 1) {
      for (const mask of [0x01, 0x80, 0xff]) {
        const flipped = Buffer.from(sealed)
        flipped[index] = (flipped[index] ?? 0) ^ mask
        expect(refusalOf(() => box.open(flipped, binding))).toBe(INTEGRITY)
      }
    }
  })

  it('refuses every truncation, such as shorter tags, and every addition', () => {
    const { box, sealed } = setUp()
    for (let length = 0; length < sealed.length; length += 1) {
      expect(refusalOf(() => box.open(sealed.subarray(0, length), binding))).toBe(INTEGRITY)
    }
    expect(refusalOf(() => box.open(Buffer.concat([sealed, Buffer.alloc(1)]), binding))).toBe(INTEGRITY)
  })

  it('refuses a tag cut to 4, 8 and 12 bytes, of an empty secret too', () => {
    const { box } = setUp()
    for (const secret of [plaintext, Buffer.alloc(0)]) {
      const sealed = box.seal(secret, binding)
      for (const kept of [4, 8, 12]) {
        expect(refusalOf(() => box.open(sealed.subarray(0, sealed.length - 16 + kept), binding))).toBe(INTEGRITY)
      }
    }
  })

  it.each([
    ['another row', { ...binding, id: '0190a000-0000-7000-8000-000000000002' }],
    ['another column', { ...binding, column: 'password' }],
    ['another table', { ...binding, table: 'authority_keys' }],
    ['parts that join to the same text', { ...binding, table: 'certificate_keysprivate', column: '_key' }],
    ['the same parts in another order', { table: binding.column, column: binding.table, id: binding.id }],
  ])('refuses to open in %s', (_, other) => {
    const { box, sealed } = setUp()
    expect(refusalOf(() => box.open(sealed, other))).toBe(INTEGRITY)
    expect(refusalOf(() => boxOf(addedPrimary(setUp().contents)).open(sealed, other))).toContain('KEY_UNAVAILABLE')
  })

  it('refuses to take a data key or a body from another record', () => {
    const { box, sealed } = setUp()
    const other = box.seal(plaintext, { ...binding, id: 'other' })
    const at = bodyAt(sealed)
    const mixed = Buffer.concat([sealed.subarray(0, at), other.subarray(at)])
    expect(refusalOf(() => box.open(mixed, binding))).toBe(INTEGRITY)
    const mixedBack = Buffer.concat([other.subarray(0, at), sealed.subarray(at)])
    expect(refusalOf(() => box.open(mixedBack, binding))).toBe(INTEGRITY)
  })

  it('is not opened by another key of the same id', () => {
    const { contents, sealed } = setUp()
    const wrong = { ...contents, keys: { [contents.primary]: randomBytes(32).toString('base64') } }
    expect(refusalOf(() => boxOf(wrong).open(sealed, binding))).toBe(INTEGRITY)
  })

  it('names the key that is missing, and harms no other record', () => {
    const { contents, sealed, box } = setUp()
    const other = setUp()
    expect(refusalOf(() => other.box.open(sealed, binding))).toBe(
      `KEY_UNAVAILABLE: The key-encryption key "${contents.primary}" is not in the keyring.`,
    )
    expect(other.box.open(other.sealed, binding).equals(plaintext)).toBe(true)
    expect(box.open(sealed, binding).equals(plaintext)).toBe(true)
  })

  it.each([
    { ...binding, id: '' },
    { ...binding, table: '' },
    { ...binding, column: '\ud800' },
  ])('cannot be bound to nowhere (%j)', (nowhere) => {
    expect(() => setUp().box.seal(plaintext, nowhere)).toThrow(TypeError)
  })
})

it('ten thousand seals of one secret share no nonce and no data key', () => {
  const { box } = setUp()
  const nonces = new Set<string>()
  const wrapped = new Set<string>()
  const bodies = new Set<string>()
  for (let n = 0; n < 10_000; n += 1) {
    const sealed = box.seal(plaintext, binding)
    const at = bodyAt(sealed)
    nonces.add(sealed.toString('hex', at, at + 12))
    nonces.add(sealed.toString('hex', wrappedAt(sealed), wrappedAt(sealed) + 12))
    wrapped.add(sealed.toString('hex', wrappedAt(sealed) + 12, at - 16))
    bodies.add(sealed.toString('hex', at + 12, sealed.length - 16))
  }
  expect([nonces.size, wrapped.size, bodies.size]).toEqual([20_000, 10_000, 10_000])
})

describe('rotating the key', () => {
  it('re-wraps the data key alone; the old key can then go', () => {
    const { contents, sealed } = setUp()
    const rotated = addedPrimary(contents)
    const box = boxOf(rotated)
    const rewrapped = box.rewrap(sealed, binding)
    expect(keyIdOf(rewrapped)).toBe(rotated.primary)
    expect(rewrapped.subarray(bodyAt(rewrapped)).equals(sealed.subarray(bodyAt(sealed)))).toBe(true)
    const retired = boxOf(retireKey(rotated, contents.primary, 0))
    expect(retired.open(rewrapped, binding).equals(plaintext)).toBe(true)
    expect(refusalOf(() => retired.open(sealed, binding))).toContain('KEY_UNAVAILABLE')
    expect(box.open(sealed, binding).equals(plaintext)).toBe(true)
  })

  it('leaves what is already under the primary key as it is', () => {
    const { box, sealed } = setUp()
    expect(box.rewrap(sealed, binding).equals(sealed)).toBe(true)
  })

  it('does not carry a secret to another place, nor launder a damaged one', () => {
    const { contents, sealed } = setUp()
    const box = boxOf(addedPrimary(contents))
    expect(refusalOf(() => box.rewrap(sealed, { ...binding, id: 'other' }))).toBe(INTEGRITY)
    for (let index = 0; index < bodyAt(sealed); index += 1) {
      const flipped = Buffer.from(sealed)
      flipped[index] = (flipped[index] ?? 0) ^ 1
      expect(refusalOf(() => box.rewrap(flipped, binding))).toBe(INTEGRITY)
    }
    const flipped = Buffer.from(sealed)
    flipped[bodyAt(sealed)] = (flipped[bodyAt(sealed)] ?? 0) ^ 1
    expect(refusalOf(() => box.open(box.rewrap(flipped, binding), binding))).toBe(INTEGRITY)
  })
})

describe('the canary of a key', () => {
  it('is known again by the same keyring, for each key', () => {
    const { contents, box } = setUp()
    const rotated = addedPrimary(contents)
    expect(box.checkCanary(box.makeCanary())).toBe(contents.primary)
    const both = boxOf(rotated)
    expect(both.checkCanary(box.makeCanary())).toBe(contents.primary)
    expect(both.checkCanary(both.makeCanary(contents.primary))).toBe(contents.primary)
    expect(both.checkCanary(both.makeCanary())).toBe(rotated.primary)
  })

  it('tells a wrong key of the right length, naming key and settings', () => {
    const { contents, box } = setUp()
    const wrong = boxOf({ ...contents, keys: { [contents.primary]: randomBytes(32).toString('base64') } })
    expect(refusalOf(() => wrong.checkCanary(box.makeCanary()))).toMatch(
      new RegExp(`^INTEGRITY: .*"${contents.primary}" is not the one .* INDRI_KEYRING_FILE or INDRI_KEYRING`),
    )
  })

  it('tells a missing key, and is no ordinary secret', () => {
    const { box, sealed } = setUp()
    expect(refusalOf(() => setUp().box.checkCanary(box.makeCanary()))).toContain('KEY_UNAVAILABLE')
    expect(refusalOf(() => box.checkCanary(sealed))).toContain('INTEGRITY')
    expect(refusalOf(() => box.makeCanary('key-unknown'))).toContain('KEY_UNAVAILABLE')
  })
})

function addedPrimary(contents: KeyringContents): KeyringContents {
  return setPrimary(addKey(contents, 'key-second'), 'key-second')
}
