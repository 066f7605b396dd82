import { z } from 'zod'
import { Problems } from '../../errors.ts'
import {
  checkKubernetes,
  checkNamespace,
  Kubernetes,
  KUBERNETES_OPTIONS,
  LIST,
  METADATA_ONLY,
  refusedBy,
} from '../kubernetes/client.ts'
import { definePlugin } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import { readableFinding } from './readable.ts'
import type { Finding, Source } from './source.ts'

export const kubernetesSource = definePlugin({
  kind: 'SOURCE',
  slug: 'kubernetes',
  title: 'Kubernetes',
  description: 'Finds the certificates in secrets of the type kubernetes.io/tls. Their keys are not looked at.',
  capabilities: [],
  options: [
    ...KUBERNETES_OPTIONS,
    {
      name: 'namespaces',
      type: 'STRINGS',
      default: [],
      maximumLength: 200,
      help: 'Namespaces that are looked at; all of the cluster when there are none.',
    },
  ],
  async check(options, installation) {
    const problems = new Problems()
    await problems.collectAsync([], () => checkKubernetes(options, installation))
    options.namespaces.forEach((namespace, index) =>
      problems.collect(['namespaces', String(index)], () => checkNamespace(namespace)),
    )
    problems.throwIfAny()
  },
  create(options, installation): Source {
    return {
      async *scan(signal) {
        signal?.throwIfAborted()
        const cluster = new Cluster(new Kubernetes(options, installation), signal)
        if (options.namespaces.length === 0) return yield* cluster.secretsAt('api/v1/secrets', null)
        for (const namespace of options.namespaces) {
          yield* cluster.secretsAt(`api/v1/namespaces/${encodeURIComponent(namespace)}/secrets`, namespace)
        }
      },
    }
  },
})

/** Of objects whose annotations may be long: a page has to stay below what an answer may be. */
const PAGE = 100

const LISTED = z.object({ metadata: z.object({ name: z.string(), namespace: z.string() }) })
const SECRET = z.object({ data: z.object({ 'tls.crt': z.base64().optional() }).nullish() })

class Cluster {
  readonly #kubernetes: Kubernetes
  readonly #signal: AbortSignal | undefined

  constructor(kubernetes: Kubernetes, signal: AbortSignal | undefined) {
    this.#kubernetes = kubernetes
    this.#signal = signal
  }

  /** Listed by their names alone, so that no answer holds the keys of many. */
  async *secretsAt(path: string, namespace: string | null): AsyncGenerator<Finding> {
    let next = ''
    do {
      const answer = await this.#kubernetes.ask('GET', path, {
        query: { fieldSelector: 'type=kubernetes.io/tls', limit: String(PAGE), ...(next !== '' && { continue: next }) },
        accept: METADATA_ONLY.list,
        signal: this.#signal,
      })
      const list = LIST.safeParse(answer.value)
      if (answer.status !== 200 || !list.success) {
        // 410: the list was changed so often that its rest is not to be had. The next scan begins anew.
        const error = answer.status === 410 ? new PluginError(answer.message, { retryable: true }) : refusedBy(answer)
        if (namespace === null) throw error
        yield { kind: 'problem', externalId: `${namespace}/`, below: true, message: error.message }
        return
      }
      for (const item of list.data.items) yield* await this.#secret(LISTED.parse(item).metadata)
      next = list.data.metadata.continue ?? ''
    } while (next !== '')
  }

  async #secret({ name, namespace }: { name: string; namespace: string }): Promise<readonly Finding[]> {
    const externalId = `${namespace}/${name}`
    const path = `api/v1/namespaces/${encodeURIComponent(namespace)}/secrets/${encodeURIComponent(name)}`
    const answer = await this.#kubernetes.ask('GET', path, { signal: this.#signal })
    if (answer.status === 404) return []
    const secret = SECRET.safeParse(answer.value)
    if (answer.status !== 200 || !secret.success) {
      const message = answer.status === 200 ? 'it is not a secret that can be read' : answer.message
      return [{ kind: 'problem', externalId, message }]
    }
    const content = Buffer.from(secret.data.data?.['tls.crt'] ?? '', 'base64')
    return [readableFinding(externalId, content, { region: namespace })]
  }
}
