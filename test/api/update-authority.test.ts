import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { kysely } from '../../src/database/sql.ts'
import { toNodeId } from '../../src/graphql/node-id.ts'
import { UpdateAuthority } from '../kit/authorities.ts'
import { graphql } from '../kit/gql/index.ts'
import type { UpdateAuthorityInput } from '../kit/gql/graphql.ts'
import { ATTEMPT_TABLES, tableDigests } from '../kit/rows.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'

const Facts = graphql(`
  query AuthorityFacts($id: ID!) {
    authority(by: { id: $id }) {
      version
      roles {
        id
        name
      }
    }
  }
`)

const CertificateFacts = graphql(`
  query CertificateFactsOfAuthority($id: ID!) {
    certificate(by: { id: $id }) {
      viewerPermissions
      roles {
        name
      }
    }
  }
`)

const CreateFails = graphql(`
  mutation CreateFromInactive($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
      userErrors {
        code
        path
      }
    }
  }
`)

const Delete = graphql(`
  mutation DeleteAuthority($input: DeleteAuthorityInput!) {
    deleteAuthority(input: $input) {
      deletedId
      userErrors {
        code
        message
        path
      }
    }
  }
`)

let service: Service
beforeAll(async () => {
  service = await startService({ env: { INDRI_REQUESTS_PER_MINUTE: '0' } })
})
afterAll(() => service.close())

async function update(input: UpdateAuthorityInput, client = service.admin) {
  return (await client.data(UpdateAuthority, { input })).updateAuthority
}

describe('updateAuthority', () => {
  it('changes what is given and keeps what is absent', async () => {
    const { id } = await seedAuthority(service.admin, { description: 'first' })
    const { authority } = await update({ id, issuance: { maximumValidityDays: 90, defaultValidityDays: 30 } })
    expect(authority).toMatchObject({ description: 'first', active: true, owner: 'ca@example.org' })
    const second = await update({ id, description: null, issuance: { allowedKeyTypes: ['EC_P256'] } })
    expect(second.authority).toMatchObject({
      description: null,
      issuance: { maximumValidityDays: 90, defaultValidityDays: 30, allowedKeyTypes: ['EC_P256'] },
    })
    const third = await update({ id, issuance: null })
    expect(third.authority?.issuance).toMatchObject({ allowedKeyTypes: [], defaultValidityDays: 365 })
  })

  it('stops an inactive authority from issuing, and lets it again', async () => {
    const { id } = await seedAuthority(service.admin)
    expect((await update({ id, active: false })).authority?.active).toBe(false)
    const input = { authorityId: id, owner: 'team@example.org', commonName: 'no.example.org' }
    const { createCertificate } = await service.admin.data(CreateFails, { input })
    expect(createCertificate.userErrors).toEqual([{ code: 'INACTIVE', path: ['authorityId'] }])
    await update({ id, active: true })
    expect((await seedCertificate(service.admin, id)).id).toMatch(/^cert_/)
  })

  it('refuses a stale version and changes nothing', async () => {
    const { id, version } = await seedAuthority(service.admin)
    const answers = await Promise.all(['a', 'b', 'c'].map((description) => update({ id, version, description })))
    expect(answers.filter(({ authority }) => authority !== null)).toHaveLength(1)
    const codes = answers.flatMap(({ userErrors }) => userErrors.map(({ code, path }) => `${code} ${path?.join('.')}`))
    expect(codes).toEqual(['CONFLICT version', 'CONFLICT version'])
  })

  it.each([
    [{ owner: null }, 'REQUIRED owner'],
    [{ active: null }, 'REQUIRED active'],
    [{ description: 'x'.repeat(5000) }, 'TOO_LONG description'],
    [{ roleIds: ['role_01890000000000000000000000'] }, 'NOT_FOUND roleIds.0'],
    [{ roleIds: ['cert_01890000000000000000000000'] }, 'INVALID roleIds.0'],
    [{ issuance: { defaultValidityDays: 900 } }, 'OUT_OF_RANGE issuance.defaultValidityDays'],
    [{ issuance: { maximumValidityDays: 0, defaultValidityDays: 0 } }, 'OUT_OF_RANGE issuance.defaultValidityDays'],
  ])('refuses %o and changes nothing', async (changes, expected) => {
    const { id } = await seedAuthority(service.admin)
    const before = await tableDigests(service.database, ATTEMPT_TABLES)
    const { authority, userErrors } = await update({ id, ...changes })
    expect(authority).toBeNull()
    expect(userErrors.map(({ code, path }) => `${code} ${path?.join('.')}`)).toContain(expected)
    expect(await tableDigests(service.database, ATTEMPT_TABLES)).toEqual(before)
  })

  it('sets further roles, and never takes off the owner role and its own two', async () => {
    const { id, name } = await seedAuthority(service.admin)
    const holder = await service.user('roleholder', ['issuers of the update'])
    const roleIds = [await roleId('issuers of the update')]
    const set = await update({ id, roleIds })
    expect(set.authority?.roles.map((role) => role.name).toSorted()).toEqual(
      [`${name} admin`, `${name} operator`, 'ca@example.org', 'issuers of the update'].toSorted(),
    )
    await seedCertificate(holder, id)
    const cleared = await update({ id, roleIds: [] })
    expect(cleared.authority?.roles).toHaveLength(3)
    await expect(seedCertificate(holder, id)).rejects.toThrow('FORBIDDEN')
  })

  it('hands over what follows from owning the CA when its owner changes', async () => {
    const operators = await startService({ env: { INDRI_AUTHORITY_CREATION: 'operator' } })
    try {
      const maker = await operators.user('maker', ['operator', 'old@example.org'])
      const oldTeam = await operators.user('oldteam', ['old@example.org'])
      const newTeam = await operators.user('newteam', ['new@example.org'])
      const authority = await seedAuthority(maker, { owner: 'old@example.org' })
      const issued = await seedCertificate(operators.admin, authority.id, { owner: 'team@example.org' })
      const kept = await seedCertificate(operators.admin, authority.id, { owner: 'old@example.org' })
      const permissions = async (client: typeof maker, id: string) =>
        (await client.data(CertificateFacts, { id })).certificate?.viewerPermissions.includes('UPDATE')
      const certificateId = authority.certificate?.id ?? ''
      expect(await permissions(oldTeam, issued.id)).toBe(true)
      expect(await permissions(newTeam, issued.id)).toBe(false)

      const input = { id: authority.id, owner: 'New@Example.org' }
      const { updateAuthority } = await operators.admin.data(UpdateAuthority, { input })
      expect(updateAuthority.authority?.owner).toBe('new@example.org')
      expect(updateAuthority.authority?.certificate?.owner).toBe('new@example.org')

      const expected = [
        [oldTeam, issued.id, false],
        [newTeam, issued.id, true],
        [oldTeam, kept.id, true],
        [oldTeam, certificateId, false],
        [maker, certificateId, false],
        [newTeam, certificateId, true],
      ] as const
      for (const [client, id, may] of expected) expect(await permissions(client, id)).toBe(may)
      await seedCertificate(newTeam, authority.id)
      await expect(seedCertificate(oldTeam, authority.id)).rejects.toThrow('FORBIDDEN')
    } finally {
      await operators.close()
    }
  })

  it('is not for those who may issue from it, its creator without the right included', async () => {
    const authority = await seedAuthority(service.admin, { name: 'Guarded', owner: 'guard@example.org' })
    const roles = ['Guarded admin', 'Guarded operator', 'guard@example.org', 'operator', 'auditor']
    for (const [index, role] of roles.entries()) {
      const user = await service.user(`guard${index}`, [role])
      const before = await tableDigests(service.database, ATTEMPT_TABLES)
      expect(await user.errorCode(UpdateAuthority, { input: { id: authority.id, active: false } })).toBe('FORBIDDEN')
      expect(await tableDigests(service.database, ATTEMPT_TABLES)).toEqual(before)
    }
  })

  it('leaves a record of what was and what is', async () => {
    const { id } = await seedAuthority(service.admin, { description: 'before' })
    await update({ id, description: 'after' })
    const { rows } = await sql<{ details: { before: object; after: object } }>`
      select details from audit_events where action = 'authority.update' order by occurred_at desc, id desc limit 1
    `.execute(kysely(service.database.fork()))
    expect(rows[0]?.details).toMatchObject({ before: { description: 'before' }, after: { description: 'after' } })
  })
})

