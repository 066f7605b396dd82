// What vitest's JSON reports say, of a run and of a second one of the files that failed in it.
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
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().nullish(),
      assertionResults: z.array(Assertion),
    }),
  ),
})
export type TestReport = z.infer<typeof Report>
type TestFile = TestReport['testResults'][number]

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

export interface Result {
  readonly counts: Counts
  /** One for each test that failed, for good or once, and each file that could not be run: what and why. */
  readonly failures: readonly string[]
}

/** @throws Error when it is missing or no such report */
export function readReport(path: string): TestReport {
  return Report.parse(JSON.parse(readFileSync(path, 'utf8')))
}

/** Paths of the files in which anything failed, their hooks included. */
export function failedFiles(report: TestReport): string[] {
  return report.testResults.filter(({ status }) => status === 'failed').map(({ name }) => name)
}

/** @param again a second run of the files that failed in the first, whose outcome counts */
export function resultOf(report: TestReport, again: TestReport | null): Result {
  const second = new Map((again?.testResults ?? []).map((file) => [file.name, file]))
  const files = report.testResults.map((file) => second.get(file.name) ?? file)
  const failures = report.testResults.flatMap((file) => failuresOf(file, second.get(file.name) ?? null))
  const outside = isUnexplained(report) || (again !== null && isUnexplained(again))
  return {
    counts: {
      passed: count(files, 'passed'),
      failed: count(files, 'failed') + files.filter(failedOutsideTests).length + Number(outside),
      skipped: count(files, 'skipped', 'pending', 'todo', 'disabled'),
    },
    failures: outside ? [...failures, 'FAILED: an error outside of any test, told where the tests ran'] : failures,
  }
}

/** Such as a rejection that nobody handles: vitest tells of it, and puts it down to no file. */
function isUnexplained(report: TestReport): boolean {
  return !report.success && failedFiles(report).length === 0
}

function count(files: readonly TestFile[], ...statuses: readonly string[]): number {
  return files.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => statuses.includes(status))
    .length
}

/** It could not be loaded, or a hook of it failed: none of its tests is said to have failed. */
function failedOutsideTests({ status, assertionResults }: TestFile): boolean {
  return status === 'failed' && !assertionResults.some((each) => each.status === 'failed')
}

function failuresOf(file: TestFile, again: TestFile | null): string[] {
  const path = relative(process.cwd(), file.name)
  const first = failuresIn(file)
  const second = again === null ? first : failuresIn(again)
  const text = (found: string, { name, messages }: Failure) => `${found}: ${path}${name}\n${excerpt(messages)}`
  return [
    ...first.map((each) => text(isIn(second, each) ? 'FAILED' : 'FAILED ONCE, then passed', each)),
    ...second.filter((each) => !isIn(first, each)).map((each) => text('FAILED', each)),
  ]
}

function isIn(failures: readonly Failure[], { name }: Failure): boolean {
  return failures.some((other) => other.name === name)
}

interface Failure {
  readonly name: string
  readonly messages: readonly string[]
}

function failuresIn(file: TestFile): Failure[] {
  if (failedOutsideTests(file)) return [{ name: '', messages: [file.message ?? ''] }]
  return file.assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => ({ name: ` > ${fullName}`, messages: failureMessages ?? [] }))
}

function excerpt(messages: readonly string[]): string {
  const lines = messages.flatMap((message) => message.split('\n')).filter((line) => !line.includes('node_modules'))
  return lines
    .slice(0, MESSAGE_LINES)
    .map((line) => `    ${line}`)
    .join('\n')
}
