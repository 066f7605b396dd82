// The service as it is installed, killed with SIGKILL while CAs elsewhere have its orders and it has no answer; and started again.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../src/database/connection.ts'
import { type AcmeAnswer, type AcmeProxy, type AcmeRequest, startAcmeProxy } from '../kit/acme-proxy.ts'
import { BuiltService, end, type Started } from '../kit/built-service.ts'
import { type CfsslServer, startCfssl } from '../kit/cfssl.ts'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import type { IssuerOptionsInput } from '../kit/gql/graphql.ts'
import { type Pebble, startPebble } from '../kit/pebble.ts'
import { freePort, has } from '../kit/server-process.ts'
import { openssl } from '../kit/tools.ts'

const MakeAuthority = graphql(`
  mutation AuthorityToBeKilled($input: CreateAuthorityInput!) {
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

const OrderBeforeKill = graphql(`
  mutation OrderBeforeKill($input: CreateCertificateInput!) {
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

const AfterKill = graphql(`
  query AfterKill {
    pendingCertificates(first: 100) {
      nodes {
        commonName
        state
        lastError
        certificate {
          body
          chain
          hasPrivateKey
        }
      }
    }
    certificates(first: 100, filter: { hasPrivateKey: true }) {
      nodes {
        commonName
      }
    }
    auditEvents(first: 100, filter: { actions: ["pending-certificate.take-over"] }) {
      nodes {
        targetName
      }
    }
  }
`)

const DeadAfterKill = graphql(`
  query DeadAfterKill {
    jobs(first: 10, filter: { states: [DEAD] }) {
      totalCount
    }
  }
`)

/** Stands in front of CFSSL: what it has signed is held back while `hold` is set. */
class Gate {
  hold: Promise<void> | null = null
  held = 0
  url = ''
  readonly #server: Server

  constructor(target: string) {
    this.#server = createServer((incoming, response) => {
      void (async () => {
        const body = await text(incoming)
        const answer = await fetch(new URL(incoming.url ?? '', target), { method: incoming.method ?? 'POST', body })
        const said = await answer.text()
        if (this.hold !== null && incoming.url?.endsWith('sign') === true) {
          this.held += 1
          await this.hold
        }
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(said)
      })()
    })
  }

  async open(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
    return this
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}

/** Which answer is held back, by the name that is ordered. */
const HELD = {
  'placing.example.org': 'newOrder',
  'finalising.example.org': 'finalize',
  'fetching.example.org': 'certificate',
} as const
type Name = keyof typeof HELD
const SIGNED_AT_ONCE = 'signing.example.org'

async function authority(admin: Client, name: string, issuer: IssuerOptionsInput): Promise<string> {
  const input = { name, owner: 'pki@example.org', type: 'EXTERNAL' as const, issuer }
  const { createAuthority } = await admin.data(MakeAuthority, { input })
  expect(createAuthority.userErrors).toEqual([])
  return createAuthority.authority?.id ?? ''
}

async function order(admin: Client, authorityId: string, commonName: string): Promise<void> {
  const input = { authorityId, owner: 'team@example.org', commonName }
  const { createCertificate } = await admin.data(OrderBeforeKill, { input })
  expect(createCertificate.userErrors).toEqual([])
}

describe.skipIf(!has('pebble') || !has('pebble-challtestsrv') || !has('cfssl'))('killed while CAs are asked', () => {
  let service: BuiltService
  let pebble: Pebble
  let proxy: AcmeProxy
  let cfssl: CfsslServer
  let gate: Gate
  let port: number

  beforeAll(async () => {
    // The port stays: it is where the CA looks for the answers to its challenges.
    port = await freePort()
    const built = BuiltService.build()
    pebble = await startPebble({ httpPort: port })
    proxy = await startAcmeProxy(pebble)
    cfssl = await startCfssl()
    gate = await new Gate(cfssl.url).open()
    service = await built
  }, 120_000)
  afterAll(async () => {
    await service?.close()
    proxy?.stop()
    gate?.close()
    await Promise.all([pebble?.stop(), cfssl?.stop()])
  })

  const start = (): Promise<Started> =>
    service.start({
      PORT: String(port),
      INDRI_EGRESS_ALLOW: '127.0.0.1',
      INDRI_SCHEDULES: 'pending-certificates-sweep=* * * * * *',
    })

  /** The leases of the process that is gone run out, as they do after a minute and a half. */
  async function aMinuteAndAHalfLater(): Promise<void> {
    const embedded = join(service.folder, 'data', 'database')
    const { databaseUrl: url } = service
    const database = await openDatabase({ url, directory: url === null ? embedded : null })
    const ago = "now() - interval '1 second'"
    await database
      .fork()
      .execute(`update pending_certificates set lease_until = ${ago}, next_attempt_at = ${ago} where state = 'PENDING'`)
    await database.close()
  }

  it('loses no order, and has each certificate once', { timeout: 180_000 }, async () => {
    const before = await start()
    const admin = await service.admin(before)
    const acme = {
      url: proxy.directory,
      termsOfServiceAgreed: true,
      trustedCertificates: pebble.trustedCertificates,
    }
    const acmeId = await authority(admin, 'ACME', { acme })
    const cfsslId = await authority(admin, 'CFSSL', { cfssl: { url: gate.url, profile: 'open' } })

    const orders = new OrdersSeen()
    const { promise: killed, resolve: release } = Promise.withResolvers<void>()
    const held = new Set<Name>()
    proxy.hold = async (asked, answer) => {
      const name = orders.nameOf(asked, answer)
      if (name === null || HELD[name] !== asked.resource || held.has(name)) return
      held.add(name)
      await killed
    }
    gate.hold = killed
    // Four orders are worked on at the same time.
    await order(admin, cfsslId, SIGNED_AT_ONCE)
    await vi.waitFor(() => expect(gate.held).toBe(1), { timeout: 40_000 })
    for (const name of Object.keys(HELD) as Name[]) {
      await order(admin, acmeId, name)
      await vi.waitFor(() => expect([...held]).toContain(name), { timeout: 40_000 })
    }

    await end(before, 'SIGKILL')
    release()
    gate.hold = null
    proxy.hold = async (asked, answer) => void orders.nameOf(asked, answer)
    await aMinuteAndAHalfLater()
    const after = await start()
    const again = await service.admin(after)
    const open = async () =>
      (await again.data(AfterKill, {})).pendingCertificates?.nodes.filter(({ state }) => state === 'PENDING')
    while (((await open()) ?? []).length > 0) await sleep(100)

    const { pendingCertificates, certificates, auditEvents } = await again.data(AfterKill, {})
    const names = [...held, SIGNED_AT_ONCE].toSorted()
    const completed = pendingCertificates?.nodes ?? []
    expect(completed.map(({ commonName, state, lastError }) => [commonName, state, lastError]).toSorted()).toEqual(
      names.map((name) => [name, 'ISSUED', null]),
    )
    expect(certificates?.nodes.map(({ commonName }) => commonName).toSorted()).toEqual(names)
    const roots = `${await pebble.roots()}${cfssl.caCertificate}`
    for (const { certificate } of completed) {
      const files = { 'r.pem': roots, 'l.pem': certificate?.body ?? '', 'c.pem': certificate?.chain ?? '' }
      expect(openssl(['verify', '-CAfile', 'r.pem', '-untrusted', 'c.pem', 'l.pem'], files)).toContain('OK')
      expect(certificate?.hasPrivateKey).toBe(true)
    }
    // Each was finalised once. Where the answer to the order itself was lost there are two, one of which comes to nothing.
    expect(orders.summary()).toEqual({
      'fetching.example.org': { placed: 1, finalised: 1 },
      'finalising.example.org': { placed: 1, finalised: 1 },
      'placing.example.org': { placed: 2, finalised: 1 },
    })
    // CFSSL cannot be asked what it has signed: that there may be another certificate is on record.
    expect(auditEvents?.nodes.map(({ targetName }) => targetName).toSorted()).toEqual([
      'placing.example.org',
      SIGNED_AT_ONCE,
    ])
    expect((await again.data(DeadAfterKill, {})).jobs?.totalCount).toBe(0)
    expect(await end(after, 'SIGTERM')).toBe(0)
  })
})

function times(name: Name, list: readonly Name[]): number {
  return list.filter((each) => each === name).length
}

/** Which order is whose: Pebble's resources of one order share its id, but for the certificate. */
class OrdersSeen {
  readonly #names = new Map<string, Name>()
  readonly #placed: Name[] = []
  readonly #finalised: Name[] = []

  /** Sees an answer, and tells whose order it is about; null for what is about none. */
  nameOf({ resource, path, payload }: AcmeRequest, { status, headers, body }: AcmeAnswer): Name | null {
    const id = path.split('/').at(-1) ?? ''
    if (resource === 'newOrder' && status === 201) {
      const { identifiers } = payload as { identifiers: { value: Name }[] }
      const [name] = identifiers.map(({ value }) => value)
      if (name === undefined) return null
      this.#placed.push(name)
      this.#names.set(String(headers['location']).split('/').at(-1) ?? '', name)
      return name
    }
    if (resource === 'order' && status === 200) {
      const { certificate } = JSON.parse(body) as { certificate?: string }
      const name = this.#names.get(id)
      if (certificate !== undefined && name !== undefined) this.#names.set(certificate.split('/').at(-1) ?? '', name)
    }
    const name = this.#names.get(id) ?? null
    if (resource === 'finalize' && status === 200 && name !== null) this.#finalised.push(name)
    return name
  }

  summary(): Record<string, { placed: number; finalised: number }> {
    return Object.fromEntries(
      this.#placed.map((name) => [
        name,
        { placed: times(name, this.#placed), finalised: times(name, this.#finalised) },
      ]),
    )
  }
}
