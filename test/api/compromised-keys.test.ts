import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHash, createPublicKey } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRsaPublicKey, readSpki } from '../../src/pki/keys.ts'
import { graphql } from '../kit/gql/index.ts'
import type { CreateCertificateInput, PublicKeyInput } from '../kit/gql/graphql.ts'
import { seedAuthority } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { openssl, opensslCsr, opensslKey, opensslSelfSigned } from '../kit/tools.ts'

const Add = graphql(`
  mutation AddKnownKey($input: AddCompromisedKeyInput!) {
    addCompromisedKey(input: $input) {
      compromisedKey {
        id
        publicKeyFingerprint
        reason
        source
        addedBy {
          username
        }
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const Remove = graphql(`
  mutation RemoveKnownKey($input: RemoveCompromisedKeyInput!) {
    removeCompromisedKey(input: $input) {
      deletedId
      userErrors {
        code
        path
      }
    }
  }
`)

const Removals = graphql(`
  query RemovalsOfKeys {
    auditEvents(filter: { actions: ["compromised-key.delete"] }, first: 10) {
      nodes {
        because
        details
      }
    }
  }
`)

const Create = graphql(`
  mutation CreateForKey($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
      certificate {
        id
        keyFindings {
          kind
        }
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const Upload = graphql(`
  mutation UploadKey($input: UploadCertificateInput!) {
    uploadCertificate(input: $input) {
      certificate {
        id
        keyFindings {
          kind
          message
        }
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const Revoke = graphql(`
  mutation RevokeForKey($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)

const List = graphql(`
  query ListCompromisedKeys {
    compromisedKeys(first: 100) {
      nodes {
        publicKeyFingerprint
        source
        reason
      }
      totalCount
    }
  }
`)

let service: Service
let authorityId: string
let folder: string
/** On the list of weak keys that the installation has. */
let listedKey: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'indri-'))
  listedKey = opensslKey('RSA_2048')
  const list = join(folder, 'blacklist.RSA-2048')
  writeFileSync(list, `# weak\n${digestOf(listedKey)}\n`)
  service = await startService({ env: { INDRI_WEAK_KEY_FILES: list } })
  authorityId = (await seedAuthority(service.admin)).id
})
afterAll(async () => {
  await service.close()
  rmSync(folder, { recursive: true })
})

function digestOf(key: string): string {
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  const modulus = readRsaPublicKey(readSpki(spki).key)?.modulus.toString(16).toUpperCase() ?? ''
  return createHash('sha1').update(`Modulus=${modulus}\n`).digest('hex').slice(20)
}

async function create(input: Partial<CreateCertificateInput>) {
  const { createCertificate } = await service.admin.data(Create, {
    input: { authorityId, owner: 'team@example.org', notify: true, rotation: false, ...input },
  })
  return createCertificate
}

function request(key: string): string {
  return opensslCsr(key, '/CN=www.example.org')
}

async function upload(input: { body: string; privateKey?: string; owner?: string }) {
  const { uploadCertificate } = await service.admin.data(Upload, {
    input: { owner: 'team@example.org', notify: true, ...input },
  })
  return uploadCertificate
}

async function add(key: PublicKeyInput, reason = 'found in a public repository') {
  const { addCompromisedKey } = await service.admin.data(Add, { input: { key, reason } })
  return addCompromisedKey
}

