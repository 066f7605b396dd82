import { emailNotifier } from './email.ts'
import type { NotifierPlugin } from './notifier.ts'
import { webhookNotifier } from './webhook.ts'

export const notifierPlugins: readonly NotifierPlugin[] = [emailNotifier, webhookNotifier]
