// Certificates from a CA elsewhere that takes its time, fails, dies and lies: what is stored, what is asked of it, what people see.
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseNodeId } from '../../src/graphql/node-id.ts'
import type { Client } from '../kit/client.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import type { CreateCertificateInput } from '../kit/gql/graphql.ts'
import { PretendCa } from '../kit/pretend-ca.ts'
import { seedDestination } from '../kit/plugin-seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'
import { openssl, opensslCsr, opensslKey } from '../kit/tools.ts'
import { uuidOf } from '../kit/uuid-of.ts'

vi.mock('../../src/plugins/issuers/index.ts', async (original) => {
  const real = await original<typeof import('../../src/plugins/issuers/index.ts')>()
  const { pretendIssuer, deafIssuer } = await import('../kit/pretend-ca.ts')
  return { ...real, issuerPlugins: [...real.issuerPlugins, pretendIssuer, deafIssuer] }
})

const CreateOutside = graphql(`
  mutation CreateOutside($input: CreateAuthorityInput!) {
    createAuthority(input: $input) {
      authority {
        id
        type
        active
        awaitingCertificate
        crlUrl
        expiresAt
        issuer {
          kind
          slug
        }
        certificate {
          body
          owner
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

const Order = graphql(`
  mutation Order($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
      certificate {
        id
      }
      pendingCertificate {
        id
        name
        commonName
        owner
        state
        hasPrivateKey
        csr
        subjectAlternativeNames {
          type
          value
        }
        creator {
          username
        }
        authority {
          id
        }
        version
        viewerPermissions
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const Pending = graphql(`
  query Pending($id: ID!) {
    node(id: $id) {
      ... on PendingCertificate {
        state
        attempts
        lastError
        detail
        externalId
        nextAttemptAt
        finishedAt
        cancelRequested
        version
        certificate {
          id
          name
          owner
          body
          chain
          hasPrivateKey
          externalId
          rotation
          description
          creator {
            username
          }
          authority {
            id
          }
          roles {
            name
          }
          replaces {
            id
          }
          destinations {
            id
          }
          pendingCertificate {
            id
          }
        }
      }
    }
  }
`)

const Cancel = graphql(`
  mutation CancelPending($input: CancelPendingCertificateInput!) {
    cancelPendingCertificate(input: $input) {
      pendingCertificate {
        state
        cancelRequested
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
  mutation RetryPending($input: RetryPendingCertificateInput!) {
    retryPendingCertificate(input: $input) {
      pendingCertificate {
        state
        attempts
        lastError
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const Complete = graphql(`
  mutation CompletePending($input: CompletePendingCertificateInput!) {
    completePendingCertificate(input: $input) {
      pendingCertificate {
        state
        certificate {
          id
          hasPrivateKey
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

const ListPending = graphql(`
  query ListPending($filter: PendingCertificateFilter) {
    pendingCertificates(filter: $filter, first: 100) {
      totalCount
      nodes {
        id
        state
      }
    }
  }
`)

const clock = new FakeClock()
let ca: PretendCa
let service: Service
let admin: Client
const folder = mkdtempSync(join(tmpdir(), 'indri-'))
let authorityId: string
let deafId: string

beforeAll(async () => {
  ca = new PretendCa()
  await ca.start()
  service = await startService({
    clock: clock.now,
    env: { INDRI_EGRESS_ALLOW: '127.0.0.1', INDRI_FILESYSTEM_ROOT: folder },
  })
  admin = service.admin
  authorityId = await outside('Outside', 'pretend')
  deafId = await outside('Deaf', 'deaf')
})

afterAll(async () => {
  await service.close()
  await ca.stop()
  rmSync(folder, { recursive: true })
})

beforeEach(() => {
  ca.behaviour = 'at-once'
  ca.beforeAnswer = async () => {}
  ca.requests.length = 0
})

async function outside(name: string, plugin: string, options: object = {}): Promise<string> {
  const { createAuthority } = await admin.data(CreateOutside, { input: outsideInput(name, plugin, options) })
  expect(createAuthority.userErrors).toEqual([])
  return createAuthority.authority?.id ?? ''
}

function outsideInput(name: string, plugin: string, options: object = {}) {
  const issuer = { [plugin]: { url: ca.url, token: ca.token, ...options } }
  return { name, owner: 'pki@example.org', type: 'EXTERNAL' as const, issuer: issuer as never }
}

/** Longer than a session lasts. */
async function daysPass(days: number): Promise<void> {
  clock.advance({ days })
  admin = await service.anonymous.signIn('root', PASSWORD)
}

let counter = 0

async function order(input: Partial<CreateCertificateInput> = {}, client: Client = admin) {
  const commonName = `host-${++counter}.example.org`
  const { createCertificate } = await client.data(Order, {
    input: { authorityId, owner: 'team@example.org', commonName, ...input },
  })
  return createCertificate
}

/** The id of an order that was taken. */
async function ordered(input: Partial<CreateCertificateInput> = {}): Promise<string> {
  const { pendingCertificate, userErrors } = await order(input)
  expect(userErrors).toEqual([])
  return pendingCertificate?.id ?? ''
}

async function pending(id: string) {
  const { node } = await admin.data(Pending, { id })
  if (node == null || !('state' in node)) throw new Error('there is no such order')
  return node
}

/** As the workers do it: what is enqueued, and what the sweep finds due. */
function work(): Promise<number> {
  return service.runJobs({ schedules: ['pending-certificates-sweep'] })
}

/** As a worker does before it asks. */
async function claim(id: string): Promise<void> {
  const { claimPending } = await import('../../src/modules/pending-certificates/pending-claims.ts')
  const claimed = await claimPending(service.database.fork(), uuidOf(id), clock.now())
  expect(claimed).not.toBeNull()
}

async function complete(id: string, certificate: string) {
  return (await admin.data(Complete, { input: { id, certificate } })).completePendingCertificate
}

describe('an authority that stands for a CA elsewhere', () => {
  test('shows its CA, needs no certificate and publishes no list', async () => {
    const { createAuthority } = await admin.data(CreateOutside, { input: outsideInput('Shown', 'pretend') })
    const { authority } = createAuthority
    expect(authority).toMatchObject({ type: 'EXTERNAL', active: true, awaitingCertificate: false, crlUrl: null })
    expect(authority?.issuer).toEqual({ kind: 'ISSUER', slug: 'pretend' })
    // Several authorities may stand below one CA certificate
    expect(authority?.certificate?.body.trim()).toBe(ca.certificate.trim())
    expect(authority?.expiresAt).not.toBeNull()
  })

  test('is not made when its CA does not answer or turns it away', async () => {
    const dead = outsideInput('Dead', 'pretend', { url: 'http://127.0.0.1:9' })
    const { createAuthority: unreachable } = await admin.data(CreateOutside, { input: dead })
    expect(unreachable.userErrors).toMatchObject([{ code: 'INVALID', path: ['issuer', 'pretend'] }])
    const wrong = outsideInput('Wrong', 'pretend', { token: 'a wrong token' })
    const { createAuthority: refused } = await admin.data(CreateOutside, { input: wrong })
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID', path: ['issuer', 'pretend'] }])
    expect(JSON.stringify(refused)).not.toContain('a wrong token')
  })

  test('has no subject of ours, and ours have no CA elsewhere', async () => {
    const both = { ...outsideInput('Both', 'pretend'), subject: { commonName: 'Mine' }, pathLength: 1 }
    const { createAuthority } = await admin.data(CreateOutside, { input: both })
    expect(createAuthority.userErrors.map(({ path }) => path)).toEqual([['subject'], ['pathLength']])
    const root = { ...outsideInput('Root', 'pretend'), type: 'ROOT' as const, subject: { commonName: 'Root' } }
    const { createAuthority: mixed } = await admin.data(CreateOutside, { input: root })
    expect(mixed.userErrors).toMatchObject([{ code: 'INVALID', path: ['issuer'] }])
    const bare = { name: 'Bare', owner: 'pki@example.org', type: 'ROOT' as const }
    const { createAuthority: incomplete } = await admin.data(CreateOutside, { input: bare })
    expect(incomplete.userErrors).toMatchObject([{ code: 'REQUIRED', path: ['subject'] }])
  })
})

describe('an order', () => {
  test('is stored before the CA hears of it, and becomes a certificate with everything that was asked for', async () => {
    const destination = await seedDestination(admin)
    const old = await ordered()
    await work()
    const replaced = (await pending(old)).certificate?.id ?? ''
    ca.requests.length = 0
    const { certificate, pendingCertificate, userErrors } = await order({
      name: 'Mine',
      description: 'for the shop',
      subjectAlternativeNames: [{ dns: 'shop.example.org' }, { ip: '192.0.2.7' }],
      rotation: true,
      destinationIds: [destination],
      replacesIds: [replaced],
    })
    expect(userErrors).toEqual([])
    expect(certificate).toBeNull()
    expect(pendingCertificate).toMatchObject({
      name: 'Mine',
      state: 'PENDING',
      hasPrivateKey: true,
      creator: { username: 'root' },
      authority: { id: authorityId },
      viewerPermissions: ['VIEW', 'RETRY', 'CANCEL', 'COMPLETE'],
    })
    expect(pendingCertificate?.subjectAlternativeNames.map(({ value }) => value)).toContain('192.0.2.7')
    const requested = openssl(['req', '-noout', '-verify', '-text', '-in', 'r.pem'], {
      'r.pem': pendingCertificate?.csr ?? '',
    })
    expect(requested).toContain('DNS:shop.example.org')
    expect(ca.requests).toEqual([])

    await work()
    const done = await pending(pendingCertificate?.id ?? '')
    expect(done).toMatchObject({ state: 'ISSUED', attempts: 1, lastError: null, nextAttemptAt: null })
    expect(done.certificate).toMatchObject({
      name: 'Mine',
      owner: 'team@example.org',
      description: 'for the shop',
      hasPrivateKey: true,
      rotation: true,
      externalId: done.externalId,
      creator: { username: 'root' },
      authority: { id: authorityId },
      replaces: [{ id: replaced }],
      destinations: [{ id: destination }],
      pendingCertificate: { id: pendingCertificate?.id },
    })
    expect(done.certificate?.roles.map(({ name }) => name).toSorted()).toEqual(['pki@example.org', 'team@example.org'])
    const files = { 'ca.pem': ca.certificate, 'leaf.pem': done.certificate?.body ?? '' }
    expect(openssl(['verify', '-CAfile', 'ca.pem', 'leaf.pem'], files)).toContain('OK')
  })

  test('goes on where it stood when the CA takes its time', async () => {
    ca.behaviour = 'later'
    const id = await ordered()
    await work()
    expect(await pending(id)).toMatchObject({
      state: 'PENDING',
      attempts: 1,
      detail: expect.stringMatching(/^waits as/),
    })
    // Not before its time, however often it is looked at
    await work()
    expect(ca.requests).toEqual(['POST /orders/'])
    clock.advance({ seconds: 61 })
    await work()
    expect(ca.requests).toMatchObject(['POST /orders/', expect.stringMatching(/^GET \/orders\/order-/)])
    expect((await pending(id)).state).toBe('ISSUED')
  })

  test('is made once for one idempotency key, and answered the same after it was issued', async () => {
    const input = { commonName: 'once.example.org', idempotencyKey: 'once' }
    const first = await order(input)
    const again = await order(input)
    expect(again.pendingCertificate?.id).toBe(first.pendingCertificate?.id)
    await work()
    expect(ca.requests).toEqual(['POST /orders/'])
    const after = await order(input)
    expect(after.pendingCertificate).toMatchObject({ id: first.pendingCertificate?.id, state: 'ISSUED' })
    expect(after.certificate?.id).toBe((await pending(first.pendingCertificate?.id ?? '')).certificate?.id)
  })

  test('is judged before it is placed, by the same rules', async () => {
    const { userErrors, pendingCertificate } = await order({
      validityDays: 5000,
      keyType: 'RSA_2048',
      commonName: 'x y',
    })
    expect(pendingCertificate).toBeNull()
    expect(userErrors.map(({ path }) => path?.[0])).toContain('validityDays')
    const csr = opensslCsr(opensslKey('EC_P256'), '/CN=a.example.org', ['subjectAltName=DNS:a.example.org'])
    const beyond = await order({ csr, subjectAlternativeNames: [{ dns: 'b.example.org' }], commonName: null })
    expect(beyond.userErrors).toMatchObject([{ code: 'UNSUPPORTED', path: ['subjectAlternativeNames', '0'] }])
    await work()
    expect(ca.requests).toEqual([])
  })

  test("keeps a caller's key with the caller", async () => {
    const csr = opensslCsr(opensslKey('EC_P256'), '/CN=own.example.org', ['subjectAltName=DNS:own.example.org'])
    const { pendingCertificate } = await order({ csr, commonName: null })
    expect(pendingCertificate).toMatchObject({ hasPrivateKey: false, commonName: 'own.example.org' })
    await work()
    expect((await pending(pendingCertificate?.id ?? '')).certificate?.hasPrivateKey).toBe(false)
  })

  test('learns the certificate of a CA that shows it only above what it issues', async () => {
    const before = await service.database
      .fork()
      .execute('select certificate_id from authorities where name = ?', ['Deaf'])
    expect(before).toEqual([{ certificate_id: null }])
    const id = await ordered({ authorityId: deafId })
    await work()
    expect((await pending(id)).certificate?.chain?.trim()).toBe(ca.certificate.trim())
    const after = await service.database
      .fork()
      .execute('select certificate_id from authorities where name = ?', ['Deaf'])
    expect(after).not.toEqual([{ certificate_id: null }])
  })
})

describe('a CA that fails', () => {
  test('is asked again, less and less often, until it answers', async () => {
    ca.behaviour = 'fail'
    const id = await ordered()
    await work()
    const failed = await pending(id)
    expect(failed).toMatchObject({ state: 'PENDING', attempts: 1, lastError: 'the pretend CA answered 500' })
    await work()
    expect(ca.requests).toHaveLength(1)
    clock.advance({ seconds: 20 })
    await work()
    clock.advance({ seconds: 20 })
    await work()
    expect(ca.requests).toHaveLength(2)
    ca.behaviour = 'at-once'
    clock.advance({ minutes: 2 })
    await work()
    expect(await pending(id)).toMatchObject({ state: 'ISSUED', attempts: 3, lastError: null })
  })

  test('may be away for days, and nothing is lost', async () => {
    const id = await ordered()
    const { port } = ca
    await ca.stop()
    for (let day = 0; day < 3; day++) {
      await work()
      await daysPass(1)
    }
    expect(await pending(id)).toMatchObject({ state: 'PENDING', lastError: expect.stringContaining('could not reach') })
    await ca.start(port)
    await work()
    expect((await pending(id)).state).toBe('ISSUED')
  })

  test('is given up after two weeks', async () => {
    ca.behaviour = 'never'
    const id = await ordered()
    await work()
    await daysPass(15)
    await work()
    expect(await pending(id)).toMatchObject({ state: 'FAILED', lastError: expect.stringContaining('Given up after') })
  })

  test('says no: that is final, until somebody orders anew', async () => {
    ca.behaviour = 'reject'
    const id = await ordered()
    await work()
    const failed = await pending(id)
    expect(failed).toMatchObject({ state: 'FAILED', lastError: 'no such names here', nextAttemptAt: null })
    const told = "select audience from notification_deliveries where type = 'ISSUANCE_FAILED' and occasion like ?"
    const about = `${parseNodeId(id)?.uuid} %`
    expect(await service.database.fork().execute(told, [about])).toEqual([{ audience: 'OWNER' }])
    await daysPass(1)
    await work()
    expect(ca.requests).toHaveLength(1)

    ca.behaviour = 'at-once'
    const { retryPendingCertificate } = await admin.data(Retry, { input: { id, version: failed.version } })
    expect(retryPendingCertificate).toEqual({
      pendingCertificate: { state: 'PENDING', attempts: 0, lastError: null },
      userErrors: [],
    })
    await work()
    expect(await pending(id)).toMatchObject({ state: 'ISSUED', certificate: { hasPrivateKey: true } })
  })

  test.each([
    ['other-key', 'another key'],
    ['further-name', 'evil.example.com'],
  ] as const)('answers with something else (%s): it is not taken', async (behaviour, said) => {
    ca.behaviour = behaviour
    const id = await ordered()
    await work()
    expect(await pending(id)).toMatchObject({
      state: 'FAILED',
      certificate: null,
      lastError: expect.stringContaining(said),
    })
  })

  test('calls it by what no column holds: it is taken, and asked for once', async () => {
    ca.behaviour = 'odd-id'
    const before = ca.signed
    const id = await ordered()
    await work()
    const { state, externalId } = await pending(id)
    expect(state).toBe('ISSUED')
    expect(externalId).toMatch(/^odd\ufffdx{1000,1020}$/)
    expect(ca.signed).toBe(before + 1)
  })

  test('refuses us altogether: its words are shown', async () => {
    ca.behaviour = 'refuse'
    const id = await ordered()
    await work()
    expect(await pending(id)).toMatchObject({ state: 'FAILED', lastError: 'the pretend CA answered 400' })
  })
})

describe('a worker that dies', () => {
  const expired = { minutes: 4 }

  test('between order and answer: the order is taken up where the row has it, and not ordered twice', async () => {
    ca.behaviour = 'later'
    const id = await ordered()
    await work()
    clock.advance({ seconds: 61 })
    const before = ca.orders.size
    // Killed while the CA was asked: all there is of it is its claim
    await claim(id)
    await work()
    expect(ca.requests).toEqual(['POST /orders/'])
    clock.advance(expired)
    await work()
    expect((await pending(id)).state).toBe('ISSUED')
    expect(ca.orders.size).toBe(before)
  })

  test('between answer and storing: the answer is stored and the CA is not asked again', async () => {
    const id = await ordered()
    const audit =
      "create function no_more() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$"
    await service.database.fork().execute(audit)
    await service.database
      .fork()
      .execute('create trigger no_more before insert on certificates for each row execute function no_more()')
    const signed = ca.signed
    await work()
    expect(await pending(id)).toMatchObject({ state: 'PENDING', lastError: 'an internal error; the log has it' })
    expect(ca.signed).toBe(signed + 1)
    await service.database.fork().execute('drop trigger no_more on certificates')
    clock.advance(expired)
    await work()
    expect(await pending(id)).toMatchObject({ state: 'ISSUED', certificate: { hasPrivateKey: true } })
    expect(ca.signed).toBe(signed + 1)
  })

  test('is not believed when it comes back late', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>()
    const id = await ordered()
    ca.beforeAnswer = async () => held
    const late = work()
    await vi.waitFor(() => expect(ca.requests).toHaveLength(1))
    ca.beforeAnswer = async () => {}
    clock.advance(expired)
    await service.app.jobs.run({ schedules: ['pending-certificates-sweep'] })
    const { certificate } = await pending(id)
    expect(certificate).not.toBeNull()
    release()
    await late
    expect(await pending(id)).toMatchObject({ state: 'ISSUED', certificate: { id: certificate?.id } })
  })

  test('leaves no second certificate when two are at the same order', async () => {
    const id = await ordered()
    await Promise.all([work(), work(), work()])
    expect(ca.requests).toHaveLength(1)
    expect((await pending(id)).state).toBe('ISSUED')
  })
})

describe('people', () => {
  test('give an order up: its key is gone, and the CA hears of it', async () => {
    ca.behaviour = 'never'
    const id = await ordered()
    await work()
    const { cancelPendingCertificate } = await admin.data(Cancel, { input: { id } })
    expect(cancelPendingCertificate.pendingCertificate).toEqual({ state: 'CANCELLED', cancelRequested: false })
    const cancelled = ca.cancelled.length
    await work()
    expect(ca.cancelled).toHaveLength(cancelled + 1)
    const keys = await service.database
      .fork()
      .execute("select sealed from pending_certificates where state = 'CANCELLED'")
    expect(keys).toEqual([{ sealed: null }])
    const { cancelPendingCertificate: again } = await admin.data(Cancel, { input: { id } })
    expect(again.userErrors).toMatchObject([{ code: 'CONFLICT', path: ['id'] }])
    const { retryPendingCertificate } = await admin.data(Retry, { input: { id } })
    expect(retryPendingCertificate.userErrors).toMatchObject([{ code: 'CONFLICT' }])
  })

  test('give it up while the CA is being asked: done once it has answered, without waiting for its pause', async () => {
    ca.behaviour = 'never'
    const id = await ordered()
    ca.beforeAnswer = async () => {
      const { cancelPendingCertificate } = await admin.data(Cancel, { input: { id } })
      expect(cancelPendingCertificate.pendingCertificate).toEqual({ state: 'PENDING', cancelRequested: true })
    }
    await service.runJobs()
    ca.beforeAnswer = async () => {}
    await work()
    expect(await pending(id)).toMatchObject({ state: 'CANCELLED', cancelRequested: false })
  })

  test('bring the certificate themselves', async () => {
    ca.behaviour = 'never'
    const { pendingCertificate } = await order()
    const { id, csr } = pendingCertificate ?? { id: '', csr: '' }
    await work()
    const stranger = new PretendCa('Stranger')
    const strange = await complete(id, stranger.sign(csr ?? ''))
    expect(strange.userErrors).toMatchObject([{ code: 'CHAIN_MISMATCH', path: ['certificate'] }])
    const otherKey = ca.sign(opensslCsr(opensslKey('EC_P256'), '/CN=z', ['subjectAltName=DNS:z.example.org']))
    const wrong = await complete(id, otherKey)
    expect(wrong.userErrors.map(({ code }) => code)).toEqual(['KEY_MISMATCH', 'INVALID', 'POLICY_VIOLATION'])
    const { pendingCertificate: completed, userErrors } = await complete(id, ca.sign(csr ?? ''))
    expect(userErrors).toEqual([])
    expect(completed).toMatchObject({ state: 'ISSUED', certificate: { hasPrivateKey: true } })
    const cancelled = ca.cancelled.length
    await daysPass(1)
    await work()
    expect(ca.cancelled).toHaveLength(cancelled + 1)
    expect((await pending(id)).state).toBe('ISSUED')
  })

  test('see all orders and change their own', async () => {
    ca.behaviour = 'never'
    const id = await ordered({ owner: 'lonely@example.org' })
    const stranger = await service.user('stranger')
    const { pendingCertificates } = await stranger.data(ListPending, { filter: { owners: ['Lonely@example.org'] } })
    expect(pendingCertificates).toEqual({ totalCount: 1, nodes: [{ id, state: 'PENDING' }] })
    const none = await stranger.data(ListPending, { filter: { owners: ['lonely@example.org'], states: ['FAILED'] } })
    expect(none.pendingCertificates?.totalCount).toBe(0)
    expect(await stranger.errorCode(Cancel, { input: { id } })).toBe('FORBIDDEN')
    expect(await stranger.errorCode(Retry, { input: { id } })).toBe('FORBIDDEN')
    const input = { id, certificate: ca.certificate }
    expect(await stranger.errorCode(Complete, { input })).toBe('FORBIDDEN')
    const member = await service.user('member', ['lonely@example.org'])
    await work()
    for (const [person, detail] of [
      [member, expect.any(String)],
      [await service.user('reading-member', ['lonely@example.org', 'read-only']), expect.any(String)],
      [await service.user('auditing', ['auditor']), expect.any(String)],
      [stranger, null],
    ] as const) {
      const { node } = await person.data(Pending, { id })
      expect(node).toMatchObject({ state: 'PENDING', detail })
    }
    expect((await member.data(Cancel, { input: { id } })).cancelPendingCertificate.userErrors).toEqual([])
  })
})
