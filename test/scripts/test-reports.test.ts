// What CI says of its runs: nothing that failed goes unnamed, and what passes the second time is told from what does not.
import { describe, expect, it } from 'vitest'
import { failedFiles, resultOf, type TestReport } from '../../scripts/test-reports.ts'

type File = TestReport['testResults'][number]

const passed = (fullName: string) => ({ fullName, status: 'passed', failureMessages: [] })
const failed = (fullName: string, message = 'no') => ({ fullName, status: 'failed', failureMessages: [message] })

function file(name: string, ...assertionResults: File['assertionResults']): File {
  const status = assertionResults.some((each) => each.status === 'failed') ? 'failed' : 'passed'
  return { name: `${process.cwd()}/test/${name}`, status, message: '', assertionResults }
}

function report(...testResults: File[]): TestReport {
  return { success: testResults.every(({ status }) => status === 'passed'), testResults }
}

const right = file('right.test.ts', passed('a'), { fullName: 'b', status: 'skipped', failureMessages: [] })

describe('one run', () => {
  it('is summed', () => {
    expect(resultOf(report(right), null)).toEqual({ counts: { passed: 1, failed: 0, skipped: 1 }, failures: [] })
    expect(failedFiles(report(right))).toEqual([])
  })

  it('names each test that failed, with the beginning of why', () => {
    const why = Array.from({ length: 30 }, (_, line) => `line ${line}`).join('\n')
    const { counts, failures } = resultOf(report(right, file('wrong.test.ts', passed('c'), failed('d', why))), null)
    expect(counts).toEqual({ passed: 2, failed: 1, skipped: 1 })
    expect(failures).toHaveLength(1)
    expect(failures[0]).toMatch(/^FAILED: test\/wrong\.test\.ts > d\n {4}line 0\n(?:.+\n)+ {4}line 11$/)
  })

  it('counts a file that could not be loaded, and one whose hook failed', () => {
    const unloadable = { ...file('absent.test.ts'), status: 'failed', message: 'no such module' }
    const hooked = { ...file('hook.test.ts', passed('e')), status: 'failed', message: 'the server did not stop' }
    const { counts, failures } = resultOf(report(unloadable, hooked), null)
    expect(counts).toEqual({ passed: 1, failed: 2, skipped: 0 })
    expect(failures).toEqual([
      'FAILED: test/absent.test.ts\n    no such module',
      'FAILED: test/hook.test.ts\n    the server did not stop',
    ])
  })

  it('counts what failed outside of any test', () => {
    const { counts, failures } = resultOf({ ...report(right), success: false }, null)
    expect(counts.failed).toBe(1)
    expect(failures).toEqual([expect.stringContaining('outside of any test')])
  })
})

describe('a second run of the files that failed', () => {
  const first = report(right, file('busy.test.ts', passed('c'), failed('d'), failed('e')))

  it('makes up for the first, which is told all the same', () => {
    const { counts, failures } = resultOf(first, report(file('busy.test.ts', passed('c'), passed('d'), passed('e'))))
    expect(counts).toEqual({ passed: 4, failed: 0, skipped: 1 })
    expect(failures.map((text) => text.split('\n')[0])).toEqual([
      'FAILED ONCE, then passed: test/busy.test.ts > d',
      'FAILED ONCE, then passed: test/busy.test.ts > e',
    ])
  })

  it('does not make up for what fails again, or fails only then', () => {
    const { counts, failures } = resultOf(first, report(file('busy.test.ts', failed('c'), passed('d'), failed('e'))))
    expect(counts).toEqual({ passed: 2, failed: 2, skipped: 1 })
    expect(failures.map((text) => text.split('\n')[0])).toEqual([
      'FAILED ONCE, then passed: test/busy.test.ts > d',
      'FAILED: test/busy.test.ts > e',
      'FAILED: test/busy.test.ts > c',
    ])
  })
})
