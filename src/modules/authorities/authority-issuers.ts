// The CAs elsewhere behind EXTERNAL authorities: how they are reached, and the plugin that speaks with one.
import type { Clock } from '../../clock.ts'
import type { Em } from '../../database/connection.ts'
import { byKey } from '../../database/scope.ts'
import type { SecretBox } from '../../database/secrets.ts'
import { DomainError, Problems, RequestError } from '../../errors.ts'
import type { Issuer, IssuerTools, Obstacle, ProposedOrder } from '../../plugins/issuers/issuer.ts'
import type { Capability } from '../../plugins/plugin.ts'
import { PluginError } from '../../plugins/plugin-error.ts'
import { pluginOf } from '../../plugins/registry.ts'
import { type ChosenOptions, type ConfiguredRow, type PluginRow, type PluginSettings, rowOf } from '../plugins/index.ts'
import { AuthorityIssuer } from './authority-issuer.entity.ts'
import { type CaCertificate, readCaCertificate } from './ca-certificate.ts'
import { httpChallenges, StoredIssuerStore } from './issuer-tools.ts'

/** Whoever makes an authority waits for its CA's certificate. */
const CA_MILLISECONDS = 10_000

export const authorityIssuerById = byKey<AuthorityIssuer>(
  (em, ids) => em.find(AuthorityIssuer, { authorityId: { $in: [...ids] } }),
  (row) => row.authorityId,
)

/** What a CA elsewhere said when it was asked for its certificate, and what its plugin wants kept. */
export interface Introduction {
  readonly certificate: CaCertificate | null
  readonly stored: Readonly<Record<string, unknown>> | null
}

export class AuthorityIssuers {
  readonly #settings: PluginSettings
  readonly #secrets: SecretBox
  readonly #fork: () => Em
  readonly #clock: Clock

  constructor(settings: PluginSettings, secrets: SecretBox, fork: () => Em, clock: Clock) {
    this.#settings = settings
    this.#secrets = secrets
    this.#fork = fork
    this.#clock = clock
  }

  /**
   * What to store of chosen options. May look a name up, so it runs before any transaction.
   * @throws DomainError(s) under `issuer`
   */
  async configure(authorityId: string, chosen: ChosenOptions, stored: PluginRow | null): Promise<ConfiguredRow> {
    const problems = new Problems()
    const row = await problems.collectAsync([], () => this.#settings.configure('ISSUER', authorityId, chosen, stored))
    throwUnderIssuer(problems)
    if (row === undefined) throw new Error('collected above')
    return row
  }

  /**
   * Meets a CA and asks for its certificate before there is an authority for it. A network call: outside of transactions.
   * @throws DomainError under `issuer` when it cannot be reached, refuses, or says what is no CA's certificate
   */
  async introduce(authorityId: string, row: PluginRow): Promise<Introduction> {
    const kept: { value: Readonly<Record<string, unknown>> | null } = { value: null }
    const issuer = this.#create(authorityId, row, {
      load: async () => kept.value,
      save: async (value) => void (kept.value = value),
    })
    const path = ['issuer', row.plugin]
    try {
      const pem = await issuer.introduce(AbortSignal.timeout(CA_MILLISECONDS))
      const certificate = pem === null ? null : readCaCertificate({ certificate: pem, chain: null }, this.#clock())
      return { certificate, stored: kept.value }
    } catch (error) {
      if (error instanceof PluginError) {
        throw new DomainError('INVALID', error.message, error.option === null ? path : [...path, error.option])
      }
      if (!(error instanceof DomainError)) throw error
      throw new DomainError('INVALID', `the CA names a certificate that will not do: ${error.message}`, path)
    }
  }

  /**
   * The CA behind an authority. The instance must not outlive its use.
   * @throws RequestError INTERNAL for an authority of ours, KEY_UNAVAILABLE or INTEGRITY when its secrets cannot be read
   */
  async open(authorityId: string): Promise<Issuer> {
    const em = this.#fork()
    const row = await em.findOne(AuthorityIssuer, { authorityId }, { populate: ['sealed'] })
    if (row === null) throw new RequestError('INTERNAL', `The authority ${authorityId} has no CA elsewhere.`)
    const store = new StoredIssuerStore(authorityId, this.#secrets, this.#fork, this.#clock)
    return this.#create(authorityId, rowOf(row), store)
  }

  /**
   * Why an order could only fail, without asking the CA; null where nothing is known, also where the authority's secrets
   * cannot be read just now: the order waits for them.
   */
  async obstacleTo(authorityId: string, order: ProposedOrder): Promise<Obstacle | null> {
    try {
      return (await this.open(authorityId)).obstacleTo?.(order) ?? null
    } catch (error) {
      if (error instanceof RequestError) return null
      throw error
    }
  }

  #create(authorityId: string, row: PluginRow, store: IssuerTools['store']): Issuer {
    const create = this.#settings.instance('ISSUER', authorityId, row) as (tools: IssuerTools) => Issuer
    return create({ store, httpChallenges: httpChallenges(authorityId, this.#fork, this.#clock) })
  }
}

/** Whether the issuer of an authority can do this. */
export function issuerCan(plugin: string, capability: Capability): boolean {
  return pluginOf('ISSUER', plugin).capabilities.includes(capability)
}

/** The options are `options` to their plugin, and `issuer` in the inputs of authorities. */
function throwUnderIssuer(problems: Problems): void {
  const moved = new Problems()
  for (const { code, message, path } of problems.found) {
    moved.add(code, message, path?.[0] === 'options' ? ['issuer', ...path.slice(1)] : path)
  }
  moved.throwIfAny()
}
