import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Bundle } from '../../src/plugins/destinations/destination.ts'
import { kubernetesDestination } from '../../src/plugins/destinations/kubernetes.ts'
import { secretName } from '../../src/plugins/kubernetes/secret-names.ts'
import { judgeOptions } from '../../src/plugins/options.ts'
import { testInstallation } from '../kit/installation.ts'
import { FakeKubernetes, type KubernetesSecret } from '../kit/kubernetes.ts'
import { OutsideAuthority } from '../kit/outside-authority.ts'
import { destinationContract } from './destination-contract.ts'

function create(given: Readonly<Record<string, unknown>>, allow?: string[]) {
  const { open, secret } = judgeOptions(kubernetesDestination.options, { namespace: 'web', ...given }, null)
  return kubernetesDestination.create({ ...open, ...secret }, testInstallation(allow === undefined ? {} : { allow }))
}

const plain = (secret: KubernetesSecret | undefined, name: string) =>
  Buffer.from(secret?.data[name] ?? '', 'base64').toString()

destinationContract('Kubernetes', kubernetesDestination, async () => {
  const kubernetes = new FakeKubernetes()
  await kubernetes.start()
  return {
    destination: create(kubernetes.access),
    closed: create(kubernetes.access, []),
    async held() {
      await new Promise(setImmediate)
      return [...(kubernetes.namespaces.get('web') ?? [])].map(([name, secret]) => {
        const [certificate = '', ...chain] = plain(secret, 'tls.crt').split(/(?<=-----END CERTIFICATE-----)\n/)
        return {
          name,
          certificate,
          chain: chain.join('\n').trim(),
          privateKey: plain(secret, 'tls.key').trim(),
          keyMode: null,
        }
      })
    },
    isLegal: (name) => name.length <= 253 && /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name),
    secrets: [kubernetes.token],
    breakDown: async () => kubernetes.stop(),
    close: async () => kubernetes.stop(),
  }
})

let authority: OutsideAuthority
let bundle: Bundle
beforeAll(() => {
  authority = new OutsideAuthority()
  const certificate = authority.issue('shop.example.org', []).pem
  bundle = { name: 'shop.example.org-2026', certificate, chain: authority.pem, privateKey: 'KEY\n' }
})
afterAll(() => authority.remove())

let kubernetes: FakeKubernetes
beforeEach(async () => {
  kubernetes = new FakeKubernetes()
  await kubernetes.start()
})
afterEach(() => kubernetes.stop())

const destination = (more: object = {}) => create({ ...kubernetes.access, ...more })
const secrets = () => kubernetes.namespaces.get('web') ?? new Map<string, KubernetesSecret>()

