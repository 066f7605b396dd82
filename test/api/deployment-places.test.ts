// A certificate that replaces another takes its place at the destination: servers go on reading the file that they know.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FakeClock } from '../kit/clock.ts'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedDestination } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'

const Places = graphql(`
  query PlacesOf($id: ID!) {
    certificate(by: { id: $id }) {
      deployments {
        state
        attempts
        lastError
        placeName
        location
      }
    }
  }
`)
const Reissue = graphql(`
  mutation PlacesReissue($input: ReissueCertificateInput!) {
    reissueCertificate(input: $input) {
      certificate {
        id
        name
        body
      }
      userErrors {
        code
      }
    }
  }
`)
const Attach = graphql(`
  mutation PlacesAttach($input: UpdateCertificateInput!) {
    updateCertificate(input: $input) {
      userErrors {
        code
        path
      }
    }
  }
`)

const clock = new FakeClock()
let service: Service
let admin: Client
let root: string
let authorityId: string
let counter = 0

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'indri-places-'))
  const slow = ['/bin/sh', join(root, 'reload.sh'), join(root, 'gate')]
  service = await startService({
    clock: clock.now,
    env: { INDRI_FILESYSTEM_ROOT: root, INDRI_RELOAD_COMMANDS: JSON.stringify({ slow }) },
  })
  admin = service.admin
  authorityId = (await seedAuthority(admin)).id
})
afterAll(async () => {
  await service.close()
  await rm(root, { recursive: true })
})

/** A destination of its own, and where it writes. */
async function folder() {
  const path = `folder${++counter}`
  await mkdir(join(root, path))
  const id = await seedDestination(admin, { options: { filesystem: { path } } })
  return {
    id,
    files: () => readdir(join(root, path)),
    read: (name: string) => readFile(join(root, path, name), 'utf8'),
  }
}

async function reissue(id: string) {
  const { reissueCertificate } = await admin.data(Reissue, { input: { id } })
  if (reissueCertificate.certificate == null) throw new Error(JSON.stringify(reissueCertificate.userErrors))
  return reissueCertificate.certificate
}

async function place(id: string) {
  return (await admin.data(Places, { id })).certificate?.deployments[0]
}

async function attach(id: string, destinationIds: string[]): Promise<void> {
  const { updateCertificate } = await admin.data(Attach, { input: { id, destinationIds } })
  expect(updateCertificate.userErrors).toEqual([])
  await service.runJobs()
}

