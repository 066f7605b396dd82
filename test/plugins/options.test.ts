import { describe, expect, it } from 'vitest'
import { DomainError, DomainErrors } from '../../src/errors.ts'
import { judgeOptions } from '../../src/plugins/options.ts'
import { isSecret, type OptionDeclaration } from '../../src/plugins/plugin.ts'
import { pluginOf, PLUGINS } from '../../src/plugins/registry.ts'

const OPTIONS: readonly OptionDeclaration[] = [
  { name: 'url', type: 'URL', required: true, leadsSecrets: true, help: 'Where.' },
  { name: 'token', type: 'SECRET', required: true, minimumLength: 8, help: 'The token.' },
  { name: 'other', type: 'SECRET', help: 'Another token.' },
  { name: 'retries', type: 'INTEGER', default: 3, minimum: 0, maximum: 10, help: 'How often.' },
  { name: 'to', type: 'EMAILS', help: 'To whom.' },
  {
    name: 'mode',
    type: 'CHOICE',
    choices: [
      { value: 'FAST', help: '' },
      { value: 'SLOW', help: '' },
    ],
    help: 'How.',
  },
  { name: 'note', type: 'TEXT', help: 'A note.' },
  { name: 'on', type: 'BOOLEAN', help: 'Whether.' },
  { name: 'host', type: 'HOST', help: 'Host.' },
  { name: 'port', type: 'PORT', help: 'Port.' },
  { name: 'hosts', type: 'STRINGS', maximumLength: 3, help: 'Hosts.' },
]
const GOOD = { url: 'https://example.org/hook', token: 'long enough' }

/** What is wrong, as 'path CODE'. */
function problems(judge: () => unknown): string[] {
  try {
    judge()
  } catch (error) {
    const found = error instanceof DomainErrors ? error.errors : [error as DomainError]
    return found.map(({ path, code }) => `${path?.join('.')} ${code}`).toSorted()
  }
  return []
}

