// The jobs behind orders at CAs elsewhere. They only wake the work: what is to be done is in the rows.
import { defineJobType } from '../../jobs/queue.ts'

/** Takes the next step of an order. */
export const ADVANCE_PENDING = defineJobType<{ readonly pendingId: string }>({
  name: 'pending-certificate',
  title: 'Have a certificate issued by a CA elsewhere',
  attempts: 3,
  firstDelaySeconds: 15,
  maximumDelaySeconds: 300,
  timeoutSeconds: 60,
  describe: ({ pendingId }) => pendingId,
})

/** Picks up orders that are due, or whose worker died. */
export const SWEEP_PENDING = defineJobType({
  name: 'pending-certificates-sweep',
  title: 'Pick up orders at CAs elsewhere that are due',
  attempts: 1,
  firstDelaySeconds: 15,
  maximumDelaySeconds: 15,
  timeoutSeconds: 60,
  schedule: '*/15 * * * * *',
  describe: () => '',
})

/** Tells the CA that an order was given up. */
export const CANCEL_ORDER = defineJobType<{ readonly pendingId: string }>({
  name: 'pending-certificate-cancel',
  title: 'Give up an order at a CA elsewhere',
  attempts: 8,
  firstDelaySeconds: 30,
  maximumDelaySeconds: 3600,
  timeoutSeconds: 60,
  describe: ({ pendingId }) => pendingId,
})
