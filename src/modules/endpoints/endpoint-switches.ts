// What rotations have endpoints switched to: wished for in their transaction, done by jobs.
import type { Em } from '../../database/connection.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { PLUGINS } from '../../plugins/registry.ts'
import { wakeSwitches } from './endpoint-switch-jobs.ts'
import { advanceSwitches, planSwitches, renewSwitches, servedElsewhere } from './endpoint-switch.repository.ts'

/** Sources whose endpoints can be switched. */
const SWITCHING: readonly string[] = PLUGINS.filter(
  ({ kind, capabilities }) => kind === 'SOURCE' && capabilities.includes('SWITCH_ENDPOINT'),
).map(({ slug }) => slug)

export function canSwitch(plugin: string): boolean {
  return SWITCHING.includes(plugin)
}

/** Where the one certificate is served, the other is to be; asking twice is asking once. Returns how many are new. */
export async function succeed(em: Em, jobs: JobQueue, fromId: string, toId: string, now: Date): Promise<number> {
  const ids = await planSwitches(em, { fromId, toId, plugins: SWITCHING }, now)
  await wakeSwitches(em, jobs, ids)
  return ids.length
}

/** Names of endpoints that serve the certificate, which is known by an older row too: that one's rotation switches them. */
export function endpointsOfOthers(em: Em, fromId: string, toId: string): Promise<string[]> {
  return servedElsewhere(em, { fromId, toId, plugins: SWITCHING })
}

/** Has what is still to be switched to the certificate tried now. */
export async function retrySwitches(em: Em, jobs: JobQueue, certificateId: string, now: Date): Promise<void> {
  await wakeSwitches(em, jobs, await renewSwitches(em, certificateId, now))
}

/** The certificate has got to a destination: what waits for that goes on, in the same transaction. */
export async function wakeSwitchesTo(em: Em, jobs: JobQueue, certificateId: string, now: Date): Promise<void> {
  await wakeSwitches(em, jobs, await advanceSwitches(em, certificateId, now))
}
