// What an issuer plugin is lent: a place for what it must not lose, and the publishing of key authorizations.
import type { Clock } from '../../clock.ts'
import type { Em } from '../../database/connection.ts'
import { keyIdOf, type SecretBox } from '../../database/secrets.ts'
import { kysely } from '../../database/sql.ts'
import type { IssuerStore, IssuerTools } from '../../plugins/issuers/issuer.ts'
import { PluginError } from '../../plugins/plugin-error.ts'
import { DAY } from '../../time-units.ts'

type Stored = Readonly<Record<string, unknown>>

const BINDING = { table: 'issuer_stores', column: 'sealed' }
/** What is left behind by a process that died is forgotten after so long. */
const CHALLENGE_MILLISECONDS = DAY
/** Base64url, as RFC 8555 section 8.3 demands; longer ones the HTTP server does not serve. */
const CHALLENGE_TOKEN = /^[A-Za-z0-9_-]{1,100}$/
const MAX_KEY_AUTHORIZATION = 1024

/** Kept in `issuer_stores`. Each call takes an EntityManager of its own: network calls come in between. */
export class StoredIssuerStore implements IssuerStore {
  readonly #authorityId: string
  readonly #secrets: SecretBox
  readonly #fork: () => Em
  readonly #clock: Clock
  /** Of what was loaded last; 0 when there was nothing. */
  #revision = 0

  constructor(authorityId: string, secrets: SecretBox, fork: () => Em, clock: Clock) {
    this.#authorityId = authorityId
    this.#secrets = secrets
    this.#fork = fork
    this.#clock = clock
  }

  /** @throws RequestError KEY_UNAVAILABLE or INTEGRITY when it cannot be decrypted */
  async load(): Promise<Stored | null> {
    const row = await kysely(this.#fork())
      .selectFrom('issuer_stores')
      .select(['sealed', 'revision'])
      .where('authority_id', '=', this.#authorityId)
      .executeTakeFirst()
    this.#revision = row?.revision ?? 0
    if (row === undefined) return null
    const plain = this.#secrets.open(new Uint8Array(row.sealed), { ...BINDING, id: this.#authorityId })
    try {
      return JSON.parse(plain.toString('utf8')) as Stored
    } finally {
      plain.fill(0)
    }
  }

  /**
   * Replaces what was loaded last.
   * @throws PluginError retryable when somebody else has saved since: two workers must not each keep an account of their own
   */
  async save(value: Stored): Promise<void> {
    const saved = await saveIssuerStore(this.#fork(), this.#secrets, {
      authorityId: this.#authorityId,
      value,
      revision: this.#revision,
      now: this.#clock(),
    })
    if (!saved) throw new PluginError('another worker has just registered with this CA', { retryable: true })
    this.#revision += 1
  }
}

/** @param revision what is replaced; 0: there is nothing. False when something else is there by now. */
export async function saveIssuerStore(
  em: Em,
  secrets: SecretBox,
  { authorityId, value, revision, now }: { authorityId: string; value: Stored; revision: number; now: Date },
): Promise<boolean> {
  const plain = Buffer.from(JSON.stringify(value))
  const sealed = secrets.seal(plain, { ...BINDING, id: authorityId })
  plain.fill(0)
  const columns = { sealed, key_id: keyIdOf(sealed), revision: revision + 1, updated_at: now }
  const saved =
    revision === 0
      ? await kysely(em)
          .insertInto('issuer_stores')
          .values({ authority_id: authorityId, ...columns })
          .onConflict((conflict) => conflict.doNothing())
          .returning('authority_id')
          .executeTakeFirst()
      : await kysely(em)
          .updateTable('issuer_stores')
          .set(columns)
          .where('authority_id', '=', authorityId)
          .where('revision', '=', revision)
          .returning('authority_id')
          .executeTakeFirst()
  return saved !== undefined
}

/** Publishes in `http_challenges`, which every process serves. */
export function httpChallenges(authorityId: string, fork: () => Em, clock: Clock): IssuerTools['httpChallenges'] {
  return {
    async present(token, keyAuthorization) {
      if (!CHALLENGE_TOKEN.test(token) || keyAuthorization.length > MAX_KEY_AUTHORIZATION) {
        throw new PluginError('the CA gave a token that cannot be published', { retryable: false })
      }
      const expires_at = new Date(clock().getTime() + CHALLENGE_MILLISECONDS)
      const columns = { key_authorization: keyAuthorization, authority_id: authorityId, expires_at }
      // A token that another CA gave out is that one's: whoever reads it there may not put something else in its place.
      const published = await kysely(fork())
        .insertInto('http_challenges')
        .values({ token, ...columns })
        .onConflict((conflict) =>
          conflict.column('token').doUpdateSet(columns).where('http_challenges.authority_id', '=', authorityId),
        )
        .returning('token')
        .executeTakeFirst()
      if (published !== undefined) return
      throw new PluginError('the CA gave a token that another CA has given out', { retryable: false })
    },
    async cleanUp(token) {
      await kysely(fork())
        .deleteFrom('http_challenges')
        .where('token', '=', token)
        .where('authority_id', '=', authorityId)
        .execute()
    },
  }
}

/** What is published under a token; null when nothing is, or no longer. */
export async function findKeyAuthorization(em: Em, token: string, now: Date): Promise<string | null> {
  const row = await kysely(em)
    .selectFrom('http_challenges')
    .select('key_authorization')
    .where('token', '=', token)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row?.key_authorization ?? null
}

/** Deletes what nobody will ask for any more. */
export async function forgetHttpChallenges(em: Em, now: Date): Promise<void> {
  await kysely(em).deleteFrom('http_challenges').where('expires_at', '<=', now).execute()
}
