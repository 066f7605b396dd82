import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { DomainError, DomainErrors } from '../../src/errors.ts'
import {
  authorityExtensions,
  forbiddenLeafExtensionOids,
  keyIdentifierOf,
  keyIdentifierOfIssuer,
  leafExtensions,
} from '../../src/pki/certificate-profile.ts'
import type { LeafProfile } from '../../src/pki/certificate-profile.ts'
import { encodeExtensions } from '../../src/pki/extension-encoding.ts'
import type { ExtensionRequest } from '../../src/pki/extension-encoding.ts'
import { generatePrivateKey, parsePublicKey, spkiOfPrivateKey } from '../../src/pki/keys.ts'
import type { KeyType, KeyUsage, PublicKeyFacts } from '../../src/pki/types.ts'
import { NO_URLS, makeAuthority, makeLeaf } from './issue-support.ts'
import type { Signer } from './issue-support.ts'

let issuer: Signer
const facts = new Map<KeyType, PublicKeyFacts>()

beforeAll(async () => {
  issuer = await makeAuthority({ key: await generatePrivateKey('EC_P256'), name: 'Root', pathLength: 1 })
  for (const keyType of ['RSA_2048', 'EC_P256', 'ED25519', 'ML_DSA_44'] as const) {
    facts.set(keyType, parsePublicKey(spkiOfPrivateKey(await generatePrivateKey(keyType))))
  }
})

function factsOf(keyType: KeyType): PublicKeyFacts {
  const found = facts.get(keyType)
  if (!found) throw new Error(`no key of type ${keyType}`)
  return found
}

function profile(overrides: Partial<LeafProfile> = {}): LeafProfile {
  return {
    subjectEmpty: false,
    publicKey: factsOf('EC_P256'),
    names: [{ type: 'DNS', value: 'www.example.com' }],
    requested: {},
    issuer: issuer.certificate,
    urls: NO_URLS,
    ...overrides,
  }
}

/** Code and path of everything that `action` is refused for. */
function refusals(action: () => unknown): [string, string][] {
  try {
    action()
  } catch (error) {
    const errors = error instanceof DomainErrors ? error.errors : error instanceof DomainError ? [error] : null
    if (errors) return errors.map((each) => [each.code, (each.path ?? []).join('.')])
    throw error
  }
  return []
}

