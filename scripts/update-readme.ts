// Writes the tables of settings and of plugins into README.md. Usage: npm run config
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const TABLES = { configuration: 'scripts/print-config.ts', plugins: 'scripts/print-plugins.ts' }

let readme = readFileSync('README.md', 'utf8')
for (const [name, script] of Object.entries(TABLES)) {
  const table = execFileSync(process.execPath, [script], { encoding: 'utf8' }).trim()
  const pattern = new RegExp(`(<!-- ${name}: .*? -->\\n)[\\s\\S]*?(<!-- end -->)`)
  readme = readme.replace(pattern, (_all, start: string, end: string) => `${start}\n${table}\n\n${end}`)
}
writeFileSync('README.md', readme)
