import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { apiKeyMatches, looksLikeApiKey, newApiKey, parseApiKey } from '../../src/auth/api-keys.ts'

it('an API key carries its prefix and matches its hash', () => {
  const { token, prefix, hash } = newApiKey()
  expect(token).toMatch(/^indri_[a-z0-9]{8}_[A-Za-z0-9_-]{43}$/)
  expect(parseApiKey(token)).toEqual({ prefix })
  expect(looksLikeApiKey(token)).toBe(true)
  expect(hash).toEqual(createHash('sha256').update(token).digest())
  expect(apiKeyMatches(hash, token)).toBe(true)
})

it('a key with any character changed does not match', () => {
  const { token, hash } = newApiKey()
  for (let index = 0; index < token.length; index += 1) {
    const other = token[index] === 'a' ? 'b' : 'a'
    expect(apiKeyMatches(hash, token.slice(0, index) + other + token.slice(index + 1))).toBe(false)
  }
})

it('a stored hash of another length matches nothing', () => {
  const { token, hash } = newApiKey()
  expect(apiKeyMatches(hash.subarray(0, 16), token)).toBe(false)
  expect(apiKeyMatches(Buffer.alloc(0), token)).toBe(false)
})

it('no two keys are alike', () => {
  const keys = Array.from({ length: 1000 }, newApiKey)
  expect(new Set(keys.map(({ token }) => token.slice(15))).size).toBe(1000)
})

it.each([
  '',
  'indri_',
  'indri_abcdefgh',
  'indri_abcdefgh_',
  `indri_ABCDEFGH_${'a'.repeat(43)}`,
  `indri_abcdefg_${'a'.repeat(43)}`,
  `indri_abcdefgh_${'a'.repeat(42)}`,
  `indri_abcdefgh_${'a'.repeat(44)}`,
  `indri_abcdefgh_${'a'.repeat(42)}=`,
  `indri_abcdefgh_${'a'.repeat(43)}\n`,
  ` indri_abcdefgh_${'a'.repeat(43)}`,
  "indri_' OR 1=1_aaaa",
  'eyJhbGciOiJIUzI1NiJ9.e30.x',
])('%j is not a key', (text) => {
  expect(parseApiKey(text)).toBeNull()
})
