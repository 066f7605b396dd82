// HashiCorp Vault and OpenBao over HTTP: how they are reached and signed in to, and how they refuse.
// https://developer.hashicorp.com/vault/api-docs, https://openbao.org/api-docs/
import { z } from 'zod'
import { DomainError } from '../errors.ts'
import type { EgressRequest } from './egress.ts'
import { checkJsonServer, type JsonAnswer, JsonServer, saidBy, TRUSTED_CERTIFICATES } from './json-server.ts'
import type { Installation } from './plugin.ts'
import { PluginError } from './plugin-error.ts'

/** The options of every plugin that speaks to Vault; judged by {@link checkVault}. */
export const VAULT_OPTIONS = [
  {
    name: 'url',
    type: 'URL',
    required: true,
    leadsSecrets: true,
    isPlace: true,
    help: 'Where Vault or OpenBao is, without /v1, such as https://vault.example.org:8200.',
  },
  {
    name: 'namespace',
    type: 'PATH',
    isPlace: true,
    help: 'Namespace, where there is more than one.',
  },
  {
    name: 'token',
    type: 'SECRET',
    maximumLength: 2048,
    help: 'Token to ask with. It is not renewed: a periodic one, or an AppRole, lasts longer.',
  },
  {
    name: 'roleId',
    type: 'STRING',
    maximumLength: 255,
    help: 'Role identifier of an AppRole, which is signed in to instead of asking with a token.',
  },
  {
    name: 'secretId',
    type: 'SECRET',
    maximumLength: 2048,
    help: 'Secret identifier of the AppRole.',
  },
  {
    name: 'appRoleMount',
    type: 'PATH',
    default: 'approle',
    help: 'Where the AppRole authentication is mounted.',
  },
  TRUSTED_CERTIFICATES,
] as const

export interface VaultAccess {
  readonly url: string
  readonly namespace: string | null
  readonly token: string | null
  readonly roleId: string | null
  readonly secretId: string | null
  readonly appRoleMount: string
  readonly trustedCertificates: string | null
}

/** @throws DomainError under the name of an option */
export async function checkVault(
  options: Pick<VaultAccess, 'url' | 'trustedCertificates' | 'roleId'>,
  installation: Installation,
  secretNames: ReadonlySet<string>,
): Promise<void> {
  await checkJsonServer(options, installation)
  if (options.roleId === null && !secretNames.has('token')) {
    throw new DomainError('REQUIRED', 'expected a token, or the roleId of an AppRole', ['token'])
  }
}

const ERRORS = z.object({ errors: z.array(z.string()) })
const LOGIN = z.object({ auth: z.object({ client_token: z.string().min(1) }) })

/** Standbys and replicas that have not caught up. */
const NOT_NOW: ReadonlySet<number> = new Set([412, 472, 473])

export class VaultClient {
  readonly #server: JsonServer
  readonly #access: VaultAccess
  /** Signed in to once; a client lives no longer than one piece of work. */
  #token: Promise<string> | undefined

  constructor(access: VaultAccess, installation: Installation) {
    this.#server = new JsonServer(access, installation)
    this.#access = access
  }

  /**
   * Answers of 2xx, 400 and 404 are returned: what they mean is for the caller to say.
   * @param path below /v1, such as pki/ca_chain; its parts are encoded already
   * @param request.isPublic asks without a token
   * @throws PluginError retryable when Vault is sealed, overloaded or not there; not retryable when it lets nobody in
   */
  async ask(
    method: EgressRequest['method'],
    path: string,
    request: { json?: object; signal?: AbortSignal | undefined; isPublic?: boolean } = {},
  ): Promise<JsonAnswer> {
    const { json, signal, isPublic = false } = request
    const token = isPublic ? null : await this.#signIn(signal)
    return await this.#send(method, path, token, json, signal)
  }

  /** What Vault says of its refusal, without our secrets. */
  refusal({ value, status }: JsonAnswer): string {
    const parsed = ERRORS.safeParse(value)
    const said = parsed.success ? saidBy(parsed.data.errors.join('; '), this.#secrets) : ''
    return said === '' ? `it answered ${status}` : said
  }

  get #secrets(): (string | null)[] {
    return [this.#access.token, this.#access.secretId]
  }

  async #send(
    method: EgressRequest['method'],
    path: string,
    token: string | null,
    json: object | undefined,
    signal: AbortSignal | undefined,
  ): Promise<JsonAnswer> {
    const { namespace } = this.#access
    const answer = await this.#server.ask(method, `v1/${path}`, {
      headers: {
        // Agents in front of Vault take no requests without it
        'x-vault-request': 'true',
        ...(token !== null && { 'x-vault-token': token }),
        ...(namespace !== null && { 'x-vault-namespace': namespace }),
      },
      ...(json !== undefined && { json }),
      signal,
    })
    const { status } = answer
    if (status < 300 || status === 400 || status === 404) return answer
    throw new PluginError(`Vault: ${this.refusal(answer)}`, { retryable: NOT_NOW.has(status) })
  }

  #signIn(signal: AbortSignal | undefined): Promise<string> {
    this.#token ??= this.#newToken(signal)
    return this.#token
  }

  async #newToken(signal: AbortSignal | undefined): Promise<string> {
    const { token, roleId, secretId, appRoleMount } = this.#access
    if (roleId === null) {
      if (token !== null) return token
      throw new PluginError('neither a token nor an AppRole is configured', { retryable: false })
    }
    const json = { role_id: roleId, ...(secretId !== null && { secret_id: secretId }) }
    const answer = await this.#send('POST', `auth/${appRoleMount}/login`, null, json, signal)
    const parsed = LOGIN.safeParse(answer.value)
    if (answer.status < 300 && parsed.success) return parsed.data.auth.client_token
    throw new PluginError(`Vault did not sign in the AppRole: ${this.refusal(answer)}`, { retryable: false })
  }
}
