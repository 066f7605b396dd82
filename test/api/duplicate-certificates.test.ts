// One certificate is stored once for each chain, and its copies do not give rights over it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeExtensions } from '../../src/pki/extension-encoding.ts'
import { leafExtensions } from '../../src/pki/certificate-profile.ts'
import { buildTbsCertificate, signCertificate } from '../../src/pki/issue.ts'
import { generatePrivateKey, parsePublicKey, spkiOfPrivateKey } from '../../src/pki/keys.ts'
import { encodeName } from '../../src/pki/names.ts'
import { toPem } from '../../src/pki/pem.ts'
import { signatureAlgorithmFor } from '../../src/pki/signature-algorithms.ts'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { makeAuthority, makeLeaf, NO_URLS, type Signer } from '../pki/issue-support.ts'

const Upload = graphql(`
  mutation UploadCopy($input: UploadCertificateInput!) {
    uploadCertificate(input: $input) {
      certificate {
        id
        name
        owner
        duplicates {
          id
        }
        authority {
          id
        }
      }
      userErrors {
        code
        path
        message
        ... on UploadCertificateError {
          certificate {
            id
            name
          }
        }
      }
    }
  }
`)

const Revoke = graphql(`
  mutation RevokeCopy($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      certificate {
        id
        state
      }
      userErrors {
        code
      }
    }
  }
`)

const Delete = graphql(`
  mutation DeleteCopy($input: DeleteCertificateInput!) {
    deleteCertificate(input: $input) {
      deletedId
      userErrors {
        code
      }
    }
  }
`)

const States = graphql(`
  query StatesOfCopies($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Certificate {
        state
        notify
        revocation {
          reason
        }
        duplicates {
          id
        }
      }
    }
  }
`)

let service: Service
let leafKeyIssuer: Signer
let chainA: string
let chainB: string
/** Both in the team; `stranger` is in none. */
let owner: Client
let colleague: Client
let stranger: Client
let neighbour: Client

beforeAll(async () => {
  service = await startService({ env: { INDRI_REQUESTS_PER_MINUTE: '0' } })
  owner = await service.user('owner', ['team@example.org', 'issuers'])
  colleague = await service.user('colleague', ['team@example.org'])
  stranger = await service.user('stranger')
  neighbour = await service.user('neighbour', ['neighbours@example.org'])
  const rootA = await makeAuthority({ key: await generatePrivateKey('EC_P256'), name: 'Root A' })
  const rootB = await makeAuthority({ key: await generatePrivateKey('EC_P256'), name: 'Root B' })
  const key = await generatePrivateKey('EC_P256')
  const byA = await makeAuthority({ key, name: 'Intermediate', issuer: rootA })
  const byB = await makeAuthority({ key, name: 'Intermediate', issuer: rootB })
  leafKeyIssuer = byA
  chainA = pem(byA.certificate.der) + pem(rootA.certificate.der)
  chainB = pem(byB.certificate.der) + pem(rootB.certificate.der)
})
afterAll(() => service.close())

function pem(der: Uint8Array): string {
  return toPem('CERTIFICATE', der)
}

async function newLeaf(): Promise<string> {
  const leaf = await makeLeaf({ key: await generatePrivateKey('EC_P256'), issuer: leafKeyIssuer })
  return pem(leaf.der)
}

async function upload(client: Client, body: string, chain: string | null, team = 'team@example.org') {
  return (await client.data(Upload, { input: { owner: team, body, chain } })).uploadCertificate
}

async function stored(client: Client, body: string, chain: string | null, team?: string) {
  const { certificate, userErrors } = await upload(client, body, chain, team)
  if (certificate == null) throw new Error(JSON.stringify(userErrors))
  return certificate
}

describe('uploading a certificate that is stored already', () => {
  it('with the same chain is a conflict that names the one that is there', async () => {
    const body = await newLeaf()
    const first = await stored(owner, body, chainA)
    for (const client of [owner, stranger, service.admin]) {
      const again = await upload(client, body, chainA)
      expect(again.certificate).toBeNull()
      expect(again.userErrors).toMatchObject([{ code: 'CONFLICT', path: ['body'], certificate: { id: first.id } }])
    }
  })

  it('with another chain stores it once more, for who may update the first', async () => {
    const body = await newLeaf()
    const first = await stored(owner, body, chainA)
    const second = await stored(colleague, body, chainB)
    const third = await stored(owner, body, null)
    expect(new Set([first.name, second.name, third.name]).size).toBe(3)
    expect(second.duplicates).toEqual([{ id: first.id }])
    expect(third.duplicates).toEqual([{ id: first.id }, { id: second.id }])
    const again = await upload(owner, body, chainB)
    expect(again.userErrors).toMatchObject([{ code: 'CONFLICT', certificate: { id: second.id } }])
  })

  it('with another chain is a conflict for who may not update the first', async () => {
    const body = await newLeaf()
    const first = await stored(owner, body, chainA)
    const { certificate, userErrors } = await upload(stranger, body, chainB, 'stranger@example.org')
    expect(certificate).toBeNull()
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', path: ['body'], certificate: { id: first.id } }])
    const { nodes } = await owner.data(States, { ids: [first.id] })
    expect(nodes).toMatchObject([{ duplicates: [] }])
  })

  it('many times at once stores it once', async () => {
    const body = await newLeaf()
    const answers = await Promise.all(Array.from({ length: 6 }, () => upload(owner, body, chainA)))
    const made = answers.flatMap(({ certificate }) => certificate ?? [])
    expect(made).toHaveLength(1)
    const conflicts = answers.flatMap(({ userErrors }) => userErrors)
    expect(conflicts).toHaveLength(5)
    for (const conflict of conflicts)
      expect(conflict).toMatchObject({ code: 'CONFLICT', certificate: { id: made[0]?.id } })
  })

  it('is a conflict for another certificate of the same issuer and serial number, whoever uploads it', async () => {
    const serialNumber = Uint8Array.of(0x42, 1, 2, 3)
    const [real, forged] = await Promise.all([leafWithSerial(serialNumber), leafWithSerial(serialNumber)])
    const first = await stored(owner, real, null)
    for (const client of [owner, stranger, service.admin]) {
      const { certificate, userErrors } = await upload(client, forged, null)
      expect(certificate).toBeNull()
      expect(userErrors).toMatchObject([{ code: 'CONFLICT', path: ['body'], certificate: { id: first.id } }])
    }
  })
})

