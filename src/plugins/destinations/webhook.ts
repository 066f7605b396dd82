import { DomainError } from '../../errors.ts'
import { definePlugin } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import { IN_THE_CLEAR, requireSecureUrl } from '../secure-url.ts'
import { checkWebhookUrl, signedPost, WEBHOOK_OPTIONS } from '../signed-post.ts'
import type { Destination } from './destination.ts'
import { fileName } from './file-name.ts'

export const webhookDestination = definePlugin({
  kind: 'DESTINATION',
  slug: 'webhook',
  title: 'Webhook',
  description:
    'Hands certificate, chain and key to a service of yours, by signed JSON over HTTPS: the event "deploy" replaces what it has under the name, "remove" takes it away. Each may come twice.',
  capabilities: ['REQUIRES_KEY', 'REMOVE'],
  options: WEBHOOK_OPTIONS,
  async check({ url }, installation) {
    await checkWebhookUrl(url, installation)
    if (!installation.http.takesSecrets(url)) throw new DomainError('INVALID', IN_THE_CLEAR, ['url'])
  },
  create(options, installation): Destination {
    const post = async (payload: object, signal?: AbortSignal) => {
      signal?.throwIfAborted()
      requireSecureUrl(options.url, installation.http)
      await signedPost(options, payload, installation, signal)
    }
    return {
      async deploy({ name, certificate, chain, privateKey }, signal) {
        if (privateKey === null) throw new PluginError('it takes the private key', { retryable: false })
        // `name` is fit to be the name of a file: a receiver may write it to one as it is.
        const legal = fileName(name)
        await post({ event: 'deploy', name: legal, certificateName: name, certificate, chain, privateKey }, signal)
        return { location: `${new URL(options.url).host}: ${legal}` }
      },
      remove: (name, signal) => post({ event: 'remove', name: fileName(name), certificateName: name }, signal),
    }
  },
})
