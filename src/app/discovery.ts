// Sources, wired: who looks at them, and who hears when that keeps failing.
import type { FastifyBaseLogger } from 'fastify'
import type { JobQueue } from '../jobs/queue.ts'
import type { CertificateUploadService } from '../modules/certificates/index.ts'
import {
  type Invalidity,
  type OpenSource,
  SourceSyncService,
  type TellOfEndpoint,
  type TellOfSource,
} from '../modules/discovery/index.ts'
import type { NoticeQueue } from '../modules/notices/index.ts'
import { dateTime } from '../plugins/notifiers/wording.ts'

export interface DiscoveryParts {
  readonly open: OpenSource
  readonly uploads: CertificateUploadService
  readonly queue: JobQueue
  readonly notices: NoticeQueue
  readonly logger: FastifyBaseLogger
}

export function wireSync({ notices, logger, ...rest }: DiscoveryParts): SourceSyncService {
  const tellers = { tell: tellOfSource(notices, logger), tellOfEndpoint: tellOfEndpoint(notices, logger) }
  return new SourceSyncService({ ...rest, ...tellers })
}

const INVALIDITIES: Readonly<Record<Invalidity['kind'], string>> = {
  REVOKED: 'it was revoked on %',
  EXPIRED: 'it expired on %',
  NOT_YET_VALID: 'it is not valid before %',
}

export function tellOfEndpoint(notices: NoticeQueue, logger: FastifyBaseLogger): TellOfEndpoint {
  return async (
    em,
    { type, endpointId, certificateId, occasion, name, host, port, served, servedName, invalidity },
  ) => {
    const facts = { endpoint: endpointId, name, host, port, expected: certificateId, served }
    if (type === 'ENDPOINT_DRIFTED') logger.warn(facts, 'an endpoint serves another certificate than it should')
    else if (type === 'ENDPOINT_INVALID') logger.warn(facts, 'an endpoint serves a certificate that is not valid')
    else logger.info(facts, 'an endpoint serves the right certificate again')
    const address = `${host.includes(':') ? `[${host}]` : host}:${port}`
    const what = served === null ? 'nothing' : (servedName ?? `a certificate unknown here, SHA-256 ${served}`)
    await notices.raise(em, {
      type,
      certificateId,
      occasion,
      // Revoking has switched its notices off; where people have, there is nothing told
      ...(type === 'ENDPOINT_INVALID' && { notify: true }),
      details: {
        endpoint: name === address ? address : `${name} (${address})`,
        ...(type === 'ENDPOINT_DRIFTED' && { served: what }),
        ...(invalidity !== null && { reason: INVALIDITIES[invalidity.kind].replace('%', dateTime(invalidity.at)) }),
      },
    })
  }
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
