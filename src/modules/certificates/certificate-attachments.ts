// What hangs on a certificate from outside: notifications, destinations, its DNS provider. Who may name them, and storing it.
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { Problems, RequestError } from '../../errors.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { pluginOf } from '../../plugins/registry.ts'
import { destinationFacts, mayAttach, setDestinations } from '../destinations/index.ts'
import { DnsProvider } from '../dns-providers/dns-provider.entity.ts'
import { dnsProviderById } from '../dns-providers/index.ts'
import { type DefaultNotices, existingNotificationIds, setNotifications } from '../notifications/index.ts'
import type { Certificate } from './certificate.entity.ts'

const MAX_ATTACHED = 100

/** Ids are UUIDs. */
export interface WantedAttachments {
  /** Absent or null: the default notices of the owner. */
  readonly notificationIds?: readonly string[] | null | undefined
  readonly destinationIds?: readonly string[] | null | undefined
  readonly dnsProviderId?: string | null | undefined
}

/** What it depends on whether a destination may be attached. */
export interface AttachingFacts {
  readonly hasPrivateKey: boolean
  /** Null for what is about to be issued. */
  readonly notAfter: Date | null
  readonly revoked: boolean
  /** Destinations attached already: those are not judged again. */
  readonly attachedIds: readonly string[]
}

export class CertificateAttachments {
  readonly #defaults: DefaultNotices
  readonly #jobs: JobQueue

  constructor(defaults: DefaultNotices, jobs: JobQueue) {
    this.#defaults = defaults
    this.#jobs = jobs
  }

  /**
   * @throws DomainErrors for ids that are not there, and destinations that cannot take this certificate
   * @throws RequestError FORBIDDEN for a destination of which the caller holds no role
   */
  async check(scope: Scope, wanted: WantedAttachments, facts: AttachingFacts): Promise<void> {
    const problems = new Problems()
    for (const field of ['notificationIds', 'destinationIds'] as const) {
      const count = wanted[field]?.length ?? 0
      if (count > MAX_ATTACHED) {
        problems.add('TOO_MANY', `expected at most ${MAX_ATTACHED} ids, found ${count}`, [field])
      }
    }
    problems.throwIfAny()
    await checkDestinations(scope, wanted.destinationIds ?? [], facts, problems)
    const notifications = await existingNotificationIds(scope.em, wanted.notificationIds ?? [])
    for (const [index, id] of (wanted.notificationIds ?? []).entries()) {
      if (notifications.has(id)) continue
      problems.add('NOT_FOUND', 'there is no notification with this id', ['notificationIds', String(index)])
    }
    const { dnsProviderId } = wanted
    if (dnsProviderId != null && (await scope.loader(dnsProviderById).load(dnsProviderId)) === null) {
      problems.add('NOT_FOUND', 'there is no DNS provider with this id', ['dnsProviderId'])
    }
    problems.throwIfAny()
  }

  /** Whether one of the destinations takes certificates with their key only. */
  async needKey(scope: Scope, destinationIds: readonly string[]): Promise<boolean> {
    const found = await scope.loader(destinationFacts).loadMany([...destinationIds])
    return found.some((facts) => facts !== null && !(facts instanceof Error) && requiresKey(facts))
  }

  /** Attaches to a certificate that is new, inside its transaction. The security team hears of every one. */
  async attach(em: Em, certificate: Certificate, wanted: WantedAttachments, now: Date): Promise<void> {
    const { id, owner } = certificate
    const own = wanted.notificationIds ?? (await this.#defaults.ofOwner(em, owner, now))
    await setNotifications(em, id, [...own, ...(await this.#defaults.ofSecurityTeam(em, now))], now)
    await setDestinations(em, this.#jobs, id, wanted.destinationIds ?? [], now)
    const { dnsProviderId } = wanted
    if (dnsProviderId != null) certificate.dnsProvider = providerReference(em, dnsProviderId)
  }

  /** Changes what is attached, inside the transaction of the change. Absent keeps, null clears. */
  async change(
    em: Em,
    certificate: Certificate,
    changes: WantedAttachments,
    owners: { from: string; to: string },
    now: Date,
  ): Promise<void> {
    const { id } = certificate
    const { notificationIds, destinationIds, dnsProviderId } = changes
    if (notificationIds !== undefined) await setNotifications(em, id, notificationIds ?? [], now)
    if (owners.from !== owners.to) await this.#defaults.follow(em, id, owners, now)
    if (destinationIds !== undefined) await setDestinations(em, this.#jobs, id, destinationIds ?? [], now)
    if (dnsProviderId !== undefined) certificate.dnsProvider = providerReference(em, dnsProviderId)
  }
}

function providerReference(em: Em, id: string | null) {
  return id === null ? null : em.getReference(DnsProvider, id, { wrapped: true })
}

async function checkDestinations(
  scope: Scope,
  ids: readonly string[],
  facts: AttachingFacts,
  problems: Problems,
): Promise<void> {
  const attached = new Set(facts.attachedIds)
  const expired = facts.notAfter !== null && facts.notAfter <= scope.now()
  const found = await scope.loader(destinationFacts).loadMany([...ids])
  for (const [index, destination] of found.entries()) {
    if (destination instanceof Error) throw destination
    const path = ['destinationIds', String(index)]
    if (destination === null) {
      problems.add('NOT_FOUND', 'there is no destination with this id', path)
      continue
    }
    if (attached.has(destination.id)) continue
    const verdict = mayAttach(scope.actor, destination)
    if (!verdict.allowed) throw new RequestError(verdict.code, `destinationIds.${index}: ${verdict.reason}`)
    if (expired) problems.add('EXPIRED', 'expired certificates are not deployed', path)
    else if (facts.revoked) problems.add('ALREADY_REVOKED', 'revoked certificates are not deployed', path)
    else if (!facts.hasPrivateKey && requiresKey(destination)) {
      problems.add('REQUIRES_KEY', 'this destination takes certificates with their private key only', path)
    }
  }
}

function requiresKey({ plugin }: { plugin: string }): boolean {
  return pluginOf('DESTINATION', plugin).capabilities.includes('REQUIRES_KEY')
}