describe('a key that somebody else knows', () => {
  it('is refused for new certificates, in whichever encoding', async () => {
    const key = opensslKey('EC_P256')
    const { compromisedKey } = await add({ publicKey: openssl(['pkey', '-in', 'k', '-pubout'], { k: key }) })
    expect(compromisedKey).toMatchObject({ source: 'REPORT', addedBy: { username: 'root' } })
    const refused = { certificate: null, userErrors: [{ code: 'COMPROMISED_KEY', path: ['csr'] }] }
    expect(await create({ csr: request(key) })).toEqual(refused)
    const compressed = openssl(['ec', '-in', 'k', '-conv_form', 'compressed'], { k: key })
    expect(await create({ csr: request(compressed) })).toEqual(refused)
  })

  it('is known after a certificate was revoked for it, and only for that reason', async () => {
    const [compromised, superseded] = [opensslKey('EC_P256'), opensslKey('EC_P256')]
    for (const [key, reason] of [
      [compromised, 'KEY_COMPROMISE'],
      [superseded, 'SUPERSEDED'],
    ] as const) {
      const { certificate } = await create({ csr: request(key) })
      await service.admin.data(Revoke, { input: { id: certificate?.id ?? '', reason } })
    }
    expect((await create({ csr: request(compromised) })).userErrors).toEqual([
      { code: 'COMPROMISED_KEY', path: ['csr'] },
    ])
    expect((await create({ csr: request(superseded) })).userErrors).toEqual([])
    const { compromisedKeys } = await service.admin.data(List, {})
    expect(compromisedKeys?.nodes[0]).toMatchObject({ source: 'REVOCATION', reason: expect.stringMatching(/revoked/) })
  })

  it('is tracked with a certificate from elsewhere and shown, but not taken in itself', async () => {
    const key = opensslKey('EC_P256')
    const body = opensslSelfSigned(key, '/CN=leaked.example.org')
    await add({ certificate: body })
    expect(await upload({ body, privateKey: key })).toEqual({
      certificate: null,
      userErrors: [{ code: 'COMPROMISED_KEY', path: ['privateKey'] }],
    })
    const { certificate } = await upload({ body })
    expect(certificate?.keyFindings).toEqual([
      { kind: 'COMPROMISED', message: expect.stringMatching(/public repository/) },
    ])
  })

  it('keeps its first record', async () => {
    const key = { csr: request(opensslKey('EC_P256')) }
    const first = await add(key, 'first')
    expect(await add(key, 'second')).toEqual(first)
  })

  it('that was recorded by mistake may be used again, and the audit log keeps what the record said', async () => {
    const csr = request(opensslKey('EC_P256'))
    const { compromisedKey } = await add({ csr }, 'mixed up with another')
    expect((await create({ csr })).userErrors).toMatchObject([{ code: 'COMPROMISED_KEY' }])
    const id = compromisedKey?.id ?? ''
    const refused = await service.admin.data(Remove, { input: { id, reason: ' ' } })
    expect(refused.removeCompromisedKey.userErrors).toEqual([{ code: 'REQUIRED', path: ['reason'] }])
    const input = { id, reason: 'another key was meant' }
    expect((await service.admin.data(Remove, { input })).removeCompromisedKey).toEqual({
      deletedId: id,
      userErrors: [],
    })
    expect((await create({ csr })).userErrors).toEqual([])
    expect(await service.admin.errorCode(Remove, { input })).toBe('NOT_FOUND')
    const { auditEvents } = await service.admin.data(Removals, {})
    expect(auditEvents?.nodes).toMatchObject([
      {
        because: 'admin',
        details: {
          publicKeyFingerprint: compromisedKey?.publicKeyFingerprint,
          reason: 'mixed up with another',
          removedBecause: 'another key was meant',
        },
      },
    ])
  })

  it('is described by a sentence', async () => {
    const fingerprint = 'ab'.repeat(32)
    expect((await add({ fingerprint }, ' ')).userErrors).toEqual([{ code: 'REQUIRED', path: ['reason'] }])
    expect((await add({ fingerprint }, 'x'.repeat(1025))).userErrors).toEqual([{ code: 'TOO_LONG', path: ['reason'] }])
    expect((await add({ publicKey: 'nonsense' })).userErrors).toEqual([{ code: 'INVALID', path: ['key', 'publicKey'] }])
  })
})

describe('a weak key', () => {
  it('on a list of the installation is refused for new certificates, and shown with old ones', async () => {
    expect(await create({ csr: request(listedKey) })).toEqual({
      certificate: null,
      userErrors: [{ code: 'WEAK_KEY', path: ['csr'] }],
    })
    const { certificate } = await upload({
      body: opensslSelfSigned(listedKey, '/CN=old.example.org'),
      privateKey: listedKey,
    })
    expect(certificate?.keyFindings).toMatchObject([{ kind: 'WEAK', message: expect.stringMatching(/list/) }])
  })

  it('that is too short is shown with the certificate that has it', async () => {
    const { certificate } = await upload({ body: opensslSelfSigned(opensslKey('RSA_1024'), '/CN=old.example.org') })
    expect(certificate?.keyFindings).toMatchObject([{ kind: 'WEAK', message: expect.stringMatching(/1024 bits/) }])
  })
})

describe('a key of several owners', () => {
  it('is shown with each of their certificates, and not for one owner alone', async () => {
    const key = opensslKey('EC_P256')
    const first = await create({ csr: request(key), owner: 'one@example.org' })
    expect(first.certificate?.keyFindings).toEqual([])
    expect((await create({ csr: request(key), owner: 'one@example.org' })).certificate?.keyFindings).toEqual([])
    const other = await create({ csr: request(key), owner: 'two@example.org' })
    expect(other.certificate?.keyFindings).toEqual([{ kind: 'SHARED' }])
  })
})

describe('the list', () => {
  it('is found by everybody who is signed in', async () => {
    const reader = await service.user('reader', ['read-only'])
    const { compromisedKeys } = await reader.data(List, {})
    expect(compromisedKeys?.totalCount).toBe(compromisedKeys?.nodes.length)
  })
})
