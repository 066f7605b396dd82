import { defineJobType } from '../../jobs/queue.ts'

/** Often, since a list that cannot be made has to be noticed long before the one before it runs out. */
export const RENEW_CRLS = defineJobType({
  name: 'revocation-lists',
  title: 'Make revocation lists anew whose life is half over',
  attempts: 3,
  firstDelaySeconds: 60,
  maximumDelaySeconds: 600,
  timeoutSeconds: 600,
  schedule: '17 * * * *',
  describe: () => '',
})
