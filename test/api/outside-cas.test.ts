// Certificates from real CAs elsewhere over the API: an ACME server that looks for its challenges at this very service, and CFSSL.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../kit/client.ts'
import { startCfssl } from '../kit/cfssl.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import type { CreateCertificateInput, IssuerOptionsInput } from '../kit/gql/graphql.ts'
import { type Pebble, startPebble } from '../kit/pebble.ts'
import { seedDnsProvider } from '../kit/plugin-seeds.ts'
import { has } from '../kit/server-process.ts'
import { type Service, startService } from '../kit/service.ts'
import { openssl } from '../kit/tools.ts'

const CreateCa = graphql(`
  mutation CreateCa($input: CreateAuthorityInput!) {
    createAuthority(input: $input) {
      authority {
        id
        issuer {
          slug
        }
        issuerOptions {
          __typename
          ... on AcmeIssuerOptions {
            url
            writeOnlyOptions
          }
        }
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const OrderFromCa = graphql(`
  mutation OrderFromCa($input: CreateCertificateInput!) {
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

const OrderState = graphql(`
  query OrderState($id: ID!) {
    node(id: $id) {
      ... on PendingCertificate {
        state
        lastError
        detail
        attempts
        certificate {
          id
          body
          chain
          serialNumber
          hasPrivateKey
          authority {
            certificate {
              isAuthority
            }
          }
        }
      }
    }
  }
`)

const RevokeAtCa = graphql(`
  mutation RevokeAtCa($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      certificate {
        state
        revocation {
          remote {
            state
          }
        }
      }
      userErrors {
        code
        message
      }
    }
  }
`)

const RemoteState = graphql(`
  query RemoteState($id: ID!) {
    certificate(by: { id: $id }) {
      revocation {
        remote {
          state
          lastError
          toldAt
        }
      }
    }
  }
`)

const ReissueAtCa = graphql(`
  mutation ReissueAtCa($input: ReissueCertificateInput!) {
    reissueCertificate(input: $input) {
      certificate {
        id
      }
      pendingCertificate {
        id
      }
      userErrors {
        code
        message
      }
    }
  }
`)

const clock = new FakeClock()
let service: Service
let admin: Client

beforeAll(async () => {
  service = await startService({ clock: clock.now, env: { INDRI_EGRESS_ALLOW: '127.0.0.1' } })
  admin = service.admin
})
afterAll(() => service.close())

async function authorityOf(name: string, issuer: IssuerOptionsInput) {
  const input = { name, owner: 'pki@example.org', type: 'EXTERNAL' as const, issuer }
  const { createAuthority } = await admin.data(CreateCa, { input })
  expect(createAuthority.userErrors).toEqual([])
  if (createAuthority.authority == null) throw new Error('no authority')
  return createAuthority.authority
}

async function orderFrom(authorityId: string, input: Partial<CreateCertificateInput>): Promise<string> {
  const { createCertificate } = await admin.data(OrderFromCa, {
    input: { authorityId, owner: 'team@example.org', ...input },
  })
  expect(createCertificate.userErrors).toEqual([])
  return createCertificate.pendingCertificate?.id ?? ''
}

/** Lets the workers go on until the order is over. */
async function outcome(id: string) {
  for (let round = 0; round < 60; round++) {
    await service.runJobs({ schedules: ['pending-certificates-sweep'] })
    const { node } = await admin.data(OrderState, { id })
    if (node == null || !('state' in node)) throw new Error('no such order')
    if (node.state !== 'PENDING') return node
    clock.advance({ seconds: 10 })
    // The CA looks for its challenges in real time.
    await sleep(50)
  }
  throw new Error('it did not come to an end')
}

async function issued(id: string) {
  const { certificate, lastError } = await outcome(id)
  expect(lastError).toBeNull()
  if (certificate == null) throw new Error('no certificate')
  return certificate
}

async function told(id: string) {
  await service.runJobs({ schedules: ['remote-revocations-sweep'] })
  return (await admin.data(RemoteState, { id })).certificate?.revocation?.remote
}

function verified(roots: string, { body, chain }: { body: string; chain?: string | null }): string {
  const files = { 'root.pem': roots, 'leaf.pem': body, 'chain.pem': chain ?? '' }
  return openssl(['verify', '-CAfile', 'root.pem', '-untrusted', 'chain.pem', 'leaf.pem'], files)
}

describe.skipIf(!has('pebble') || !has('pebble-challtestsrv'))('an ACME server', () => {
  const hmacKey = Buffer.from('what ties an account to a customer').toString('base64url')
  let pebble: Pebble

  /** What stands behind the DNS provider. */
  async function publish(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { action, name, value } = JSON.parse(await text(request)) as { action: string; name: string; value: string }
    await (action === 'present' ? pebble.dns.present({ name, value }) : pebble.dns.cleanUp({ name, value }))
    response.end()
  }

  let webhook: Server
  let authority: Awaited<ReturnType<typeof authorityOf>>
  let authorityId = ''
  let dnsProviderId = ''

  beforeAll(async () => {
    const httpPort = Number(new URL(service.url).port)
    // One nonce in five is refused, as real servers do now and then.
    const environment = { PEBBLE_WFE_NONCEREJECT: '20' }
    pebble = await startPebble({ httpPort, environment, bindings: { 'customer-1': hmacKey } })
    webhook = createServer((request, response) => void publish(request, response))
    await new Promise<void>((done) => webhook.listen(0, '127.0.0.1', done))
    const url = `http://127.0.0.1:${(webhook.address() as AddressInfo).port}/dns`
    dnsProviderId = await seedDnsProvider(admin, { options: { webhook: { url, secret: 'long enough a secret' } } })
    const acme = {
      url: pebble.directory,
      termsOfServiceAgreed: true,
      contact: ['team@example.org'],
      eabKeyId: 'customer-1',
      eabHmacKey: hmacKey,
      propagationSeconds: 0,
      trustedCertificates: pebble.trustedCertificates,
    }
    authority = await authorityOf('ACME', { acme })
    authorityId = authority.id
  }, 60_000)

  afterAll(async () => {
    webhook.closeAllConnections()
    webhook.close()
    await pebble.stop()
  })

  test('keeps what ties the account to a customer to itself', () => {
    expect(authority).toMatchObject({
      issuer: { slug: 'acme' },
      issuerOptions: { url: pebble.directory, writeOnlyOptions: ['eabHmacKey'] },
    })
  })

  test('finds its challenges of http-01 at this service', { timeout: 60_000 }, async () => {
    const names = [{ dns: 'www.example.org' }, { dns: 'shop.example.org' }]
    const certificate = await issued(await orderFrom(authorityId, { subjectAlternativeNames: names }))
    expect(certificate).toMatchObject({ hasPrivateKey: true, authority: { certificate: { isAuthority: true } } })
    expect(verified(await pebble.roots(), certificate)).toContain('OK')
    const left = await service.database.fork().execute('select token from http_challenges')
    expect(left).toEqual([])
    const nothing = await fetch(`${service.url}/.well-known/acme-challenge/abc`)
    expect([nothing.status, await nothing.text()]).toEqual([404, 'Not found\n'])
  })

  test(
    'signs wildcards for who controls the DNS, and the records are gone afterwards',
    { timeout: 60_000 },
    async () => {
      const names = [{ dns: '*.example.org' }, { dns: 'example.org' }]
      const id = await orderFrom(authorityId, { subjectAlternativeNames: names, dnsProviderId })
      expect(verified(await pebble.roots(), await issued(id))).toContain('OK')
      expect([...pebble.records]).toEqual([])
    },
  )

  test('reissues, and is told what is revoked', { timeout: 60_000 }, async () => {
    const first = await issued(await orderFrom(authorityId, { commonName: 'old.example.org' }))
    const { reissueCertificate } = await admin.data(ReissueAtCa, { input: { id: first.id } })
    expect(reissueCertificate).toMatchObject({ certificate: null, userErrors: [] })
    const second = await issued(reissueCertificate.pendingCertificate?.id ?? '')
    expect(second.serialNumber).not.toBe(first.serialNumber)

    const input = { id: first.id, reason: 'SUPERSEDED' as const }
    const { revokeCertificate } = await admin.data(RevokeAtCa, { input })
    expect(revokeCertificate.certificate).toEqual({ state: 'REVOKED', revocation: { remote: { state: 'PENDING' } } })
    expect(await told(first.id)).toMatchObject({ state: 'DONE', lastError: null })
    expect(await pebble.statusOf(first.serialNumber)).toMatchObject({ Status: 'Revoked', Reason: 4 })
    expect(await pebble.statusOf(second.serialNumber)).toMatchObject({ Status: 'Valid' })
  })
})

describe.skipIf(!has('cfssl'))('CFSSL', () => {
  test('signs at once, and is told what is revoked', { timeout: 60_000 }, async () => {
    const cfssl = await startCfssl()
    try {
      const options = { url: cfssl.url, authKey: cfssl.authKey, profile: 'web' }
      const { id } = await authorityOf('CFSSL', { cfssl: options })
      const certificate = await issued(await orderFrom(id, { commonName: 'www.example.org' }))
      expect(verified(cfssl.caCertificate, certificate)).toContain('OK')
      await admin.data(RevokeAtCa, { input: { id: certificate.id, reason: 'KEY_COMPROMISE' } })
      expect(await told(certificate.id)).toMatchObject({ state: 'DONE', lastError: null })
      const serial = BigInt(`0x${certificate.serialNumber}`).toString()
      expect(cfssl.statusOf(serial)).toEqual({ status: 'revoked', reason: 1 })

      const refused = await outcome(await orderFrom(id, { commonName: 'www.example.com' }))
      expect(refused).toMatchObject({ state: 'FAILED', lastError: expect.any(String) })
    } finally {
      await cfssl.stop()
    }
  })
})
