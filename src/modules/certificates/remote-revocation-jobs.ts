// Telling CAs elsewhere what was revoked here.
import { defineJobType } from '../../jobs/queue.ts'

export const TELL_REVOCATION = defineJobType<{ readonly revocationId: string }>({
  name: 'remote-revocation',
  title: 'Tell a CA elsewhere that a certificate is revoked',
  attempts: 3,
  firstDelaySeconds: 15,
  maximumDelaySeconds: 300,
  timeoutSeconds: 60,
  describe: ({ revocationId }) => revocationId,
})

export const SWEEP_REVOCATIONS = defineJobType({
  name: 'remote-revocations-sweep',
  title: 'Pick up revocations that CAs elsewhere have not heard of',
  attempts: 1,
  firstDelaySeconds: 30,
  maximumDelaySeconds: 30,
  timeoutSeconds: 60,
  schedule: '*/30 * * * * *',
  describe: () => '',
})