describe('options', () => {
  it('of several texts are trimmed lines, each once and judged by itself', () => {
    expect(judgeOptions(OPTIONS, { ...GOOD, hosts: ['a', ' b ', 'a'] }, null).open['hosts']).toEqual(['a', 'b'])
    expect(problems(() => judgeOptions(OPTIONS, { ...GOOD, hosts: ['a', 'b\nc', ''] }, null))).toEqual([
      'hosts.1 INVALID',
      'hosts.2 OUT_OF_RANGE',
    ])
    expect(problems(() => judgeOptions(OPTIONS, { ...GOOD, hosts: ['a', 'b', 'c', 'd'] }, null))).toEqual([
      'hosts TOO_MANY',
    ])
    expect(problems(() => judgeOptions(OPTIONS, { ...GOOD, hosts: 'a' }, null))).toEqual(['hosts INVALID'])
  })

  it('are split into what is open and what is secret, with defaults', () => {
    expect(judgeOptions(OPTIONS, { ...GOOD, to: ['A@Example.org', 'a@example.org '] }, null)).toEqual({
      open: {
        url: 'https://example.org/hook',
        retries: 3,
        to: ['a@example.org'],
        mode: null,
        note: null,
        on: null,
        host: null,
        port: null,
        hosts: null,
      },
      secret: { token: 'long enough' },
      keptSecrets: [],
    })
  })

  it('tell everything that is wrong at once, each under its own path', () => {
    const given = {
      token: 'short',
      retries: 11,
      to: ['fine@example.org', 'a@b.example,c@d.example', 'x\r\nBcc: y@example.org'],
      mode: 'MIDDLE',
      note: 'bell \u0007',
      on: 'yes',
      host: 'no host',
      port: 0,
    }
    expect(problems(() => judgeOptions(OPTIONS, given, null))).toEqual([
      'host INVALID',
      'mode INVALID',
      'note INVALID',
      'on INVALID',
      'port OUT_OF_RANGE',
      'retries OUT_OF_RANGE',
      'to.1 INVALID',
      'to.2 INVALID',
      'token OUT_OF_RANGE',
      'url REQUIRED',
    ])
  })

  it.each(['unknown', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'are known by name only: %s',
    (name) => {
      const given = JSON.parse(
        `{"url": "https://example.org/", "token": "long enough", ${JSON.stringify(name)}: {"on": true}}`,
      )
      expect(problems(() => judgeOptions(OPTIONS, given as Record<string, unknown>, null))).toEqual([`${name} INVALID`])
      expect(({} as Record<string, unknown>)['on']).toBeUndefined()
    },
  )

  it('never repeat a secret that is refused', () => {
    const secret = `bad\nsecret-value-${'x'.repeat(20)}`
    expect(() => judgeOptions(OPTIONS, { ...GOOD, token: secret }, null)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret-value') as string }),
    )
  })
})

describe('options that change', () => {
  const stored = { open: judgeOptions(OPTIONS, GOOD, null).open, secretNames: ['token'] }

  it('keep what is left out and clear what is null', () => {
    const before = { ...stored, open: { ...stored.open, retries: 7, note: 'a note' } }
    const after = judgeOptions(OPTIONS, { note: null }, before)
    expect(after).toMatchObject({ open: { retries: 7, note: null }, secret: {}, keptSecrets: ['token'] })
  })

  it('replace a secret that is given and add one that was not there', () => {
    const after = judgeOptions(OPTIONS, { token: 'another one', other: 'second' }, stored)
    expect(after).toMatchObject({ secret: { token: 'another one', other: 'second' }, keptSecrets: [] })
  })

  it('cannot clear a secret that is required, but one that is not', () => {
    expect(problems(() => judgeOptions(OPTIONS, { token: null }, stored))).toEqual(['token REQUIRED'])
    const both = { ...stored, secretNames: ['token', 'other'] }
    expect(judgeOptions(OPTIONS, { other: null }, both).keptSecrets).toEqual(['token'])
  })

  it('do not take a kept secret to another place: it has to be given again', () => {
    const moved = { url: 'https://elsewhere.example/' }
    expect(problems(() => judgeOptions(OPTIONS, moved, stored))).toEqual(['token REQUIRED'])
    expect(judgeOptions(OPTIONS, { ...moved, token: 'given again' }, stored).secret).toEqual({ token: 'given again' })
    expect(judgeOptions(OPTIONS, { url: GOOD.url }, stored).keptSecrets).toEqual(['token'])
  })
})

describe('every plugin', () => {
  it.each(PLUGINS.map((plugin) => [`${plugin.kind} ${plugin.slug}`, plugin] as const))(
    'declares itself so that types and forms can be made of it: %s',
    (_name, plugin) => {
      expect(plugin.slug).toMatch(/^[a-z][a-z0-9]{1,31}$/)
      expect(plugin.title).not.toBe('')
      expect(plugin.description).toMatch(/\.$/)
      expect(new Set(plugin.options.map((option) => option.name)).size).toBe(plugin.options.length)
      for (const option of plugin.options) {
        expect(option.name).toMatch(/^[a-z][A-Za-z0-9]{1,31}$/)
        expect(option.name).not.toBe('writeOnlyOptions')
        expect(option.help).toMatch(/\.$/)
        expect(option.choices === undefined).toBe(!option.type.startsWith('CHOICE'))
        for (const { value } of option.choices ?? []) expect(value).toMatch(/^[A-Z][A-Z0-9_]*$/)
      }
      // What is called so is a secret, and then it must be declared as one.
      const telling = /secret|password|token|passphrase|privateKey|credential/i
      expect(plugin.options.filter((option) => telling.test(option.name) && !isSecret(option))).toEqual([])
      expect(plugin.options.filter((option) => isSecret(option) && option.default !== undefined)).toEqual([])
      for (const option of plugin.options.filter((each) => each.default !== undefined)) {
        expect(judgeOptions([option], {}, null).open[option.name]).toEqual(option.default)
        const given = { [option.name]: option.default }
        expect(judgeOptions([option], given, null).open[option.name]).toEqual(option.default)
      }
    },
  )

  it('is found by its kind and slug alone', () => {
    for (const plugin of PLUGINS) expect(pluginOf(plugin.kind, plugin.slug)).toBe(plugin)
    for (const slug of ['__proto__', 'constructor', 'toString', '../x', 'unknown', '', 'WEBHOOK']) {
      expect(() => pluginOf('NOTIFIER', slug)).toThrow(DomainError)
    }
  })
})
