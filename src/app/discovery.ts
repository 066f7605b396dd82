// Sources, wired: who looks at them, and who hears when that keeps failing.
import type { FastifyBaseLogger } from 'fastify'
import type { JobQueue } from '../jobs/queue.ts'
import type { CertificateUploadService } from '../modules/certificates/index.ts'
import { type OpenSource, SourceSyncService, type TellOfSource } from '../modules/discovery/index.ts'
import type { NoticeQueue } from '../modules/notices/index.ts'

export interface DiscoveryParts {
  readonly open: OpenSource
  readonly uploads: CertificateUploadService
  readonly queue: JobQueue
  readonly notices: NoticeQueue
  readonly logger: FastifyBaseLogger
}

export function wireSync({ notices, logger, ...rest }: DiscoveryParts): SourceSyncService {
  return new SourceSyncService({ ...rest, tell: tellOfSource(notices, logger) })
}

export function tellOfSource(notices: NoticeQueue, logger: FastifyBaseLogger): TellOfSource {
  return async (em, { type, sourceId, occasion, name, owner, failures, error, lastSuccessAt }) => {
    const isFailing = type === 'SOURCE_FAILING'
    if (isFailing) logger.warn({ source: sourceId, name, failures, reason: error }, 'a source keeps failing')
    else logger.info({ source: sourceId, name }, 'a source works again')
    await notices.raise(em, {
      type,
      sourceId,
      occasion,
      name,
      owner,
      details: {
        ...(isFailing && { failures }),
        ...(isFailing && error !== null && { error }),
        ...(lastSuccessAt !== null && { lastSuccessAt: lastSuccessAt.toISOString() }),
      },
    })
  }
}
