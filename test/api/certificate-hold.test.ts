// A certificate put on hold, and taken off it: RFC 5280 section 5.3.1.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseCrl } from '../../src/pki/crl.ts'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import type { RevocationReason } from '../kit/gql/graphql.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { openssl } from '../kit/tools.ts'

const Revoke = graphql(`
  mutation HoldRevoke($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      certificate {
        state
        notify
        rotation
        revocation {
          reason
        }
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const RemoveHold = graphql(`
  mutation HoldRemove($input: RemoveCertificateHoldInput!) {
    removeCertificateHold(input: $input) {
      certificate {
        state
        notify
        rotation
        revocation {
          reason
        }
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const Audit = graphql(`
  query HoldAudit($id: ID!) {
    certificate(by: { id: $id }) {
      auditEvents(first: 1) {
        nodes {
          action
          because
          details
        }
      }
    }
  }
`)

let service: Service
let admin: Client
let authority: Awaited<ReturnType<typeof seedAuthority>>
beforeAll(async () => {
  service = await startService()
  admin = service.admin
  authority = await seedAuthority(admin)
})
afterAll(() => service.close())

const revoke = async (id: string, reason: RevocationReason) =>
  (await admin.data(Revoke, { input: { id, reason } })).revokeCertificate
const removeHold = async (id: string) => (await admin.data(RemoveHold, { input: { id } })).removeCertificateHold

async function list(): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(`${service.url}/pki/${authority.id}.crl`)).arrayBuffer())
}

it('is valid again as it was before, on no list, and may be revoked anew', async () => {
  const { id, body, serialNumber } = await seedCertificate(admin, authority.id, { rotation: true })
  const held = await revoke(id, 'CERTIFICATE_HOLD')
  expect(held.certificate).toEqual({
    state: 'REVOKED',
    notify: true,
    rotation: true,
    revocation: { reason: 'CERTIFICATE_HOLD' },
  })
  const before = await list()
  expect([...parseCrl(before).entries()]).toMatchObject([{ serialNumber, reason: 'CERTIFICATE_HOLD' }])

  const { certificate, userErrors } = await removeHold(id)
  expect(userErrors).toEqual([])
  expect(certificate).toEqual({ state: 'VALID', notify: true, rotation: true, revocation: null })
  const after = await list()
  expect(parseCrl(after).number).toBeGreaterThan(parseCrl(before).number ?? 0n)
  expect([...parseCrl(after).entries()]).toEqual([])
  const files = {
    'ca.pem': authority.certificate?.body ?? '',
    'list.pem': `-----BEGIN X509 CRL-----\n${Buffer.from(after).toString('base64')}\n-----END X509 CRL-----\n`,
    'leaf.pem': body,
  }
  const check = ['verify', '-crl_check', '-CAfile', 'ca.pem', '-CRLfile', 'list.pem', 'leaf.pem']
  expect(openssl(check, files)).toBe('leaf.pem: OK\n')

  expect((await revoke(id, 'KEY_COMPROMISE')).certificate).toMatchObject({ state: 'REVOKED', rotation: false })
  expect((await removeHold(id)).userErrors).toEqual([{ code: 'UNSUPPORTED', path: ['id'] }])
})

it('leaves a record of who took it off, by which right', async () => {
  const { id } = await seedCertificate(admin, authority.id)
  await revoke(id, 'CERTIFICATE_HOLD')
  await removeHold(id)
  const { certificate } = await admin.data(Audit, { id })
  expect(certificate?.auditEvents?.nodes).toMatchObject([
    { action: 'certificate.remove-hold', because: 'admin', details: { heldSince: expect.any(String) } },
  ])
})

it('has nothing to end for what is not revoked', async () => {
  const { id } = await seedCertificate(admin, authority.id)
  expect((await removeHold(id)).userErrors).toEqual([{ code: 'INVALID', path: ['id'] }])
})
