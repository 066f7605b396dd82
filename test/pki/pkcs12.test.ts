import { spawnSync } from 'node:child_process'
import { createPrivateKey, createPublicKey } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createSecureContext } from 'node:tls'
import { beforeAll, describe, expect, it } from 'vitest'
import { DomainError } from '../../src/errors.ts'
import { checkDer, encodeSequence, encodeTlv, readAll, readSequence, readTlv } from '../../src/pki/der.ts'
import { generatePrivateKey, privateKeyToPkcs8, sha256Hex } from '../../src/pki/keys.ts'
import { toPem } from '../../src/pki/pem.ts'
import { readPkcs12 } from '../../src/pki/pkcs12-reading.ts'
import { checkStorePassphrase, generatePassphrase, writePkcs12 } from '../../src/pki/pkcs12.ts'
import type { Pkcs12Content, Pkcs12Profile } from '../../src/pki/pkcs12.ts'
import type { KeyType, ParsedCertificate } from '../../src/pki/types.ts'
import { available, makeAuthority, makeLeaf, run, temporaryDirectory } from './issue-support.ts'
import type { Signer } from './issue-support.ts'
import { timedAsync } from '../kit/timing.ts'

const PASSPHRASE = `correct "horse' $battery 7`
const PROFILES: Pkcs12Profile[] = ['MODERN', 'COMPATIBLE', 'LEGACY']
const KEYTOOL = available('keytool', '-help')
const CORPUS = new URL('../../../shared/corpus/', import.meta.url)

let root: Signer
let intermediate: Signer
let key: KeyObject
let leaf: ParsedCertificate

beforeAll(async () => {
  key = await generatePrivateKey('RSA_2048')
  root = await makeAuthority({ key: await generatePrivateKey('EC_P256'), name: 'Root' })
  intermediate = await makeAuthority({ key: await generatePrivateKey('EC_P384'), name: 'Intermediate', issuer: root })
  leaf = await makeLeaf({ key, issuer: intermediate })
})

function content(overrides: Partial<Pkcs12Content> = {}): Pkcs12Content {
  return {
    certificate: leaf.der,
    chain: [intermediate.certificate.der, root.certificate.der],
    privateKey: privateKeyToPkcs8(key),
    passphrase: PASSPHRASE,
    alias: 'Web Server',
    profile: 'COMPATIBLE',
    ...overrides,
  }
}

/** Fingerprints of the certificates and of the public key that a PEM text holds. */
function fingerprints(text: string): { certificates: string[]; key: string | null } {
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z ]+)-----[^-]+-----END \1-----/g)]
  const certificates = blocks.filter(([, label]) => label === 'CERTIFICATE').map(([block]) => derHash(block))
  const [privateKey] = blocks.filter(([, label]) => label?.endsWith('PRIVATE KEY')).map(([block]) => block)
  return { certificates, key: privateKey ? publicHash(createPrivateKey(privateKey)) : null }
}

