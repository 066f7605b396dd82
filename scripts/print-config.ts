// Prints the table of settings for the README: node scripts/print-config.ts

import { CONFIG_VARIABLES } from '../src/config.ts'

const code = (text: string): string => (text === '' ? '(unset)' : `\`${text.replace(/^<|>$/g, '')}\``)

console.log('| variable | default | what it sets |')
console.log('|---|---|---|')
for (const variable of CONFIG_VARIABLES) {
  const description = variable.description.replaceAll('|', '\\|')
  console.log(`| \`${variable.name}\` | ${code(variable.default)} | ${description} |`)
}