describe('a TLS secret', () => {
  it('is what an ingress takes, with our label and those of the option', async () => {
    const { location } = await destination({ labels: ['team=web', 'example.org/tier=1'] }).deploy(bundle)
    expect(location).toBe('web/shop.example.org-2026')
    const secret = secrets().get('shop.example.org-2026')
    expect(secret?.type).toBe('kubernetes.io/tls')
    expect(plain(secret, 'tls.crt')).toBe(bundle.certificate + bundle.chain)
    expect(plain(secret, 'tls.key')).toBe('KEY\n')
    expect(secret?.metadata.labels).toMatchObject({
      team: 'web',
      'example.org/tier': '1',
      'app.kubernetes.io/managed-by': 'indri',
    })
  })

  it('keeps its place when the certificate is renewed, and what others have put on it', async () => {
    const named = destination({ nameTemplate: '{commonName}-tls' })
    await named.deploy(bundle)
    const secret = secrets().get('shop.example.org-tls')
    if (secret === undefined) throw new Error('it was made')
    secret.metadata.annotations = { reflector: 'true' }
    secret.data['ca.crt'] = 'QQ=='
    const renewed = { ...bundle, name: 'shop.example.org-2027', privateKey: 'NEW\n' }
    expect(await named.deploy(renewed)).toEqual({ location: 'web/shop.example.org-tls' })
    expect(plain(secrets().get('shop.example.org-tls'), 'tls.key')).toBe('NEW\n')
    expect(secrets().get('shop.example.org-tls')).toMatchObject({
      metadata: { annotations: { reflector: 'true' } },
      data: { 'ca.crt': 'QQ==' },
    })
    await named.remove(bundle.name)
    expect(secrets().size).toBe(1)
    await named.remove(renewed.name)
    expect(secrets().size).toBe(0)
  })

  it.each([
    ['{name}', /^shop\.example\.org-2026$/],
    ['{commonName}', /^shop\.example\.org$/],
    ['tls', /^tls$/],
    ['TLS {name}', /^tls-shop\.example\.org-2026-[0-9a-f]{20}$/],
    ['..{commonName}--', /^shop\.example\.org-[0-9a-f]{20}$/],
    ['*', /^wildcard-[0-9a-f]{20}$/],
    ['é', /^certificate-[0-9a-f]{20}$/],
    [`${'a.'.repeat(126)}b`, /^(a\.){126}b$/],
    [`${'a.'.repeat(127)}b`, /^(a\.){115}a-[0-9a-f]{20}$/],
  ])('is called as %j says', (template, name) => {
    expect(secretName(template, bundle)).toMatch(name)
  })

  it('of somebody else is neither changed nor taken away', async () => {
    kubernetes.put('web', 'shop.example.org-2026', { data: { password: 'eA==' } })
    await expect(destination().deploy(bundle)).rejects.toMatchObject({
      retryable: false,
      message: 'there is a secret shop.example.org-2026 that is not ours',
    })
    await destination().remove(bundle.name)
    expect(secrets().get('shop.example.org-2026')?.data).toEqual({ password: 'eA==' })
  })

  it('made or changed meanwhile is looked at again', async () => {
    const labels = { 'app.kubernetes.io/managed-by': 'indri' }
    kubernetes.meanwhile = () => {
      kubernetes.meanwhile = null
      kubernetes.put('web', 'shop.example.org-2026', { labels, type: 'kubernetes.io/tls' })
    }
    await destination().deploy(bundle)
    expect(plain(secrets().get('shop.example.org-2026'), 'tls.key')).toBe('KEY\n')
    kubernetes.meanwhile = () => {
      kubernetes.meanwhile = null
      kubernetes.put('web', 'shop.example.org-2026', { labels: {}, data: { password: 'eA==' } })
    }
    await expect(destination().deploy({ ...bundle, privateKey: 'NEW\n' })).rejects.toMatchObject({ retryable: false })
    expect(secrets().get('shop.example.org-2026')?.data).toEqual({ password: 'eA==' })
  })

  it('that never stops changing is given up for now', async () => {
    kubernetes.put('web', 'shop.example.org-2026', { labels: { 'app.kubernetes.io/managed-by': 'indri' } })
    kubernetes.meanwhile = () =>
      kubernetes.put('web', 'shop.example.org-2026', { labels: { 'app.kubernetes.io/managed-by': 'indri' } })
    await expect(destination().deploy(bundle)).rejects.toMatchObject({ retryable: true })
  })

  it('is not taken away when it has changed since it was looked at', async () => {
    await destination().deploy(bundle)
    kubernetes.meanwhile = () => {
      kubernetes.meanwhile = null
      kubernetes.put('web', 'shop.example.org-2026', { labels: { 'app.kubernetes.io/managed-by': 'indri' } })
    }
    await expect(destination().remove(bundle.name)).rejects.toMatchObject({ retryable: true })
    expect(secrets().size).toBe(1)
  })

  it('is looked for without reading keys', async () => {
    await destination().deploy(bundle)
    await destination().deploy({ ...bundle, privateKey: 'NEW\n' })
    await destination().remove(bundle.name)
    const reads = kubernetes.requests.filter(({ method }) => method === 'GET')
    expect(reads.length).toBeGreaterThan(2)
    expect(reads.filter(({ accept }) => !accept.includes('as=PartialObjectMetadata'))).toEqual([])
  })
})

describe('a cluster that does not take it', () => {
  it.each([
    ['a wrong token', { token: 'wrong' }, 'Kubernetes: Unauthorized'],
    ['a namespace that is not there', { namespace: 'nowhere' }, 'Kubernetes: namespaces "nowhere" not found'],
  ])('says so for good: %s', async (_, more, message) => {
    await expect(destination(more).deploy(bundle)).rejects.toMatchObject({ retryable: false, message })
  })

  it('forbids it for good', async () => {
    kubernetes.forbidden = ({ method }) => method === 'POST'
    await expect(destination().deploy(bundle)).rejects.toMatchObject({
      retryable: false,
      message: expect.stringContaining('is forbidden'),
    })
    expect(secrets().size).toBe(0)
  })

  it('is not believed with a TLS certificate of another CA', async () => {
    const refused = destination({ trustedCertificates: authority.pem }).deploy(bundle)
    await expect(refused).rejects.toMatchObject({ name: 'PluginError' })
    expect(kubernetes.requests).toEqual([])
  })
})

it.each([
  [{ url: 'http://8.8.8.8' }, ['url']],
  [{ url: 'https://169.254.169.254' }, ['url']],
  [{ trustedCertificates: 'none' }, ['trustedCertificates']],
  [{ namespace: 'Web' }, ['namespace']],
  [{ namespace: 'a/b' }, ['namespace']],
  [{ nameTemplate: '{serial}' }, ['nameTemplate']],
  [{ nameTemplate: '{name' }, ['nameTemplate']],
  [{ labels: ['ok=1', 'team'] }, ['labels', '1']],
  [{ labels: ['team=not legal'] }, ['labels', '0']],
  [{ labels: ['app.kubernetes.io/managed-by=helm'] }, ['labels', '0']],
])('refuses the options %j', async (given, path) => {
  const good = { url: 'https://8.8.8.8', token: 'x', namespace: 'web' }
  const { open } = judgeOptions(kubernetesDestination.options, { ...good, ...given }, null)
  const judged = kubernetesDestination.check(open, testInstallation(), new Set(['token']))
  await expect(judged).rejects.toMatchObject({ name: 'DomainError', path })
})
