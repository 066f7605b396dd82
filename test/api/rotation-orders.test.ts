// Rotation where a CA elsewhere issues: it waits for the answer, orders anew what came to nothing, and begins when the CA asks.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { NoticeQueue } from '../../src/modules/notices/index.ts'
import { RotationRunService, RotationSteps, ServedCheck } from '../../src/modules/rotations/index.ts'
import { EgressClient, egressRules } from '../../src/plugins/egress.ts'
import { FakeClock } from '../kit/clock.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const clock = new FakeClock()
let service: Service
let authorityId: string
/** Idempotency keys of what was ordered; each is a new order of the test's. */
let orders: (string | null)[]
let pendingId: string

beforeAll(async () => {
  service = await startService({ clock: clock.now, env: { INDRI_SESSION_HOURS: '720' } })
  authorityId = (await seedAuthority(service.admin)).id
})
afterAll(() => service.close())

const db = () => kysely(service.database.fork())
const scope = () => service.app.systemScope('job:rotation')

/** A worker whose certificates come from a CA that takes its time: the test answers for it. */
function worker(): RotationRunService {
  const { app } = service
  const jobs = app.jobs.boss
  const notices = new NoticeQueue({ jobs, clock: clock.now, securityTeam: [] })
  const steps = new RotationSteps({
    reissue: {
      async reissue(_scope, { idempotencyKey }) {
        orders.push(idempotencyKey)
        pendingId = await order()
        return { certificateId: null, pendingId }
      },
    },
    revocation: app.services.certificates.revocation,
    served: new ServedCheck(new EgressClient(egressRules([]))),
    notices,
    jobs,
  })
  return new RotationRunService({
    steps,
    jobs,
    notices,
    report: (error) => {
      throw error
    },
  })
}

async function order(): Promise<string> {
  const id = randomUUID()
  const request = { roleIds: [], replacesIds: [], notBefore: '2026-01-01T00:00:00Z', notAfter: '2026-02-01T00:00:00Z' }
  await sql`insert into pending_certificates (id, subject_alternative_names, owner, authority_id, state, csr,
      has_private_key, request, ordered_at, created_at, updated_at)
    values (${id}, '[]', 'team@example.org', ${uuidOf(authorityId)}, 'PENDING', ''::bytea, false,
      ${JSON.stringify(request)}::jsonb, now(), now(), now())`.execute(db())
  return id
}

async function rotationOf(certificateId: string) {
  return db()
    .selectFrom('rotations')
    .selectAll()
    .where('certificate_id', '=', uuidOf(certificateId))
    .executeTakeFirstOrThrow()
}

/** What a worker does when it comes by. */
async function comeBy(certificateId: string): Promise<void> {
  await worker().sweep(scope())
  await worker().run(scope(), (await rotationOf(certificateId)).id, new AbortController().signal)
}

it('an order is waited for and not repeated; one that came to nothing is ordered anew, and later', async () => {
  orders = []
  const { id } = await seedCertificate(service.admin, authorityId, { validityDays: 10, rotation: true })
  await comeBy(id)
  expect(await rotationOf(id)).toMatchObject({ state: 'REISSUING', pending_certificate_id: pendingId })
  clock.advance({ minutes: 1 })
  await comeBy(id)
  expect(orders).toHaveLength(1)

  // 1. The CA refuses
  await sql`update pending_certificates set state = 'FAILED', last_error = 'the CA said no' where id = ${pendingId}`.execute(
    db(),
  )
  clock.advance({ minutes: 1 })
  await comeBy(id)
  expect(await rotationOf(id)).toMatchObject({ state: 'FAILED', last_error: 'the CA said no', lost_orders: 1 })
  clock.advance({ minutes: 59 })
  await comeBy(id)
  expect(orders).toHaveLength(1)
  clock.advance({ minutes: 1 })
  await comeBy(id)
  expect(new Set(orders).size).toBe(2)

  // 2. The next one is issued
  const issued = await seedCertificate(service.admin, authorityId, { replacesIds: [id] })
  await sql`update pending_certificates set state = 'ISSUED', certificate_id = ${uuidOf(issued.id)}
    where id = ${pendingId}`.execute(db())
  clock.advance({ minutes: 1 })
  await comeBy(id)
  expect(await rotationOf(id)).toMatchObject({ state: 'DONE', replacement_id: uuidOf(issued.id), lost_orders: 1 })
  expect(orders).toHaveLength(2)
})

it('begins when the CA asks for it, though the policy would wait', async () => {
  orders = []
  const { id } = await seedCertificate(service.admin, authorityId, { validityDays: 200, rotation: true })
  const now = clock.now().getTime()
  const [startsAt, endsAt] = [new Date(now + 7_200_000), new Date(now + 10_800_000)]
  await sql`insert into suggested_renewals (certificate_id, starts_at, ends_at, next_check_at)
    values (${uuidOf(id)}, ${startsAt}, ${endsAt}, ${endsAt})`.execute(db())
  const planned = () =>
    db().selectFrom('rotations').select('id').where('certificate_id', '=', uuidOf(id)).executeTakeFirst()
  await worker().sweep(scope())
  expect(await planned()).toBeUndefined()
  clock.advance({ hours: 1 })
  await worker().sweep(scope())
  const rotation = await rotationOf(id)
  expect(rotation).toMatchObject({ trigger: 'CA', state: 'PLANNED' })
  expect(new Date(rotation.due_at) >= startsAt && new Date(rotation.due_at) <= endsAt).toBe(true)
})
