// The KV secrets engine, version 2, of HashiCorp Vault and OpenBao.
// https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2
import { z } from 'zod'
import { definePlugin } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import { checkVault, VAULT_OPTIONS, VaultClient } from '../vault-client.ts'
import type { Bundle, Destination } from './destination.ts'
import { fileName } from './file-name.ts'

export const vaultDestination = definePlugin({
  kind: 'DESTINATION',
  slug: 'vault',
  title: 'Vault KV',
  description:
    'Writes secrets with certificate, chain, full_chain and private_key into a KV engine (version 2) of HashiCorp Vault or OpenBao.',
  capabilities: ['REQUIRES_KEY', 'REMOVE'],
  options: [
    ...VAULT_OPTIONS,
    { name: 'mount', type: 'PATH', default: 'secret', isPlace: true, help: 'Where the KV engine is mounted.' },
    {
      name: 'path',
      type: 'PATH',
      isPlace: true,
      help: 'Folder of the secrets; each is called by the name of its certificate.',
    },
  ],
  check: checkVault,
  create(options, installation): Destination {
    const kv = () => new KeyValues(new VaultClient(options, installation), options.mount)
    const pathOf = (name: string) => (options.path === null ? '' : `${options.path}/`) + fileName(name)
    return {
      async deploy(bundle, signal) {
        await kv().write(pathOf(bundle.name), contentOf(bundle), signal)
        return { location: `${options.mount}/${pathOf(bundle.name)}` }
      },
      remove: (name, signal) => kv().remove(pathOf(name), signal),
    }
  },
})

/** How often others may write the same secret between our reading and our writing. */
const ATTEMPTS = 5

type Content = Readonly<Record<string, string>>

function contentOf({ name, certificate, chain, privateKey }: Bundle): Content {
  if (privateKey === null) throw new PluginError('it takes the private key', { retryable: false })
  const full_chain = certificate + chain
  return { managed_by: 'indri', name: name.toWellFormed(), certificate, chain, full_chain, private_key: privateKey }
}

const METADATA = z.object({ version: z.number().int().positive() })
const READ = z.object({ data: z.object({ data: z.record(z.string(), z.unknown()).nullable(), metadata: METADATA }) })
const WRITTEN = z.object({ data: METADATA })

interface Stored {
  /** What a write has to name to be accepted; 0 where there is nothing. */
  readonly version: number
  /** Null where there is nothing, or its latest version was deleted. */
  readonly content: Readonly<Record<string, unknown>> | null
}

class KeyValues {
  readonly #vault: VaultClient
  readonly #mount: string

  constructor(vault: VaultClient, mount: string) {
    this.#vault = vault
    this.#mount = mount
  }

  /** Accepted by Vault only if nobody wrote since we looked (check-and-set). */
  async write(path: string, content: Content, signal: AbortSignal | undefined): Promise<void> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const stored = await this.#read(path, signal)
      if (stored.content !== null && !isOurs(stored.content)) {
        throw new PluginError(`${path} holds a secret that is not ours`, { retryable: false })
      }
      // Vault keeps versions: the same again would push out an older one.
      if (stored.content !== null && isSame(stored.content, content)) return
      const json = { options: { cas: stored.version }, data: content }
      const answer = await this.#vault.ask('POST', `${this.#mount}/data/${path}`, { json, signal })
      if (answer.status < 300) {
        if (WRITTEN.safeParse(answer.value).success) return
        await this.#vault.ask('DELETE', `${this.#mount}/data/${path}`, { signal })
        throw new PluginError(`${this.#mount} is no KV engine of version 2`, { retryable: false })
      }
      const refusal = this.#vault.refusal(answer)
      if (answer.status !== 400 || !/check-and-set parameter did not match/i.test(refusal)) throw unexpected(refusal)
    }
    throw new PluginError(`${path} does not stop changing`, { retryable: true })
  }

  /** All versions of it; not what others put there. */
  async remove(path: string, signal: AbortSignal | undefined): Promise<void> {
    const { content } = await this.#read(path, signal)
    if (content === null || !isOurs(content)) return
    const answer = await this.#vault.ask('DELETE', `${this.#mount}/metadata/${path}`, { signal })
    if (answer.status >= 300 && answer.status !== 404) throw unexpected(this.#vault.refusal(answer))
  }

  /** Whatever is not understood is an error: taken for nothing, it would be written over. */
  async #read(path: string, signal: AbortSignal | undefined): Promise<Stored> {
    const answer = await this.#vault.ask('GET', `${this.#mount}/data/${path}`, { signal })
    const parsed = READ.safeParse(answer.value)
    if (parsed.success) {
      const { data, metadata } = parsed.data.data
      return { version: metadata.version, content: answer.status < 300 ? data : null }
    }
    const refusal = this.#vault.refusal(answer)
    // An absent secret is a 404 that names no error; an absent engine says that there is no handler.
    if (answer.status === 404 && refusal === 'it answered 404') return { version: 0, content: null }
    throw unexpected(refusal)
  }
}

function isOurs(content: Readonly<Record<string, unknown>>): boolean {
  return content['managed_by'] === 'indri'
}

function isSame(stored: Readonly<Record<string, unknown>>, content: Content): boolean {
  const names = Object.keys(content)
  return Object.keys(stored).length === names.length && names.every((name) => stored[name] === content[name])
}

function unexpected(refusal: string): PluginError {
  return new PluginError(`Vault: ${refusal}`, { retryable: false })
}
