// The account at the CA: made once for an authority, kept in its store, and used for every order and revocation.
import { generateKeyPairSync } from 'node:crypto'
import type { Client } from 'acme-client'
import { z } from 'zod'
import { PluginError } from '../../plugin-error.ts'
import type { IssuerStore } from '../issuer.ts'
import { type AcmeConnection, own } from './connection.ts'
import { AcmeProblem } from './problem.ts'

const ACCOUNT = z.object({ privateKey: z.string(), url: z.string().nullable(), contact: z.array(z.string()) })
const STORED = z.object({ accounts: z.record(z.string(), ACCOUNT) })
type Account = z.infer<typeof ACCOUNT>
type Stored = z.infer<typeof STORED>

export interface AccountOptions {
  readonly url: string
  readonly contact: readonly string[] | null
  readonly eabKeyId: string | null
  readonly eabHmacKey: string | null
}

export class AcmeAccount {
  readonly #options: AccountOptions
  readonly #store: IssuerStore
  readonly #connection: AcmeConnection

  constructor(options: AccountOptions, store: IssuerStore, connection: AcmeConnection) {
    this.#options = options
    this.#store = store
    this.#connection = connection
  }

  /**
   * A client that acts for the account, which is made where there is none. The key is kept before the CA sees it: whoever
   * dies in between finds the same account again (RFC 8555 section 7.3.1).
   * @throws AcmeProblem, PluginError; within a run of the connection
   */
  async client(): Promise<Client> {
    const stored = await this.#load()
    const account = stored.accounts[this.#name] ?? (await this.#save(stored, { ...newKey(), url: null, contact: [] }))
    const contact = (this.#options.contact ?? []).map((address) => `mailto:${address}`)
    if (account.url === null) return await this.#register(stored, account, contact)
    const client = await this.#connection.client({ ...account, binding: null })
    if (contact.join(' ') !== account.contact.join(' ')) {
      await client.updateAccount({ contact })
      await this.#save(stored, { ...account, contact })
    }
    return client
  }

  /** Clients of accounts that were used at this CA before, under other bindings. */
  async others(): Promise<Client[]> {
    const { accounts } = await this.#load()
    const earlier = Object.entries(accounts).filter(
      ([name, { url }]) => name !== this.#name && name.split(' ')[0] === this.#options.url && url !== null,
    )
    return await Promise.all(earlier.map(([, account]) => this.#connection.client({ ...account, binding: null })))
  }

  /** The CA does not know the account any more: the key stays, and registers once more when it is next used. */
  async forget(): Promise<void> {
    const stored = await this.#load()
    const account = stored.accounts[this.#name]
    if (account !== undefined) await this.#save(stored, { ...account, url: null })
  }

  async #register(stored: Stored, account: Account, contact: string[]): Promise<Client> {
    const { eabKeyId, eabHmacKey } = this.#options
    const binding = eabKeyId === null || eabHmacKey === null ? null : { keyId: eabKeyId, hmacKey: eabHmacKey }
    const client = await this.#connection.client({ ...account, binding })
    let known = account
    try {
      await client.createAccount({ termsOfServiceAgreed: true, ...(contact.length > 0 && { contact }) })
      known = { ...account, contact }
    } catch (error) {
      // The library changes an account that it finds made already, which the CA may not like: it is there all the same.
      if (urlOf(client) === null) throw error instanceof AcmeProblem && !error.isPassing ? error.toPluginError() : error
    }
    this.#connection.judge(client.getAccountUrl())
    await this.#save(stored, { ...known, url: client.getAccountUrl() })
    return client
  }

  /** Another directory or another binding is another account; the one before stays for what it has ordered. */
  get #name(): string {
    return [this.#options.url, this.#options.eabKeyId ?? ''].join(' ').trim()
  }

  async #load(): Promise<Stored> {
    const value = await own(this.#store.load())
    if (value === null) return { accounts: {} }
    const parsed = STORED.safeParse(value)
    if (parsed.success) return parsed.data
    // Never overwritten: it may be the only copy of a key.
    throw new PluginError('what is stored of the ACME account cannot be read', { retryable: false })
  }

  async #save(stored: Stored, account: Account): Promise<Account> {
    stored.accounts[this.#name] = account
    await own(this.#store.save(stored))
    return account
  }
}

/** ES256, which every ACME server takes (RFC 8555 section 6.2). */
function newKey(): { privateKey: string } {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
}

function urlOf(client: Client): string | null {
  try {
    return client.getAccountUrl()
  } catch {
    return null
  }
}
