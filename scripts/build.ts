// Compiles to dist/ unless nothing changed since the last time: a second `npm start` should not wait for a compiler.
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const STAMP = 'dist/.tsbuildinfo'
const SOURCES = ['src', 'scripts', 'tsconfig.json', 'tsconfig.build.json', 'package.json', 'mikro-orm.config.ts']

function modified(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return 0
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((entry) => modified(join(path, entry))))
}

const built = modified(STAMP)
if (built === 0 || SOURCES.some((source) => modified(source) > built)) {
  const { status } = spawnSync('tsc', ['-p', 'tsconfig.build.json'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  process.exitCode = status ?? 1
}