describe('the end-entity profile', () => {
  it.each<[KeyType, KeyUsage[]]>([
    ['RSA_2048', ['DIGITAL_SIGNATURE', 'KEY_ENCIPHERMENT']],
    ['EC_P256', ['DIGITAL_SIGNATURE']],
    ['ED25519', ['DIGITAL_SIGNATURE']],
    ['ML_DSA_44', ['DIGITAL_SIGNATURE']],
  ])('gives %s keys the usage %j and both TLS purposes when nothing is asked for', (keyType, keyUsage) => {
    for (const requested of [{}, { keyUsage: [], extendedKeyUsage: [] }]) {
      const extensions = leafExtensions(profile({ publicKey: factsOf(keyType), requested }))
      expect(extensions.keyUsage).toEqual(keyUsage)
      expect(extensions.extendedKeyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'])
      expect(extensions.basicConstraints).toEqual({ ca: false, pathLength: null })
    }
  })

  it('never signs certificates or CRLs', () => {
    const requested = { keyUsage: ['DIGITAL_SIGNATURE', 'KEY_CERT_SIGN', 'CRL_SIGN'] satisfies KeyUsage[] }
    expect(refusals(() => leafExtensions(profile({ requested })))).toEqual([
      ['POLICY_VIOLATION', 'keyUsage.1'],
      ['POLICY_VIOLATION', 'keyUsage.2'],
    ])
  })

  it.each<[KeyType, KeyUsage, boolean]>([
    ['RSA_2048', 'KEY_ENCIPHERMENT', true],
    ['RSA_2048', 'KEY_AGREEMENT', false],
    ['EC_P256', 'KEY_ENCIPHERMENT', false],
    ['EC_P256', 'KEY_AGREEMENT', true],
    ['ED25519', 'KEY_ENCIPHERMENT', false],
    ['ED25519', 'KEY_AGREEMENT', false],
    ['ML_DSA_44', 'KEY_ENCIPHERMENT', false],
    ['ML_DSA_44', 'NON_REPUDIATION', true],
  ])('takes what a key can do: %s, %s: %s', (keyType, usage, can) => {
    const requested = { keyUsage: [usage] }
    const found = refusals(() => leafExtensions(profile({ publicKey: factsOf(keyType), requested })))
    expect(found).toEqual(can ? [] : [['INVALID', 'keyUsage.0']])
  })

  it('refuses any purpose, and OCSP signing that the authority does not delegate', () => {
    const requested = { extendedKeyUsage: ['2.5.29.37.0', '1.3.6.1.5.5.7.3.9'] }
    expect(refusals(() => leafExtensions(profile({ requested })))).toEqual([
      ['POLICY_VIOLATION', 'extendedKeyUsage.0'],
      ['POLICY_VIOLATION', 'extendedKeyUsage.1'],
    ])
    const responder = profile({ requested: { extendedKeyUsage: ['1.3.6.1.5.5.7.3.9'] }, allowOcspSigning: true })
    expect(leafExtensions(responder).extendedKeyUsage).toEqual(['1.3.6.1.5.5.7.3.9'])
  })

  it('refuses ready-made forms of what it writes itself, and of what only others may state', () => {
    const value = Buffer.from('30030101ff', 'hex')
    for (const oid of ['2.5.29.19', '2.5.29.15', '2.5.29.37', '2.5.29.17', '2.5.29.14', '2.5.29.35', '2.5.29.30']) {
      expect(forbiddenLeafExtensionOids.has(oid)).toBe(true)
    }
    for (const oid of forbiddenLeafExtensionOids) {
      const requested = { other: [{ oid, critical: false, value }] }
      expect(refusals(() => leafExtensions(profile({ requested })))).toEqual([['INVALID', 'other.0.oid']])
    }
  })

  it('takes other extensions once each, with a value that is DER', () => {
    const mustStaple = { oid: '1.3.6.1.5.5.7.1.24', critical: false, value: Buffer.from('3003020105', 'hex') }
    expect(leafExtensions(profile({ requested: { other: [mustStaple] } })).other).toEqual([mustStaple])
    const twice = { other: [mustStaple, mustStaple] }
    expect(refusals(() => leafExtensions(profile({ requested: twice })))).toEqual([['INVALID', 'other.1.oid']])
    const nameless = { other: [{ ...mustStaple, oid: 'mustStaple' }] }
    expect(refusals(() => leafExtensions(profile({ requested: nameless })))).toEqual([['INVALID', 'other.0.oid']])
    const broken = { other: [{ ...mustStaple, value: Buffer.from('300302', 'hex') }] }
    expect(refusals(() => leafExtensions(profile({ requested: broken })))).toEqual([['INVALID', 'other.0.value']])
  })

  it('writes every name once in canonical form, and refuses those that are none', () => {
    const names = ['WWW.Example.com', 'www.example.com', 'bücher.example'].map((value) => ({
      type: 'DNS' as const,
      value,
    }))
    expect(leafExtensions(profile({ names })).subjectAlternativeNames.map(({ value }) => value)).toEqual([
      'www.example.com',
      'xn--bcher-kva.example',
    ])
    const bad = [...names, { type: 'IP' as const, value: '192.0.2.256' }]
    expect(refusals(() => leafExtensions(profile({ names: bad })))).toEqual([['INVALID', 'subjectAlternativeNames.3']])
  })

  it('needs a name somewhere', () => {
    expect(refusals(() => leafExtensions(profile({ subjectEmpty: true, names: [] })))).toEqual([
      ['REQUIRED', 'subjectAlternativeNames'],
    ])
  })

  it('tells of everything wrong at once', () => {
    const requested = { keyUsage: ['CRL_SIGN' as const], extendedKeyUsage: ['2.5.29.37.0'] }
    expect(refusals(() => leafExtensions(profile({ requested, subjectEmpty: true, names: [] })))).toHaveLength(3)
  })

  it('shows what was asked for in the certificate', async () => {
    const key = await generatePrivateKey('EC_P256')
    const requested = {
      keyUsage: ['DIGITAL_SIGNATURE', 'KEY_AGREEMENT', 'DECIPHER_ONLY'] satisfies KeyUsage[],
      extendedKeyUsage: ['1.3.6.1.5.5.7.3.4', '1.3.6.1.4.1.311.20.2.2'],
      certificatePolicies: ['2.23.140.1.2.1', '1.3.6.1.4.1.99999.1'],
      other: [{ oid: '1.3.6.1.5.5.7.1.24', critical: false, value: Buffer.from('3003020105', 'hex') }],
    }
    const { extensions } = await makeLeaf({ key, issuer, requested })
    expect(extensions).toMatchObject({
      keyUsage: requested.keyUsage,
      extendedKeyUsage: requested.extendedKeyUsage,
      certificatePolicies: requested.certificatePolicies,
      crlDistributionPoints: ['http://crl.example.test/1.crl'],
      ocspUrls: ['http://ocsp.example.test/'],
      caIssuerUrls: ['http://ca.example.test/1.der'],
    })
    expect(extensions.other.map(({ oid }) => oid)).toEqual(['1.3.6.1.5.5.7.1.24'])
  })
})

describe('key identifiers', () => {
  it('of ours are the first 160 bits of the SHA-256 of the key bits', () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const publicKey = parsePublicKey(spkiOfPrivateKey(privateKey))
    const raw = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).subarray(-32)
    expect(Buffer.from(keyIdentifierOf(publicKey))).toEqual(createHash('sha256').update(raw).digest().subarray(0, 20))
  })

  it('of an issuer are what its certificate states, or the SHA-1 of its key bits', () => {
    const { certificate } = issuer
    expect(Buffer.from(keyIdentifierOfIssuer(certificate)).toString('hex')).toBe(
      certificate.extensions.subjectKeyIdentifier,
    )
    const without = { ...certificate, extensions: { ...certificate.extensions, subjectKeyIdentifier: null } }
    const point = certificate.publicKey.spki.subarray(-65)
    expect(Buffer.from(keyIdentifierOfIssuer(without))).toEqual(createHash('sha1').update(point).digest())
  })
})

