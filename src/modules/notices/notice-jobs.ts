// The jobs of notices. The rows say what is to be told; jobs wake whoever tells it.
import { defineJobType } from '../../jobs/queue.ts'

/** Finds what has become due, puts what waits into messages, and has those sent whose time has come. */
export const NOTICE_SWEEP = defineJobType({
  name: 'notice-sweep',
  title: 'Find what people have to be told',
  attempts: 3,
  firstDelaySeconds: 30,
  maximumDelaySeconds: 300,
  timeoutSeconds: 300,
  schedule: '*/10 * * * *',
  describe: () => 'all certificates and authorities',
})

/** Puts what waits into messages: soon after something happened, so that what happens together is told together. */
export const NOTICE_DISPATCH = defineJobType({
  name: 'notice-dispatch',
  title: 'Put what happened into messages',
  attempts: 5,
  firstDelaySeconds: 5,
  maximumDelaySeconds: 60,
  timeoutSeconds: 120,
  describe: () => 'what happened lately',
})

/** One attempt at one message; the next one is another job, so that none is ever dead while its message may go out. */
export const NOTICE_SEND = defineJobType<{ readonly noticeId: string }>({
  name: 'notice-send',
  title: 'Send a message',
  attempts: 3,
  firstDelaySeconds: 30,
  maximumDelaySeconds: 300,
  timeoutSeconds: 90,
  describe: ({ noticeId }) => `message ${noticeId}`,
})

/** Tells the security team how things stand. */
export const NOTICE_SUMMARY = defineJobType({
  name: 'notice-summary',
  title: 'Write the summary for the security team',
  attempts: 5,
  firstDelaySeconds: 60,
  maximumDelaySeconds: 600,
  timeoutSeconds: 120,
  schedule: '0 7 * * 1',
  describe: () => 'for the security team',
})
