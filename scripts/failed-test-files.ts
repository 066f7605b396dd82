// Prints the files in which a test failed, a line each, from vitest's JSON report: node scripts/failed-test-files.ts report.json [MOST]
// Nothing where more than MOST of them failed: that is no matter of chance. Nothing, too, where there is no report.
import { failedFiles, readReport } from './test-reports.ts'

const [path = '', most = 'Infinity'] = process.argv.slice(2)
try {
  const files = failedFiles(readReport(path))
  if (files.length <= Number(most)) for (const file of files) console.log(file)
} catch {
  // The sum tells of it.
}
