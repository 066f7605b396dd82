// Writes test/fixtures/debian-roots.pem: the roots of Mozilla's programme as the Debian package ca-certificates ships them.
// Run with: node scripts/fixtures-debian-roots.ts

import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SOURCE = '/usr/share/ca-certificates/mozilla'
const TARGET = join(import.meta.dirname, '../test/fixtures/debian-roots.pem')

// In the order of the bytes: that of a locale would differ from machine to machine.
const files = readdirSync(SOURCE)
  .filter((file) => file.endsWith('.crt'))
  .toSorted((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)))
const version = execFileSync('dpkg-query', ['--show', '--showformat', '${Version}', 'ca-certificates'], {
  encoding: 'utf8',
})

const header = [
  `# The ${files.length} root certificates of Debian's package ca-certificates ${version} (Mozilla's, MPL-2.0), one block each.`,
  '# Made by scripts/fixtures-debian-roots.ts.',
]
const blocks = files.map((file) => {
  const text = readFileSync(join(SOURCE, file), 'utf8').replaceAll('\r\n', '\n').trim()
  return `# ${file}\n${text}`
})
writeFileSync(TARGET, `${header.join('\n')}\n\n${blocks.join('\n\n')}\n`)
console.log(`${files.length} roots of ca-certificates ${version}`)
