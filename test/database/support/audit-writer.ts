// A process that writes audit events, several at a time, and seals while it does: URL, writers, events of each writer.
import 'reflect-metadata'
import { systemActor } from '../../../src/auth/actor.ts'
import { openDatabase } from '../../../src/database/connection.ts'
import { Scope } from '../../../src/database/scope.ts'
import { sealAuditEvents } from '../../../src/modules/audit/audit-sealing.service.ts'
import { recordAudit } from '../../../src/modules/audit/audit.service.ts'

const [url = '', writers = '1', events = '1'] = process.argv.slice(2)
const database = await openDatabase({ url, directory: null })
const now = () => new Date()
const writing = new AbortController()

async function write(): Promise<void> {
  const request = { requestId: String(process.pid), address: null, userAgent: null }
  for (let index = 0; index < Number(events); index++) {
    const scope = new Scope(database.fork(), systemActor(`writer ${process.pid}`), request, now)
    await scope.em.transactional(async (em) => recordAudit(em, scope, { action: 'test.write', details: { index } }))
  }
}

async function seal(): Promise<void> {
  while (!writing.signal.aborted) await sealAuditEvents(database.fork(), now)
}

const sealing = seal()
await Promise.all(Array.from({ length: Number(writers) }, write))
writing.abort()
await sealing
await database.close()
