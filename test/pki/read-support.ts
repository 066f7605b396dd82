// What the tests of the reading side share.

import { performance } from 'node:perf_hooks'
import { DomainError } from '../../src/errors.ts'

/** The DomainError that `run` throws; anything else fails the test. */
export function refusal(run: () => unknown): DomainError {
  try {
    run()
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  throw new Error('expected a DomainError, nothing was thrown')
}

export function timed<T>(run: () => T): { value: T; milliseconds: number } {
  const start = performance.now()
  const value = run()
  return { value, milliseconds: performance.now() - start }
}