async function issuedWithCopy() {
  const authority = await seedAuthority(service.admin, { roleIds: [] })
  const original = await seedCertificate(service.admin, authority.id, { owner: 'team@example.org' })
  // The colleague may update the original, and hands the copy to the neighbours.
  const copy = await stored(colleague, original.body, null, 'neighbours@example.org')
  expect(copy.authority).toEqual({ id: authority.id })
  return { original, copy }
}

describe('revoking a copy', () => {
  it("does not revoke somebody else's certificate", async () => {
    const { original, copy } = await issuedWithCopy()
    expect(await neighbour.errorCode(Revoke, { input: { id: copy.id } })).toBe('FORBIDDEN')
    const { nodes } = await owner.data(States, { ids: [original.id, copy.id] })
    expect(nodes).toMatchObject([{ state: 'VALID' }, { state: 'VALID' }])
  })

  it('is for who may revoke the original, and marks every row', async () => {
    const { original, copy } = await issuedWithCopy()
    const { revokeCertificate } = await owner.data(Revoke, { input: { id: original.id, reason: 'KEY_COMPROMISE' } })
    expect(revokeCertificate.userErrors).toEqual([])
    const { nodes } = await owner.data(States, { ids: [original.id, copy.id] })
    const revoked = { state: 'REVOKED', notify: false, revocation: { reason: 'KEY_COMPROMISE' } }
    expect(nodes).toMatchObject([revoked, revoked])
    const again = await service.admin.data(Revoke, { input: { id: copy.id } })
    expect(again.revokeCertificate.userErrors).toEqual([{ code: 'ALREADY_REVOKED' }])
  })

  it('stays impossible for those who deleted nothing but their own copy and uploaded it again', async () => {
    const { original, copy } = await issuedWithCopy()
    await neighbour.data(Delete, { input: { id: copy.id } })
    const again = await upload(neighbour, original.body, null, 'neighbours@example.org')
    expect(again.userErrors).toMatchObject([{ code: 'CONFLICT', certificate: { id: original.id } }])
  })
})

describe('deleting', () => {
  it('the first of several makes the next one the first', async () => {
    const body = await newLeaf()
    const first = await stored(owner, body, chainA)
    const second = await stored(owner, body, chainB)
    const third = await stored(owner, body, null)
    await owner.data(Delete, { input: { id: first.id } })
    const { nodes } = await owner.data(States, { ids: [first.id, second.id, third.id] })
    expect(nodes).toMatchObject([null, { duplicates: [{ id: third.id }] }, { duplicates: [{ id: second.id }] }])
    const back = await stored(owner, body, chainA)
    expect(back.duplicates).toEqual([{ id: second.id }, { id: third.id }])
  })

  it('a revoked certificate and uploading it again does not make it valid', async () => {
    const authority = await seedAuthority(service.admin)
    const certificate = await seedCertificate(service.admin, authority.id)
    await service.admin.data(Revoke, { input: { id: certificate.id, reason: 'KEY_COMPROMISE' } })
    await service.admin.data(Delete, { input: { id: certificate.id } })
    const again = await stored(service.admin, certificate.body, certificate.chain ?? null)
    const { nodes } = await service.admin.data(States, { ids: [again.id] })
    expect(nodes).toMatchObject([{ state: 'REVOKED', notify: false, revocation: { reason: 'KEY_COMPROMISE' } }])
  })
})

/** A certificate of the intermediate with this serial number and a key of its own. */
async function leafWithSerial(serialNumber: Uint8Array): Promise<string> {
  const spki = spkiOfPrivateKey(await generatePrivateKey('EC_P256'))
  const subject = encodeName({ commonName: 'www.example.com' })
  const extensions = leafExtensions({
    subjectEmpty: false,
    publicKey: parsePublicKey(spki),
    names: [{ type: 'DNS', value: 'www.example.com' }],
    requested: {},
    issuer: leafKeyIssuer.certificate,
    urls: NO_URLS,
  })
  const tbs = buildTbsCertificate({
    serialNumber,
    issuerName: leafKeyIssuer.certificate.subject.der,
    subjectName: subject.der,
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2027-01-01T00:00:00Z'),
    spki,
    extensions: encodeExtensions(extensions),
    signatureAlgorithmIdentifier: signatureAlgorithmFor(leafKeyIssuer.certificate.publicKey).algorithmIdentifier,
  })
  return pem(await signCertificate(tbs, leafKeyIssuer.key))
}
