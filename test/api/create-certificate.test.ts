import { createPrivateKey, X509Certificate } from 'node:crypto'
import { connect, createServer } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildCsr } from '../../src/pki/csr-encoding.ts'
import { generatePrivateKey } from '../../src/pki/keys.ts'
import { encodeName } from '../../src/pki/names.ts'
import { toPem } from '../../src/pki/pem.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import type { CreateCertificateInput, KeyType } from '../kit/gql/graphql.ts'
import { seedAuthority } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { isOpensslKeyType, openssl, opensslCsr, opensslKey } from '../kit/tools.ts'

const CreateCertificate = graphql(`
  mutation CreateCertificate($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
      certificate {
        id
        name
        body
        chain
        csr
        commonName
        keyType
        keyAlgorithm
        hasPrivateKey
        owner
        state
        serialNumber
        notBefore
        notAfter
        subject {
          rfc4514
        }
        subjectAlternativeNames {
          type
          value
        }
        roles {
          name
        }
        domains {
          name
        }
        replaces {
          id
        }
        authority {
          id
        }
        creator {
          username
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

const ExportKey = graphql(`
  mutation ExportKey($id: ID!) {
    exportCertificate(input: { id: $id, format: { pem: { parts: [PRIVATE_KEY] } } }) {
      export {
        data
      }
      userErrors {
        code
      }
    }
  }
`)

const KEY_TYPES: readonly KeyType[] = [
  'RSA_2048',
  'RSA_3072',
  'RSA_4096',
  'EC_P256',
  'EC_P384',
  'EC_P521',
  'ED25519',
  'ML_DSA_44',
  'ML_DSA_65',
  'ML_DSA_87',
]

const clock = new FakeClock()
let service: Service
/** Issues for a hundred years and is valid for ten. */
let authorityId: string
let root: string
let subordinateId: string
beforeAll(async () => {
  service = await startService({ clock: clock.now })
  const made = await seedAuthority(service.admin, { issuance: { maximumValidityDays: 36_500 } })
  authorityId = made.id
  root = made.certificate?.body ?? ''
  const subordinate = await seedAuthority(service.admin, {
    type: 'SUBORDINATE',
    parentId: made.id,
    keyType: 'RSA_2048',
  })
  subordinateId = subordinate.id
})
afterAll(() => service.close())

async function create(input: Partial<CreateCertificateInput>) {
  const { createCertificate } = await service.admin.data(CreateCertificate, {
    input: { authorityId, owner: 'team@example.org', ...input },
  })
  if (createCertificate.certificate == null) throw new Error(JSON.stringify(createCertificate.userErrors))
  return createCertificate.certificate
}

async function exportedKey(id: string): Promise<string> {
  const { exportCertificate } = await service.admin.data(ExportKey, { id })
  return Buffer.from(exportCertificate.export?.data ?? '', 'base64').toString('utf8')
}

/** A request by OpenSSL, or by our own encoder for what the installed OpenSSL is too old for. */
async function csrOf(keyType: KeyType, name: string): Promise<string> {
  if (isOpensslKeyType(keyType)) {
    return opensslCsr(opensslKey(keyType), `/CN=${name}`, [`subjectAltName=DNS:${name},DNS:www.${name}`])
  }
  const key = await generatePrivateKey(keyType)
  const names = [name, `www.${name}`].map((value) => ({ type: 'DNS' as const, value }))
  return toPem('CERTIFICATE REQUEST', await buildCsr({ subject: encodeName({ commonName: name }), names, key }))
}

/** Does a handshake with a client that trusts the root alone; resolves with whether the client authorised the server. */
async function handshake(cert: string, key: string, servername: string): Promise<boolean> {
  const server = createServer({ cert, key }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  try {
    const address = server.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    return await new Promise<boolean>((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', servername, ca: root, minVersion: 'TLSv1.3' }, () => {
        resolve(socket.authorized)
        socket.destroy()
      })
      socket.once('error', reject)
    })
  } finally {
    server.close()
  }
}

describe('for every key type', () => {
  it.each(KEY_TYPES)('makes a %s key here, whose certificate a TLS client accepts', async (keyType) => {
    const name = `${keyType.toLowerCase().replaceAll('_', '-')}.example.org`
    const made = await create({ authorityId: subordinateId, keyType, commonName: name })
    expect(made).toMatchObject({ keyType, hasPrivateKey: true, commonName: name, state: 'VALID' })
    const key = await exportedKey(made.id)
    expect(new X509Certificate(made.body).checkPrivateKey(createPrivateKey(key))).toBe(true)
    expect(await handshake(`${made.body}${made.chain}`, key, name)).toBe(true)
  })

  it.each(KEY_TYPES)('issues for a request with a %s key, with the names of the request', async (keyType) => {
    const name = `csr-${keyType.toLowerCase().replaceAll('_', '-')}.example.org`
    const csr = await csrOf(keyType, name)
    const made = await create({ csr })
    expect(made).toMatchObject({ keyType, hasPrivateKey: false, commonName: name, csr })
    expect(made.subjectAlternativeNames).toEqual([
      { type: 'DNS', value: name },
      { type: 'DNS', value: `www.${name}` },
    ])
    expect(new X509Certificate(made.body).verify(new X509Certificate(root).publicKey)).toBe(true)
  })

  it.each(KEY_TYPES.filter(isOpensslKeyType))('issues for a %s request what OpenSSL verifies', async (keyType) => {
    const { body } = await create({ csr: await csrOf(keyType, 'verified.example.org') })
    expect(openssl(['verify', '-x509_strict', '-CAfile', 'root', 'leaf'], { root, leaf: body })).toBe('leaf: OK\n')
  })
})

describe('what is issued', () => {
  it('has the profile of an end entity, as OpenSSL reads it', async () => {
    const made = await create({
      commonName: 'www.bücher.example',
      subject: { organization: 'Ex, Inc.', country: 'DE' },
      subjectAlternativeNames: [
        { dns: '*.EXAMPLE.org' },
        { ip: '2001:DB8::1' },
        { email: 'a@example.org' },
        { uri: 'https://example.org/x' },
      ],
      extensions: {
        keyUsage: ['DIGITAL_SIGNATURE', 'KEY_AGREEMENT'],
        extendedKeyUsage: [{ purpose: 'CLIENT_AUTH' }, { oid: '1.3.6.1.4.1.55555.1' }],
        certificatePolicies: ['2.23.140.1.2.2'],
        other: [{ oid: '1.3.6.1.4.1.55555.2', critical: false, value: 'BQA=' }],
      },
      validityDays: 90,
    })
    const text = openssl(['x509', '-in', 'leaf', '-noout', '-text', '-nameopt', 'RFC2253'], { leaf: made.body })
    const expected = [
      /Version: 3/,
      /Signature Algorithm: ecdsa-with-SHA256/,
      /Subject: CN=www\.b\\C3\\BCcher\.example,O=Ex\\, Inc\.,C=DE/,
      /X509v3 Basic Constraints: \n\s+CA:FALSE/,
      /X509v3 Key Usage: critical\n\s+Digital Signature, Key Agreement\n/,
      /X509v3 Extended Key Usage: \n\s+TLS Web Client Authentication, 1\.3\.6\.1\.4\.1\.55555\.1\n/,
      /X509v3 Certificate Policies: \n\s+Policy: 2\.23\.140\.1\.2\.2/,
      /X509v3 Subject Alternative Name: \n\s+DNS:www\.xn--bcher-kva\.example, DNS:\*\.example\.org, IP Address:2001:DB8:0:0:0:0:0:1, email:a@example\.org, URI:https:\/\/example\.org\/x/,
      /1\.3\.6\.1\.4\.1\.55555\.2: /,
      /X509v3 CRL Distribution Points: \n\s+Full Name:\n\s+URI:http:\/\/pki\.example\.test\//,
      /CA Issuers - URI:http:\/\/pki\.example\.test\//,
    ]
    for (const pattern of expected) expect(text).toMatch(pattern)
    expect(text.match(/Authority Key Identifier: \n\s+([0-9A-F:]+)/)?.[1]).toBe(
      openssl(['x509', '-in', 'root', '-noout', '-ext', 'subjectKeyIdentifier'], { root }).split('\n')[1]?.trim(),
    )
    expect(made.domains.map((domain) => domain.name).toSorted()).toEqual([
      '*.example.org',
      '2001:db8::1',
      'www.xn--bcher-kva.example',
    ])
  })

  it('has a positive serial number of 128 random bits, and dates in whole seconds', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => create({ commonName: 'serial.example.org' })))
    const serials = made.map((each) => new X509Certificate(each.body).serialNumber)
    expect(new Set(serials).size).toBe(5)
    for (const [index, serial] of serials.entries()) {
      expect(made[index]?.serialNumber.replace(/^0+/, '')).toBe(serial.replace(/^0+/, ''))
      expect(serial.length).toBeGreaterThanOrEqual(28)
      expect(serial.length).toBeLessThanOrEqual(40)
    }
    expect(made[0]?.notBefore).toBe(clock.now().toISOString())
  })

  it('marks the alternative names critical when the subject is empty', async () => {
    const made = await create({ subjectAlternativeNames: [{ dns: 'nameless.example.org' }] })
    expect(made.commonName).toBeNull()
    const text = openssl(['x509', '-in', 'leaf', '-noout', '-subject', '-ext', 'subjectAltName'], { leaf: made.body })
    expect(text).toMatch(/^subject=\s*\n/)
    expect(text).toContain('X509v3 Subject Alternative Name: critical')
  })

  it('ends with the authority at the latest when no end is asked for', async () => {
    const short = await seedAuthority(service.admin, { validityDays: 30 })
    const made = await create({ authorityId: short.id, commonName: 'short.example.org' })
    expect(made.notAfter).toBe(new X509Certificate(short.certificate?.body ?? '').validToDate.toISOString())
  })

  it('writes years from 2050 on as GeneralizedTime', async () => {
    const long = await seedAuthority(service.admin, {
      validityEnd: '2061-01-01T00:00:00Z',
      issuance: { maximumValidityDays: 36_500 },
    })
    const made = await create({
      authorityId: long.id,
      commonName: 'far.example.org',
      validityEnd: '2050-01-01T00:00:00Z',
    })
    const parsed = openssl(['asn1parse', '-in', 'leaf'], { leaf: made.body })
    expect(parsed).toMatch(/UTCTIME .*\n.*GENERALIZEDTIME\s+:20500101000000Z/)
    expect(made.notAfter).toBe('2050-01-01T00:00:00.000Z')
  })

  it('takes a request for what it may say and nothing more', async () => {
    const csr = opensslCsr(opensslKey('EC_P256'), '/CN=from-csr.example.org/O=Requester', [
      'subjectAltName=DNS:a.example.org,IP:10.0.0.1,email:x@example.org',
      'keyUsage=digitalSignature',
      'extendedKeyUsage=clientAuth',
      'basicConstraints=CA:FALSE',
    ])
    const made = await create({ csr, subjectAlternativeNames: [{ dns: 'b.example.org' }] })
    expect(made.subject.rfc4514).toBe('CN=from-csr.example.org,O=Requester')
    expect(made.subjectAlternativeNames.map(({ value }) => value)).toEqual([
      'from-csr.example.org',
      'b.example.org',
      'a.example.org',
      '10.0.0.1',
      'x@example.org',
    ])
    const text = openssl(['x509', '-in', 'leaf', '-noout', '-text'], { leaf: made.body })
    expect(text).toMatch(/Extended Key Usage: \n\s+TLS Web Client Authentication\n/)
  })

  it('carries its owner role, roles, replaced certificates and creator', async () => {
    const old = await create({ commonName: 'old.example.org' })
    const made = await create({
      commonName: 'new.example.org',
      owner: 'Team@Example.org',
      name: ' My name, v1.0! ',
      replacesIds: [old.id],
      notify: false,
      rotation: true,
    })
    expect(made).toMatchObject({
      owner: 'team@example.org',
      name: 'My-name-v1.0',
      replaces: [{ id: old.id }],
      authority: { id: authorityId },
      creator: { username: 'root' },
    })
    expect(made.roles.map((role) => role.name).toSorted()).toEqual(['ca@example.org', 'team@example.org'])
  })

  it('is told by its name when it is to start later', async () => {
    const start = new Date(clock.now().getTime() + 86_400_000).toISOString()
    const made = await create({ commonName: 'later.example.org', validityStart: start, validityDays: 1 })
    expect(made).toMatchObject({ state: 'NOT_YET_VALID', notBefore: start })
  })
})
