// What a notifier is given and what it does.
import type { Plugin } from '../plugin.ts'
import type { NoticePages } from './links.ts'

/** What people are told of. */
export const NOTICE_TYPES = [
  'EXPIRY',
  'EXPIRED',
  'REVOKED',
  'ROTATED',
  'ROTATION_FAILED',
  'DEPLOYMENT_FAILED',
  'ISSUANCE_FAILED',
  'SWITCH_FAILED',
  'ENDPOINT_DRIFTED',
  'ENDPOINT_INVALID',
  'ENDPOINT_RECOVERED',
  'SOURCE_FAILING',
  'SOURCE_RECOVERED',
  'JOB_FAILING',
  'JOB_RECOVERED',
  'AUTHORITY_EXPIRY',
  'SUMMARY',
  'TEST',
] as const
export type NoticeType = (typeof NOTICE_TYPES)[number]

/** What happened to a certificate, beyond its type. All of it is fit to be shown. */
export interface NoticeDetails {
  /** Why it failed. */
  readonly error?: string
  /** Why it was revoked, in words. */
  readonly reason?: string
  /** Name of the destination that failed. */
  readonly destination?: string
  /** Name and address of the endpoint that serves something else, or serves it still or again. */
  readonly endpoint?: string
  /** What that endpoint serves. */
  readonly served?: string
  /** Name of the certificate that took its place. */
  readonly successor?: string
  /** Of a source: how many syncs in a row did not succeed. */
  readonly failures?: number
  /** Of the service's own work: when it failed for good (ISO 8601). */
  readonly diedAt?: string
  /** Of a source: when it was last looked at with success (ISO 8601); left out when it never was. */
  readonly lastSuccessAt?: string
  /** What is left to its owner. */
  readonly toDo?: string
}

/** What a notice says of one certificate; nothing secret. Of one that could not be issued, only its name is known. */
export interface NoticeCertificate {
  /** Global id; null where there is no certificate yet. */
  readonly id: string | null
  readonly name: string
  readonly owner: string
  readonly commonName: string | null
  readonly serialNumber: string | null
  readonly issuer: string | null
  readonly notAfter: Date | null
  /** Names of the destinations that hold it. */
  readonly destinations: readonly string[]
  /** Where it was seen served, host:port. */
  readonly endpoints: readonly string[]
  /** Whether it is renewed by itself. */
  readonly rotation: boolean
  readonly details: NoticeDetails
}

export interface NoticeAuthority {
  /** Global id. */
  readonly id: string
  readonly name: string
  readonly owner: string
  readonly type: string
  readonly expiresAt: Date
  /** Certificates of it that are valid. */
  readonly validCertificates: number
}

/** A source of certificates that keeps failing, or works again. */
export interface NoticeSource {
  /** Global id. */
  readonly id: string
  readonly name: string
  readonly owner: string
  readonly details: NoticeDetails
}

/** Lines under a title: of the summary, e.g. "expiring in 30 days, team@example.org: 3", or of work that fails. */
export interface NoticeFigure {
  readonly title: string
  readonly lines: readonly { readonly label: string; readonly value: string }[]
}

export interface Notice {
  /** Stays the same when it is sent again, so that whoever gets it twice can tell. */
  readonly id: string
  readonly type: NoticeType
  /** When it is sent. */
  readonly at: Date
  /** Where people look for more, without a slash at the end. */
  readonly publicUrl: string
  /** Where things can be looked at by their ids. */
  readonly pages: NoticePages
  /** Why whoever gets it does so, as it goes on after "because": 'you own it'. */
  readonly because: string
  readonly certificates: readonly NoticeCertificate[]
  readonly authorities: readonly NoticeAuthority[]
  readonly sources: readonly NoticeSource[]
  readonly figures: readonly NoticeFigure[]
  /** Of several recipients, those that an earlier attempt has told. */
  readonly told: readonly string[]
}

/** How far a notice got. */
export interface SendResult {
  /** Recipients that have it now; empty where there is one only. */
  readonly told: readonly string[]
  /** Recipients that do not, the others having it. */
  readonly failures: readonly SendFailure[]
}

export interface SendFailure {
  readonly recipient: string
  readonly message: string
  readonly retryable: boolean
  /** No sooner than that, where the other side said so. */
  readonly retryAfterSeconds?: number | null
}

export const ALL_TOLD: SendResult = Object.freeze({ told: [], failures: [] })

export interface Notifier {
  /** @throws PluginError when nobody was told; `retryable` says whether trying again may help */
  send(notice: Notice, signal?: AbortSignal): Promise<SendResult>
}

export type NotifierPlugin = Plugin<'NOTIFIER', Notifier>
