import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toNodeId } from '../../src/graphql/node-id.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import type { RevokeCertificateInput, UpdateCertificateInput } from '../kit/gql/graphql.ts'
import { expectRefusal } from '../kit/refusals.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'

const UpdateCertificate = graphql(`
  mutation UpdateCertificate($input: UpdateCertificateInput!) {
    updateCertificate(input: $input) {
      certificate {
        id
        version
        owner
        description
        notify
        rotation
        updatedAt
        roles {
          id
          name
        }
        replaces {
          id
          replacedBy {
            id
          }
        }
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

const RevokeCertificate = graphql(`
  mutation RevokeCertificate($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      certificate {
        id
        state
        notify
        rotation
        version
        revocation {
          reason
          comment
          revokedAt
          revokedBy {
            username
          }
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

const UploadOther = graphql(`
  mutation UploadOther($input: UploadCertificateInput!) {
    uploadCertificate(input: $input) {
      certificate {
        id
      }
      userErrors {
        code
      }
    }
  }
`)

const clock = new FakeClock()
let service: Service
let authorityId: string
beforeAll(async () => {
  service = await startService({ clock: clock.now })
  authorityId = (await seedAuthority(service.admin)).id
})
afterAll(() => service.close())

const missing = '01890000-0000-7000-8000-000000000000'

async function update(input: UpdateCertificateInput) {
  const { updateCertificate } = await service.admin.data(UpdateCertificate, { input })
  if (updateCertificate.certificate == null) throw new Error(JSON.stringify(updateCertificate.userErrors))
  return updateCertificate.certificate
}

type Place = readonly [code: string, ...path: string[]]
function expectNoUpdate(input: UpdateCertificateInput, ...places: readonly Place[]) {
  const userErrors = places.map(([code, ...path]) => ({ code, path }))
  return expectRefusal(service, service.admin, UpdateCertificate, { input }, { userErrors })
}

function expectNoRevocation(input: RevokeCertificateInput, ...places: readonly Place[]) {
  const userErrors = places.map(([code, ...path]) => ({ code, path }))
  return expectRefusal(service, service.admin, RevokeCertificate, { input }, { userErrors })
}

describe('updateCertificate', () => {
  it('changes what is given, keeps what is absent, clears what is null', async () => {
    const { id, version } = await seedCertificate(service.admin, authorityId, { description: 'first' })
    clock.advance({ minutes: 1 })
    const changed = await update({ id, version, notify: false, rotation: true })
    expect(changed).toMatchObject({ description: 'first', notify: false, rotation: true, owner: 'team@example.org' })
    expect(changed.version).toBe(version + 1)
    expect(changed.updatedAt).toBe(clock.now().toISOString())
    expect(await update({ id, description: null })).toMatchObject({ description: null, notify: false, rotation: true })
  })

  it('refuses a version that is not the latest, and changes nothing', async () => {
    const { id, version } = await seedCertificate(service.admin, authorityId)
    await update({ id, version, description: 'mine' })
    await expectNoUpdate({ id, version, description: 'theirs' }, ['CONFLICT', 'version'])
    await expectNoUpdate({ id, version: version + 2, description: 'theirs' }, ['CONFLICT', 'version'])
  })

  it('lets one of two win that have seen the same version', async () => {
    const { id, version } = await seedCertificate(service.admin, authorityId)
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        service.admin.data(UpdateCertificate, { input: { id, version, description: `writer ${index}` } }),
      ),
    )
    const codes = answers.map(({ updateCertificate }) => updateCertificate.userErrors[0]?.code ?? 'DONE')
    expect(codes.toSorted()).toEqual([...Array.from({ length: 7 }, () => 'CONFLICT'), 'DONE'])
  })

  it('moves owner role and rights with a change of owner', async () => {
    const member = await service.user('member', ['old-team@example.org', 'authority-team@example.org'])
    const own = await seedAuthority(service.admin, { owner: 'authority-team@example.org' })
    const { id } = await seedCertificate(member, own.id, { owner: 'Old-Team@example.org' })
    const { updateCertificate } = await member.data(UpdateCertificate, { input: { id, owner: 'New-Team@example.org' } })
    expect(updateCertificate.certificate?.owner).toBe('new-team@example.org')
    expect(updateCertificate.certificate?.roles.map((role) => role.name).toSorted()).toEqual([
      'authority-team@example.org',
      'new-team@example.org',
    ])
    const cleared = await update({ id, roleIds: [] })
    expect(cleared.roles.map((role) => role.name)).toEqual(['new-team@example.org'])
    expect(await member.errorCode(UpdateCertificate, { input: { id, description: 'x' } })).toBe('FORBIDDEN')
  })

  it('sets what it replaces, and takes it back', async () => {
    const old = await seedCertificate(service.admin, authorityId)
    const { id } = await seedCertificate(service.admin, authorityId)
    expect((await update({ id, replacesIds: [old.id, old.id] })).replaces).toEqual([
      { id: old.id, replacedBy: [{ id }] },
    ])
    expect((await update({ id, replacesIds: null })).replaces).toEqual([])
  })

  it('does not let a certificate replace itself', async () => {
    const { id } = await seedCertificate(service.admin, authorityId)
    await expectNoUpdate({ id, replacesIds: [id] }, ['INVALID', 'replacesIds', '0'])
  })

  it('refuses what it cannot keep, by its place', async () => {
    const { id } = await seedCertificate(service.admin, authorityId)
    await expectNoUpdate({ id, owner: null }, ['REQUIRED', 'owner'])
    await expectNoUpdate({ id, notify: null }, ['REQUIRED', 'notify'])
    await expectNoUpdate({ id, rotation: null }, ['REQUIRED', 'rotation'])
    await expectNoUpdate({ id, description: 'x'.repeat(4097) }, ['TOO_LONG', 'description'])
    await expectNoUpdate({ id, description: 'a\u0000' }, ['INVALID', 'description'])
    await expectNoUpdate({ id, roleIds: [toNodeId('Role', missing)] }, ['NOT_FOUND', 'roleIds', '0'])
    await expectNoUpdate({ id, roleIds: [id] }, ['INVALID', 'roleIds', '0'])
    await expectNoUpdate({ id, replacesIds: [toNodeId('Certificate', missing)] }, ['NOT_FOUND', 'replacesIds', '0'])
    await expectNoUpdate({ id, roleIds: Array.from({ length: 5000 }, () => toNodeId('Role', missing)) }, [
      'TOO_MANY',
      'roleIds',
    ])
  })

  it('answers an id that is not there in one way', async () => {
    const id = toNodeId('Certificate', missing)
    const refusal = { code: 'NOT_FOUND' }
    await expectRefusal(service, service.admin, UpdateCertificate, { input: { id, description: 'x' } }, refusal)
    await expectRefusal(service, service.admin, RevokeCertificate, { input: { id } }, refusal)
  })
})

describe('revokeCertificate', () => {
  it('says so from then on, with reason, time and person', async () => {
    const { id } = await seedCertificate(service.admin, authorityId, { rotation: true })
    const { revokeCertificate } = await service.admin.data(RevokeCertificate, {
      input: { id, reason: 'KEY_COMPROMISE', comment: ' lost ' },
    })
    expect(revokeCertificate.certificate).toMatchObject({
      state: 'REVOKED',
      notify: false,
      rotation: false,
      revocation: {
        reason: 'KEY_COMPROMISE',
        comment: 'lost',
        revokedAt: clock.now().toISOString(),
        revokedBy: { username: 'root' },
      },
    })
    await expectNoRevocation({ id, reason: 'SUPERSEDED' }, ['ALREADY_REVOKED', 'id'])
  })

  it('revokes once when asked twice at once', async () => {
    const { id } = await seedCertificate(service.admin, authorityId)
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => service.admin.data(RevokeCertificate, { input: { id } })),
    )
    const codes = answers.map(({ revokeCertificate }) => revokeCertificate.userErrors[0]?.code ?? 'DONE')
    expect(codes.toSorted()).toEqual([...Array.from({ length: 5 }, () => 'ALREADY_REVOKED'), 'DONE'])
  })

  it('refuses what was issued elsewhere, and a comment that cannot be stored', async () => {
    const elsewhere = await startService()
    try {
      const made = await seedAuthority(elsewhere.admin)
      const { uploadCertificate } = await service.admin.data(UploadOther, {
        input: { owner: 'team@example.org', body: made.certificate?.body ?? '' },
      })
      const id = uploadCertificate.certificate?.id ?? ''
      await expectNoRevocation({ id }, ['UNSUPPORTED', 'id'])
    } finally {
      await elsewhere.close()
    }
    const { id } = await seedCertificate(service.admin, authorityId)
    await expectNoRevocation({ id, comment: 'x'.repeat(4097) }, ['TOO_LONG', 'comment'])
    await expectNoRevocation({ id, comment: 'a\u0000' }, ['INVALID', 'comment'])
    await expectRefusal(
      service,
      service.admin,
      RevokeCertificate,
      { input: { id, reason: 'REMOVE_FROM_CRL' as never } },
      { code: 'BAD_USER_INPUT', names: 'input.reason' },
    )
  })
})
