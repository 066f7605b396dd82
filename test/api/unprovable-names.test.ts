// Names that cannot be proved to an ACME server are refused at once, whichever way they come: nothing is stored that could only fail.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AcmeProxy, startAcmeProxy } from '../kit/acme-proxy.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import type { CreateCertificateInput, IssuerOptionsInput } from '../kit/gql/graphql.ts'
import { type Pebble, startPebble } from '../kit/pebble.ts'
import { seedDnsProvider } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { has } from '../kit/server-process.ts'
import { type Service, startService } from '../kit/service.ts'

const CreateAcme = graphql(`
  mutation UnprovableAuthority($input: CreateAuthorityInput!) {
    createAuthority(input: $input) {
      authority {
        id
      }
      userErrors {
        message
      }
    }
  }
`)
const UpdateAcme = graphql(`
  mutation UnprovableAuthorityChange($input: UpdateAuthorityInput!) {
    updateAuthority(input: $input) {
      userErrors {
        message
      }
    }
  }
`)
const Create = graphql(`
  mutation UnprovableCreate($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
      pendingCertificate {
        id
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)
const Preview = graphql(`
  query UnprovablePreview($input: CreateCertificateInput!) {
    certificatePreview(input: $input) {
      allowed
      rules {
        id
        verdict
        code
        hint
        path
      }
    }
  }
`)
const Reissue = graphql(`
  mutation UnprovableReissue($input: ReissueCertificateInput!) {
    reissueCertificate(input: $input) {
      pendingCertificate {
        id
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)
const Retry = graphql(`
  mutation UnprovableRetry($input: RetryPendingCertificateInput!) {
    retryPendingCertificate(input: $input) {
      userErrors {
        code
        message
        path
      }
    }
  }
`)
const Order = graphql(`
  query UnprovableOrder($id: ID!) {
    node(id: $id) {
      ... on PendingCertificate {
        state
        lastError
        certificate {
          id
        }
      }
    }
  }
`)
const Rotate = graphql(`
  mutation UnprovableRotate($input: RotateCertificateInput!) {
    rotateCertificate(input: $input) {
      userErrors {
        message
      }
    }
  }
`)
const Rotations = graphql(`
  query UnprovableRotations($id: ID!) {
    certificate(by: { id: $id }) {
      rotations {
        state
        step
        attempts
        lastError
      }
    }
  }
`)
const Pending = graphql(`
  query UnprovableOrders {
    pendingCertificates(first: 50) {
      nodes {
        id
      }
    }
  }
`)

const BY_DNS = 'and the certificate names no DNS provider.'

describe.skipIf(!has('pebble') || !has('pebble-challtestsrv'))('names that cannot be proved', () => {
  const clock = new FakeClock()
  let service: Service
  let pebble: Pebble
  let proxy: AcmeProxy
  let authorityId: string
  let dnsProviderId: string

  beforeAll(async () => {
    service = await startService({ clock: clock.now, env: { INDRI_EGRESS_ALLOW: '127.0.0.1' } })
    pebble = await startPebble({ httpPort: Number(new URL(service.url).port) })
    proxy = await startAcmeProxy(pebble)
    authorityId = await authorityOf('Automatic', 'AUTOMATIC')
    const webhook = { url: 'https://127.0.0.1/dns', secret: 'long enough a secret' }
    dnsProviderId = await seedDnsProvider(service.admin, { options: { webhook } })
  }, 60_000)
  afterAll(async () => {
    proxy?.stop()
    await pebble?.stop()
    await service?.close()
  })

  function issuer(challenge: 'AUTOMATIC' | 'HTTP_01' | 'DNS_01'): IssuerOptionsInput {
    const { trustedCertificates } = pebble
    return { acme: { url: proxy.directory, termsOfServiceAgreed: true, trustedCertificates, challenge } }
  }

  async function authorityOf(name: string, challenge: 'AUTOMATIC' | 'HTTP_01' | 'DNS_01'): Promise<string> {
    const { createAuthority } = await service.admin.data(CreateAcme, {
      input: { name, owner: 'pki@example.org', type: 'EXTERNAL', issuer: issuer(challenge) },
    })
    expect(createAuthority.userErrors).toEqual([])
    return createAuthority.authority?.id ?? ''
  }

  const inputOf = (input: Partial<CreateCertificateInput>): CreateCertificateInput => ({
    authorityId,
    owner: 'team@example.org',
    ...input,
  })

  const orders = async () => (await service.admin.data(Pending, {})).pendingCertificates?.nodes ?? []

  it.each<[string, Partial<CreateCertificateInput>, object]>([
    [
      'a wildcard without a DNS provider',
      { subjectAlternativeNames: [{ dns: 'example.org' }, { dns: '*.Example.org' }] },
      {
        code: 'REQUIRED',
        path: ['dnsProviderId'],
        message: `The names cannot be proved to the CA: *.example.org can only be proved by dns-01, ${BY_DNS}`,
      },
    ],
    [
      'a wildcard that is the common name',
      { commonName: '*.example.net' },
      { code: 'REQUIRED', path: ['dnsProviderId'], message: expect.stringContaining('*.example.net can only be') },
    ],
    [
      'an e-mail address',
      { subjectAlternativeNames: [{ dns: 'example.org' }, { email: 'somebody@example.org' }] },
      {
        code: 'UNSUPPORTED',
        path: ['subjectAlternativeNames', '1'],
        message: expect.stringContaining('somebody@example.org is neither a DNS name nor an address'),
      },
    ],
    [
      'no name at all but one of a person',
      { commonName: 'Jane Doe' },
      {
        code: 'UNSUPPORTED',
        path: ['commonName'],
        message: expect.stringContaining('neither a DNS name nor an address'),
      },
    ],
  ])('%s: refused, also in the preview, with nothing stored', async (_, names, error) => {
    const input = inputOf(names)
    const before = await orders()
    const asked = proxy.requests.length
    const { createCertificate } = await service.admin.data(Create, { input })
    expect(createCertificate).toEqual({ pendingCertificate: null, userErrors: [error] })
    const { certificatePreview } = await service.admin.data(Preview, { input })
    const { code, path, message } = createCertificate.userErrors[0] ?? {}
    expect(certificatePreview?.allowed).toBe(false)
    expect(certificatePreview?.rules).toContainEqual({
      id: 'names.provable',
      verdict: 'FAILED',
      code,
      path,
      hint: message,
    })
    expect(await orders()).toEqual(before)
    expect(proxy.requests).toHaveLength(asked)
  })

  it('everything else that is wrong is said with it', async () => {
    const input = inputOf({ commonName: '*.example.org', name: '---' })
    const { createCertificate } = await service.admin.data(Create, { input })
    const paths = createCertificate.userErrors.map(({ path }) => path?.join('.'))
    expect(paths.toSorted()).toEqual(['dnsProviderId', 'name'])
  })

  it('a DNS provider, or another CA, makes wildcards possible', async () => {
    const input = inputOf({ commonName: '*.example.org', dnsProviderId })
    const { certificatePreview } = await service.admin.data(Preview, { input })
    expect(certificatePreview?.rules.find(({ id }) => id === 'names.provable')?.verdict).toBe('PASSED')
    expect(certificatePreview?.allowed).toBe(true)
    const local = await seedAuthority(service.admin)
    const certificate = await seedCertificate(service.admin, local.id, { commonName: '*.example.org' })
    // … which is refused where it is to move to the ACME server
    const { reissueCertificate } = await service.admin.data(Reissue, { input: { id: certificate.id, authorityId } })
    expect(reissueCertificate).toEqual({
      pendingCertificate: null,
      userErrors: [{ code: 'REQUIRED', path: ['id'], message: expect.stringContaining(BY_DNS) as string }],
    })
  })

  it('an authority that has come to demand dns-01: orders, reissue and rotation fail with that reason, and order nothing', async () => {
    const at = await authorityOf('Changing', 'AUTOMATIC')
    const order = async (commonName: string) => {
      const { createCertificate } = await service.admin.data(Create, {
        input: inputOf({ authorityId: at, commonName }),
      })
      expect(createCertificate.userErrors).toEqual([])
      return createCertificate.pendingCertificate?.id ?? ''
    }
    const done = await order('www.example.org')
    await expect
      .poll(
        async () => {
          clock.advance({ seconds: 10 })
          await service.runJobs({ schedules: ['pending-certificates-sweep'] })
          return stateOf(done)
        },
        { timeout: 20_000 },
      )
      .toBe('ISSUED')
    const { node } = await service.admin.data(Order, { id: done })
    const id = node != null && 'certificate' in node ? (node.certificate?.id ?? '') : ''
    const late = await order('late.example.org')
    const { updateAuthority } = await service.admin.data(UpdateAcme, { input: { id: at, issuer: issuer('DNS_01') } })
    expect(updateAuthority.userErrors).toEqual([])
    const because = expect.stringContaining('it is to be proved by dns-01, and the certificate names no DNS') as string

    await service.runJobs({ schedules: ['pending-certificates-sweep'] })
    expect(await stateOf(late)).toBe('FAILED')
    const { retryPendingCertificate } = await service.admin.data(Retry, { input: { id: late } })
    expect(retryPendingCertificate.userErrors).toEqual([{ code: 'REQUIRED', path: ['id'], message: because }])

    const before = await orders()
    const { reissueCertificate } = await service.admin.data(Reissue, { input: { id } })
    expect(reissueCertificate.userErrors).toEqual([{ code: 'REQUIRED', path: ['id'], message: because }])
    await service.admin.data(Rotate, { input: { id } })
    await service.runJobs()
    await service.runJobs()
    expect((await service.admin.data(Rotations, { id })).certificate?.rotations).toEqual([
      { state: 'FAILED', step: 'REISSUING', attempts: 1, lastError: because },
    ])
    expect(await orders()).toEqual(before)
  }, 60_000)

  async function stateOf(id: string) {
    const { node } = await service.admin.data(Order, { id })
    return node != null && 'state' in node ? node.state : null
  }
})
