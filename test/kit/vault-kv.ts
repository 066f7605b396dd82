// Vault's KV engine, version 2: versions, check-and-set, deletion that is soft and deletion that is not. And version 1, to be told apart.
import { type VaultEngine, vaultErrors, type VaultRequest, type VaultReply } from './vault.ts'

interface Version {
  readonly data: Readonly<Record<string, unknown>>
  deleted: boolean
}

export interface VaultKv extends VaultEngine {
  readonly secrets: Map<string, Version[]>
  /** The latest version, where it is not deleted. */
  latest(path: string): Readonly<Record<string, unknown>> | null
  /** Before each write, as another client's. */
  meanwhile: ((path: string) => void) | null
}

export function vaultKv(): VaultKv {
  const secrets = new Map<string, Version[]>()
  const write = (path: string, body: VaultRequest['body']): VaultReply => {
    kv.meanwhile?.(path)
    const versions = secrets.get(path) ?? []
    const options = (body['options'] ?? {}) as { cas?: number }
    if (options.cas === undefined) return vaultErrors(400, 'check-and-set parameter required for this call')
    if (options.cas !== versions.length) {
      return vaultErrors(400, 'check-and-set parameter did not match the current version')
    }
    versions.push({ data: body['data'] as Readonly<Record<string, unknown>>, deleted: false })
    secrets.set(path, versions)
    return { status: 200, body: { data: metadata(versions.length, false) } }
  }
  const read = (path: string): VaultReply => {
    const versions = secrets.get(path)
    const latest = versions?.at(-1)
    if (versions === undefined || latest === undefined) return { status: 404, body: { errors: [] } }
    const body = {
      data: { data: latest.deleted ? null : latest.data, metadata: metadata(versions.length, latest.deleted) },
    }
    return { status: latest.deleted ? 404 : 200, body }
  }
  const kv: VaultKv = {
    secrets,
    meanwhile: null,
    latest(path) {
      const version = secrets.get(path)?.at(-1)
      return version === undefined || version.deleted ? null : version.data
    },
    answer({ method, path, body }) {
      const [, kind = '', below = ''] = /^(data|metadata)\/(.+)$/s.exec(path) ?? []
      if (kind === 'metadata' && method === 'DELETE') {
        secrets.delete(below)
        return { status: 204 }
      }
      if (kind !== 'data') return vaultErrors(405, 'unsupported operation')
      if (method === 'GET') return read(below)
      if (method === 'POST' || method === 'PUT') return write(below, body)
      const latest = secrets.get(below)?.at(-1)
      if (latest !== undefined) latest.deleted = true
      return { status: 204 }
    },
  }
  return kv
}

function metadata(version: number, deleted: boolean): object {
  const deletion_time = deleted ? '2026-01-01T00:00:00Z' : ''
  return { version, created_time: '2026-01-01T00:00:00Z', deletion_time, destroyed: false, custom_metadata: null }
}

/** Version 1 keeps whatever it is sent under whatever path, and says nothing. */
export function vaultKvOne(): VaultEngine & { readonly secrets: Map<string, VaultRequest['body']> } {
  const secrets = new Map<string, VaultRequest['body']>()
  return {
    secrets,
    answer({ method, path, body }) {
      if (method === 'POST') secrets.set(path, body)
      if (method === 'DELETE') secrets.delete(path)
      if (method !== 'GET') return { status: 204 }
      const data = secrets.get(path)
      return data === undefined ? { status: 404, body: { errors: [] } } : { status: 200, body: { data } }
    },
  }
}
