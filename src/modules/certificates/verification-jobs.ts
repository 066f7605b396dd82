import { defineJobType } from '../../jobs/queue.ts'

/** How long one attempt may work, in seconds; what is left then is due at the next. */
export const SWEEP_SECONDS = 240

export const VERIFICATION_SWEEP = defineJobType({
  name: 'verification-sweep',
  title: 'Ask whether certificates issued elsewhere were revoked',
  attempts: 2,
  firstDelaySeconds: 30,
  maximumDelaySeconds: 60,
  timeoutSeconds: SWEEP_SECONDS + 50,
  schedule: '*/5 * * * *',
  describe: () => '',
})
