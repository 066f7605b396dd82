import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'

const require = createRequire(import.meta.url)

/** They load the machine so much that nothing that is timed can run beside them: npm run test:load */
const LOAD = ['test/load/**/*.test.ts']
const isLoad = process.env['TEST_LOAD'] === '1'

/** They know no database: on a second one they would only do the same again. TEST_ONLY_WITH_DATABASE=1 leaves them out. */
const WITHOUT_DATABASE = ['test/{pki,plugins,schema,http}/**', 'test/cli/installed-command.test.ts']
const left = process.env['TEST_ONLY_WITH_DATABASE'] === '1' ? [...LOAD, ...WITHOUT_DATABASE] : LOAD

/**
 * What a test file has that changes modules or its process for whoever comes after it: such files get a process of their own. All
 * others share two, which saves loading the service for each of them, a quarter of the suite's time.
 */
const CHANGES =
  /\bvi\.(?:mock|doMock|spyOn|stub\w+|useFakeTimers)\(|process\.(?:exitCode|env\[[^\]]+\]) = |process\.(?:umask|chdir)\(/
const ALONE = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => join('test', file))
  .filter((file) => CHANGES.test(readFileSync(file, 'utf8')))

export default defineConfig({
  // Vite would take graphql's ESM build while its dependencies load the CommonJS one: two realms of one module.
  resolve: {
    alias: ['graphql', 'graphql-query-complexity'].map((name) => ({
      find: new RegExp(`^${name}$`),
      replacement: require.resolve(name),
    })),
  },
  test: {
    globalSetup: ['test/kit/global-setup.ts'],
    setupFiles: ['test/kit/setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What is waited for comes at once, except on a busy machine.
    expect: { poll: { timeout: 10_000 } },
    pool: 'forks',
    maxWorkers: 2,
    projects: isLoad
      ? [{ extends: true, test: { name: 'load', include: LOAD } }]
      : [
          { extends: true, test: { name: 'alone', include: ALONE, exclude: left } },
          {
            extends: true,
            test: {
              name: 'shared',
              isolate: false,
              include: ['test/**/*.test.ts'],
              exclude: [...configDefaults.exclude, ...ALONE, ...left],
            },
          },
        ],
  },
})
