// The part of the composition root about telling people.
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { toNodeId } from './graphql/node-id.ts'
import type { JobQueue } from './jobs/queue.ts'
import type { NoticeServices } from './jobs/notices.ts'
import {
  NoticeChannels,
  NoticeComposer,
  NoticeDispatchService,
  NoticeQueue,
  NoticeSendingService,
} from './modules/notices/index.ts'
import type { PluginSettings } from './modules/plugins/index.ts'
import type { Installation } from './plugins/plugin.ts'

export interface NoticeParts {
  readonly config: Config
  readonly clock: Clock
  readonly jobs: JobQueue
  readonly settings: PluginSettings
  readonly installation: Installation
}

export interface Notices extends NoticeServices {
  /** Where services say that something happened. */
  readonly queue: NoticeQueue
}

export function wireNotices({ config, clock, jobs, settings, installation }: NoticeParts): Notices {
  const { securityTeam, publicUrl } = config
  const composer = new NoticeComposer({ publicUrl, globalId: toNodeId })
  const channels = new NoticeChannels({ settings, installation, securityTeam })
  return {
    queue: new NoticeQueue({ jobs, clock, securityTeam }),
    dispatch: new NoticeDispatchService(jobs),
    sending: new NoticeSendingService({ jobs, composer, channels }),
  }
}
