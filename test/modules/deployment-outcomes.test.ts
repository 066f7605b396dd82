// When a deployment that failed is tried again: sooner for what may pass, never sooner than the destination asks for.
import { describe, expect, it } from 'vitest'
import { failureOf, nextAttemptAfter, settlesAsFailed } from '../../src/modules/deployments/deployment-outcomes.ts'
import { PluginError } from '../../src/plugins/plugin-error.ts'

const now = new Date('2026-03-01T00:00:00Z')

function wait(error: unknown, attempts: number): number | null {
  const next = nextAttemptAfter(
    failureOf(error, () => {}),
    attempts,
    now,
  )
  return next === null ? null : (next.getTime() - now.getTime()) / 1000
}

describe('the next attempt', () => {
  const passing = new PluginError('busy', { retryable: true })
  const lasting = new PluginError('wrong password', { retryable: false })

  it.each([
    [passing, 1, 10],
    [passing, 2, 20],
    [passing, 40, 3600],
    [lasting, 1, 3600],
    [lasting, 40, 86_400],
    [new PluginError('slow down', { retryable: true, retryAfterSeconds: 300 }), 1, 300],
    [new PluginError('slow down', { retryable: true, retryAfterSeconds: 5 }), 1, 10],
    [new PluginError('see you next year', { retryable: true, retryAfterSeconds: 31_536_000 }), 1, 86_400],
  ])('after %s at attempt %i comes in %i seconds', (error, attempts, seconds) => {
    expect(wait(error, attempts)).toBe(seconds)
  })

  it('counts as failed at once where somebody has to mend it, and at the fifth time where it may pass', () => {
    expect(settlesAsFailed({ retryable: false }, 1)).toBe(true)
    expect([1, 4, 5].map((attempts) => settlesAsFailed({ retryable: true }, attempts))).toEqual([false, false, true])
  })

  it('tells nobody what was meant for the log', () => {
    const reported: unknown[] = []
    const error = new Error('select secret from table')
    const failure = failureOf(error, (each) => reported.push(each))
    expect(failure.message).toBe('an internal error; the log has it')
    expect(reported).toEqual([error])
  })
})
