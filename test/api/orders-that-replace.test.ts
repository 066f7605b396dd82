// A CA with renewal information (RFC 9773) is told which of its certificates an order takes the place of.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { certificateId } from '../../src/plugins/issuers/acme/renewal.ts'
import { type AcmeProxy, startAcmeProxy } from '../kit/acme-proxy.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import { type Pebble, startPebble } from '../kit/pebble.ts'
import { has } from '../kit/server-process.ts'
import { type Service, startService } from '../kit/service.ts'

const CreateCa = graphql(`
  mutation CreateCaWithRenewalInformation($input: CreateAuthorityInput!) {
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

const Order = graphql(`
  mutation OrderToBeReplaced($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
      pendingCertificate {
        id
      }
      userErrors {
        message
      }
    }
  }
`)

const Reissue = graphql(`
  mutation ReissueInPlace($input: ReissueCertificateInput!) {
    reissueCertificate(input: $input) {
      pendingCertificate {
        id
      }
      userErrors {
        message
      }
    }
  }
`)

const State = graphql(`
  query OrderThatReplaces($id: ID!) {
    node(id: $id) {
      ... on PendingCertificate {
        state
        lastError
        certificate {
          id
          body
        }
      }
    }
  }
`)

describe.skipIf(!has('pebble') || !has('pebble-challtestsrv'))('an order in place of another', () => {
  const clock = new FakeClock()
  let service: Service
  let pebble: Pebble
  let proxy: AcmeProxy
  beforeAll(async () => {
    service = await startService({ clock: clock.now, env: { INDRI_EGRESS_ALLOW: '127.0.0.1' } })
    pebble = await startPebble({ httpPort: Number(new URL(service.url).port) })
    proxy = await startAcmeProxy(pebble)
    proxy.alter = (asked, answer) => {
      if (asked.resource !== 'directory') return answer
      const directory = { ...(JSON.parse(answer.body) as object), renewalInfo: `${proxy.origin}/renewal-info` }
      return { ...answer, body: JSON.stringify(directory) }
    }
  })
  afterAll(async () => {
    proxy?.stop()
    await pebble?.stop()
    await service?.close()
  })

  async function issued(id: string | undefined) {
    for (let round = 0; round < 60; round++) {
      await service.runJobs({ schedules: ['pending-certificates-sweep'] })
      const { node } = await service.admin.data(State, { id: id ?? '' })
      if (node == null || !('state' in node)) throw new Error('no such order')
      if (node.certificate != null) return node.certificate
      if (node.state !== 'PENDING') throw new Error(String(node.lastError))
      clock.advance({ seconds: 10 })
      await sleep(50)
    }
    throw new Error('it did not come to an end')
  }

  it('names it to the CA that issued it', { timeout: 60_000 }, async () => {
    const acme = {
      url: proxy.directory,
      termsOfServiceAgreed: true,
      trustedCertificates: pebble.trustedCertificates,
    }
    const { createAuthority } = await service.admin.data(CreateCa, {
      input: { name: 'ACME', owner: 'pki@example.org', type: 'EXTERNAL', issuer: { acme } },
    })
    const authorityId = createAuthority.authority?.id ?? ''
    const { createCertificate } = await service.admin.data(Order, {
      input: { authorityId, owner: 'team@example.org', commonName: 'www.example.org' },
    })
    const first = await issued(createCertificate.pendingCertificate?.id)
    const { reissueCertificate } = await service.admin.data(Reissue, { input: { id: first.id, replace: true } })
    expect(reissueCertificate.userErrors).toEqual([])
    await issued(reissueCertificate.pendingCertificate?.id)
    const orders = proxy.requests.filter(({ resource }) => resource === 'newOrder').map(({ payload }) => payload)
    const identifiers = [{ type: 'dns', value: 'www.example.org' }]
    expect(orders).toEqual([{ identifiers }, { identifiers, replaces: certificateId(first.body) }])
  })
})
