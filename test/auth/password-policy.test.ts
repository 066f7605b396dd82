import { describe, expect, it } from 'vitest'
import { checkPassword, generatePassword } from '../../src/auth/password-policy.ts'
import { atPath, DomainError } from '../../src/errors.ts'

const owner = { username: 'grace.hopper', email: 'grace.hopper@example.com' }

function codeFor(password: string, of = owner): string | null {
  try {
    checkPassword(password, of)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    if (password !== '' && error.message.includes(password)) return 'REPEATED'
    return error.code
  }
  return null
}

describe('a password is taken', () => {
  it.each([
    'tangled bucket orbit',
    'vK3-pq9_xTz1w',
    'Grace likes 3 boats',
    'ночь улица фонарь',
    '短い合言葉ではありません全然',
    'x7'.concat('y8z9a1b2c3', 'long '.repeat(198)),
    'password but with a good deal more',
    '12 monkeys in 1995',
  ])('%j', (password) => {
    expect(codeFor(password)).toBeNull()
  })
})

describe('a password is refused', () => {
  it.each([
    ['', 'REQUIRED'],
    ['elevenchars', 'POLICY_VIOLATION'],
    ['x'.repeat(1025), 'TOO_LONG'],
    ['äöüß'.repeat(257), 'TOO_LONG'],
    ['x'.repeat(10_000_000), 'TOO_LONG'],
    ['lone \ud800 surrogate', 'INVALID'],
    ['grace.hopper', 'POLICY_VIOLATION'],
    ['GRACE.HOPPER', 'POLICY_VIOLATION'],
    ['Grace.Hopper2026!', 'POLICY_VIOLATION'],
    ['grace.hopper@example.com', 'POLICY_VIOLATION'],
    ['password1234', 'POLICY_VIOLATION'],
    ['Password2024!', 'POLICY_VIOLATION'],
    ['P@ssw0rd2024!!', 'POLICY_VIOLATION'],
    ['passwordpassword', 'POLICY_VIOLATION'],
    ['changeme1234', 'POLICY_VIOLATION'],
    ['Administrator1!', 'POLICY_VIOLATION'],
    ['123456789012', 'POLICY_VIOLATION'],
    ['qwertyuiop123', 'POLICY_VIOLATION'],
    ['1qaz2wsx3edc', 'POLICY_VIOLATION'],
    ['abcdefghijkl', 'POLICY_VIOLATION'],
    ['aaaaaaaaaaaa', 'POLICY_VIOLATION'],
    ['abababababab', 'POLICY_VIOLATION'],
    ['correcthorsebatterystaple', 'POLICY_VIOLATION'],
  ])('%.40j as %s', (password, code) => {
    expect(codeFor(password)).toBe(code)
  })

  it('with everything that is wrong with it, under the path of its field', () => {
    expect(() =>
      atPath(['password'], () => checkPassword('hopper1', { username: 'hopper', email: 'h@example.com' })),
    ).toThrow(
      expect.objectContaining({
        errors: [
          expect.objectContaining({ path: ['password'], message: 'Expected a password of at least 12 characters.' }),
          expect.objectContaining({ path: ['password'], message: expect.stringContaining('not the name or address') }),
        ],
      }),
    )
  })
})

it('generated passwords pass, differ and use characters that cannot be mistaken', () => {
  const passwords = Array.from({ length: 500 }, generatePassword)
  expect(new Set(passwords).size).toBe(500)
  for (const password of passwords) {
    expect(password).toMatch(/^[A-HJ-NP-Za-km-z2-9]{5}(-[A-HJ-NP-Za-km-z2-9]{5}){3}$/)
    expect(codeFor(password)).toBeNull()
  }
})
