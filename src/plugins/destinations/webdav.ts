// Certificates in a folder of a web server that takes PUT and DELETE (WebDAV, RFC 4918; also plain HTTP stores).
import { DomainError } from '../../errors.ts'
import { definePlugin } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import type { Destination } from './destination.ts'
import { fileName } from './file-name.ts'

export const webdavDestination = definePlugin({
  kind: 'DESTINATION',
  slug: 'webdav',
  title: 'WebDAV',
  description: 'Puts one PEM file with certificate, chain and key into a folder of a web server, by PUT.',
  capabilities: ['REQUIRES_KEY', 'REMOVE'],
  options: [
    {
      name: 'url',
      type: 'URL',
      required: true,
      leadsSecrets: true,
      isPlace: true,
      help: 'The folder, such as https://files.example.org/tls. It has to be there.',
    },
    { name: 'user', type: 'STRING', help: 'Who signs in there (HTTP Basic). Without one nobody does.' },
    { name: 'password', type: 'SECRET', help: 'With which password.' },
  ],
  // Asked when the options are stored. `http` asks the same again at every use.
  async check({ url }, { http }) {
    if (!url.startsWith('https:')) throw new DomainError('INVALID', 'expected https://, as keys go there', ['url'])
    await http.check(url).catch((error: unknown) => {
      throw error instanceof DomainError ? error.under('url') : error
    })
  },
  create({ url, user, password }, { http }): Destination {
    const place = (name: string): string => `${url.replace(/\/+$/, '')}/${fileName(name)}.pem`
    const credentials = Buffer.from(`${user ?? ''}:${password ?? ''}`).toString('base64')
    const headers = { ...(user !== null && { authorization: `Basic ${credentials}` }) }
    return {
      async deploy({ name, certificate, chain, privateKey }, signal) {
        if (privateKey === null) throw new PluginError('it takes the private key', { retryable: false })
        const { status } = await http.send({
          url: place(name),
          method: 'PUT',
          headers: { ...headers, 'content-type': 'application/x-pem-file' },
          body: certificate + chain + privateKey,
          ...(signal !== undefined && { signal }),
        })
        if (status < 200 || status > 299) throw refusal(status)
        return { location: place(name) }
      },
      async remove(name, signal) {
        const request = { url: place(name), method: 'DELETE', headers } as const
        const { status } = await http.send({ ...request, ...(signal !== undefined && { signal }) })
        // Not there is what was wanted.
        if ((status < 200 || status > 299) && status !== 404 && status !== 410) throw refusal(status)
      },
    }
  },
})

/** What may pass is tried again; a refused password or a missing folder is not. */
function refusal(status: number): PluginError {
  const retryable = status >= 500 || status === 408 || status === 423 || status === 429
  return new PluginError(`the web server answered ${status}`, { retryable })
}
