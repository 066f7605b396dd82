import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../kit/clock.ts'
import type { Client } from '../kit/client.ts'
import { newMail, passDays } from '../kit/notice-days.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { TestMailServer } from '../kit/smtp-server.ts'

const START = new Date('2026-03-01T09:00:00Z')

let service: Service
let admin: Client
let server: TestMailServer
let clock: FakeClock
let authorityId: string
beforeAll(async () => {
  server = await TestMailServer.start()
  clock = new FakeClock(START)
  // Years go by on this clock; what is tested is not how long a sign-in lasts
  service = await startService({ clock: clock.now, env: { ...server.environment, INDRI_SESSION_HOURS: '720' } })
  admin = service.admin
  const validityEnd = new Date('2056-01-01T00:00:00Z').toISOString()
  authorityId = (await seedAuthority(admin, { validityEnd })).id
})
afterAll(async () => {
  await service.close()
  await server.down()
})
beforeEach(() => void server.received.splice(0))

let counter = 0
/** A certificate of an owner of its own that ends in so many days. */
async function certificate(days: number, input: Parameters<typeof seedCertificate>[2] = {}) {
  const owner = input.owner ?? `team-${++counter}@example.org`
  const validityEnd = new Date(clock.now().getTime() + days * 86_400_000).toISOString()
  return { ...(await seedCertificate(admin, authorityId, { ...input, owner, validityEnd })), owner }
}

describe('the notices before an end', () => {
  it('come 30, 15 and 2 days before, each once, and once more when it has ended', async () => {
    const { name, owner } = await certificate(40)
    const mails: [number, string[]][] = []
    for (let day = 1; day <= 75; day++) {
      await passDays(service, clock, 1)
      const mail = newMail(server)
      if (mail.length > 0) mails.push([40 - day, mail])
    }
    expect(mails).toEqual([
      [30, [`${owner}: Certificate ${name} expires in 30 days`]],
      [15, [`${owner}: Certificate ${name} expires in 15 days`]],
      [2, [`${owner}: Certificate ${name} expires in 2 days`]],
      [0, [`${owner}: Certificate ${name} expired just now`]],
    ])
  })
})