function authority(pathLength: number | null, over = issuer): ExtensionRequest {
  return authorityExtensions({ publicKey: factsOf('EC_P256'), pathLength, issuer: over.certificate, urls: NO_URLS })
}

describe('the authority profile', () => {
  it('is a CA with the right to sign certificates and CRLs', () => {
    expect(authority(0)).toMatchObject({
      basicConstraints: { ca: true, pathLength: 0 },
      keyUsage: ['DIGITAL_SIGNATURE', 'KEY_CERT_SIGN', 'CRL_SIGN'],
      extendedKeyUsage: [],
    })
  })

  it('names itself as authority when it is a root', () => {
    const root = authorityExtensions({ publicKey: factsOf('EC_P256'), pathLength: null, issuer: null, urls: NO_URLS })
    expect(root.authorityKeyIdentifier).toEqual(root.subjectKeyIdentifier)
  })

  it('stays below the path length of its issuer', async () => {
    expect(refusals(() => authority(1))).toEqual([['OUT_OF_RANGE', 'pathLength']])
    expect(refusals(() => authority(-1))).toEqual([['OUT_OF_RANGE', 'pathLength']])
    expect(refusals(() => authority(0.5))).toEqual([['OUT_OF_RANGE', 'pathLength']])
    expect(authority(null).basicConstraints).toEqual({ ca: true, pathLength: null })
    const last = await makeAuthority({ key: issuer.key, name: 'Last', issuer, pathLength: 0 })
    expect(refusals(() => authority(null, last))).toEqual([['POLICY_VIOLATION', 'pathLength']])
    expect(refusals(() => authority(0, last))).toEqual([['POLICY_VIOLATION', 'pathLength']])
  })
})

function encode(overrides: Partial<ExtensionRequest>): string {
  return Buffer.from(encodeExtensions({ ...leafExtensions(profile()), ...overrides })).toString('hex')
}

