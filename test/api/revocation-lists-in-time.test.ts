// No revocation list runs out unnoticed: it is made anew while the one before is good, whoever asks or does not.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { parseCrl } from '../../src/pki/crl.ts'
import { breakAuthorityKey } from '../kit/broken-key.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const clock = new FakeClock()
let service: Service
beforeAll(async () => {
  service = await startService({ clock: clock.now, env: { INDRI_REQUESTS_PER_MINUTE: '0' } })
})
afterAll(() => service.close())

const Revoke = graphql(`
  mutation RevokeInTime($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const Jobs = graphql(`
  query ListsThatFailed {
    jobs(filter: { types: ["revocation-lists"] }) {
      nodes {
        lastError
      }
    }
  }
`)

const fetchList = (id: string) => fetch(`${service.url}/pki/${id}.crl`)
const numberOf = async (id: string) => parseCrl(new Uint8Array(await (await fetchList(id)).arrayBuffer())).number ?? 0n
/** Without asking for it. */
async function madeAt(id: string): Promise<string | undefined> {
  const { rows } = await sql<{
    at: Date
  }>`select this_update as at from crls where authority_id = ${uuidOf(id)}::uuid`.execute(
    kysely(service.database.fork()),
  )
  return rows[0] && new Date(rows[0].at).toISOString()
}
const work = () => service.runJobs({ early: true, schedules: ['revocation-lists'], types: ['revocation-lists'] })

async function figures(): Promise<string[]> {
  const text = await (await fetch(`${service.url}/metrics`)).text()
  return [...text.matchAll(/^indri_unsettled\{kind="crl",state="(\w+)"\} (\d+)$/gm)].map(
    ([, state, n]) => `${state} ${n}`,
  )
}

it('is made anew at half of its life although nobody asks, and not before', async () => {
  const { id } = await seedAuthority(service.admin)
  await numberOf(id)
  const first = await madeAt(id)
  clock.advance({ days: 3 })
  await work()
  expect([await madeAt(id), await figures()]).toEqual([first, ['waiting 0', 'failing 0']])
  clock.advance({ days: 1 })
  expect(await figures()).toEqual(['waiting 1', 'failing 0'])
  await work()
  expect([await madeAt(id), await figures()]).toEqual([clock.now().toISOString(), ['waiting 0', 'failing 0']])
})

it('that cannot be made is an alarm while the one before is still good, and harms no other', async () => {
  const client = await again()
  const [broken, other] = [await seedAuthority(client, { name: 'Broken' }), await seedAuthority(client)]
  const [number] = [await numberOf(broken.id), await numberOf(other.id)]
  const mend = await breakAuthorityKey(service, broken.id)
  clock.advance({ days: 4 })
  await work()
  expect(await madeAt(other.id)).toBe(clock.now().toISOString())
  const { jobs } = await (await again()).data(Jobs, {})
  const errors = jobs?.nodes.flatMap(({ lastError }) => lastError ?? [])
  expect(errors).toEqual([expect.stringContaining('The revocation lists of Broken could not be made')])
  // Good for three days more, and given to whoever asks.
  expect(await numberOf(broken.id)).toBe(number)
  expect(await figures()).toEqual(['waiting 1', 'failing 0'])
  clock.advance({ days: 2 })
  expect(await figures()).toContain('failing 1')
  expect(await numberOf(broken.id)).toBe(number)
  clock.advance({ days: 2 })
  expect((await fetchList(broken.id)).status).toBeGreaterThanOrEqual(500)
  await mend()
  await work()
  expect(await figures()).toEqual(['waiting 0', 'failing 0'])
  expect(await numberOf(broken.id)).toBeGreaterThan(number)
})

it('that lacks what was revoked is not given instead of the one that cannot be made', async () => {
  const client = await again()
  const { id } = await seedAuthority(client)
  const certificate = await seedCertificate(client, id)
  await numberOf(id)
  const mend = await breakAuthorityKey(service, id)
  expect((await client.data(Revoke, { input: { id: certificate.id } })).revokeCertificate.userErrors).toEqual([])
  expect((await fetchList(id)).status).toBeGreaterThanOrEqual(500)
  await mend()
  const list = parseCrl(new Uint8Array(await (await fetchList(id)).arrayBuffer()))
  expect([...list.entries()].map(({ serialNumber }) => serialNumber)).toEqual([certificate.serialNumber])
})

/** The clock moves by days, which no session outlasts. */
const again = () => service.anonymous.signIn('root', PASSWORD)
