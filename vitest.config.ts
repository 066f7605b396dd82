import { defineConfig } from 'vitest/config'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
/** They load the machine so much that nothing that is timed can run beside them: npm run test:load */
const LOAD = ['test/load/**/*.test.ts']
const isLoad = process.env['TEST_LOAD'] === '1'

export default defineConfig({
  // Vite would take graphql's ESM build while its dependencies load the CommonJS one: two realms of one module.
  resolve: {
    alias: ['graphql', 'graphql-query-complexity'].map((name) => ({
      find: new RegExp(`^${name}$`),
      replacement: require.resolve(name),
    })),
  },
  test: {
    include: isLoad ? LOAD : ['test/**/*.test.ts'],
    exclude: isLoad ? [] : LOAD,
    globalSetup: ['test/kit/global-setup.ts'],
    setupFiles: ['test/kit/setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What is waited for comes at once, except on a busy machine.
    expect: { poll: { timeout: 10_000 } },
    pool: 'forks',
    maxWorkers: 2,
  },
})
