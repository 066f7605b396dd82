// What a notifier is given and what it does.
import type { Plugin } from '../plugin.ts'

/** What a notice says of one certificate; nothing secret. */
export interface NoticeCertificate {
  readonly id: string
  readonly name: string
  readonly owner: string
  readonly commonName: string | null
  readonly serialNumber: string
  readonly notAfter: Date
}

export interface Notice {
  readonly type: 'EXPIRY' | 'TEST'
  /** One line. */
  readonly title: string
  readonly certificates: readonly NoticeCertificate[]
}

export interface Notifier {
  /** @throws PluginError; `retryable` says whether trying again may help */
  send(notice: Notice, signal?: AbortSignal): Promise<void>
}

export type NotifierPlugin = Plugin<'NOTIFIER', Notifier>
