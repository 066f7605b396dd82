import { createPrivateKey, createPublicKey } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeJksKeyStore, writeJksTrustStore } from '../../src/pki/jks.ts'
import type { JksKeyStore } from '../../src/pki/jks.ts'
import { generatePrivateKey, privateKeyToPkcs8, sha256Hex } from '../../src/pki/keys.ts'
import { readPkcs12 } from '../../src/pki/pkcs12-reading.ts'
import type { KeyType, ParsedCertificate } from '../../src/pki/types.ts'
import { available, makeAuthority, makeLeaf, run, temporaryDirectory } from './issue-support.ts'
import type { Signer } from './issue-support.ts'

const PASSPHRASE = 'correct "horse" 7'
const KEYTOOL = available('keytool', '-help')
const CREATED_AT = new Date('2026-03-04T12:00:00Z')

let root: Signer
let key: KeyObject
let leaf: ParsedCertificate

beforeAll(async () => {
  root = await makeAuthority({ key: await generatePrivateKey('EC_P256'), name: 'Root' })
  key = await generatePrivateKey('EC_P256')
  leaf = await makeLeaf({ key, issuer: root })
})

function keyStore(overrides: Partial<JksKeyStore> = {}): JksKeyStore {
  return {
    certificate: leaf.der,
    chain: [root.certificate.der],
    privateKey: privateKeyToPkcs8(key),
    passphrase: PASSPHRASE,
    alias: 'Web.Example.COM',
    createdAt: CREATED_AT,
    ...overrides,
  }
}

function publicDer(privateKey: KeyObject): Buffer {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
}

describe.skipIf(!KEYTOOL)('in keytool (skipped where it is missing)', () => {
  it.each<KeyType>(['RSA_2048', 'EC_P256', 'EC_P521', 'ED25519'])(
    'a key store with a key of type %s opens and converts',
    async (keyType) => {
      using directory = temporaryDirectory()
      const own = await generatePrivateKey(keyType)
      const { der } = await makeLeaf({ key: own, issuer: root })
      const store = writeJksKeyStore(keyStore({ certificate: der, privateKey: privateKeyToPkcs8(own) }))
      const file = directory.write('store.jks', store)
      const passphrase = directory.write('passphrase', PASSPHRASE)
      const target = `${directory.path}/copy.p12`
      const from = ['-srckeystore', file, '-srcstoretype', 'JKS', '-srcstorepass:file', passphrase]
      const to = ['-destkeystore', target, '-deststoretype', 'PKCS12', '-deststorepass:file', passphrase]
      expect(run('keytool', '-importkeystore', ...from, ...to, '-srcalias', 'web.example.com')).toMatchObject({
        ok: true,
      })
      const copy = await readPkcs12(readFileSync(target), PASSPHRASE)
      expect(copy.certificates.map(sha256Hex)).toEqual([sha256Hex(der), root.certificate.fingerprint])
      const copied = copy.privateKey && createPrivateKey({ key: copy.privateKey, format: 'der', type: 'pkcs8' })
      expect(copied && publicDer(copied).equals(publicDer(own))).toBe(true)
    },
  )

  it('a key store shows its alias in lower case, its date and its chain', () => {
    using directory = temporaryDirectory()
    const file = directory.write('store.jks', writeJksKeyStore(keyStore({ alias: 'Büro-☺' })))
    const passphrase = directory.write('passphrase', PASSPHRASE)
    const options = ['-J-Dfile.encoding=UTF-8', '-J-Dsun.stdout.encoding=UTF-8', '-J-Duser.language=en']
    const { text } = run('keytool', '-list', '-v', '-keystore', file, '-storepass:file', passphrase, ...options)
    expect(text).toContain('Keystore type: JKS')
    expect(text).toContain('Alias name: büro-☺')
    expect(text).toContain('Creation date: Mar 4, 2026')
    expect(text).toContain('Certificate chain length: 2')
  })

  it('a trust store holds trusted certificates only', () => {
    using directory = temporaryDirectory()
    const certificates = [leaf.der, root.certificate.der, root.certificate.der]
    const store = { certificates, passphrase: PASSPHRASE, alias: 'Partners', createdAt: CREATED_AT }
    const file = directory.write('trust.jks', writeJksTrustStore(store))
    const passphrase = directory.write('passphrase', PASSPHRASE)
    const { text } = run('keytool', '-list', '-keystore', file, '-storepass:file', passphrase)
    expect(text).toContain('contains 3 entries')
    for (const alias of ['partners_cert', 'partners_cert_1', 'partners_cert_2']) {
      expect(text).toMatch(new RegExp(`^${alias}, .*trustedCertEntry`, 'm'))
    }
  })

  it('does not open with another passphrase, nor after a change', () => {
    using directory = temporaryDirectory()
    const store = Buffer.from(writeJksKeyStore(keyStore()))
    const file = directory.write('store.jks', store)
    expect(run('keytool', '-list', '-keystore', file, '-storepass', 'another passphrase').ok).toBe(false)
    store[store.length - 300] = (store[store.length - 300] ?? 0) ^ 1
    const changed = directory.write('changed.jks', store)
    expect(run('keytool', '-list', '-keystore', changed, '-storepass', PASSPHRASE).ok).toBe(false)
  })
})

function refusal(overrides: Partial<JksKeyStore>): unknown {
  try {
    return writeJksKeyStore(keyStore(overrides))
  } catch (error) {
    return error
  }
}

describe('a key store', () => {
  it('never shows the key and never protects it twice alike', () => {
    const [first, second] = [writeJksKeyStore(keyStore()), writeJksKeyStore(keyStore())].map((store) =>
      Buffer.from(store),
    )
    const secret = Buffer.from(String(key.export({ format: 'jwk' }).d), 'base64url')
    expect(privateKeyToPkcs8(key).includes(secret)).toBe(true)
    expect(first?.includes(secret)).toBe(false)
    expect(first && second?.equals(first)).toBe(false)
    expect(first?.subarray(0, 12).toString('hex')).toBe('feedfeed0000000200000001')
  })

  it('is refused for a key of another certificate, a weak passphrase and a bad alias', async () => {
    const privateKey = privateKeyToPkcs8(await generatePrivateKey('EC_P256'))
    expect(refusal({ privateKey })).toMatchObject({ code: 'KEY_MISMATCH' })
    expect(refusal({ passphrase: 'changeit' })).toMatchObject({ code: 'INVALID', path: ['passphrase'] })
    expect(refusal({ passphrase: 'pässwörd-pässwörd' })).toMatchObject({ code: 'INVALID', path: ['passphrase'] })
    expect(refusal({ alias: '' })).toMatchObject({ code: 'INVALID', path: ['alias'] })
  })
})
