// audit verify: whether the audit log is what was written.
import type { Command } from 'commander'
import { readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { type ChainAnchor, verifyAuditChain } from '../modules/audit/audit-verification.service.ts'
import { CommandError, say, withDatabase } from './session.ts'

const anchorSchema = z.object({ sequence: z.int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/) })

export function addAuditCommands(program: Command): void {
  program
    .command('audit')
    .description('the audit log')
    .command('verify')
    .description('check the hash chain; names the first event that is altered, removed, reordered or slipped in')
    .option('--anchor <file>', 'compare with an anchor saved before: finds a cut end and a chain written anew')
    .option('--save-anchor <file>', 'save the head of an intact chain; keep the file away from the database')
    .action((options: { anchor?: string; saveAnchor?: string }) => verify(options))
}

async function verify(options: { anchor?: string; saveAnchor?: string }): Promise<void> {
  const anchor = options.anchor === undefined ? null : await readAnchor(options.anchor)
  await withDatabase(async (database) => {
    const { sealed, head, waiting, fault } = await verifyAuditChain(database.fork(), anchor)
    if (fault !== null) throw new CommandError(`the audit log is NOT intact (${fault.kind}): ${fault.message}`)
    say(`intact: ${sealed} events sealed, ${waiting} waiting to be; head ${head?.hash ?? 'none'}`)
    if (options.saveAnchor === undefined) return
    if (head === null) throw new CommandError('there is nothing sealed to anchor yet')
    await writeFile(options.saveAnchor, `${JSON.stringify(head)}\n`)
  })
}

async function readAnchor(file: string): Promise<ChainAnchor> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CommandError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  })
  try {
    return anchorSchema.parse(JSON.parse(text))
  } catch {
    throw new CommandError(`${file}: expected {"sequence": number, "hash": SHA-256 in hexadecimal}`)
  }
}
