// The notices that come by themselves: 30, 15 and 2 days before the end, to a certificate's owner and to the security team.
import type { Em } from '../../database/connection.ts'
import { lockFor } from '../../database/locks.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { Notification } from './notification.entity.ts'
import { defaultNoticeIds, notificationIdsOf, setNotifications } from './notification.repository.ts'

const DAYS_BEFORE = [30, 15, 2]

/** Names that begin so are made here only: whoever could take one would hear what was meant for another. */
export function isReservedNoticeName(name: string): boolean {
  return name.normalize('NFKC').trim().toUpperCase().startsWith('DEFAULT_')
}

export class DefaultNotices {
  readonly #securityTeam: readonly string[]

  /** @param securityTeam e-mail addresses; empty: there is none */
  constructor(securityTeam: readonly string[]) {
    this.#securityTeam = securityTeam
  }

  /** The old owner's default notices end and the new owner's begin; all others stay. */
  async follow(em: Em, certificateId: string, owners: { from: string; to: string }, now: Date): Promise<void> {
    const ended = new Set(await defaultNoticeIds(em, owners.from))
    const kept = (await notificationIdsOf(em, certificateId)).filter((id) => !ended.has(id))
    await setNotifications(em, certificateId, [...kept, ...(await this.ofOwner(em, owners.to, now))], now)
  }

  /** Ids of the owner's notices, made where they are missing. By the full address: two teams with equal local parts are two. */
  async ofOwner(em: Em, owner: string, now: Date): Promise<string[]> {
    return this.#ensure(em, owner, `DEFAULT_${owner.toUpperCase()}`, [owner], now)
  }

  /** Ids of the security team's notices, made where they are missing; none without a team. */
  async ofSecurityTeam(em: Em, now: Date): Promise<string[]> {
    if (this.#securityTeam.length === 0) return []
    return this.#ensure(em, null, 'DEFAULT_SECURITY', this.#securityTeam, now)
  }

  /** Found by what they are for and not by name; the lock lets one of two transactions make them. */
  async #ensure(
    em: Em,
    owner: string | null,
    prefix: string,
    recipients: readonly string[],
    now: Date,
  ): Promise<string[]> {
    const found = await defaultNoticeIds(em, owner)
    if (found.length > 0) return found
    await lockFor(em, `default notices ${owner ?? ''}`)
    const made = await defaultNoticeIds(em, owner)
    if (made.length > 0) return made
    const notices = DAYS_BEFORE.map((count) =>
      em.create(Notification, {
        id: uuidv7(now),
        name: `${prefix}_${count}_DAY`,
        description: null,
        owner,
        creator: null,
        creatorHasRights: false,
        active: true,
        plugin: 'email',
        options: { recipients },
        writeOnlyOptions: [],
        sealed: null,
        keyId: null,
        intervals: [{ count, unit: 'DAYS' }],
        events: [],
        defaultFor: owner === null ? 'SECURITY_TEAM' : 'OWNER',
        createdAt: now,
        updatedAt: now,
      }),
    )
    em.persist(notices)
    await em.flush()
    return notices.map((notice) => notice.id)
  }
}