describe('deleteAuthority', () => {
  it('takes an authority that has issued nothing, its key and its roles, and leaves its certificate', async () => {
    const { id, name, certificate } = await seedAuthority(service.admin)
    const { deleteAuthority } = await service.admin.data(Delete, { input: { id } })
    expect(deleteAuthority).toEqual({ deletedId: id, userErrors: [] })
    expect((await service.admin.data(Facts, { id })).authority).toBeNull()
    const kept = await service.admin.data(CertificateFacts, { id: certificate?.id ?? '' })
    expect(kept.certificate?.roles.map((role) => role.name)).toEqual(['ca@example.org'])
    const again = await seedAuthority(service.admin, { name })
    expect(again.name).toBe(name)
  })

  it('refuses one that has issued, or has authorities below it', async () => {
    const issuing = await seedAuthority(service.admin)
    await seedCertificate(service.admin, issuing.id)
    const parent = await seedAuthority(service.admin)
    await seedAuthority(service.admin, { type: 'SUBORDINATE', parentId: parent.id })
    const before = await tableDigests(service.database, ATTEMPT_TABLES)
    for (const { id } of [issuing, parent]) {
      const { deleteAuthority } = await service.admin.data(Delete, { input: { id } })
      expect(deleteAuthority.deletedId).toBeNull()
      expect(deleteAuthority.userErrors.map(({ code, path }) => [code, path])).toEqual([['IN_USE', ['id']]])
    }
    expect(await tableDigests(service.database, ATTEMPT_TABLES)).toEqual(before)
  })

  it('refuses a stale version', async () => {
    const { id } = await seedAuthority(service.admin)
    const { deleteAuthority } = await service.admin.data(Delete, { input: { id, version: 7 } })
    expect(deleteAuthority.userErrors.map(({ code, path }) => [code, path])).toEqual([['CONFLICT', ['version']]])
  })
})

async function roleId(name: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id::text as id from roles where name = ${name}`.execute(
    kysely(service.database.fork()),
  )
  return toNodeId('Role', rows[0]?.id ?? '')
}
