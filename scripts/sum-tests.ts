// Prints which tests failed, for good or once, and how many ran, from vitest's JSON reports: node scripts/sum-tests.ts LABEL=report.json...
// The last line sums them: `N passed, N failed, N skipped`. A report that is missing counts as one failure.

import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { z } from 'zod'

/** Of a failure's message: enough to recognise it by; the whole of it stands where the test ran. */
const MESSAGE_LINES = 12

const Assertion = z.object({
  status: z.string(),
  fullName: z.string(),
  failureMessages: z.array(z.string()).nullish(),
})

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  // A file that cannot be loaded has no tests to fail.
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().nullish(),
      assertionResults: z.array(Assertion),
    }),
  ),
})
type TestFile = z.infer<typeof Report>['testResults'][number]

interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

interface Result {
  readonly counts: Counts
  /** One for each test that failed, or first failed, and each file that could not be loaded: what and why. */
  readonly failures: readonly string[]
}

function excerpt(messages: readonly string[]): string {
  const lines = messages.flatMap((message) => message.split('\n')).filter((line) => !line.includes('node_modules'))
  return lines
    .slice(0, MESSAGE_LINES)
    .map((line) => `    ${line}`)
    .join('\n')
}

const isUnloadable = (file: TestFile): boolean => file.status === 'failed' && file.assertionResults.length === 0

function failuresOf(file: TestFile): string[] {
  const path = relative(process.cwd(), file.name)
  if (isUnloadable(file)) return [`FAILED: ${path}\n${excerpt([file.message ?? ''])}`]
  return file.assertionResults
    .filter(({ status, failureMessages }) => status === 'failed' || (failureMessages ?? []).length > 0)
    .map(({ fullName, status, failureMessages }) => {
      const found = status === 'failed' ? 'FAILED' : 'FAILED ONCE, then passed'
      return `${found}: ${path} > ${fullName}\n${excerpt(failureMessages ?? [])}`
    })
}

function resultIn(path: string): Result {
  try {
    const report = Report.parse(JSON.parse(readFileSync(path, 'utf8')))
    return {
      counts: {
        passed: report.numPassedTests,
        failed: report.numFailedTests + report.testResults.filter(isUnloadable).length,
        skipped: report.numPendingTests + report.numTodoTests,
      },
      failures: report.testResults.flatMap(failuresOf),
    }
  } catch (error) {
    const reason = `FAILED: ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`
    return { counts: { passed: 0, failed: 1, skipped: 0 }, failures: [reason] }
  }
}

function line({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

const reports = process.argv.slice(2).map((argument) => {
  const [label = '', path = ''] = argument.split('=', 2)
  return { label, ...resultIn(path) }
})
for (const { label, failures } of reports) {
  for (const failure of failures) console.log(`${label}: ${failure}\n`)
}
for (const { label, counts } of reports) console.log(`${label}: ${line(counts)}`)
const sum = (key: keyof Counts): number => reports.reduce((total, { counts }) => total + counts[key], 0)
console.log(line({ passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }))
