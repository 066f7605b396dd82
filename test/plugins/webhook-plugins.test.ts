import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { webhookDestination } from '../../src/plugins/destinations/webhook.ts'
import { webhookDnsProvider } from '../../src/plugins/dns/webhook.ts'
import { EgressClient, egressRules } from '../../src/plugins/egress.ts'
import { testInstallation } from '../kit/installation.ts'
import { startWebhookReceiver } from '../kit/webhook-receiver.ts'
import { destinationContract, type HeldBundle } from './destination-contract.ts'
import { dnsContract } from './dns-contract.ts'

const SECRET = 'the secret of this webhook'
const keeps = (name: string) => /(^|\.)example\.org$/.test(name)
const zoneOf = (name: string) => (name.endsWith('.sub.example.org') ? 'sub.example.org' : 'example.org')
const resolving = (allow: string[]) =>
  testInstallation({
    http: new EgressClient(egressRules(allow), { resolver: async () => [{ address: '192.0.2.1', family: 4 }] }),
  })

const BUNDLE = { name: '*.example.org', certificate: 'LEAF\n', chain: 'CHAIN\n', privateKey: 'KEY\n' }

destinationContract('a webhook', webhookDestination, async () => {
  const held = new Map<string, HeldBundle>()
  const receiver = await startWebhookReceiver(SECRET, (body) => {
    const { event, name = '', certificate = '', chain = '', privateKey = '' } = body
    if (event === 'remove') held.delete(name)
    else {
      const [one, two, three] = [certificate, chain, privateKey].map((part) => part.trim())
      held.set(name, { name, certificate: one ?? '', chain: two ?? '', privateKey: three ?? '', keyMode: null })
    }
    return { status: 204 }
  })
  const options = { url: receiver.url, secret: SECRET }
  return {
    destination: webhookDestination.create(options, testInstallation()),
    closed: webhookDestination.create(options, testInstallation({ allow: [] })),
    // As a reader somewhere else: not in the same breath.
    held: async () => {
      await readFile('/dev/null')
      return [...held.values()]
    },
    isLegal: (name) => /^(?![-.])[\w.-]{1,220}$/.test(name) && !/^(con|nul|com1)(\.|$)/i.test(name),
    secrets: [SECRET],
    breakDown: () => receiver.close(),
    close: () => receiver.close(),
  }
})

dnsContract('a webhook', async () => {
  const records = new Map<string, Set<string>>()
  const receiver = await startWebhookReceiver(SECRET, ({ action, type, name = '', value = '' }) => {
    if (type !== 'TXT' || !keeps(name)) return { status: 404 }
    const values = records.get(name) ?? new Set()
    if (action === 'present') values.add(value)
    else values.delete(value)
    records.set(name, values)
    return { status: 204 }
  })
  const options = { url: receiver.url, secret: SECRET }
  return {
    provider: webhookDnsProvider.create(options, testInstallation()),
    closed: webhookDnsProvider.create(options, testInstallation({ allow: [] })),
    texts: async (zone, name) => (zoneOf(name) === zone ? [...(records.get(name) ?? [])] : []),
    async addText(_zone, name, value) {
      records.set(name, new Set([...(records.get(name) ?? []), value]))
    },
    secrets: [SECRET],
    breakDown: () => receiver.close(),
    close: () => receiver.close(),
  }
})

describe('a webhook as a destination', () => {
  it('says what it is about, under a name that may be one of a file', async () => {
    const receiver = await startWebhookReceiver(SECRET, () => ({ status: 200 }))
    const destination = webhookDestination.create({ url: receiver.url, secret: SECRET }, testInstallation())
    const { location } = await destination.deploy(BUNDLE)
    await destination.remove(BUNDLE.name)
    const name = expect.stringMatching(/^wildcard\.example\.org-[0-9a-f]{20}$/)
    expect(receiver.taken.map(({ body }) => body)).toEqual([
      {
        event: 'deploy',
        name,
        certificateName: '*.example.org',
        certificate: 'LEAF\n',
        chain: 'CHAIN\n',
        privateKey: 'KEY\n',
      },
      { event: 'remove', name, certificateName: '*.example.org' },
    ])
    expect(location).toMatch(/^127\.0\.0\.1:\d+: wildcard\.example\.org-/)
    await receiver.close()
  })

  it.each([
    [302, false],
    [400, false],
    [410, false],
    [429, true],
    [503, true],
  ])('answered with %i has failed, and may be tried again: %s', async (status, retryable) => {
    const receiver = await startWebhookReceiver(SECRET, () => ({ status, headers: { 'retry-after': '7' } }))
    const destination = webhookDestination.create({ url: receiver.url, secret: SECRET }, testInstallation())
    await expect(destination.deploy(BUNDLE)).rejects.toMatchObject({
      name: 'PluginError',
      retryable,
      retryAfterSeconds: retryable ? 7 : null,
    })
    await receiver.close()
  })

  it('sends no key in the clear, but to hosts that the installation names', async () => {
    const url = 'http://hooks.example.org/x'
    const path = ['url']
    await expect(webhookDestination.check({ url }, resolving(['192.0.2.0/24']))).rejects.toMatchObject({ path })
    const open = webhookDestination.create({ url, secret: SECRET }, resolving(['192.0.2.0/24']))
    await expect(open.deploy(BUNDLE)).rejects.toMatchObject({ retryable: false, message: /^expected https:/ })
    await webhookDestination.check({ url }, resolving(['hooks.example.org']))
    await webhookDestination.check({ url: 'https://hooks.example.org/x' }, resolving(['192.0.2.0/24']))
  })
})
