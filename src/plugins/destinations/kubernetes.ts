import { Problems } from '../../errors.ts'
import {
  checkKubernetes,
  checkNamespace,
  Kubernetes,
  KUBERNETES_OPTIONS,
  type KubernetesObject,
  LIST,
  METADATA_ONLY,
  OBJECT,
  refusedBy,
} from '../kubernetes/client.ts'
import {
  CERTIFICATE_LABEL,
  certificateLabel,
  checkTemplate,
  labelsOf,
  MANAGER,
  MANAGER_LABEL,
  secretName,
} from '../kubernetes/secret-names.ts'
import { definePlugin } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import type { Bundle, Destination } from './destination.ts'

export const kubernetesDestination = definePlugin({
  kind: 'DESTINATION',
  slug: 'kubernetes',
  title: 'Kubernetes',
  description: 'Writes secrets of the type kubernetes.io/tls, where ingresses and gateways take certificates from.',
  capabilities: ['REQUIRES_KEY', 'REMOVE'],
  options: [
    ...KUBERNETES_OPTIONS,
    {
      name: 'namespace',
      type: 'STRING',
      required: true,
      maximumLength: 63,
      isPlace: true,
      help: 'Namespace of the secrets.',
    },
    {
      name: 'nameTemplate',
      type: 'STRING',
      default: '{name}',
      maximumLength: 253,
      isPlace: true,
      help: 'What secrets are called; {name} and {commonName} are those of the certificate. With {commonName}-tls, a renewed certificate takes the place of the old one.',
    },
    {
      name: 'labels',
      type: 'STRINGS',
      default: [],
      maximumLength: 20,
      help: 'Labels put on the secrets, each such as team=web.',
    },
  ],
  async check(options, installation) {
    const problems = new Problems()
    await problems.collectAsync([], () => checkKubernetes(options, installation))
    problems.collect(['namespace'], () => checkNamespace(options.namespace))
    problems.collect(['nameTemplate'], () => checkTemplate(options.nameTemplate))
    problems.collect([], () => labelsOf(options.labels))
    problems.throwIfAny()
  },
  create(options, installation): Destination {
    const secrets = () => new Secrets(new Kubernetes(options, installation), options.namespace)
    return {
      async deploy(bundle, signal) {
        const name = secretName(options.nameTemplate, bundle)
        await secrets().write(name, bundle, labelsOf(options.labels), signal)
        return { location: `${options.namespace}/${name}` }
      },
      remove: (name, signal) => secrets().remove(name, signal),
    }
  },
})

/** How often others may change a secret between our reading and our writing. */
const ATTEMPTS = 5

class Secrets {
  readonly #kubernetes: Kubernetes
  readonly #path: string

  constructor(kubernetes: Kubernetes, namespace: string) {
    this.#kubernetes = kubernetes
    this.#path = `api/v1/namespaces/${encodeURIComponent(namespace)}/secrets`
  }

  /** Made, or changed where it is ours and as it was when we looked; annotations and data of others stay. */
  async write(
    name: string,
    bundle: Bundle,
    labels: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const { certificate, chain, privateKey } = bundle
    if (privateKey === null) throw new PluginError('it takes the private key', { retryable: false })
    const ours = { ...labels, [MANAGER_LABEL]: MANAGER, [CERTIFICATE_LABEL]: certificateLabel(bundle.name) }
    const data = { 'tls.crt': base64(certificate + chain), 'tls.key': base64(privateKey) }
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const found = await this.#find(name, signal)
      const done =
        found === null
          ? await this.#create({ metadata: { name, labels: ours }, data }, signal)
          : await this.#patch(found, { labels: ours, data }, signal)
      if (done) return
    }
    throw new PluginError(`the secret ${name} does not stop changing`, { retryable: true })
  }

  /** Every secret that holds this certificate, whatever it is called, and no other. */
  async remove(certificateName: string, signal: AbortSignal | undefined): Promise<void> {
    const labelSelector = `${MANAGER_LABEL}=${MANAGER},${CERTIFICATE_LABEL}=${certificateLabel(certificateName)}`
    const answer = await this.#kubernetes.ask('GET', this.#path, {
      query: { labelSelector },
      accept: METADATA_ONLY.list,
      signal,
    })
    const list = LIST.safeParse(answer.value)
    if (answer.status !== 200 || !list.success) throw refusedBy(answer)
    for (const item of list.data.items) {
      const { name, uid, resourceVersion } = OBJECT.parse(item).metadata
      // As we saw it: what was made or changed in its place since then stays.
      const json = { apiVersion: 'v1', kind: 'DeleteOptions', preconditions: { uid, resourceVersion } }
      const path = `${this.#path}/${encodeURIComponent(name)}`
      const deleted = await this.#kubernetes.ask('DELETE', path, { json, signal })
      if (deleted.status === 409) throw new PluginError(`the secret ${name} has just changed`, { retryable: true })
      if (deleted.status >= 300 && deleted.status !== 404) throw refusedBy(deleted)
    }
  }

  /** Null when there is none. @throws PluginError when it is not ours */
  async #find(name: string, signal: AbortSignal | undefined): Promise<KubernetesObject | null> {
    const path = `${this.#path}/${encodeURIComponent(name)}`
    const answer = await this.#kubernetes.ask('GET', path, { accept: METADATA_ONLY.one, signal })
    if (answer.status === 404 && answer.reason === 'NotFound') return null
    const found = OBJECT.safeParse(answer.value)
    if (answer.status !== 200 || !found.success) throw refusedBy(answer)
    if (found.data.metadata.labels?.[MANAGER_LABEL] === MANAGER) return found.data
    throw new PluginError(`there is a secret ${name} that is not ours`, { retryable: false })
  }

  async #create(secret: object, signal: AbortSignal | undefined): Promise<boolean> {
    const json = { apiVersion: 'v1', kind: 'Secret', type: 'kubernetes.io/tls', ...secret }
    const answer = await this.#kubernetes.ask('POST', this.#path, { query: { fieldManager: MANAGER }, json, signal })
    if (answer.status === 409 && answer.reason === 'AlreadyExists') return false
    if (answer.status >= 300) throw refusedBy(answer)
    return true
  }

  async #patch(
    { metadata }: KubernetesObject,
    { labels, data }: { labels: object; data: object },
    signal: AbortSignal | undefined,
  ): Promise<boolean> {
    const { name, uid, resourceVersion } = metadata
    const answer = await this.#kubernetes.ask('PATCH', `${this.#path}/${encodeURIComponent(name)}`, {
      query: { fieldManager: MANAGER },
      contentType: 'application/merge-patch+json',
      json: { metadata: { uid, resourceVersion, labels }, data },
      signal,
    })
    if (answer.status === 409 || answer.status === 404) return false
    if (answer.status >= 300) throw refusedBy(answer)
    return true
  }
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}
