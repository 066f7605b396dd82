import { scryptSync } from 'node:crypto'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import { DEFAULT_COST, PasswordHasher } from '../../src/auth/passwords.ts'

const CHEAP = { logN: 4, r: 8, p: 1 }
const cheap = () => new PasswordHasher({ cost: CHEAP })

describe('a password hash', () => {
  it('holds its cost and a fresh salt, and not the password', async () => {
    const hasher = cheap()
    const [one, two] = await Promise.all([hasher.hash('correct horse'), hasher.hash('correct horse')])
    expect(one).toMatch(/^\$scrypt\$ln=4,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(one).not.toBe(two)
  })

  it('is made at the documented cost by default', async () => {
    const hasher = new PasswordHasher()
    const hash = await hasher.hash('correct horse')
    expect(DEFAULT_COST).toEqual({ logN: 14, r: 8, p: 5 })
    expect(hash).toMatch(/^\$scrypt\$ln=14,r=8,p=5\$/)
    expect(await hasher.verify(hash, 'correct horse')).toBe(true)
    expect(await hasher.verify(hash, 'correct horsf')).toBe(false)
  })

  it('is plain scrypt, which agrees with RFC 7914 section 12', async () => {
    const vector = scryptSync('pleaseletmein', 'SodiumChloride', 64, { N: 16_384, r: 8, p: 1 })
    expect(vector.toString('hex', 0, 16)).toBe('7023bdcb3afd7348461c06cd81fd38eb')
    const salt = Buffer.alloc(16, 7)
    const hash = scryptSync('pleaseletmein', salt, 32, { N: 16, r: 8, p: 1 })
    const stored = `$scrypt$ln=4,r=8,p=1$${salt.toString('base64').slice(0, 22)}$${hash.toString('base64').slice(0, 43)}`
    expect(await cheap().verify(stored, 'pleaseletmein')).toBe(true)
  })

  it.each([
    ['another case', 'Correct Horse'],
    ['a space more', 'correct horse '],
    ['a character less', 'correct hors'],
    ['nothing', ''],
    ['a NUL and more', 'correct horse\0x'],
  ])('does not match %s', async (_, other) => {
    const hasher = cheap()
    expect(await hasher.verify(await hasher.hash('correct horse'), other)).toBe(false)
  })

  it('takes every byte of long passwords into account', async () => {
    const hasher = cheap()
    const hash = await hasher.hash(`${'a'.repeat(4095)}b`)
    expect(await hasher.verify(hash, `${'a'.repeat(4095)}b`)).toBe(true)
    expect(await hasher.verify(hash, `${'a'.repeat(4095)}c`)).toBe(false)
  })

  it('is the same for both ways of typing an accent', async () => {
    const hasher = cheap()
    expect(await hasher.verify(await hasher.hash('p\u00e4ssword'), 'pa\u0308ssword')).toBe(true)
  })

  it('of unknown form, or at a ruinous cost, matches nothing', async () => {
    const hasher = cheap()
    const good = await hasher.hash('correct horse')
    for (const stored of [
      '',
      'correct horse',
      '$2b$12$abcdefghijklmnopqrstuuJ8cV0q5Q1',
      good.replace('ln=4', 'ln=40'),
      good.replace('ln=4', 'ln=0'),
      good.replace('p=1', 'p=99'),
      good.slice(0, -1),
      `${good}\n`,
    ]) {
      expect(await hasher.verify(stored, 'correct horse')).toBe(false)
      expect(hasher.needsRehash(stored)).toBe(true)
    }
  })

  it('made at another cost still matches, and is due for renewal', async () => {
    const old = await new PasswordHasher({ cost: { logN: 3, r: 8, p: 1 } }).hash('correct horse')
    const hasher = cheap()
    expect(await hasher.verify(old, 'correct horse')).toBe(true)
    expect(hasher.needsRehash(old)).toBe(true)
    expect(hasher.needsRehash(await hasher.hash('correct horse'))).toBe(false)
  })
})

describe('a user who does not exist', () => {
  it('is never let in', async () => {
    for (const password of ['', 'correct horse', '\0']) expect(await cheap().verify(null, password)).toBe(false)
  })

  it('takes as long as one who does, and a long password as long as a short one', async () => {
    const hasher = new PasswordHasher({ cost: { logN: 12, r: 8, p: 1 } })
    const stored = await hasher.hash('correct horse')
    const cases: [string | null, string][] = [
      [stored, 'wrong'],
      [null, 'wrong'],
      [stored, 'x'.repeat(1000)],
    ]
    const times: number[][] = cases.map(() => [])
    // Interleaved, so that whatever else the machine does falls on all alike.
    for (let round = 0; round < 30; round += 1) {
      for (const [index, [hash, password]] of cases.entries()) {
        const start = performance.now()
        await hasher.verify(hash, password)
        times[index]?.push(performance.now() - start)
      }
    }
    const [existing = 0, missing = 0, long = 0] = times.map((each) => Math.min(...each))
    expect(missing / existing).toBeGreaterThan(0.7)
    expect(missing / existing).toBeLessThan(1.4)
    expect(long / existing).toBeGreaterThan(0.7)
    expect(long / existing).toBeLessThan(1.4)
  })
})

describe('more than 4 kB of password', () => {
  it('is refused before any hashing', async () => {
    const hasher = new PasswordHasher({ concurrency: 1, queueLength: 0 })
    const busy = hasher.verify(null, 'this one holds the only place')
    // With no place free, anything that is hashed would be turned away.
    expect(await hasher.verify(null, 'a'.repeat(4097))).toBe(false)
    expect(await hasher.verify(null, 'ä'.repeat(2049))).toBe(false)
    await expect(hasher.verify(null, 'a'.repeat(4096))).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    await expect(hasher.hash('a'.repeat(4097))).rejects.toThrow(RangeError)
    await busy
  })
})

describe('many passwords at once', () => {
  it('are checked a few at a time, queued up to a bound, and refused beyond it', async () => {
    const hasher = new PasswordHasher({ cost: CHEAP, concurrency: 2, queueLength: 10 })
    const stored = await hasher.hash('correct horse')
    const attempts = Array.from({ length: 50 }, () => hasher.verify(stored, 'correct horse'))
    const results = await Promise.allSettled(attempts)
    expect(results.filter((each) => each.status === 'fulfilled' && each.value)).toHaveLength(12)
    const refused = results.filter((each) => each.status === 'rejected')
    expect(refused).toHaveLength(38)
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'UNAVAILABLE' })
    expect(await hasher.verify(stored, 'correct horse')).toBe(true)
  })

  it('are answered in the order they came', async () => {
    const hasher = new PasswordHasher({ cost: CHEAP, concurrency: 1 })
    const order: number[] = []
    await Promise.all(Array.from({ length: 20 }, (_, n) => hasher.verify(null, 'x').then(() => order.push(n))))
    expect(order).toEqual([...order].toSorted((a, b) => a - b))
  })

  it('free their place when hashing fails', async () => {
    const hasher = new PasswordHasher({ cost: { logN: 4, r: 8, p: 2 ** 30 }, concurrency: 1, queueLength: 0 })
    await expect(hasher.hash('correct horse')).rejects.toThrow(/scrypt/i)
    await expect(hasher.hash('correct horse')).rejects.toThrow(/scrypt/i)
  })

  it('leave the event loop free', async () => {
    const hasher = new PasswordHasher()
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    await Promise.all(Array.from({ length: 6 }, () => hasher.verify(null, 'x')))
    delay.disable()
    // One hash in the event loop would hold it for some 200 ms; the bound leaves room for a busy machine.
    expect(delay.percentile(50) / 1e6).toBeLessThan(100)
  })
})
