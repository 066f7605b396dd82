import { emailNotifier } from './email.ts'
import type { NotifierPlugin } from './notifier.ts'
import { pagerDutyNotifier } from './pagerduty.ts'
import { slackNotifier } from './slack.ts'
import { teamsNotifier } from './teams.ts'
import { webhookNotifier } from './webhook.ts'

export const notifierPlugins: readonly NotifierPlugin[] = [
  emailNotifier,
  slackNotifier,
  teamsNotifier,
  pagerDutyNotifier,
  webhookNotifier,
]
