// Prints which tests failed, for good or once, and how many ran, from vitest's JSON reports: node scripts/sum-tests.ts LABEL=report.json...
// Beside report.json, report-again.json is that of a second run of the files that failed, where there was one.
// The last line sums them: `N passed, N failed, N skipped`. A report that is missing counts as one failure.
import { existsSync } from 'node:fs'
import { type Counts, readReport, type Result, resultOf } from './test-reports.ts'

function resultIn(path: string): Result {
  try {
    const again = path.replace(/\.json$/, '-again.json')
    return resultOf(readReport(path), existsSync(again) ? readReport(again) : null)
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