describe('the encoding of extensions', () => {
  it('makes time stamping alone critical', () => {
    expect(encode({ extendedKeyUsage: ['1.3.6.1.5.5.7.3.8'] })).toContain(
      '0603551d250101ff040c300a06082b06010505070308',
    )
    expect(encode({ extendedKeyUsage: ['1.3.6.1.5.5.7.3.8', '1.3.6.1.5.5.7.3.1'] })).not.toContain('0603551d250101ff')
  })

  it('has named bits without trailing zeros', () => {
    expect(encode({ keyUsage: ['KEY_CERT_SIGN', 'CRL_SIGN'] })).toContain('0603551d0f0101ff040403020106')
    expect(encode({ keyUsage: ['DIGITAL_SIGNATURE'] })).toContain('0603551d0f0101ff040403020780')
    expect(encode({ keyUsage: ['KEY_AGREEMENT', 'DECIPHER_ONLY'] })).toContain('0603551d0f0101ff04050303070880')
  })

  it.each([
    [{ crlDistributionPoints: ['http://x.example/ä'] }, 'crlDistributionPoints.0'],
    [{ ocspUrls: ['http://x.example/', 'http://x.example/\n'] }, 'ocspUrls.1'],
    [{ caIssuerUrls: ['\u0000'] }, 'caIssuerUrls.0'],
    [{ extendedKeyUsage: ['1.2.3', 'serverAuth'] }, 'extendedKeyUsage.1'],
    [{ certificatePolicies: ['1.50.3'] }, 'certificatePolicies.0'],
    [
      { nameConstraints: { permitted: [{ type: 'IP' as const, value: '10.0.0.1/8' }], excluded: [] } },
      'nameConstraints.permitted.0',
    ],
    [
      { nameConstraints: { permitted: [{ type: 'IP' as const, value: '10.0.0.0' }], excluded: [] } },
      'nameConstraints.permitted.0',
    ],
    [
      { nameConstraints: { permitted: [], excluded: [{ type: 'IP' as const, value: '10.0.0.0/33' }] } },
      'nameConstraints.excluded.0',
    ],
    [
      { nameConstraints: { permitted: [], excluded: [{ type: 'DNS' as const, value: 'a b' }] } },
      'nameConstraints.excluded.0',
    ],
  ])('refuses %j with the path %s', (overrides, path) => {
    expect(refusals(() => encode(overrides))).toEqual([['INVALID', path]])
  })

  it('refuses kinds of constraints that nobody checks', () => {
    const permitted = [{ type: 'REGISTERED_ID' as const, value: '1.2.3' }]
    expect(refusals(() => encode({ nameConstraints: { permitted, excluded: [] } }))).toEqual([
      ['UNSUPPORTED', 'nameConstraints.permitted.0'],
    ])
  })

  it('reads back the name constraints it wrote', async () => {
    const nameConstraints = {
      permitted: [
        { type: 'DNS' as const, value: '.bücher.example' },
        { type: 'DNS' as const, value: '' },
        { type: 'IP' as const, value: '10.32.0.0/11' },
        { type: 'EMAIL' as const, value: 'Root@Example.com' },
        { type: 'URI' as const, value: '.example.com' },
        { type: 'DIRECTORY_NAME' as const, value: 'O=Example,C=DE' },
      ],
      excluded: [{ type: 'IP' as const, value: '2001:db8::/33' }],
    }
    const { certificate } = await makeAuthority({ key: issuer.key, name: 'Limited', nameConstraints })
    const { permitted = [], excluded } = certificate.extensions.nameConstraints ?? {}
    expect(permitted.map(({ value }) => value)).toEqual([
      '.xn--bcher-kva.example',
      '',
      '10.32.0.0/11',
      'Root@example.com',
      '.example.com',
      'O=Example,C=DE',
    ])
    expect(excluded).toEqual(nameConstraints.excluded)
    expect(certificate.extensions.raw.find(({ oid }) => oid === '2.5.29.30')?.critical).toBe(true)
  })
})
