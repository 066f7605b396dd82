// What values several variables take: numbers, choices, paths, lists, addresses and URLs.

import { isIP } from 'node:net'
import { z } from 'zod'
import type { Variable } from './variable.ts'

type Values<T> = Pick<Variable<T>, 'expected' | 'schema'>

export const HIGHEST_PORT = 65_535

export function integer(lowest: number, highest: number): Values<number> {
  const schema = z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .pipe(z.int().min(lowest).max(highest))
  return { expected: `a whole number from ${lowest} to ${highest}`, schema }
}

export function oneOf<const T extends readonly [string, ...string[]]>(choices: T): Values<T[number]> {
  const schema = z.string().refine((text): text is T[number] => choices.includes(text))
  return { expected: `one of ${choices.join(', ')}`, schema }
}

export function path(): Values<string> {
  return { expected: 'a path', schema: z.string().refine((text) => !text.includes('\0')) }
}

export function isHost(text: string): boolean {
  return isIP(text) !== 0 || /^[A-Za-z0-9]([A-Za-z0-9.-]{0,252})$/.test(text)
}

export function network(): z.ZodType<string, string> {
  return z.string().refine((text) => {
    const [address = '', bits, ...more] = text.split('/')
    const version = isIP(address)
    if (version === 0 || more.length > 0) return false
    return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
  })
}

/** Lower-cased. */
export function emailAddress(): z.ZodType<string, string> {
  return z
    .string()
    .toLowerCase()
    .max(320)
    .regex(/^[^\s@,;:<>()"\\\p{C}]+@[a-z0-9-]+(\.[a-z0-9-]+)*$/u)
}

export function listOf(text: string): string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

export function isBaseUrl(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return false
  return url.username === '' && url.password === '' && !/[?#]/.test(text)
}
