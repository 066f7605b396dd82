// Which passwords are taken, and how one is made for somebody.

import { randomInt } from 'node:crypto'
import { Problems } from '../errors.ts'
import { LARGEST_PASSWORD_BYTES } from './passwords.ts'

const SHORTEST = 12
const LONGEST = 1024
const FEWEST_CHARACTERS = 5

/**
 * What most common passwords are made of. Compared with what is left of a password without its digits and punctuation at
 * both ends and with look-alikes (0 for o, @ for a) undone, once or repeated: "P@ssw0rd2024!!" is "password".
 */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  (
    'password passphrase passwort motdepasse contrasena parola senha letmein letmeinplease welcome welcomeback changeme ' +
    'changemenow changeit admin administrator adminadmin root rootroot superuser superman batman iloveyou iloveyouso ' +
    'sunshine princess football baseball basketball monkey dragon master shadow michael jennifer jordan hunter trustnoone ' +
    'starwars pokemon whatever freedom computer internet secret secretsecret topsecret default defaultpassword ' +
    'mypassword thisismypassword passwordpassword adminpassword rootpassword userpassword newpassword temppassword ' +
    'testpassword testtest testing testuser guest guestguest login loginlogin access service database postgres ' +
    'certificate certificates indri lemur correcthorsebatterystaple'
  ).split(' '),
)

/** Runs of neighbouring keys and letters; a password made of stretches of them is a pattern, not a secret. */
const WALKS = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'azertyuiop',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  '!@#$%^&*()',
]
const SHORTEST_STRETCH = 3

/** Whose password it is; it must not be their name. */
export interface PasswordOwner {
  readonly username: string
  readonly email: string
}

/**
 * Checks a password that somebody wants to have. Throws DomainError, or DomainErrors when several things are wrong, with no
 * path: put it under the input's field by `atPath`. Codes: REQUIRED, INVALID, TOO_LONG, POLICY_VIOLATION.
 */
export function checkPassword(password: string, owner: PasswordOwner): void {
  const problems = new Problems()
  // Long input is refused before anything walks over it.
  if (password.length > LONGEST || Buffer.byteLength(password, 'utf8') > LARGEST_PASSWORD_BYTES) {
    problems.add(
      'TOO_LONG',
      `Expected a password of at most ${LONGEST} characters and ${LARGEST_PASSWORD_BYTES} bytes.`,
    )
  } else if (password === '') {
    problems.add('REQUIRED', 'Expected a password.')
  } else if (!password.isWellFormed()) {
    problems.add('INVALID', 'Expected a password of valid Unicode text.')
  } else {
    if ([...password.normalize('NFKC')].length < SHORTEST) {
      problems.add('POLICY_VIOLATION', `Expected a password of at least ${SHORTEST} characters.`)
    }
    const weakness = weaknessOf(password, owner)
    if (weakness !== null) problems.add('POLICY_VIOLATION', weakness)
  }
  problems.throwIfAny()
}

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'
const GROUPS = 4
const GROUP_LENGTH = 5

/** A random password of 20 characters that cannot be mistaken for one another (116 bits), in groups for typing. */
export function generatePassword(): string {
  return Array.from({ length: GROUPS }, randomGroup).join('-')
}

function randomGroup(): string {
  return Array.from({ length: GROUP_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')
}

function weaknessOf(password: string, owner: PasswordOwner): string | null {
  const folded = password.normalize('NFKC').toLowerCase()
  if (namesOf(owner).some((name) => isMadeOf(folded, name) || isMadeOf(core(folded), name))) {
    return 'Expected a password that is not the name or address of its user.'
  }
  if (new Set(folded).size < FEWEST_CHARACTERS) {
    return `Expected a password of at least ${FEWEST_CHARACTERS} different characters.`
  }
  if (isCommon(folded)) return 'Expected a password that is not among the most common ones.'
  return null
}

function namesOf({ username, email }: PasswordOwner): string[] {
  const names = [username, email, email.split('@')[0] ?? '', core(username)]
  return names.map((name) => name.normalize('NFKC').toLowerCase()).filter((name) => name.length >= 3)
}

function isCommon(folded: string): boolean {
  const candidates = [folded, core(folded), core(undoLookAlikes(folded)), undoLookAlikes(core(folded))]
  if (candidates.some((each) => [...COMMON_WORDS].some((word) => isMadeOf(each, word)))) return true
  return isWalk(folded) || isWalk(core(folded))
}

/** Whether `text` is `part`, once or repeated. */
function isMadeOf(text: string, part: string): boolean {
  return text.length > 0 && text.length % part.length === 0 && part.repeat(text.length / part.length) === text
}

/** The text without what is not a letter at both ends. */
function core(text: string): string {
  return text.replace(/^\P{L}+/u, '').replace(/\P{L}+$/u, '')
}

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

function undoLookAlikes(text: string): string {
  return text.replace(/[013457@$!]/g, (character) => LOOK_ALIKES[character] ?? character)
}

/** Whether the whole text is made of stretches of at least three neighbours, forwards or backwards. */
function isWalk(text: string): boolean {
  const walks = [...WALKS, ...WALKS.map((walk) => [...walk].toReversed().join(''))]
  let rest = text
  while (rest !== '') {
    const stretch = Math.max(...walks.map((walk) => stretchAlong(walk, rest)))
    if (stretch < SHORTEST_STRETCH) return false
    rest = rest.slice(stretch)
  }
  return text !== ''
}

function stretchAlong(walk: string, text: string): number {
  let longest = 0
  while (longest < text.length && walk.includes(text.slice(0, longest + 1))) longest += 1
  return longest
}
