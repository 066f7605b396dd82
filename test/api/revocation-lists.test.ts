// What an authority publishes: its certificate and its revocation list, for anybody, as OpenSSL reads them.
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { parseCertificatePem } from '../../src/pki/certificate.ts'
import { parseCrl } from '../../src/pki/crl.ts'
import { KEY_TYPES } from '../../src/pki/types.ts'
import { UpdateAuthority } from '../kit/authorities.ts'
import type { Client } from '../kit/client.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import type { RevocationReason } from '../kit/gql/graphql.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'
import { openssl } from '../kit/tools.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const Revoke = graphql(`
  mutation RevokeForList($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      certificate {
        id
      }
      userErrors {
        code
      }
    }
  }
`)

const Verify = graphql(`
  mutation VerifyForList($input: VerifyCertificateInput!) {
    verifyCertificate(input: $input) {
      certificate {
        verification {
          status
        }
      }
    }
  }
`)

const clock = new FakeClock()
let service: Service
let admin: Client
beforeAll(async () => {
  service = await startService({ clock: clock.now, env: { INDRI_REQUESTS_PER_MINUTE: '0' } })
})
afterAll(() => service.close())
// The clock moves by days, which no session outlasts.
beforeEach(async () => {
  admin = await service.anonymous.signIn('root', PASSWORD)
})

async function revoke(id: string, reason?: RevocationReason): Promise<void> {
  const input = reason === undefined ? { id } : { id, reason }
  expect((await admin.data(Revoke, { input })).revokeCertificate.userErrors).toEqual([])
}

function fetchList(id: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${service.url}/pki/${id}.crl`, { headers })
}

async function list(id: string) {
  const response = await fetchList(id)
  expect(response.status).toBe(200)
  return parseCrl(new Uint8Array(await response.arrayBuffer()))
}

/** The URL in a certificate, on the port of this test. */
function served(url: string | undefined): string {
  return String(url).replace('http://pki.example.test', service.url)
}

