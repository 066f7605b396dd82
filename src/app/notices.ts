// The part of the composition root about telling people.
import { readFile } from 'node:fs/promises'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { toNodeId } from '../graphql/node-id.ts'
import type { JobQueue } from '../jobs/queue.ts'
import type { NoticeServices } from '../jobs/notices.ts'
import {
  NoticeChannels,
  NoticeComposer,
  NoticeDispatchService,
  NoticeQueue,
  NoticeRetryService,
  NoticeSendingService,
  NoticeSweepService,
  NoticeTrialService,
} from '../modules/notices/index.ts'
import type { PluginSettings } from '../modules/plugins/index.ts'
import type { NoticePages } from '../plugins/notifiers/links.ts'
import { SmtpMail } from '../plugins/notifiers/smtp-mail.ts'
import type { Installation, MailTransport } from '../plugins/plugin.ts'

export interface NoticeParts {
  readonly config: Config
  readonly clock: Clock
  readonly jobs: JobQueue
  readonly settings: PluginSettings
  readonly installation: Installation
  readonly logger: FastifyBaseLogger
}

export interface Notices extends NoticeServices {
  /** Where services say that something happened. */
  readonly queue: NoticeQueue
  readonly trial: NoticeTrialService
  readonly retries: NoticeRetryService
}

export function wireNotices({ config, clock, jobs, settings, installation, logger }: NoticeParts): Notices {
  const { securityTeam, publicUrl } = config
  const composer = new NoticeComposer({ publicUrl, pages: pagesOf(config), globalId: toNodeId })
  const channels = new NoticeChannels({ settings, installation, securityTeam })
  const sending = new NoticeSendingService({
    jobs,
    composer,
    channels,
    report: (error) => logger.error({ err: error }, 'a message failed unexpectedly'),
  })
  const queue = new NoticeQueue({ jobs, clock, securityTeam })
  return {
    queue,
    sweeping: new NoticeSweepService({ queue, securityTeam, authorityDays: config.authorityNoticeDays }),
    dispatch: new NoticeDispatchService(jobs),
    sending,
    trial: new NoticeTrialService({
      jobs,
      composer,
      sending,
      securityTeam,
      authorityDays: config.authorityNoticeDays,
    }),
    retries: new NoticeRetryService({ jobs, sending }),
  }
}

function pagesOf({ linkTemplate, graphql }: Config): NoticePages {
  if (linkTemplate !== null) return { kind: 'FRONTEND', template: linkTemplate }
  return { kind: graphql.graphiql ? 'GRAPHIQL' : 'NONE' }
}

/** The way to the installation's mail server; null where it has none. @throws Error when the file of CAs cannot be read */
export async function openMail({ smtp, publicUrl }: Config, clock: Clock): Promise<MailTransport | null> {
  if (smtp === null) return null
  const { host, port, tls, user, from, caFile, password, passwordFile } = smtp
  return new SmtpMail({
    host,
    port,
    tls,
    user,
    from,
    ca: caFile === null ? null : await readFile(caFile, 'utf8'),
    password: async () => {
      if (passwordFile === null) return password?.reveal() ?? null
      return (await readFile(passwordFile, 'utf8')).replace(/\r?\n$/, '')
    },
    domain: new URL(publicUrl).hostname.replace(/^\[(.*)\]$/, '[IPv6:$1]'),
    now: clock,
  })
}
