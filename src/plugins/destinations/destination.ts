// What a destination is given and what it does.
import type { Plugin } from '../plugin.ts'

/** A certificate to put somewhere. PEM texts end with a line break. */
export interface Bundle {
  /** The certificate's name here; each destination derives a legal one from it. */
  readonly name: string
  readonly certificate: string
  /** Issuing certificates, the leaf's issuer first; empty when there are none. */
  readonly chain: string
  /** PKCS#8; null only for destinations that do not require a key. */
  readonly privateKey: string | null
}

/** What is remembered of the certificate at this destination. */
export interface DeploymentContext {
  /**
   * What `deploy` returned when it last put this certificate there; null for the first time, or when that was lost. For places that
   * others name, such as an ARN: they are written over, and found again to be taken away.
   */
  readonly previousLocation: string | null
  /**
   * With `remove`: locations under the same name that others are meant to be at, such as the renewed certificate's. They stay.
   */
  readonly kept?: readonly string[]
}

export interface Destination {
  /**
   * Puts the certificate there, over what was there under the same name; doing it twice is doing it once.
   * @returns where it is, for people; stored, and given back as `previousLocation`
   * @throws PluginError
   */
  deploy(bundle: Bundle, signal?: AbortSignal, context?: DeploymentContext): Promise<{ readonly location: string }>
  /** Takes away what `deploy` put there under this name; nothing there is no error. Only with the capability REMOVE. */
  remove(name: string, signal?: AbortSignal, context?: DeploymentContext): Promise<void>
  /**
   * Whether certificates could be put there now, found out without leaving anything there. Absent where that cannot be known
   * without putting one there.
   * @throws PluginError saying what is in the way
   */
  probe?(signal?: AbortSignal): Promise<void>
  /**
   * Takes away what attempts that were killed or cut off an hour ago or longer have left there. Absent where they leave nothing.
   * @throws PluginError
   */
  tidy?(signal?: AbortSignal): Promise<void>
}

export type DestinationPlugin = Plugin<'DESTINATION', Destination>
