// Compares the committed typed documents with what codegen would write now. Exits with 1 and the stale files' names.

import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { generate } from '@graphql-codegen/cli'
import config from '../codegen.ts'

const outputs: readonly { filename: string; content: string }[] = await generate(
  { ...config, silent: true, errorsOnly: true },
  false,
)
const stale = outputs.filter(
  ({ filename, content }) => !existsSync(filename) || readFileSync(filename, 'utf8') !== content,
)
if (stale.length > 0) {
  const names = stale.map(({ filename }) => relative(process.cwd(), filename)).join(', ')
  console.error(`Stale: ${names}. Run: npm run codegen`)
  process.exitCode = 1
} else {
  console.log(`${outputs.length} generated files are up to date`)
}
