// What waits and what fails is in the metrics, so that somebody can be called before anybody misses it.
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { FakeClock } from '../kit/clock.ts'
import { seedDestination, seedNotification, seedSource } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'

const clock = new FakeClock()
let folder: string
let service: Service
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'indri-unsettled-'))
  await mkdir(join(folder, 'root'))
  service = await startService({ clock: clock.now, env: { INDRI_FILESYSTEM_ROOT: join(folder, 'root') } })
})
afterAll(async () => {
  await service.close()
  await rm(folder, { recursive: true })
})

async function unsettled(): Promise<Record<string, number>> {
  const text = await (await fetch(`${service.url}/metrics`)).text()
  const lines = [...text.matchAll(/^indri_unsettled\{kind="(\w+)",state="(\w+)"\} (\d+)$/gm)]
  return Object.fromEntries(lines.map(([, kind, state, count]) => [`${kind} ${state}`, Number(count)]))
}

const NOTHING = {
  'deployment waiting': 0,
  'deployment failing': 0,
  'rotation waiting': 0,
  'rotation failing': 0,
  'order waiting': 0,
  'order failing': 0,
  'switch waiting': 0,
  'switch failing': 0,
  'notice waiting': 0,
  'notice failing': 0,
  'source waiting': 0,
  'source failing': 0,
  'crl waiting': 0,
  'crl failing': 0,
}

const SCHEDULES = ['deployment-sweep', 'source-sync-due']
const work = () =>
  service.runJobs({ early: true, schedules: SCHEDULES, types: ['deployment', 'source-sync', ...SCHEDULES] })

it('is counted by kind, from nothing to waiting to failing, and back to nothing', async () => {
  expect(await unsettled()).toEqual(NOTHING)
  const notificationIds = [await seedNotification(service.admin)]
  const destinationIds = [await seedDestination(service.admin, { options: { filesystem: { path: 'web' } } })]
  const authority = await seedAuthority(service.admin)
  await seedCertificate(service.admin, authority.id, { destinationIds, notificationIds })
  expect(await unsettled()).toEqual({ ...NOTHING, 'deployment waiting': 1 })

  await rename(join(folder, 'root'), join(folder, 'away'))
  await seedSource(service.admin, { intervalMinutes: 60, options: { filesystem: { path: 'scan' } } })
  for (let hour = 0; hour < 6; hour++) {
    await work()
    clock.advance({ hours: 1 })
  }
  expect(await unsettled()).toMatchObject({ 'deployment waiting': 0, 'deployment failing': 1, 'source failing': 1 })

  await rename(join(folder, 'away'), join(folder, 'root'))
  await mkdir(join(folder, 'root', 'scan'))
  clock.advance({ hours: 24 })
  await work()
  expect(await unsettled()).toMatchObject({ 'deployment failing': 0, 'source failing': 0 })
})
