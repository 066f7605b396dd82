// Prints how many tests ran, from vitest's JSON reports: node scripts/sum-tests.ts LABEL=report.json...
// The last line sums them: `N passed, N failed, N skipped`. A report that is missing counts as one failure.

import { readFileSync } from 'node:fs'
import { z } from 'zod'

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  // A file that cannot be loaded has no tests to fail.
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

function countsIn(path: string): Counts {
  try {
    const report = Report.parse(JSON.parse(readFileSync(path, 'utf8')))
    const unloadable = report.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    ).length
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + unloadable,
      skipped: report.numPendingTests + report.numTodoTests,
    }
  } catch (error) {
    console.error(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

function line({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

const reports = process.argv.slice(2).map((argument) => {
  const [label = '', path = ''] = argument.split('=', 2)
  return { label, counts: countsIn(path) }
})
for (const { label, counts } of reports) console.log(`${label}: ${line(counts)}`)
const sum = (key: keyof Counts): number => reports.reduce((total, { counts }) => total + counts[key], 0)
console.log(line({ passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }))
