#!/usr/bin/env node
// The command line: says what is wrong with an old Node before anything else is loaded, then runs the command.
import { requireNode24 } from './node-version.ts'

requireNode24()
const { run } = await import('./cli/program.ts')
await run(process.argv)
