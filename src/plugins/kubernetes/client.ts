// The API server of a Kubernetes cluster. https://kubernetes.io/docs/reference/using-api/api-concepts/
import { z } from 'zod'
import { DomainError } from '../../errors.ts'
import type { EgressRequest } from '../egress.ts'
import { checkJsonServer, JsonServer, saidBy, TRUSTED_CERTIFICATES } from '../json-server.ts'
import type { Installation } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'

/** The options of every plugin that speaks to Kubernetes; judged by {@link checkKubernetes}. */
export const KUBERNETES_OPTIONS = [
  {
    name: 'url',
    type: 'URL',
    required: true,
    leadsSecrets: true,
    isPlace: true,
    help: 'Where the API server is, such as https://kubernetes.example.org:6443.',
  },
  {
    name: 'token',
    type: 'SECRET',
    required: true,
    help: 'Token of a service account, sent as bearer token.',
  },
  TRUSTED_CERTIFICATES,
] as const

export interface KubernetesAccess {
  readonly url: string
  readonly token: string
  readonly trustedCertificates: string | null
}

/** @throws DomainError under the name of an option */
export async function checkKubernetes(
  options: Omit<KubernetesAccess, 'token'>,
  installation: Installation,
): Promise<void> {
  await checkJsonServer(options, installation)
}

/** A namespace is called by a label of RFC 1123. @throws DomainError INVALID without a path */
export function checkNamespace(namespace: string): void {
  if (/^(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(namespace)) return
  throw new DomainError('INVALID', 'expected the name of a namespace: lower-case letters, digits and hyphens')
}

export interface KubernetesAnswer {
  readonly status: number
  readonly value: unknown
  /** The reason of a refusal, such as AlreadyExists; null for answers of another kind. */
  readonly reason: string | null
  /** What the API server says of its refusal. */
  readonly message: string
}

const STATUS = z.object({ kind: z.literal('Status'), reason: z.string().nullish(), message: z.string().nullish() })

export interface KubernetesRequest {
  readonly query?: Readonly<Record<string, string>>
  readonly json?: object
  /** Of `json`; application/json unless given. */
  readonly contentType?: string
  readonly accept?: string
  readonly signal?: AbortSignal | undefined
}

export class Kubernetes {
  readonly #server: JsonServer
  readonly #access: KubernetesAccess

  constructor(access: KubernetesAccess, installation: Installation) {
    this.#server = new JsonServer(access, installation)
    this.#access = access
  }

  /**
   * @param path below the server's URL, its parts encoded already
   * @returns the answer, refusals of 4xx among them
   * @throws PluginError when there is no answer; retryable for 5xx, 408 and 429
   */
  async ask(method: EgressRequest['method'], path: string, request: KubernetesRequest = {}): Promise<KubernetesAnswer> {
    const { query = {}, json, contentType = 'application/json', accept = 'application/json', signal } = request
    const search = new URLSearchParams(query).toString()
    const answer = await this.#server.ask(method, search === '' ? path : `${path}?${search}`, {
      headers: {
        authorization: `Bearer ${this.#access.token}`,
        accept,
        // Node sends none with a DELETE by itself.
        ...(json !== undefined && {
          'content-type': contentType,
          'content-length': String(Buffer.byteLength(JSON.stringify(json))),
        }),
      },
      ...(json !== undefined && { json }),
      signal,
    })
    const told = STATUS.safeParse(answer.value)
    const reason = told.success ? (told.data.reason ?? null) : null
    const said = told.success ? saidBy(told.data.message ?? '', [this.#access.token]) : ''
    return { status: answer.status, value: answer.value, reason, message: said || `it answered ${answer.status}` }
  }
}

/** For refusals that nothing is done about. */
export function refusedBy({ message }: KubernetesAnswer): PluginError {
  return new PluginError(`Kubernetes: ${message}`, { retryable: false })
}

/** What is known of objects without their content. */
export const METADATA_ONLY = {
  one: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
  list: 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
} as const

export const OBJECT = z.object({
  metadata: z.object({
    name: z.string(),
    uid: z.string(),
    resourceVersion: z.string(),
    labels: z.record(z.string(), z.string()).nullish(),
  }),
})
export type KubernetesObject = z.infer<typeof OBJECT>

export const LIST = z.object({
  metadata: z.object({ continue: z.string().nullish() }),
  items: z.array(z.unknown()),
})
