// Writes the configuration table into README.md. Usage: npm run config
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const table = execFileSync(process.execPath, ['scripts/print-config.ts'], { encoding: 'utf8' }).trim()
const readme = readFileSync('README.md', 'utf8')
const pattern = /(<!-- configuration: .*? -->\n)[\s\S]*?(<!-- end -->)/
writeFileSync(
  'README.md',
  readme.replace(pattern, (_all, start: string, end: string) => `${start}\n${table}\n\n${end}`),
)