describe('the certificate of an authority', () => {
  it('is served as DER under its UUID and its id, to anybody', async () => {
    const authority = await seedAuthority(admin)
    const der = parseCertificatePem(authority.certificate?.body ?? '').der
    for (const name of [uuidOf(authority.id), authority.id]) {
      const response = await fetch(`${service.url}/pki/${name}.crt`)
      expect(response.headers.get('content-type')).toBe('application/pkix-cert')
      expect(response.headers.get('cache-control')).toBe('public, max-age=86400')
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(der)
    }
  })

  it.each([
    ['01890000-0000-7000-8000-000000000000.crt'],
    ['01890000-0000-7000-8000-000000000000.crl'],
    ['auth_01890000000000000000000000.crl'],
    ['cert_01890000000000000000000000.crt'],
    ['..%2f..%2fetc%2fpasswd.crt'],
    ['%00.crl'],
    ["' or 1=1--.crl"],
    [`${'a'.repeat(3000)}.crl`],
    ['x.pem'],
  ])('is not there for %s', async (name) => {
    const response = await fetch(`${service.url}/pki/${name}`)
    expect([404, 414]).toContain(response.status)
    expect(await response.text()).not.toMatch(/select|stack|at \//i)
  })
})

describe('the revocation list', () => {
  it.each(KEY_TYPES)(
    'of a CA with %s verifies and tells revoked from good',
    async (keyType) => {
      const authority = await seedAuthority(admin, { keyType })
      const good = await seedCertificate(admin, authority.id)
      const bad = await seedCertificate(admin, authority.id)
      expect([...(await list(authority.id)).entries()]).toEqual([])
      await revoke(bad.id, 'KEY_COMPROMISE')
      const crl = await list(authority.id)
      expect([...crl.entries()]).toEqual([
        {
          serialNumber: bad.serialNumber,
          revokedAt: clock.now(),
          reason: 'KEY_COMPROMISE',
          hasUnknownCriticalExtension: false,
        },
      ])
      if (keyType.startsWith('ML_DSA')) return
      const files = {
        'ca.pem': authority.certificate?.body ?? '',
        'list.der': crl.der,
        'list.pem': `-----BEGIN X509 CRL-----\n${Buffer.from(crl.der).toString('base64')}\n-----END X509 CRL-----\n`,
        'good.pem': good.body,
        'bad.pem': bad.body,
      }
      openssl(['crl', '-inform', 'DER', '-in', 'list.der', '-CAfile', 'ca.pem', '-verify', '-noout'], files)
      const check = ['verify', '-crl_check', '-x509_strict', '-CAfile', 'ca.pem', '-CRLfile', 'list.pem']
      expect(openssl([...check, 'good.pem'], files)).toBe('good.pem: OK\n')
      expect(() => openssl([...check, 'bad.pem'], files)).toThrow('certificate revoked')
    },
    30_000,
  )

  it('is found where the certificates say', async () => {
    const authority = await seedAuthority(admin)
    const { extensions } = parseCertificatePem((await seedCertificate(admin, authority.id)).body)
    const crl = await fetch(served(extensions.crlDistributionPoints[0]))
    expect(crl.headers.get('content-type')).toBe('application/pkix-crl')
    const issuer = await fetch(served(extensions.caIssuerUrls[0]))
    expect(new Uint8Array(await issuer.arrayBuffer())).toEqual(
      parseCertificatePem(authority.certificate?.body ?? '').der,
    )
  })

  it('gives each reason as it was given, a hold included', async () => {
    const authority = await seedAuthority(admin)
    const reasons: RevocationReason[] = ['UNSPECIFIED', 'SUPERSEDED', 'CERTIFICATE_HOLD', 'CESSATION_OF_OPERATION']
    for (const reason of reasons) await revoke((await seedCertificate(admin, authority.id)).id, reason)
    const entries = [...(await list(authority.id)).entries()]
    expect(entries.map((entry) => entry.reason).toSorted()).toEqual(reasons.toSorted())
  })

  it('lists what an authority revoked and nothing of another', async () => {
    const [first, second] = [await seedAuthority(admin), await seedAuthority(admin)]
    await revoke((await seedCertificate(admin, first.id)).id)
    expect([...(await list(first.id)).entries()]).toHaveLength(1)
    expect([...(await list(second.id)).entries()]).toHaveLength(0)
  })

  it('and the answers of an authority are not those of another one of the same name', async () => {
    const subject = { commonName: 'One Name', organization: 'Example' }
    const [first, second] = [await seedAuthority(admin, { subject }), await seedAuthority(admin, { subject })]
    const [bad, good] = [await seedCertificate(admin, first.id), await seedCertificate(admin, second.id)]
    await revoke(bad.id)
    expect([...(await list(first.id)).entries()].map((entry) => entry.serialNumber)).toEqual([bad.serialNumber])
    expect([...(await list(second.id)).entries()]).toEqual([])
    const statusOf = async (id: string) =>
      (await admin.data(Verify, { input: { id } })).verifyCertificate.certificate?.verification?.status
    expect([await statusOf(bad.id), await statusOf(good.id)]).toEqual(['REVOKED', 'GOOD'])
  })

  it('lists a revoked subordinate on the list of its parent, and goes on for one that is inactive', async () => {
    const root = await seedAuthority(admin)
    const below = await seedAuthority(admin, { type: 'SUBORDINATE', parentId: root.id })
    const leaf = await seedCertificate(admin, below.id)
    await revoke(below.certificate?.id ?? '', 'CA_COMPROMISE')
    expect([...(await list(root.id)).entries()].map((entry) => entry.reason)).toEqual(['CA_COMPROMISE'])
    await admin.data(UpdateAuthority, { input: { id: below.id, active: false } })
    await revoke(leaf.id)
    expect([...(await list(below.id)).entries()]).toHaveLength(1)
  })

  it('answers a cache that has it with 304, and never after a revocation', async () => {
    const authority = await seedAuthority(admin)
    const certificate = await seedCertificate(admin, authority.id)
    const first = await fetchList(authority.id)
    const tag = first.headers.get('etag') ?? ''
    expect(first.headers.get('cache-control')).toBe('public, max-age=300')
    expect(first.headers.get('last-modified')).toBe(clock.now().toUTCString())
    expect((await fetchList(authority.id, { 'if-none-match': `"other", W/${tag}` })).status).toBe(304)
    expect((await fetchList(authority.id, { 'if-modified-since': clock.now().toUTCString() })).status).toBe(304)
    const head = await fetch(`${service.url}/pki/${authority.id}.crl`, { method: 'HEAD' })
    expect([head.status, head.headers.get('etag')]).toEqual([200, tag])
    await revoke(certificate.id)
    const changed = await fetchList(authority.id, { 'if-none-match': tag })
    expect(changed.status).toBe(200)
    expect(changed.headers.get('etag')).not.toBe(tag)
  })

  it('stays the same until something changes or half of its life is over', async () => {
    const authority = await seedAuthority(admin)
    const first = await list(authority.id)
    expect((first.nextUpdate?.getTime() ?? 0) - first.thisUpdate.getTime()).toBe(7 * 86_400_000)
    clock.advance({ days: 3, hours: 11 })
    expect((await list(authority.id)).number).toBe(first.number)
    clock.advance({ hours: 1 })
    const second = await list(authority.id)
    expect(second.number).toBeGreaterThan(first.number ?? 0n)
    expect(second.thisUpdate).toEqual(clock.now())
    expect((await fetchList(authority.id)).headers.get('cache-control')).toBe('public, max-age=300')
  })

  it('drops an entry only after one list beyond the life of the certificate', async () => {
    const authority = await seedAuthority(admin)
    const certificate = await seedCertificate(admin, authority.id, { validityDays: 1 })
    await revoke(certificate.id)
    expect([...(await list(authority.id)).entries()]).toHaveLength(1)
    clock.advance({ days: 4 })
    expect([...(await list(authority.id)).entries()]).toHaveLength(1)
    clock.advance({ days: 4 })
    expect([...(await list(authority.id)).entries()]).toHaveLength(0)
  })

  it('gets distinct rising numbers when it is made several times at once', async () => {
    const authority = await seedAuthority(admin)
    const uuid = uuidOf(authority.id)
    const before = (await list(authority.id)).number ?? 0n
    const made = await Promise.all(
      Array.from({ length: 6 }, () => service.app.crls.make(service.app.systemScope('test'), uuid)),
    )
    const numbers = made.map((each) => BigInt(each.number)).toSorted((left, right) => Number(left - right))
    expect(new Set(numbers).size).toBe(6)
    expect(numbers[0]).toBeGreaterThan(before)
    expect((await list(authority.id)).number).toBe(numbers.at(-1))
  })

  it('is made once for many who ask at the same time', async () => {
    const authority = await seedAuthority(admin)
    await revoke((await seedCertificate(admin, authority.id)).id)
    const lists = await Promise.all(Array.from({ length: 10 }, () => list(authority.id)))
    expect(new Set(lists.map((each) => each.number)).size).toBe(1)
  })

  it('never goes back in its numbers, not even when the database was restored from before', async () => {
    const authority = await seedAuthority(admin)
    const published = (await list(authority.id)).number ?? 0n
    await sql`delete from crls where authority_id = ${uuidOf(authority.id)}`.execute(kysely(service.database.fork()))
    clock.advance({ seconds: 1 })
    expect((await list(authority.id)).number).toBeGreaterThan(published)
  })
})

it('limits what one address may ask for without taking it from the limit of the API', async () => {
  const limited = await startService({ env: { INDRI_REQUESTS_PER_MINUTE: '12' } })
  try {
    const authority = await seedAuthority(limited.admin)
    const statuses: number[] = []
    for (let asked = 0; asked < 14; asked += 1) {
      statuses.push((await fetch(`${limited.url}/pki/${authority.id}.crl`)).status)
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(12)
    expect(statuses.at(-1)).toBe(429)
    await seedAuthority(limited.admin)
  } finally {
    await limited.close()
  }
})
