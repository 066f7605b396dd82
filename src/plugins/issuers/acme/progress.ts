// What is remembered of an order between two steps.
import { z } from 'zod'
import { PluginError } from '../../plugin-error.ts'
import type { OrderOutcome, OrderState } from '../issuer.ts'
import { PUBLISHED } from './challenges.ts'

const STATE = z.object({
  /** Of the order at the CA; null before it is placed. */
  url: z.string().nullable().default(null),
  /** Placed so far, this one included: a CA that loses orders does not get them without end. */
  orders: z.number().default(0),
  /** Times that the CA was told to place it and gave no answer that could be understood. */
  unanswered: z.number().default(0),
  /** Noted before it is published, and until it is taken away. */
  published: z.array(PUBLISHED).default([]),
  /** Not to be answered before, since records take their time to spread; null until all of it is published. */
  readyAt: z.iso.datetime().nullable().default(null),
  /** URLs of the challenges that the CA was told to look at. */
  answered: z.array(z.string()).default([]),
  polls: z.number().default(0),
  /** Failed attempts to take away what was published. */
  cleanUps: z.number().default(0),
})
export type ProgressState = z.infer<typeof STATE>

const LONGEST_POLL = 60

export class Progress {
  readonly state: ProgressState

  /** @throws PluginError */
  constructor(state: OrderState | null) {
    const parsed = STATE.safeParse(state ?? {})
    if (!parsed.success) throw new PluginError('what is stored of the order cannot be read', { retryable: false })
    this.state = parsed.data
  }

  pending(retryAfterSeconds: number, detail: string): OrderOutcome {
    return { status: 'PENDING', state: { ...this.state }, retryAfterSeconds, detail }
  }

  /** Forgets the order at the CA, but not how many there were. Of what could not be taken away nothing is published again. */
  startOver(): void {
    Object.assign(this.state, { url: null, published: [], readyAt: null, answered: [], polls: 0, cleanUps: 0 })
  }

  /** As long as the CA asks for, or longer each time. */
  wait(asked: number | null, detail: string): OrderOutcome {
    const backOff = Math.min(2 ** this.state.polls, LONGEST_POLL)
    this.state.polls = Math.min(this.state.polls + 1, 10)
    return this.pending(Math.max(asked ?? backOff, 1), detail)
  }
}
