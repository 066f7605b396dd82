// The worked example of the README: a web server that takes PUT and DELETE, and the contract of destinations.
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { webdavDestination } from '../../src/plugins/destinations/webdav.ts'
import { judgeOptions } from '../../src/plugins/options.ts'
import { pluginOf } from '../../src/plugins/registry.ts'
import { testInstallation } from '../kit/installation.ts'
import { destinationContract } from './destination-contract.ts'

const PASSWORD = 'the password of the folder'

/** As a store behaves that answers once a file is whole. */
class Folder {
  readonly files = new Map<string, string>()
  readonly server: Server
  status: number | null = null

  constructor() {
    this.server = createServer((request, response) => void this.#answer(request, response))
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    try {
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    } catch {
      return
    }
    response.statusCode = this.status ?? this.#do(request, Buffer.concat(chunks).toString())
    response.end()
  }

  #do({ method, url = '', headers }: IncomingMessage, body: string): number {
    if (headers.authorization !== `Basic ${Buffer.from(`indri:${PASSWORD}`).toString('base64')}`) return 401
    if (!url.startsWith('/tls/')) return 409
    const name = url.slice('/tls/'.length)
    if (method === 'DELETE') return this.files.delete(name) ? 204 : 404
    if (method !== 'PUT') return 405
    this.files.set(name, body)
    return 201
  }
}

async function open() {
  const folder = new Folder()
  folder.server.listen(0, '127.0.0.1')
  await once(folder.server, 'listening')
  const { port } = folder.server.address() as AddressInfo
  const given = { url: `http://127.0.0.1:${port}/tls/`, user: 'indri', password: PASSWORD }
  const { open: plain, secret } = judgeOptions(webdavDestination.options, given, null)
  const options = { ...plain, ...secret }
  return {
    folder,
    destination: webdavDestination.create(options, testInstallation()),
    closed: webdavDestination.create(options, testInstallation({ allow: [] })),
    async held() {
      // As long as a look at a server takes: others get their turn.
      await nextTurn()
      return [...folder.files].map(([name, text]) => {
        const blocks = text.match(/-----BEGIN [A-Z ]+-----[^-]+-----END [A-Z ]+-----/g) ?? []
        const certificates = blocks.filter((block) => block.startsWith('-----BEGIN CERTIFICATE'))
        return {
          name,
          certificate: certificates[0] ?? '',
          chain: certificates.slice(1).join('\n'),
          privateKey: blocks.find((block) => block.includes('PRIVATE KEY')) ?? null,
          keyMode: null,
        }
      })
    },
    isLegal: (name: string) => /^(?![-.])[\w.-]{1,220}\.pem$/.test(name),
    secrets: [PASSWORD],
    breakDown: async () => void (folder.status = 503),
    async close() {
      folder.server.close()
      folder.server.closeAllConnections()
    },
  }
}

destinationContract('a folder of a web server', webdavDestination, open)

it.each([
  [500, true],
  [429, true],
  [401, false],
  [409, false],
  [302, false],
])('an answer of %i may pass: %s', async (status, retryable) => {
  const one = await open()
  one.folder.status = status
  const bundle = { name: 'a', certificate: 'c', chain: '', privateKey: 'k' }
  await expect(one.destination.deploy(bundle)).rejects.toMatchObject({
    message: `the web server answered ${status}`,
    retryable,
  })
  await one.close()
})

it('keys go by https only', async () => {
  const check = webdavDestination.check({ url: 'http://files.example.org/tls', user: null }, testInstallation())
  await expect(check).rejects.toMatchObject({ code: 'INVALID', path: ['url'] })
})

it('is what the README shows, in less than a hundred lines', async () => {
  const source = await readFile('src/plugins/destinations/webdav.ts', 'utf8')
  const readme = await readFile('README.md', 'utf8')
  expect(readme).toContain(`\`\`\`ts\n${source}\`\`\``)
  expect(source.split('\n').length).toBeLessThan(100)
  expect(pluginOf('DESTINATION', 'webdav')).toBe(webdavDestination)
})
