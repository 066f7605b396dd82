// Puts what waits into messages: one for each audience, kind and owner.
import { dueIds } from '../../database/claims.ts'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { uuidv7 } from '../../database/uuid.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { NOTICE_SEND } from './notice-jobs.ts'
import { waitingDeliveries, type WaitingDelivery } from './notice.repository.ts'

const BATCH = 2000
/** So many certificates fit in a message that people read. */
const MOST_IN_A_MESSAGE = 100

export class NoticeDispatchService {
  readonly #jobs: JobQueue

  constructor(jobs: JobQueue) {
    this.#jobs = jobs
  }

  /** Empties the list of what waits. Several may do so at once: each takes what no other has in hand. */
  async dispatch(scope: Scope): Promise<void> {
    let found: number
    do {
      found = await scope.em.fork().transactional((em) => this.#dispatchSome(em, scope.now()))
    } while (found === BATCH)
  }

  /** Has those messages sent that wait for their next attempt: also what a killed process left behind. */
  async wake(scope: Scope): Promise<void> {
    await scope.em.fork().transactional(async (em) => {
      for (const noticeId of await dueIds(em, 'notices', scope.now(), BATCH)) {
        await this.#jobs.enqueue(em, NOTICE_SEND, { noticeId })
      }
    })
  }

  async #dispatchSome(em: Em, now: Date): Promise<number> {
    const waiting = await waitingDeliveries(em, now, BATCH)
    for (const group of Map.groupBy(waiting, messageOf).values()) {
      for (let start = 0; start < group.length; start += MOST_IN_A_MESSAGE) {
        const noticeId = await makeNotice(em, group.slice(start, start + MOST_IN_A_MESSAGE), now)
        await this.#jobs.enqueue(em, NOTICE_SEND, { noticeId })
      }
    }
    return waiting.length
  }
}

/** Deliveries with the same text go into one message. Owners do not read of one another's certificates, but the security team does. */
function messageOf({ id, audience, audience_key, type, owner, authority_id }: WaitingDelivery): string {
  if (type === 'TEST') return id
  return JSON.stringify([audience_key, type, audience === 'NOTIFICATION' ? owner : null, authority_id])
}

/** A message of these deliveries, which have one audience and type. @returns its id */
export async function makeNotice(em: Em, deliveries: readonly WaitingDelivery[], now: Date): Promise<string> {
  const [first] = deliveries
  if (first === undefined) throw new Error('a message of nothing')
  const id = uuidv7(now)
  const db = kysely(em)
  await db
    .insertInto('notices')
    .values({
      id,
      type: first.type,
      audience: first.audience,
      notification_id: first.notification_id,
      address: first.address,
      state: 'PENDING',
      attempts: 0,
      last_error: null,
      next_attempt_at: now,
      claim: null,
      claimed_until: null,
      told: '[]' as never,
      created_at: now,
      sent_at: null,
    })
    .execute()
  const ids = deliveries.map((delivery) => delivery.id)
  await db.updateTable('notification_deliveries').set({ notice_id: id }).where('id', 'in', ids).execute()
  return id
}
