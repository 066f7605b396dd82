import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseCertificatePem } from '../../src/pki/certificate.ts'
import { ImportAuthority, type OutsideCa, outsideRoot, outsideSubordinate } from '../kit/authorities.ts'
import { graphql } from '../kit/gql/index.ts'
import type { ImportAuthorityInput } from '../kit/gql/graphql.ts'
import { ATTEMPT_TABLES, tableDigests } from '../kit/rows.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { openssl, opensslKey, withBrokenSignature } from '../kit/tools.ts'

const Upload = graphql(`
  mutation UploadForImport($input: UploadCertificateInput!) {
    uploadCertificate(input: $input) {
      certificate {
        id
        name
        hasPrivateKey
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const Revoke = graphql(`
  mutation RevokeForImport($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)

let service: Service
beforeAll(async () => {
  service = await startService({ env: { INDRI_REQUESTS_PER_MINUTE: '0' } })
})
afterAll(() => service.close())

let counter = 0

async function take(ca: OutsideCa, input: Partial<ImportAuthorityInput> = {}, client = service.admin) {
  const { importAuthority } = await client.data(ImportAuthority, {
    input: {
      name: `Imported ${++counter}`,
      owner: 'ca@example.org',
      certificate: ca.certificate,
      privateKey: ca.key,
      ...input,
    },
  })
  return importAuthority
}

function inputFor(ca: OutsideCa, name: string) {
  return { input: { name, owner: 'ca@example.org', certificate: ca.certificate, privateKey: ca.key } }
}

async function refusal(ca: OutsideCa, input: Partial<ImportAuthorityInput> = {}) {
  const before = await tableDigests(service.database, ATTEMPT_TABLES)
  const { authority, userErrors } = await take(ca, input)
  expect(authority).toBeNull()
  expect(await tableDigests(service.database, ATTEMPT_TABLES)).toEqual(before)
  return userErrors.map(({ code, path }) => `${code} ${path?.join('.')}`)
}

/** What the imported CA issues verifies with OpenSSL against the CA as it came. */
async function expectIssuing(authorityId: string, roots: string, between = '', extra: readonly string[] = []) {
  const leaf = await seedCertificate(service.admin, authorityId)
  const files = { 'root.pem': roots, 'between.pem': `${between}\n`, 'leaf.pem': leaf.body }
  const untrusted = between === '' ? [] : ['-untrusted', 'between.pem']
  const args = ['verify', ...extra, '-CAfile', 'root.pem', ...untrusted, 'leaf.pem']
  expect(openssl(args, files)).toBe('leaf.pem: OK\n')
  return leaf
}

describe('an imported CA', () => {
  it.each(['RSA_2048', 'RSA_4096', 'EC_P256', 'EC_P384', 'EC_P521', 'ED25519'] as const)(
    'with a key of %s issues what verifies',
    async (keyType) => {
      const ca = outsideRoot({ keyType })
      const { authority, warnings, userErrors } = await take(ca)
      expect(userErrors).toEqual([])
      expect(warnings).toEqual([])
      expect(authority).toMatchObject({ type: 'ROOT', active: true, keyType, chainComplete: true })
      await expectIssuing(authority?.id ?? '', ca.certificate, '', ['-x509_strict'])
    },
    30_000,
  )

  it.each([
    ['PrintableString', 'string_mask=default', '/C=FR/O=Societe/CN=CA 1'],
    ['T61String', 'string_mask=MASK:0x4', '/O=Soci\u00e9t\u00e9 G\u00e9n\u00e9rale/CN=Autorit\u00e9'],
    ['BMPString', 'string_mask=MASK:0x800', '/O=\u03a9mega/CN=\u0426\u0410'],
    ['UTF8String', 'string_mask=utf8only', '/O=\u65e5\u672c/CN=\u8a8d\u8a3c\u5c40'],
  ])('with a subject in %s keeps its bytes as the issuer of what it issues', async (_kind, mask, subject) => {
    const ca = outsideRoot({ subject, options: [mask] })
    const { authority, userErrors } = await take(ca)
    expect(userErrors).toEqual([])
    const leaf = parseCertificatePem((await expectIssuing(authority?.id ?? '', ca.certificate)).body)
    expect(Buffer.from(leaf.issuer.der)).toEqual(Buffer.from(parseCertificatePem(ca.certificate).subject.der))
  })

  it('is named by the key identifier it states, of whatever form, and by its key when it states none', async () => {
    const own = outsideRoot({
      extensions: ['basicConstraints=critical,CA:true', 'subjectKeyIdentifier=0102030405060708'],
    })
    const stated = parseCertificatePem(
      (await expectIssuing((await take(own)).authority?.id ?? '', own.certificate)).body,
    )
    expect(stated.extensions.authorityKeyIdentifier).toBe('0102030405060708')
    const none = outsideRoot({ extensions: ['basicConstraints=critical,CA:true', 'subjectKeyIdentifier=none'] })
    await expectIssuing((await take(none)).authority?.id ?? '', none.certificate)
  })

  it('below another comes with its chain, in the bundle or beside it', async () => {
    const root = outsideRoot()
    const middle = outsideSubordinate(root)
    const ca = outsideSubordinate(middle)
    const beside = await take(ca, { chain: middle.certificate + root.certificate })
    expect(beside).toMatchObject({ warnings: [], userErrors: [] })
    expect(beside.authority).toMatchObject({ type: 'SUBORDINATE', chainComplete: true, parent: null })
    await expectIssuing(beside.authority?.id ?? '', root.certificate, ca.certificate + middle.certificate)
    const other = outsideSubordinate(middle)
    const bundle = await take(other, { certificate: other.certificate + middle.certificate + root.certificate })
    expect(bundle.authority?.chain?.match(/BEGIN/g)).toHaveLength(3)
  })

  it('whose chain does not reach a root is taken with a warning', async () => {
    const root = outsideRoot()
    const middle = outsideSubordinate(root)
    const ca = outsideSubordinate(middle)
    const { authority, warnings } = await take(ca, { chain: middle.certificate })
    expect(warnings).toEqual([expect.stringContaining('does not reach a root')])
    expect(authority?.chainComplete).toBe(false)
  })

  it('that one of our authorities issued is hung below it, with its chain', async () => {
    const root = outsideRoot()
    const parent = (await take(root)).authority
    const ca = outsideSubordinate(root)
    const { authority, warnings } = await take(ca)
    expect(authority).toMatchObject({ parent: { id: parent?.id }, chainComplete: true })
    expect(warnings).toEqual([])
    await expectIssuing(authority?.id ?? '', root.certificate, ca.certificate)
  })

  it('is hung below an authority only by who may issue from that', async () => {
    const operators = await startService({ env: { INDRI_AUTHORITY_CREATION: 'operator' } })
    try {
      const root = outsideRoot()
      await operators.admin.data(ImportAuthority, inputFor(root, 'Parent'))
      const stranger = await operators.user('stranger', ['operator'])
      const ca = outsideSubordinate(root)
      expect(await stranger.errorCode(ImportAuthority, inputFor(ca, 'Child'))).toBe('FORBIDDEN')
      const member = await operators.user('member', ['operator', 'Parent operator'])
      const { importAuthority } = await member.data(ImportAuthority, inputFor(ca, 'Child'))
      expect(importAuthority.userErrors).toEqual([])
      const own = await stranger.data(ImportAuthority, inputFor(outsideRoot(), 'Another root'))
      expect(own.importAuthority.userErrors).toEqual([])
    } finally {
      await operators.close()
    }
  })

  it('that may not sign revocation lists names none in what it issues', async () => {
    const ca = outsideRoot({ extensions: ['basicConstraints=critical,CA:true', 'keyUsage=critical,keyCertSign'] })
    const { authority, warnings } = await take(ca)
    expect(warnings).toEqual([expect.stringContaining('cRLSign')])
    const leaf = parseCertificatePem((await seedCertificate(service.admin, authority?.id ?? '')).body)
    expect(leaf.extensions.crlDistributionPoints).toEqual([])
    expect(leaf.extensions.caIssuerUrls).toHaveLength(1)
  })

  it('with an encrypted key takes the passphrase', async () => {
    const ca = outsideRoot()
    const key = openssl(['pkcs8', '-topk8', '-in', 'key.pem', '-passout', 'pass:open sesame'], { 'key.pem': ca.key })
    expect(await refusal({ ...ca, key })).toHaveLength(1)
    expect(await refusal({ ...ca, key }, { passphrase: 'wrong' })).toHaveLength(1)
    expect((await take({ ...ca, key }, { passphrase: 'open sesame' })).userErrors).toEqual([])
  })
})

describe('the import refuses', () => {
  it('what is no CA or may not sign certificates', async () => {
    const leaf = outsideRoot({ extensions: ['basicConstraints=critical,CA:false'] })
    expect(await refusal(leaf)).toEqual(['INVALID certificate'])
    const bare = outsideRoot({ extensions: ['subjectKeyIdentifier=hash'] })
    expect(await refusal(bare)).toEqual(['INVALID certificate'])
    const unable = outsideRoot({ extensions: ['basicConstraints=critical,CA:true', 'keyUsage=digitalSignature'] })
    expect(await refusal(unable)).toEqual(['INVALID certificate'])
  })

  it('the key of another certificate, and what is no key', async () => {
    const ca = outsideRoot()
    expect(await refusal({ ...ca, key: opensslKey('EC_P256') })).toEqual(['KEY_MISMATCH privateKey'])
    expect(await refusal({ ...ca, key: ca.certificate })).toEqual(['INVALID privateKey'])
    expect(await refusal({ ...ca, key: '' })).toHaveLength(1)
  })

  it('an expired CA', async () => {
    const early = await startService({ clock: () => new Date(Date.now() + 40 * 86_400_000) })
    try {
      const ca = outsideRoot({ days: 30 })
      const input = { name: 'Late', owner: 'ca@example.org', certificate: ca.certificate, privateKey: ca.key }
      const { importAuthority } = await early.admin.data(ImportAuthority, { input })
      expect(importAuthority.userErrors.map(({ code, path }) => [code, path])).toEqual([['EXPIRED', ['certificate']]])
    } finally {
      await early.close()
    }
  })

  it('a weak key', async () => {
    expect(await refusal(outsideRoot({ keyType: 'RSA_1024' }))).toContain('WEAK_KEY certificate')
  })

  it('a chain out of order, of strangers, or not made by it at all', async () => {
    const root = outsideRoot()
    const middle = outsideSubordinate(root)
    const ca = outsideSubordinate(middle)
    expect(await refusal(ca, { chain: root.certificate + middle.certificate })).toEqual(['CHAIN_MISMATCH chain.0'])
    expect(await refusal(ca, { chain: outsideRoot().certificate })).toEqual(['CHAIN_MISMATCH chain.0'])
    expect(await refusal(ca, { chain: 'no PEM' })).toEqual(['INVALID chain'])
  })

  it('a chain that a path length cuts', async () => {
    const root = outsideRoot({ extensions: ['basicConstraints=critical,CA:true,pathlen:0'] })
    const middle = outsideSubordinate(root)
    const ca = outsideSubordinate(middle)
    expect(await refusal(ca, { chain: middle.certificate + root.certificate })).toEqual(['CHAIN_MISMATCH chain.1'])
  })

  it('a root whose own signature is broken', async () => {
    const ca = outsideRoot()
    expect(await refusal({ ...ca, certificate: withBrokenSignature(ca.certificate) })).toEqual([
      'BAD_SIGNATURE certificate',
    ])
  })

  it('the CA of another authority, also when two import it at once', async () => {
    const ca = outsideRoot()
    const made = await Promise.all([take(ca), take(ca), take(ca)])
    expect(made.filter(({ authority }) => authority !== null)).toHaveLength(1)
    expect(await refusal(ca)).toEqual(['TAKEN certificate'])
    const ours = await seedAuthority(service.admin)
    const body = { certificate: ours.certificate?.body ?? '', key: ca.key }
    expect(await refusal(body)).toEqual(['KEY_MISMATCH privateKey'])
  })

  it('a name that is taken, and an owner that is none', async () => {
    const { authority } = await take(outsideRoot())
    expect(await refusal(outsideRoot(), { name: authority?.name.toUpperCase() ?? '' })).toEqual(['TAKEN name'])
    expect(await refusal(outsideRoot(), { name: ' ' })).toEqual(['REQUIRED name'])
  })

  it('everybody who may not make authorities, before it reads anything', async () => {
    const user = await service.user('importer', ['operator', 'ca@example.org'])
    const before = await tableDigests(service.database, ATTEMPT_TABLES)
    const input = { name: 'X', owner: 'x@example.org', certificate: 'broken', privateKey: 'broken' }
    expect(await user.errorCode(ImportAuthority, { input })).toBe('FORBIDDEN')
    expect(await service.anonymous.errorCode(ImportAuthority, { input })).toBe('UNAUTHENTICATED')
    expect(await tableDigests(service.database, ATTEMPT_TABLES)).toEqual(before)
  })
})

describe('a CA certificate that is tracked already', () => {
  it('becomes the authority, and the key that was stored with it is no longer there', async () => {
    const ca = outsideRoot()
    const upload = { owner: 'first@example.org', body: ca.certificate, privateKey: ca.key }
    const { uploadCertificate } = await service.admin.data(Upload, { input: upload })
    expect(uploadCertificate.certificate?.hasPrivateKey).toBe(true)
    const { authority, userErrors } = await take(ca)
    expect(userErrors).toEqual([])
    expect(authority?.certificate).toMatchObject({
      id: uploadCertificate.certificate?.id,
      hasPrivateKey: false,
      owner: 'ca@example.org',
    })
    // Those who could change the certificate before cannot now: it stands for the CA.
    expect(authority?.certificate?.roles.map((role) => role.name).toSorted()).toEqual([
      `${authority?.name} admin`,
      'ca@example.org',
    ])
    await expectIssuing(authority?.id ?? '', ca.certificate)
  })

  it('and has been revoked is not imported', async () => {
    const root = outsideRoot()
    const rootAuthority = (await take(root)).authority
    const ca = outsideSubordinate(root)
    const upload = { owner: 'first@example.org', body: ca.certificate, authorityId: rootAuthority?.id ?? null }
    const { uploadCertificate } = await service.admin.data(Upload, { input: upload })
    await service.admin.data(Revoke, { input: { id: uploadCertificate.certificate?.id ?? '' } })
    expect(await refusal(ca)).toEqual(['ALREADY_REVOKED certificate'])
  })
})

it('answers the same import under one idempotency key with one authority', async () => {
  const ca = outsideRoot()
  const input = { name: 'Once imported', idempotencyKey: 'import once' }
  const made = await Promise.all([take(ca, input), take(ca, input)])
  expect(new Set(made.map(({ authority }) => authority?.id)).size).toBe(1)
})