describe('the place at a destination', () => {
  it('passes on, however often it is replaced', async () => {
    const at = await folder()
    const first = await seedCertificate(admin, authorityId, { destinationIds: [at.id] })
    await service.runJobs()
    const files = [`${first.name}.key`, `${first.name}.pem`]
    expect((await at.files()).toSorted()).toEqual(files)
    let newest = await reissue(first.id)
    await service.runJobs()
    newest = await reissue(newest.id)
    await service.runJobs()
    expect(newest.name).not.toBe(first.name)
    expect((await at.files()).toSorted()).toEqual(files)
    expect(await at.read(`${first.name}.pem`)).toContain(newest.body.trim())
    expect(await place(newest.id)).toMatchObject({ state: 'DEPLOYED', placeName: first.name })
    expect(await place(first.id)).toBeUndefined()
  })

  it('goes back to the old one when that is put there again', async () => {
    const at = await folder()
    const old = await seedCertificate(admin, authorityId, { destinationIds: [at.id] })
    await service.runJobs()
    const next = await reissue(old.id)
    await service.runJobs()
    const back = admin.data(Attach, { input: { id: old.id, destinationIds: [at.id] } })
    await Promise.all([back, admin.data(Attach, { input: { id: next.id, destinationIds: [] } })])
    await service.runJobs()
    await service.runJobs({ early: true })
    expect(await at.read(`${old.name}.pem`)).toContain(old.body.trim())
    expect((await at.files()).toSorted()).toEqual([`${old.name}.key`, `${old.name}.pem`])
    expect(await place(old.id)).toMatchObject({ state: 'DEPLOYED', placeName: old.name })
  })

  it('is the one that the old certificate would have had, where it had not come there yet', async () => {
    const at = await folder()
    const old = await seedCertificate(admin, authorityId, { destinationIds: [at.id] })
    const next = await reissue(old.id)
    await service.runJobs()
    await service.runJobs({ early: true })
    expect((await at.files()).toSorted()).toEqual([`${old.name}.key`, `${old.name}.pem`])
    expect(await at.read(`${old.name}.pem`)).toContain(next.body.trim())
    expect(await place(next.id)).toMatchObject({ state: 'DEPLOYED', placeName: old.name })
  })

  it('is written to by one at a time: the new certificate waits for the old one that is on its way', async () => {
    const path = `folder${++counter}`
    await writeFile(join(root, 'reload.sh'), 'while [ ! -e "$1" ]; do sleep 0.05; done')
    const id = await seedDestination(admin, { options: { filesystem: { path, reload: 'slow' } } })
    const at = { files: () => readdir(join(root, path)).catch(() => []) }
    const old = await seedCertificate(admin, authorityId, { destinationIds: [id] })
    const slow = service.runJobs({ types: ['deployment'] })
    await expect.poll(async () => (await at.files()).filter((name) => !name.startsWith('.')).length).toBe(2)
    const next = await reissue(old.id)
    await service.runJobs({ types: ['deployment'] })
    expect(await place(next.id)).toMatchObject({
      state: 'PENDING',
      attempts: 0,
      lastError: expect.stringMatching(/^another/),
    })
    const text = () => readFile(join(root, path, `${old.name}.pem`), 'utf8')
    expect(await text()).toContain(old.body.trim())
    await writeFile(join(root, 'gate'), '')
    await slow
    clock.advance({ seconds: 6 })
    await service.runJobs({ types: ['deployment'], early: true })
    expect(await place(next.id)).toMatchObject({ state: 'DEPLOYED', placeName: old.name, attempts: 1 })
    expect(await text()).toContain(next.body.trim())
    expect((await at.files()).toSorted()).toEqual([`${old.name}.key`, `${old.name}.pem`])
  })

  it('is left to who has it: a second replacement gets one of its own', async () => {
    const at = await folder()
    const old = await seedCertificate(admin, authorityId, { destinationIds: [at.id] })
    await service.runJobs()
    const next = await reissue(old.id)
    await service.runJobs()
    const other = await seedCertificate(admin, authorityId, { replacesIds: [old.id], destinationIds: [at.id] })
    await service.runJobs()
    expect(await at.read(`${old.name}.pem`)).toContain(next.body.trim())
    expect(await at.read(`${other.name}.pem`)).toContain(other.body.trim())
    expect(await place(other.id)).toMatchObject({ placeName: other.name })
  })

  it('is a new one where two are replaced by one', async () => {
    const at = await folder()
    const [one, two] = [
      await seedCertificate(admin, authorityId, { destinationIds: [at.id] }),
      await seedCertificate(admin, authorityId, { destinationIds: [at.id] }),
    ]
    await service.runJobs()
    const both = await seedCertificate(admin, authorityId, {
      replacesIds: [one.id, two.id],
      destinationIds: [at.id],
    })
    await service.runJobs()
    expect((await at.files()).toSorted()).toEqual([`${both.name}.key`, `${both.name}.pem`])
  })

  it('is nothing of another destination', async () => {
    const [here, there] = [await folder(), await folder()]
    const old = await seedCertificate(admin, authorityId, { destinationIds: [here.id] })
    await service.runJobs()
    const next = await seedCertificate(admin, authorityId, { replacesIds: [old.id], destinationIds: [there.id] })
    await service.runJobs()
    expect(await there.files()).toContain(`${next.name}.pem`)
    expect(await here.files()).toContain(`${old.name}.pem`)
    await attach(next.id, [])
    expect(await there.files()).toEqual([])
  })
})
