// Secrets come by standard input, and never as arguments: those are seen by everybody on the machine.
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { CommandError } from './session.ts'

/**
 * The first line of standard input; at a terminal it is asked for, and what is typed is not shown.
 * @param what such as "password"
 * @throws CommandError when there is no line
 */
export async function readSecret(what: string): Promise<string> {
  const { stdin } = process
  if (stdin.isTTY) process.stderr.write(`${what[0]?.toUpperCase()}${what.slice(1)}: `)
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: stdin, output: nowhere, terminal: stdin.isTTY })
  try {
    for await (const line of lines) return line
  } finally {
    lines.close()
    if (stdin.isTTY) process.stderr.write('\n')
  }
  throw new CommandError(`expected the ${what} on standard input, found nothing`)
}