function derHash(pem: string): string {
  return sha256Hex(Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64'))
}

function publicHash(privateKey: KeyObject): string {
  return sha256Hex(createPublicKey(privateKey).export({ type: 'spki', format: 'der' }))
}

describe('a file we write', () => {
  it.each(PROFILES)('as %s is read back whole, and opens in the OpenSSL of Node', async (profile) => {
    const file = await writePkcs12(content({ profile }))
    const found = await readPkcs12(file, PASSPHRASE)
    expect(found.certificates.map(sha256Hex)).toEqual(
      [leaf, intermediate.certificate, root.certificate].map((each) => each.fingerprint),
    )
    expect(found.privateKey?.equals(privateKeyToPkcs8(key))).toBe(true)
    expect(found.alias).toBe('Web Server')
    expect(() => createSecureContext({ pfx: Buffer.from(file), passphrase: PASSPHRASE })).not.toThrow()
    expect(() => createSecureContext({ pfx: Buffer.from(file), passphrase: `${PASSPHRASE}x` })).toThrow(
      /mac verify failure/,
    )
  })

  it.each<[Pkcs12Profile, string[], string]>([
    ['COMPATIBLE', [], 'PBES2, PBKDF2, AES-256-CBC, Iteration 100000, PRF hmacWithSHA256'],
    ['LEGACY', ['-legacy'], 'pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 10000'],
  ])('as %s opens in the OpenSSL of the system', async (profile, options, encryption) => {
    using directory = temporaryDirectory()
    const file = directory.write('store.p12', await writePkcs12(content({ profile })))
    const passphrase = directory.write('passphrase', PASSPHRASE)
    const { ok, text } = run(
      'openssl',
      'pkcs12',
      '-in',
      file,
      '-nodes',
      '-info',
      '-passin',
      `file:${passphrase}`,
      ...options,
    )
    expect(ok).toBe(true)
    expect(text).toContain(encryption)
    expect(text).toContain('friendlyName: Web Server')
    expect(fingerprints(text)).toEqual({
      certificates: [leaf, intermediate.certificate, root.certificate].map((each) => each.fingerprint),
      key: publicHash(key),
    })
  })

  it.skipIf(!KEYTOOL).each<[Pkcs12Profile, KeyType]>([
    ['COMPATIBLE', 'EC_P521'],
    ['LEGACY', 'RSA_2048'],
  ])('as %s with a key of type %s opens in keytool with alias, chain and key', async (profile, keyType) => {
    using directory = temporaryDirectory()
    const own = await generatePrivateKey(keyType)
    const { der } = await makeLeaf({ key: own, issuer: intermediate })
    const privateKey = privateKeyToPkcs8(own)
    const file = directory.write('store.p12', await writePkcs12(content({ certificate: der, privateKey, profile })))
    const target = `${directory.path}/copy.p12`
    const passphrase = directory.write('passphrase', PASSPHRASE)
    const from = ['-srckeystore', file, '-srcstoretype', 'PKCS12', '-srcstorepass:file', passphrase]
    const to = ['-destkeystore', target, '-deststoretype', 'PKCS12', '-deststorepass:file', passphrase]
    const imported = run('keytool', '-importkeystore', ...from, ...to, '-srcalias', 'web server')
    expect(imported).toMatchObject({ ok: true })
    const listed = run('keytool', '-list', '-v', '-keystore', file, '-storepass:file', passphrase)
    expect(listed.text).toContain('Alias name: web server')
    expect(listed.text).toContain('Certificate chain length: 3')
    const copy = await readPkcs12(readFileSync(target), PASSPHRASE)
    expect(copy.certificates.map(sha256Hex)).toContain(sha256Hex(der))
    expect(
      copy.privateKey && publicHash(createPrivateKey({ key: copy.privateKey, format: 'der', type: 'pkcs8' })),
    ).toBe(publicHash(own))
  })

  it.skipIf(!KEYTOOL)('without a key is a trust store to Java', async () => {
    using directory = temporaryDirectory()
    const file = directory.write('trust.p12', await writePkcs12(content({ privateKey: null, alias: 'roots' })))
    const passphrase = directory.write('passphrase', PASSPHRASE)
    const { text } = run('keytool', '-list', '-keystore', file, '-storetype', 'PKCS12', '-storepass:file', passphrase)
    expect(text).toContain('contains 3 entries')
    for (const alias of ['roots', 'roots-1', 'roots-2'])
      expect(text).toMatch(new RegExp(`^${alias}, .*trustedCertEntry`, 'm'))
  })

  it.each<KeyType>(['ED25519', 'ML_DSA_65'])('carries a key of type %s', async (keyType) => {
    const own = await generatePrivateKey(keyType)
    const { der } = await makeLeaf({ key: own, issuer: intermediate })
    const file = await writePkcs12(content({ certificate: der, privateKey: privateKeyToPkcs8(own), profile: 'MODERN' }))
    expect((await readPkcs12(file, PASSPHRASE)).privateKey?.equals(privateKeyToPkcs8(own))).toBe(true)
  })

  it('is refused for a key that is not that of the certificate', async () => {
    const other = privateKeyToPkcs8(await generatePrivateKey('RSA_2048'))
    await expect(writePkcs12(content({ privateKey: other }))).rejects.toMatchObject({ code: 'KEY_MISMATCH' })
    const older = key.export({ type: 'pkcs1', format: 'der' })
    await expect(writePkcs12(content({ privateKey: older }))).rejects.toMatchObject({
      code: 'INVALID',
      path: ['privateKey'],
    })
    await expect(writePkcs12(content({ privateKey: Buffer.from('not a key') }))).rejects.toMatchObject({
      code: 'INVALID',
    })
  })

  it('is refused for a bad passphrase or alias, naming the field', async () => {
    await expect(writePkcs12(content({ passphrase: 'short' }))).rejects.toMatchObject({
      code: 'INVALID',
      path: ['passphrase'],
    })
    await expect(writePkcs12(content({ alias: 'a\u0000b' }))).rejects.toMatchObject({
      code: 'INVALID',
      path: ['alias'],
    })
    await expect(writePkcs12(content({ alias: ' ' }))).rejects.toMatchObject({ code: 'INVALID', path: ['alias'] })
    await expect(writePkcs12(content({ alias: 'a'.repeat(129) }))).rejects.toMatchObject({
      code: 'TOO_LONG',
      path: ['alias'],
    })
  })

  it('can be one of many made at once', async () => {
    const files = await Promise.all(Array.from({ length: 6 }, async () => writePkcs12(content({ profile: 'LEGACY' }))))
    const found = await Promise.all(files.map(async (file) => readPkcs12(file, PASSPHRASE)))
    expect(found.map(({ certificates }) => certificates.length)).toEqual([3, 3, 3, 3, 3, 3])
  })

  it('leaves the event loop free while it is made', async () => {
    const delays: number[] = []
    for (let round = 0; round < 3; round++) {
      const delay = monitorEventLoopDelay({ resolution: 5 })
      delay.enable()
      for (const profile of PROFILES) await writePkcs12(content({ profile }))
      delay.disable()
      delays.push(delay.max / 1e6)
    }
    // The derivations together take more than half a second. A busy machine delays a round, but hardly all of them.
    expect(Math.min(...delays)).toBeLessThan(150)
  })
})

describe('a passphrase of a store', () => {
  it.each([
    ['', 'INVALID'],
    ['x', 'INVALID'],
    ['elevenchars', 'INVALID'],
    ['aaaaaaaaaaaaaaaa', 'INVALID'],
    ['pässwörd-pässwörd', 'INVALID'],
    ['tab\tin the middle', 'INVALID'],
    ['abcdef'.repeat(200), 'TOO_LONG'],
  ])('is not %j', (passphrase, code) => {
    expect(() => checkStorePassphrase(passphrase)).toThrow(expect.objectContaining({ code }))
  })

  it('is never part of the message', () => {
    for (const passphrase of ['hunter2', 'gehe1m-pässwörd', 'hunter2'.repeat(40)]) {
      expect(() => checkStorePassphrase(passphrase)).toThrow(/^(?!.*(hunter2|gehe1m))/)
    }
  })

  it('made by us is long, plain, new each time and taken', () => {
    const made = Array.from({ length: 100 }, generatePassphrase)
    expect(new Set(made).size).toBe(100)
    for (const passphrase of made) {
      expect(passphrase).toMatch(/^[A-Za-z0-9]{24}$/)
      expect(() => checkStorePassphrase(passphrase)).not.toThrow()
    }
  })
})

/** A file made by the system's OpenSSL. */
function exportWithOpenssl(...options: string[]): Buffer {
  using directory = temporaryDirectory()
  const pem = String(key.export({ type: 'pkcs8', format: 'pem' })) + toPem('CERTIFICATE', leaf.der)
  const chain = directory.write('chain.pem', toPem('CERTIFICATE', intermediate.certificate.der))
  const source = directory.write('all.pem', pem)
  const target = `${directory.path}/out.p12`
  const base = ['-export', '-in', source, '-certfile', chain, '-out', target, '-name', 'made elsewhere']
  const { status, stderr } = spawnSync('openssl', ['pkcs12', ...base, ...options], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return readFileSync(target)
}

describe('a file made elsewhere', () => {
  it.each([
    [['-passout', 'pass:secret']],
    [['-passout', 'pass:secret', '-macalg', 'sha1', '-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES']],
    [['-passout', 'pass:secret', '-macalg', 'sha512', '-keypbe', 'AES-128-CBC', '-certpbe', 'NONE']],
    [['-passout', 'pass:secret', '-macalg', 'sha384', '-keypbe', 'NONE', '-certpbe', 'DES-EDE3-CBC']],
    [['-passout', 'pass:secret', '-iter', '1']],
  ])('with OpenSSL and %j is read', async (options) => {
    const found = await readPkcs12(exportWithOpenssl(...options), 'secret')
    expect(found.certificates.map(sha256Hex)).toEqual([leaf.fingerprint, intermediate.certificate.fingerprint])
    expect(found.privateKey?.equals(privateKeyToPkcs8(key))).toBe(true)
    expect(found.alias).toBe('made elsewhere')
  })

  it.each(['', 'naïve ☺ 𝄞'])('with the passphrase %j is read', async (passphrase) => {
    const file = exportWithOpenssl('-passout', `pass:${passphrase}`)
    expect((await readPkcs12(file, passphrase)).certificates).toHaveLength(2)
  })

  it('with RC2 is refused with a way out', async () => {
    const file = exportWithOpenssl('-passout', 'pass:secret', '-legacy')
    await expect(readPkcs12(file, 'secret')).rejects.toMatchObject({
      code: 'UNSUPPORTED',
      message: expect.stringContaining('openssl pkcs12 -legacy'),
    })
  })

  it('without a MAC is refused', async () => {
    const file = exportWithOpenssl('-passout', 'pass:secret', '-nomac')
    await expect(readPkcs12(file, 'secret')).rejects.toMatchObject({ code: 'UNSUPPORTED' })
  })

  it('in BER with indefinite lengths and strings in pieces is read', async () => {
    const file = exportWithOpenssl('-passout', 'pass:secret')
    const ber = indefinite(file)
    expect(() => checkDer(ber, 'it')).toThrow(/indefinite/)
    expect((await readPkcs12(ber, 'secret')).certificates).toHaveLength(2)
  })
})

/** The same values as BER: indefinite lengths everywhere, longer OCTET STRINGs in two pieces. */
function indefinite(der: Uint8Array): Buffer {
  const { identifier, content } = readTlv(der, 'it')
  const end = Buffer.alloc(2)
  if (identifier === 0x04 && content.length > 100) {
    const pieces = [content.subarray(0, 50), content.subarray(50)].map((piece) => encodeTlv(0x04, piece))
    return Buffer.concat([Buffer.of(0x24, 0x80), ...pieces, end])
  }
  if ((identifier & 0x20) === 0) return Buffer.from(der)
  const parts = readAll(content, 'it').map(({ bytes }) => indefinite(bytes))
  return Buffer.concat([Buffer.of(identifier, 0x80), ...parts, end])
}

describe('what is no good file', () => {
  it('has another passphrase', async () => {
    const file = await writePkcs12(content())
    await expect(readPkcs12(file, 'wrong')).rejects.toMatchObject({ code: 'INVALID', path: ['passphrase'] })
  })

  it('was changed anywhere', async () => {
    const file = exportWithOpenssl('-passout', 'pass:secret', '-iter', '1')
    for (let index = 60; index < file.length - 100; index += 397) {
      const changed = Buffer.from(file)
      changed[index] = (changed[index] ?? 0) ^ 1
      await expect(readPkcs12(changed, 'secret')).rejects.toBeInstanceOf(DomainError)
    }
  })

  it('asks for absurd work and is refused at once', async () => {
    const file = exportWithOpenssl('-passout', 'pass:secret')
    const [version, authSafe, macData] = readSequence(file, 'the file').map(({ bytes }) => bytes)
    const [digest, salt] = readSequence(Buffer.from(macData ?? []), 'its MAC').map(({ bytes }) => bytes)
    for (const count of ['02050080000000', '02047fffffff', '020400989681', '0209008000000000000000']) {
      const mac = encodeSequence(...[digest, salt, Buffer.from(count, 'hex')].map((part) => Buffer.from(part ?? [])))
      const changed = encodeSequence(...[version, authSafe, mac].map((part) => Buffer.from(part ?? [])))
      const { milliseconds } = await timedAsync(() =>
        expect(readPkcs12(changed, 'secret')).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' }),
      )
      expect(milliseconds).toBeLessThan(100)
    }
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('-----BEGIN PKCS12-----')],
    ['an empty sequence', Buffer.from('3000', 'hex')],
    ['version 1', Buffer.from('3003020101', 'hex')],
    ['a deep nest', Buffer.alloc(2000, Buffer.from('3080', 'hex'))],
    ['more than a megabyte', Buffer.alloc(1_100_000)],
  ])('is %s', async (_, bytes) => {
    await expect(readPkcs12(bytes, 'secret')).rejects.toBeInstanceOf(DomainError)
  })
})

interface CorpusCase {
  kind: string
  expect: 'accept' | 'reject' | 'either'
  file: string
  password: string | null
  facts: { nCerts?: number; leafFp?: string | null; hasKey?: boolean; friendlyName?: string | null }
}

/** Files with RC2, which is not read. */
const REFUSED_ON_PURPOSE: ReadonlySet<string> = new Set(['boringssl/stores/0010-openssl.p12'])

describe.skipIf(!existsSync(CORPUS))('files of other projects (skipped where the corpus is missing)', () => {
  const manifest = existsSync(CORPUS) ? readFileSync(new URL('manifest.json', CORPUS), 'utf8') : '{"cases":[]}'
  const cases = (JSON.parse(manifest) as { cases: CorpusCase[] }).cases.filter(({ kind }) => kind === 'pkcs12')

  it.each(cases.map((each) => [each.file, each] as const))(
    '%s',
    async (file, { expect: expected, password, facts }) => {
      const bytes = readFileSync(new URL(file, CORPUS))
      const outcome = await readPkcs12(bytes, password ?? '').then(
        ({ certificates, privateKey }) => `${certificates.length} certificates, key: ${privateKey !== null}`,
        (error: unknown) => (error instanceof DomainError ? 'refused' : String(error)),
      )
      const right = `${facts.nCerts} certificates, key: ${facts.hasKey}`
      const allowed = { accept: [right], reject: ['refused'], either: [right, 'refused'] }
      expect(REFUSED_ON_PURPOSE.has(file) ? ['refused'] : allowed[expected]).toContain(outcome)
    },
  )
})
