import { describe, expect, test } from 'vitest'
import { parseCertificate } from '../../src/pki/certificate.ts'
import { certificateIssuedBy, checkChain, orderChain } from '../../src/pki/chain.ts'
import { generatePrivateKey } from '../../src/pki/keys.ts'
import type { ParsedCertificate } from '../../src/pki/types.ts'
import { timed } from '../kit/timing.ts'
import { authorityExtension, extension, handmadeCertificate, refusal, type HandmadeParts } from './read-support.ts'

const rootKey = await generatePrivateKey('EC_P256')
const upperKey = await generatePrivateKey('RSA_2048')
const lowerKey = await generatePrivateKey('ED25519')
const leafKey = await generatePrivateKey('EC_P256')

async function make(parts: HandmadeParts): Promise<ParsedCertificate> {
  return parseCertificate(await handmadeCertificate(parts))
}

const ca = [authorityExtension()]
const root = await make({ subject: 'CN=root', key: rootKey, extensions: ca })
const upper = await make({ subject: 'CN=upper', issuer: 'CN=root', key: upperKey, signer: rootKey, extensions: ca })
const lower = await make({ subject: 'CN=lower', issuer: 'CN=upper', key: lowerKey, signer: upperKey, extensions: ca })
const leaf = await make({ subject: 'CN=leaf', issuer: 'CN=lower', key: leafKey, signer: lowerKey, extensions: [] })

/** The leaf under another authority that differs from `lower` in what `parts` say. */
async function underAuthority(parts: Partial<HandmadeParts>): Promise<ParsedCertificate> {
  return await make({
    subject: 'CN=lower',
    issuer: 'CN=upper',
    key: lowerKey,
    signer: upperKey,
    extensions: ca,
    ...parts,
  })
}

const strict = async (limit: number) =>
  await make({ subject: 'CN=root', key: rootKey, extensions: [authorityExtension(limit)] })

describe('a chain', () => {
  test('that belongs together passes, complete or not', () => {
    for (const chain of [[lower, upper, root], [lower, upper], [lower], []]) {
      expect(() => checkChain(leaf, chain)).not.toThrow()
    }
  })

  test.each<[string, ParsedCertificate[], number, RegExp]>([
    ['in another order', [upper, lower, root], 0, /not in order/],
    ['reversed', [root, upper, lower], 0, /not in order/],
    ['with the leaf in it', [leaf, lower, upper], 0, /is the certificate itself/],
    ['with a gap', [lower, root], 1, /another name than the issuer/],
    ['with a stranger', [lower, upper, root, root], 3, /follows the self-signed/],
  ])('%s is refused, naming the link', (_name, chain, index, reason) => {
    const error = refusal(() => checkChain(leaf, chain))
    expect(error.code).toBe('CHAIN_MISMATCH')
    expect(error.path).toEqual([String(index)])
    expect(error.message).toMatch(reason)
  })

  test.each<[string, Partial<HandmadeParts>, RegExp]>([
    ['has the name and another key', { key: rootKey }, /key did not make the signature/],
    ['is no authority', { extensions: [] }, /not a certificate authority/],
    [
      'says that it is none',
      { extensions: [extension('2.5.29.19', Uint8Array.of(0x30, 0))] },
      /not a certificate authority/,
    ],
    ['is of version 1', { extensions: undefined, version: 0 }, /not a certificate authority/],
    [
      'may not sign certificates',
      { extensions: [...ca, extension('2.5.29.15', Uint8Array.of(3, 2, 7, 0x80))] },
      /keyCertSign/,
    ],
  ])('whose authority %s is refused', async (_name, parts, reason) => {
    const authority = await underAuthority(parts)
    expect(refusal(() => checkChain(leaf, [authority, upper, root])).message).toMatch(reason)
  })

  test('longer than an authority allows is refused', async () => {
    const one = await strict(1)
    const two = await strict(2)
    expect(refusal(() => checkChain(leaf, [lower, upper, one])).message).toMatch(/allows 1 .* has 2/)
    expect(() => checkChain(leaf, [lower, upper, two])).not.toThrow()
  })

  test('of certificates that sign each other, and of very many, is answered at once', async () => {
    const first = await make({ subject: 'CN=x', issuer: 'CN=y', key: rootKey, signer: upperKey, extensions: ca })
    const second = await make({ subject: 'CN=y', issuer: 'CN=x', key: upperKey, signer: rootKey, extensions: ca })
    const start = await make({ subject: 'CN=leaf', issuer: 'CN=x', key: leafKey, signer: rootKey, extensions: [] })
    const { milliseconds } = timed(() => {
      checkChain(start, [first, second, first, second])
      expect(orderChain(start, [second, first])).toEqual([first, second])
      expect(
        refusal(() =>
          checkChain(
            start,
            Array.from({ length: 11 }, () => first),
          ),
        ).code,
      ).toBe('TOO_MANY')
    })
    expect(milliseconds).toBeLessThan(200)
  })

  test('is put in order, without the leaf and repetitions', () => {
    expect(orderChain(leaf, [root, leaf, lower, upper, lower])).toEqual([lower, upper, root])
    expect(refusal(() => orderChain(leaf, [upper, lower, leaf, root, { ...leaf, fingerprint: 'other' }])).path).toEqual(
      ['4'],
    )
  })

  test('a cross-signed twin comes before the root of the same name', async () => {
    const cross = await make({ subject: 'CN=root', issuer: 'CN=old', key: rootKey, signer: leafKey, extensions: ca })
    const old = await make({ subject: 'CN=old', key: leafKey, extensions: ca })
    expect(orderChain(leaf, [lower, upper, cross, old])).toEqual([lower, upper, cross, old])
  })

  test('a signature that cannot be checked is said to be so', () => {
    const unknown = Uint8Array.of(0x30, 5, 6, 3, 0x2a, 3, 4)
    const odd = { ...leaf, signatureAlgorithmIdentifier: unknown, signatureAlgorithm: '1.2.3.4' }
    expect(certificateIssuedBy(odd, lower)).toBeNull()
    expect(refusal(() => checkChain(odd, [lower])).code).toBe('UNSUPPORTED')
  })
})
