// What an issuer is given and what it does: a CA elsewhere that signs for an authority of ours.
import type { Plugin } from '../plugin.ts'

/** What is ordered. It has passed the one evaluator before; an issuer never widens it. */
export interface Order {
  /** Ours, unique and the same when an order is taken up again: where the CA knows idempotency, this is the key. */
  readonly reference: string
  /** An attempt before this one gave no answer: what it asked for may have been done. */
  readonly isRepeated?: boolean
  /** PKCS#10, PEM: names and key. */
  readonly csr: string
  readonly commonName: string | null
  /** DNS names and IP addresses as text, in the order of the request. */
  readonly dnsNames: readonly string[]
  readonly ipAddresses: readonly string[]
  readonly notBefore: Date
  readonly notAfter: Date
  /** Adds and removes TXT records for dns-01; null where the certificate names no DNS provider. */
  readonly dns: DnsChallenges | null
  /** PEM of a certificate of this authority whose place it takes, where there is one: ACME spares such orders limits (RFC 9773). */
  readonly replaces?: string | null
}

/** What is known of an order before it is stored. */
export interface ProposedOrder extends Pick<Order, 'commonName' | 'dnsNames' | 'ipAddresses'> {
  /** Names that are neither DNS names nor addresses, as text. */
  readonly otherNames: readonly string[]
  /** Whether the certificate names a DNS provider, for dns-01. */
  readonly hasDns: boolean
}

/** Why an order could only fail. */
export interface Obstacle {
  /** Fit to be shown; no sentence. */
  readonly reason: string
  /** The name that is in the way; null where a DNS provider is missing. */
  readonly name: string | null
}

export interface DnsChallenges {
  present(record: { readonly name: string; readonly value: string }, signal?: AbortSignal): Promise<void>
  cleanUp(record: { readonly name: string; readonly value: string }, signal?: AbortSignal): Promise<void>
}

/** What an issuer remembers of an order between two calls. JSON; nothing secret. */
export type OrderState = Readonly<Record<string, unknown>>

export type OrderOutcome =
  /** PEM texts; the chain begins with the issuer of the certificate and may be empty. */
  | {
      readonly status: 'ISSUED'
      readonly certificate: string
      readonly chain: string
      readonly externalId: string | null
    }
  /** Not yet: `advance` again with this state, no sooner than that. */
  | {
      readonly status: 'PENDING'
      readonly state: OrderState
      readonly retryAfterSeconds: number
      readonly detail: string
    }
  /** Never: the CA said no. The reason is fit to be shown. */
  | { readonly status: 'REJECTED'; readonly reason: string }

/** Where an issuer keeps what it must not lose, such as the key of its ACME account. Sealed at rest. */
export interface IssuerStore {
  load(): Promise<Readonly<Record<string, unknown>> | null>
  /** @throws PluginError (retryable) when somebody else has saved since this instance loaded: two of us would make two accounts */
  save(value: Readonly<Record<string, unknown>>): Promise<void>
}

export interface RemoteRevocation {
  /** PEM. */
  readonly certificate: string
  readonly chain: string
  readonly externalId: string | null
  /** CRLReason of RFC 5280 section 5.3.1. */
  readonly reason: number
}

export interface Issuer {
  /**
   * What stands in the way of an order, told before it is stored and without asking the CA: names that could not be proved to
   * it. Null where nothing is known to; left out by issuers that need no proof. Pure.
   */
  obstacleTo?(order: ProposedOrder): Obstacle | null
  /**
   * Takes one step of an order. `state` is null at first and then what the last outcome said; it is stored between two
   * steps, so that a process that dies between them orders nothing twice.
   * @throws PluginError; `retryable` ones are tried again with the same state
   */
  advance(order: Order, state: OrderState | null, signal?: AbortSignal): Promise<OrderOutcome>
  /** Gives an order up at the CA, where it knows that; clears challenges away. @throws PluginError */
  cancel(order: Order, state: OrderState | null, signal?: AbortSignal): Promise<void>
  /** Only with the capability REVOKE. Revoked already is no error. @throws PluginError */
  revoke(revocation: RemoteRevocation, signal?: AbortSignal): Promise<void>
  /**
   * Asked before an authority is made for it: finds out, without ordering anything, whether the CA is there and takes us.
   * @returns its certificate and chain, PEM, where it can be asked; null where it is known only from what it issues
   * @throws PluginError that says what is wrong with the options
   */
  introduce(signal?: AbortSignal): Promise<string | null>
  /** When this certificate is best renewed (ACME: ARI, RFC 9773); null where the CA does not say. */
  renewalWindow(certificate: string, signal?: AbortSignal): Promise<{ readonly start: Date; readonly end: Date } | null>
}

export interface IssuerTools {
  readonly store: IssuerStore
  /** Publishes key authorizations of http-01 at /.well-known/acme-challenge/<token> of this service. */
  readonly httpChallenges: {
    present(token: string, keyAuthorization: string): Promise<void>
    cleanUp(token: string): Promise<void>
  }
}

/** Its `create` yields a function, since the tools belong to an authority and not to the installation. */
export type IssuerPlugin = Plugin<'ISSUER', (tools: IssuerTools) => Issuer>
