import { expect, it } from 'vitest'
import { createLogger } from '../../src/http/logging.ts'

function logged(fields: Record<string, unknown>, message = 'something'): string {
  const lines: string[] = []
  createLogger('info', { write: (line) => lines.push(line) }).info(fields, message)
  expect(lines.length).toBe(1)
  return lines[0] ?? ''
}

it.each([
  [{ password: 'topsecret' }],
  [{ input: { password: 'topsecret' } }],
  [{ request: { headers: { authorization: 'Bearer topsecret', cookie: 'topsecret' } } }],
  [{ operation: { variables: { input: 'topsecret' } } }],
  [{ key: { privateKey: 'topsecret' }, token: 'topsecret', secret: 'topsecret', passphrase: 'topsecret' }],
])('replaces fields that are named like secrets: %j', (fields) => {
  const line = logged(fields)
  expect(line).not.toContain('topsecret')
  expect(line).toContain('[redacted]')
})

it('writes one line of JSON whatever is in the text', () => {
  const name = 'ada"}\n{"level":60,"msg":"forged"}'
  const line = logged({ name }, `signed in: ${name}\r\n`)
  expect(line.trimEnd()).not.toMatch(/[\r\n]/)
  expect(JSON.parse(line)).toMatchObject({ name, level: 30 })
  expect(new Date(JSON.parse(line).time).getTime()).toBeGreaterThan(0)
})

it('keeps the stack and the cause of an error', () => {
  const error = new Error('outer', { cause: new Error('inner') })
  const { err } = JSON.parse(logged({ err: error }))
  expect(err.stack).toContain('inner')
})
