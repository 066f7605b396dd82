// What a CA elsewhere is told and asked beside issuing: revocations, when to renew, where it has moved, what looks for challenges.
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { httpChallenges, StoredIssuerStore } from '../../src/modules/authorities/issuer-tools.ts'
import type { Client } from '../kit/client.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import type { RevokeCertificateInput, UpdateAuthorityInput } from '../kit/gql/graphql.ts'
import { PretendCa } from '../kit/pretend-ca.ts'
import { seedAuthority } from '../kit/seeds.ts'
import { opensslCsr, opensslKey } from '../kit/tools.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'
import { uuidOf } from '../kit/uuid-of.ts'

vi.mock('../../src/plugins/issuers/index.ts', async (original) => {
  const real = await original<typeof import('../../src/plugins/issuers/index.ts')>()
  const { pretendIssuer, deafIssuer } = await import('../kit/pretend-ca.ts')
  return { ...real, issuerPlugins: [...real.issuerPlugins, pretendIssuer, deafIssuer] }
})

const MakeOutside = graphql(`
  mutation MakeOutside($input: CreateAuthorityInput!) {
    createAuthority(input: $input) {
      authority {
        id
        version
      }
      userErrors {
        code
        message
      }
    }
  }
`)

const OrderHere = graphql(`
  mutation OrderHere($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
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

const BecameOf = graphql(`
  query BecameOf($id: ID!) {
    node(id: $id) {
      ... on PendingCertificate {
        certificate {
          id
        }
      }
    }
  }
`)

const Revoke = graphql(`
  mutation RevokeOutside($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      certificate {
        state
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const EndHold = graphql(`
  mutation EndHoldOutside($input: RemoveCertificateHoldInput!) {
    removeCertificateHold(input: $input) {
      userErrors {
        code
        path
      }
    }
  }
`)

const Standing = graphql(`
  query Standing($id: ID!) {
    certificate(by: { id: $id }) {
      state
      revocation {
        reason
        remote {
          state
          attempts
          lastError
          nextAttemptAt
          toldAt
        }
      }
      suggestedRenewal {
        start
        end
        checkedAt
      }
    }
  }
`)

const UpdateOutside = graphql(`
  mutation UpdateOutside($input: UpdateAuthorityInput!) {
    updateAuthority(input: $input) {
      authority {
        version
        active
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const ShowCertificate = graphql(`
  mutation ShowCertificate($input: InstallAuthorityCertificateInput!) {
    installAuthorityCertificate(input: $input) {
      authority {
        type
        certificate {
          body
        }
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const ListedAuthorities = graphql(`
  query ListedAuthorities {
    authorities(first: 50) {
      nodes {
        name
        issuer {
          slug
          capabilities
        }
        issuerOptions {
          __typename
        }
      }
    }
  }
`)

const clock = new FakeClock()
let ca: PretendCa
let service: Service
let admin: Client
let authorityId: string
let deafId: string

beforeAll(async () => {
  ca = new PretendCa()
  await ca.start()
  service = await startService({ clock: clock.now, env: { INDRI_EGRESS_ALLOW: '127.0.0.1' } })
  admin = service.admin
  authorityId = await outside('Outside', 'pretend')
  deafId = await outside('Deaf', 'deaf')
})

afterAll(async () => {
  await service.close()
  await ca.stop()
})

beforeEach(() => {
  ca.behaviour = 'at-once'
  ca.requests.length = 0
})

async function outside(name: string, plugin: string): Promise<string> {
  const issuer = { [plugin]: { url: ca.url, token: ca.token } } as never
  const input = { name, owner: 'pki@example.org', type: 'EXTERNAL' as const, issuer }
  const { createAuthority } = await admin.data(MakeOutside, { input })
  expect(createAuthority.userErrors).toEqual([])
  return createAuthority.authority?.id ?? ''
}

/** Longer than a session is used. */
async function hoursPass(hours: number): Promise<void> {
  clock.advance({ hours })
  admin = await service.anonymous.signIn('root', PASSWORD)
}

let counter = 0

async function order(authority: string): Promise<string> {
  const input = { authorityId: authority, owner: 'team@example.org', commonName: `host-${++counter}.example.org` }
  const { createCertificate } = await admin.data(OrderHere, { input })
  return createCertificate.pendingCertificate?.id ?? ''
}

/** The id of a certificate that the CA has issued. */
async function issued(authority = authorityId): Promise<string> {
  const id = await order(authority)
  await service.runJobs()
  const { node } = await admin.data(BecameOf, { id })
  return node != null && 'certificate' in node ? (node.certificate?.id ?? '') : ''
}

async function revoke(input: RevokeCertificateInput) {
  return (await admin.data(Revoke, { input })).revokeCertificate
}

async function standing(id: string) {
  return (await admin.data(Standing, { id })).certificate
}

function tell(): Promise<number> {
  return service.runJobs({ schedules: ['remote-revocations-sweep'] })
}

function askWhenToRenew(): Promise<number> {
  return service.runJobs({ schedules: ['suggested-renewals'] })
}

async function update(input: UpdateAuthorityInput) {
  return (await admin.data(UpdateOutside, { input })).updateAuthority
}

async function shown(client: Client) {
  return (await client.data(ListedAuthorities, {})).authorities?.nodes
}

describe('a revocation', () => {
  test('holds here at once, and there as soon as the CA answers', async () => {
    const id = await issued()
    ca.behaviour = 'fail'
    expect((await revoke({ id, reason: 'SUPERSEDED' })).certificate?.state).toBe('REVOKED')
    await tell()
    const pending = await standing(id)
    expect(pending?.revocation).toMatchObject({
      reason: 'SUPERSEDED',
      remote: { state: 'PENDING', attempts: 1, lastError: 'the pretend CA answered 500', toldAt: null },
    })
    ca.behaviour = 'at-once'
    await tell()
    expect(ca.revoked).toEqual([])
    clock.advance({ minutes: 1 })
    await tell()
    await tell()
    expect(ca.revoked).toEqual([{ serial: expect.stringMatching(/^order-/), reason: 4 }])
    expect((await standing(id))?.revocation?.remote).toMatchObject({ state: 'DONE', nextAttemptAt: null })
    expect((await revoke({ id })).userErrors).toMatchObject([{ code: 'ALREADY_REVOKED' }])
  })

  test('that the CA refuses is shown, and told again on request', async () => {
    const id = await issued()
    ca.behaviour = 'refuse'
    await revoke({ id })
    await tell()
    expect((await standing(id))?.revocation?.remote).toMatchObject({
      state: 'FAILED',
      lastError: 'the pretend CA answered 400',
      nextAttemptAt: null,
    })
    ca.behaviour = 'at-once'
    const before = ca.revoked.length
    expect((await revoke({ id })).userErrors).toEqual([])
    await tell()
    expect(ca.revoked).toHaveLength(before + 1)
    expect((await standing(id))?.revocation?.remote).toMatchObject({ state: 'DONE' })
  })

  test('that a CA cannot hear of takes force, and says that it is only marked', async () => {
    const id = await issued(deafId)
    expect((await revoke({ id })).userErrors).toMatchObject([{ code: 'UNSUPPORTED', path: ['id'] }])
    expect((await standing(id))?.state).toBe('VALID')
    expect((await revoke({ id, force: true })).userErrors).toEqual([])
    await tell()
    expect(await standing(id)).toMatchObject({
      state: 'REVOKED',
      revocation: { remote: { state: 'NOT_TOLD', attempts: 0 } },
    })
  })

  test('on hold at a CA elsewhere does not end here', async () => {
    const id = await issued()
    await revoke({ id, reason: 'CERTIFICATE_HOLD' })
    const { removeCertificateHold } = await admin.data(EndHold, { input: { id } })
    expect(removeCertificateHold.userErrors).toEqual([{ code: 'UNSUPPORTED', path: ['id'] }])
  })

  test('is told once, with several workers', async () => {
    const id = await issued()
    await revoke({ id })
    ca.requests.length = 0
    await Promise.all([tell(), tell(), tell()])
    expect(ca.requests).toEqual(['POST /revoke'])
  })
})

describe('when to renew', () => {
  test('is asked of the CA, shown, and asked again hours later', async () => {
    const id = await issued()
    expect((await standing(id))?.suggestedRenewal).toBeNull()
    ca.renewal = { start: '2027-01-05T00:00:00.000Z', end: '2027-01-07T00:00:00.000Z' }
    await askWhenToRenew()
    const checkedAt = clock.now().toISOString()
    expect((await standing(id))?.suggestedRenewal).toEqual({ ...ca.renewal, checkedAt })
    ca.requests.length = 0
    await askWhenToRenew()
    expect(ca.requests).toEqual([])
    // It does not answer: what it said still holds
    ca.behaviour = 'fail'
    await hoursPass(7)
    await askWhenToRenew()
    expect(ca.requests.length).toBeGreaterThan(0)
    expect((await standing(id))?.suggestedRenewal).toEqual({ ...ca.renewal, checkedAt })
    ca.behaviour = 'at-once'
    ca.renewal = null
    await hoursPass(7)
    await askWhenToRenew()
    expect((await standing(id))?.suggestedRenewal).toBeNull()
  })

  test('is not asked for what is revoked', async () => {
    const id = await issued()
    await revoke({ id })
    await tell()
    await askWhenToRenew()
    const uuid = uuidOf(id)
    const asked = 'select certificate_id from suggested_renewals where certificate_id = ?'
    expect(await service.database.fork().execute(asked, [uuid])).toEqual([])
  })
})

describe('the CA itself', () => {
  test('shows how it is reached to who may change that', async () => {
    expect(await shown(admin)).toEqual([
      { name: 'Deaf', issuer: { slug: 'deaf', capabilities: [] }, issuerOptions: { __typename: 'DeafIssuerOptions' } },
      {
        name: 'Outside',
        issuer: { slug: 'pretend', capabilities: ['REVOKE'] },
        issuerOptions: { __typename: 'PretendIssuerOptions' },
      },
    ])
    const plain = await shown(await service.user('plain'))
    expect(plain?.map(({ issuerOptions }) => issuerOptions)).toEqual([null, null])
  })

  test('may be shown by hand', async () => {
    const other = new PretendCa('Shown by hand')
    const id = await outside('By hand', 'deaf')
    const install = async (certificate: string) =>
      (await admin.data(ShowCertificate, { input: { id, certificate } })).installAuthorityCertificate
    const leaf = other.sign(opensslCsr(opensslKey('EC_P256'), '/CN=leaf.example.org'))
    expect((await install(leaf)).userErrors).toMatchObject([{ code: 'INVALID', path: ['certificate'] }])
    const { authority, userErrors } = await install(other.certificate)
    expect(userErrors).toEqual([])
    expect(authority?.type).toBe('EXTERNAL')
    expect(authority?.certificate?.body.trim()).toBe(other.certificate.trim())
  })

  test('moves with its secret, once nothing is on order there', async () => {
    await issued()
    const move = { url: `${ca.url}/`, token: ca.token }
    ca.behaviour = 'never'
    const elsewhere = (issuer: object): UpdateAuthorityInput => ({ id: authorityId, issuer: issuer as never })
    // The secret would follow
    const { userErrors } = await update(elsewhere({ pretend: { url: 'http://127.0.0.1:9/' } }))
    expect(userErrors).toMatchObject([{ code: 'REQUIRED', path: ['issuer', 'pretend', 'token'] }])
    expect((await update(elsewhere({ deaf: move }))).userErrors).toMatchObject([{ code: 'INVALID', path: ['issuer'] }])

    await order(authorityId)
    const away = elsewhere({ pretend: { url: 'http://127.0.0.1:9/', token: 'another' } })
    expect((await update(away)).userErrors).toMatchObject([{ code: 'IN_USE', path: ['issuer'] }])
    // What leads nowhere else may change meanwhile
    expect((await update(elsewhere({ pretend: { token: 'a wrong one' } }))).userErrors).toEqual([])
    await service.runJobs()
    expect(ca.requests.at(-1)).toBe('POST /orders/')
    expect((await update(elsewhere({ pretend: { token: ca.token } }))).userErrors).toEqual([])
    expect((await update({ id: authorityId, active: false })).authority).toMatchObject({ active: false })
    expect((await update({ id: authorityId, active: true })).authority).toMatchObject({ active: true })
  })

  test('has its account kept sealed, and never two of them', async () => {
    const uuid = uuidOf(deafId)
    const rows: { sealed: Uint8Array }[] = await service.database
      .fork()
      .execute('select sealed from issuer_stores where authority_id = ?', [uuid])
    expect(Buffer.from(rows[0]?.sealed ?? []).includes('account')).toBe(false)
    const open = () => new StoredIssuerStore(uuid, service.app.keys.secrets, () => service.database.fork(), clock.now)
    const [first, second] = [open(), open()]
    expect(await first.load()).toEqual({ account: 'made at the first order' })
    await second.load()
    await first.save({ account: 'of the first' })
    await expect(second.save({ account: 'of the second' })).rejects.toMatchObject({ retryable: true })
    expect(await second.load()).toEqual({ account: 'of the first' })
  })

  test('finds key authorizations at the well-known place, as long as they hold', async () => {
    const uuid = uuidOf(authorityId)
    const published = httpChallenges(uuid, () => service.database.fork(), clock.now)
    const ask = async (token: string) => {
      const answer = await fetch(`${service.url}/.well-known/acme-challenge/${token}`)
      return `${answer.status} ${await answer.text()}`
    }
    await published.present('a-token_1', 'a-token_1.thumbprint')
    expect(await ask('a-token_1')).toBe('200 a-token_1.thumbprint')
    for (const strange of ['other', '..%2fgraphql', 'a'.repeat(200), "a'b", '%00']) {
      expect(await ask(strange)).toMatch(/^4(?:00|04|14) /)
    }
    await expect(published.present('no/token', 'x')).rejects.toMatchObject({ retryable: false })
    const { id: other } = await seedAuthority(admin)
    const stranger = httpChallenges(uuidOf(other), () => service.database.fork(), clock.now)
    await expect(stranger.present('a-token_1', 'of a stranger')).rejects.toMatchObject({ retryable: false })
    await stranger.cleanUp('a-token_1')
    await published.present('a-token_1', 'a-token_1.thumbprint')
    expect(await ask('a-token_1')).toBe('200 a-token_1.thumbprint')
    await hoursPass(25)
    expect(await ask('a-token_1')).toMatch(/^404 /)
    await service.runJobs({ schedules: ['pending-certificates-sweep'] })
    expect(await service.database.fork().execute('select token from http_challenges')).toEqual([])
  })
})
