import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

// In a process of its own: Vite would give codegen another copy of graphql than its plugins have.
it.skipIf(!existsSync('schema.graphql'))(
  'the typed documents in test/kit/gql are those of schema.graphql',
  async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['scripts/check-generated.ts'])
    expect(stdout).toMatch(/^\d+ generated files are up to date/)
  },
)
