// Finds what has to be told because time has passed: coming ends, ends, and how things stand.
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { addDeliveries } from './delivery-rows.ts'
import { ENDED, inCompany, OVERTAKEN, planAuthority, type Planned, planExpiry } from './expiry-plan.ts'
import {
  duePage,
  type Ended,
  endingAuthorities,
  expiredPage,
  overtake,
  overtakeByEnd,
  pagesOf,
} from './expiry.repository.ts'
import type { NoticeQueue } from './notice-queue.ts'

const PAGE = 500

export interface NoticeSweepOptions {
  readonly queue: NoticeQueue
  /** E-mail addresses. */
  readonly securityTeam: readonly string[]
  /** Before the end of an authority. */
  readonly authorityDays: readonly number[]
}

/** What a sweep would do now. */
export interface SweepPlan {
  readonly planned: readonly Planned[]
  /** What has ended and was not told. */
  readonly ended: readonly Ended[]
}

export class NoticeSweepService {
  readonly #options: NoticeSweepOptions

  constructor(options: NoticeSweepOptions) {
    this.#options = options
  }

  /**
   * Puts on record what is due, late rather than never and each once, whoever else does so at the same time. What is put
   * on record is sent by the dispatcher.
   */
  async sweep(scope: Scope): Promise<void> {
    const { planned, ended } = await this.plan(scope)
    for (let start = 0; start < planned.length; start += PAGE) {
      const some = planned.slice(start, start + PAGE)
      await scope.em.fork().transactional((em) => record(em, some, scope.now()))
    }
    for (const { id } of ended) {
      await scope.em.fork().transactional(async (em) => {
        await overtakeByEnd(em, id, ENDED)
        await this.#options.queue.raise(em, { type: 'EXPIRED', certificateId: id })
      })
    }
  }

  /** What {@link sweep} would do; changes nothing. */
  async plan(scope: Scope): Promise<SweepPlan> {
    const now = scope.now()
    const planned: Planned[] = []
    for await (const { attached } of pagesOf((after) => duePage(scope.em, { now, after, limit: PAGE }))) {
      planned.push(...planExpiry(attached, now))
    }
    const { authorityDays: days, securityTeam } = this.#options
    const ahead = Math.max(0, ...days)
    for (const authority of await endingAuthorities(scope.em, now, ahead)) {
      planned.push(...planAuthority(authority, { days, securityTeam, now }))
    }
    const gone: Ended[] = []
    for await (const { ended } of pagesOf((after) => expiredPage(scope.em, { now, after, limit: PAGE }))) {
      gone.push(...ended)
    }
    return { planned: inCompany(planned), ended: gone }
  }

  /** Has the summary written for the security team: once for a tick of its schedule, however often it is asked for. */
  async summarize(scope: Scope): Promise<void> {
    if (this.#options.securityTeam.length === 0) return
    const now = scope.now()
    const hour = now.toISOString().slice(0, 13)
    await scope.em.fork().transactional(async (em) => {
      const summary = { type: 'SUMMARY', subject: 'summary', occasion: hour, dueAt: now } as const
      await addDeliveries(em, [{ audience: 'SECURITY_TEAM', ...summary }], now)
    })
  }
}

async function record(em: Em, planned: readonly Planned[], now: Date): Promise<void> {
  for (const { delivery, overtakes } of planned) {
    const { keys, occasions } = overtakes
    await overtake(em, { keys, occasions, type: delivery.type, subject: delivery.subject }, OVERTAKEN)
  }
  await addDeliveries(
    em,
    planned.map(({ delivery }) => delivery),
    now,
  )
}
