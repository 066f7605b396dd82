// What this server may reach, write and run.

import { isAbsolute } from 'node:path'
import { z } from 'zod'
import type { Reader } from './reader.ts'
import { listOf, network, path } from './values.ts'
import { type ConfigVariable, variable } from './variable.ts'

const EGRESS_ALLOW = variable({
  name: 'INDRI_EGRESS_ALLOW',
  default: '',
  description:
    'What this server may reach besides the open internet, by comma: host names, `*.suffix`, addresses and networks ' +
    '(10.1.0.0/16). Unset: nothing private, loopback or link-local.',
  expected: 'host names, *.suffix, IP addresses and networks (10.1.0.0/16), by comma',
  schema: z
    .string()
    .transform((text) => listOf(text.toLowerCase()))
    .pipe(
      z.array(z.union([network(), z.string().regex(/^(\*\.)?(?=.{1,253}$)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*\.?$/)])),
    ),
})

const FILESYSTEM_ROOT = variable({
  name: 'INDRI_FILESYSTEM_ROOT',
  default: '',
  description:
    'Folder below which destinations of the kind `filesystem` may write, and sources of that kind read. Unset: there can be none.',
  ...path(),
})

const RELOAD_COMMANDS = variable({
  name: 'INDRI_RELOAD_COMMANDS',
  default: '',
  description:
    'Commands that destinations of the kind `filesystem` may have run after they wrote, as `name=/absolute/program argument`, ' +
    'by comma, or as a JSON object of a list for each name. Run without a shell. Unset: none.',
  expected:
    'name=/absolute/program argument, by comma, or a JSON object such as {"nginx":["/usr/sbin/nginx","-s","reload"]}',
  schema: z
    .string()
    .transform(commandsOf)
    .pipe(
      z
        .array(
          z.object({
            name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
            program: z.string().refine((program) => isAbsolute(program) && !program.includes('\0')),
            arguments: z.array(z.string().refine((argument) => !argument.includes('\0'))),
          }),
        )
        .refine((commands) => new Set(commands.map(({ name }) => name)).size === commands.length),
    ),
})

export const OUTSIDE_VARIABLES: readonly ConfigVariable[] = [EGRESS_ALLOW, FILESYSTEM_ROOT, RELOAD_COMMANDS]

export interface OutsideConfig {
  /** Hosts and networks that may be reached besides the open internet. */
  readonly egressAllow: readonly string[]
  /** Absolute; null: no destination may write files. */
  readonly filesystemRoot: string | null
  /** What destinations may have run, by its name. */
  readonly reloadCommands: readonly ReloadCommand[]
}

interface ReloadCommand {
  readonly name: string
  readonly program: string
  readonly arguments: readonly string[]
}

export function readOutside(reader: Reader): OutsideConfig {
  return {
    egressAllow: reader.read(EGRESS_ALLOW),
    filesystemRoot: reader.path(FILESYSTEM_ROOT),
    reloadCommands: reader.read(RELOAD_COMMANDS),
  }
}

/** What is not understood becomes an entry that the schema refuses. */
function commandsOf(text: string): ReloadCommand[] {
  if (text.trimStart().startsWith('{')) return commandsOfJson(text)
  return listOf(text).map((entry) => {
    const split = entry.indexOf('=')
    const [program = '', ...args] = entry
      .slice(split + 1)
      .split(' ')
      .filter((part) => part !== '')
    return { name: entry.slice(0, Math.max(split, 0)), program, arguments: args }
  })
}

function commandsOfJson(text: string): ReloadCommand[] {
  try {
    const parsed = z.record(z.string(), z.array(z.string()).min(1)).parse(JSON.parse(text))
    return Object.entries(parsed).map(([name, [program = '', ...args]]) => ({ name, program, arguments: args }))
  } catch {
    return [{ name: '', program: '', arguments: [] }]
  }
}
