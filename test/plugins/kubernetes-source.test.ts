import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { judgeOptions } from '../../src/plugins/options.ts'
import { kubernetesSource } from '../../src/plugins/sources/kubernetes.ts'
import { testInstallation } from '../kit/installation.ts'
import { FakeKubernetes } from '../kit/kubernetes.ts'
import { Issuers, pemOf, type Served } from '../kit/tls-servers.ts'
import { fingerprintsOf, scanAll, sourceContract } from './source-contract.ts'

let first: Served
let second: Served
beforeAll(async () => {
  const issuers = await Issuers.make()
  first = await issuers.leaf(['first.example'])
  second = await issuers.leaf(['second.example'])
})

function create(kubernetes: FakeKubernetes, namespaces: string[] = []) {
  const given = { ...kubernetes.access, namespaces }
  const { open, secret } = judgeOptions(kubernetesSource.options, given, null)
  return kubernetesSource.create({ ...open, ...secret }, testInstallation())
}

function put(kubernetes: FakeKubernetes, namespace: string, name: string, pem: string): void {
  const data = { 'tls.crt': Buffer.from(pem).toString('base64'), 'tls.key': 'S0VZ' }
  kubernetes.put(namespace, name, { type: 'kubernetes.io/tls', data })
}

const chainOf = ({ certificate, chain }: Served) => pemOf(certificate, ...chain)

async function cluster(): Promise<FakeKubernetes> {
  const kubernetes = new FakeKubernetes()
  await kubernetes.start()
  put(kubernetes, 'web', 'first', chainOf(first))
  put(kubernetes, 'mail', 'second', chainOf(second))
  kubernetes.put('web', 'password', { data: { password: 'eA==' } })
  return kubernetes
}

sourceContract(kubernetesSource, async () => {
  const kubernetes = await cluster()
  return {
    source: create(kubernetes),
    fingerprints: [first, second].map(({ certificate }) => certificate.fingerprint),
    spoilOne: async () =>
      put(kubernetes, 'web', 'broken', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'),
    takeDown: async () => kubernetes.stop(),
    close: async () => kubernetes.stop(),
  }
})

let kubernetes: FakeKubernetes
beforeEach(async () => {
  kubernetes = await cluster()
})
afterEach(() => kubernetes.stop())

describe('secrets', () => {
  it('are found in all namespaces, with their chain, and nothing but TLS secrets is read', async () => {
    const { certificates } = await scanAll(create(kubernetes))
    expect(certificates.map(({ externalId, region }) => [externalId, region]).toSorted()).toEqual([
      ['mail/second', 'mail'],
      ['web/first', 'web'],
    ])
    for (const { chain } of certificates) expect(chain).toHaveLength(1)
    expect(kubernetes.requests.map(({ path }) => path).filter((path) => path.includes('password'))).toEqual([])
  })

  it('are found in the namespaces that are named', async () => {
    const { certificates } = await scanAll(create(kubernetes, ['mail']))
    expect(certificates.map(({ externalId }) => externalId)).toEqual(['mail/second'])
  })

  it('of many pages are all found', async () => {
    for (let count = 0; count < 205; count++) put(kubernetes, 'many', `secret-${count}`, chainOf(first))
    const { certificates, problems } = await scanAll(create(kubernetes, ['many']))
    expect(problems).toEqual([])
    expect(certificates).toHaveLength(205)
    expect(kubernetes.requests.filter(({ query }) => query.has('limit'))).toHaveLength(3)
  })

  it('are not taken for gone when the list changed too often to be read to its end', async () => {
    for (let count = 0; count < 101; count++) put(kubernetes, 'many', `secret-${count}`, chainOf(first))
    kubernetes.pagesHaveExpired = true
    await expect(scanAll(create(kubernetes))).rejects.toMatchObject({ name: 'PluginError', retryable: true })
  })

  it('of a namespace that is forbidden are open, and the others are found', async () => {
    kubernetes.forbidden = ({ path }) => path.includes('/web/')
    const scanned = await scanAll(create(kubernetes, ['web', 'mail']))
    expect(fingerprintsOf(scanned)).toEqual([second.certificate.fingerprint])
    expect(scanned.problems).toMatchObject([{ externalId: 'web/', below: true }])
  })

  it('that are forbidden one by one are open, too', async () => {
    kubernetes.forbidden = ({ path }) => path.endsWith('/first')
    const scanned = await scanAll(create(kubernetes))
    expect(scanned.problems).toMatchObject([{ externalId: 'web/first', message: expect.stringContaining('forbidden') }])
    expect(scanned.certificates).toHaveLength(1)
  })

  it('are none where nobody may list them', async () => {
    kubernetes.forbidden = () => true
    await expect(scanAll(create(kubernetes))).rejects.toMatchObject({ name: 'PluginError', retryable: false })
  })
})
