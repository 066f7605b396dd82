// Makes certificates for tests the way the service does, and runs OpenSSL and keytool on them.

import { spawnSync } from 'node:child_process'
import type { KeyObject } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { authorityExtensions, leafExtensions } from '../../src/pki/certificate-profile.ts'
import type { RequestedUsage } from '../../src/pki/certificate-profile.ts'
import { parseCertificate } from '../../src/pki/certificate.ts'
import { encodeExtensions } from '../../src/pki/extension-encoding.ts'
import { buildTbsCertificate, signCertificate } from '../../src/pki/issue.ts'
import { parsePublicKey, spkiOfPrivateKey } from '../../src/pki/keys.ts'
import { encodeName } from '../../src/pki/names.ts'
import { randomSerial } from '../../src/pki/serial.ts'
import { signatureAlgorithmFor } from '../../src/pki/signature-algorithms.ts'
import type { GeneralName, NameConstraints, ParsedCertificate, SubjectParts } from '../../src/pki/types.ts'

export const NO_URLS = { crl: [], ocsp: [], caIssuers: [] }
export const URLS = {
  crl: ['http://crl.example.test/1.crl'],
  ocsp: ['http://ocsp.example.test/'],
  caIssuers: ['http://ca.example.test/1.der'],
}

export interface Signer {
  certificate: ParsedCertificate
  key: KeyObject
}

interface Dates {
  notBefore?: Date
  notAfter?: Date
}

interface AuthorityInput extends Dates {
  key: KeyObject
  name: string
  issuer?: Signer | null
  pathLength?: number | null
  nameConstraints?: NameConstraints
}

const NOT_BEFORE = new Date('2026-01-01T00:00:00Z')
const NOT_AFTER = new Date('2046-01-01T00:00:00Z')

export async function makeAuthority(input: AuthorityInput): Promise<Signer> {
  const { key, issuer = null, pathLength = null } = input
  const spki = spkiOfPrivateKey(key)
  const publicKey = parsePublicKey(spki)
  const subject = encodeName({ commonName: input.name, organization: 'Example', country: 'DE' })
  const urls = issuer ? URLS : NO_URLS
  const extensions = authorityExtensions({
    publicKey,
    pathLength,
    issuer: issuer?.certificate ?? null,
    urls,
    nameConstraints: input.nameConstraints ?? null,
  })
  const certificate = await sign(issuer?.key ?? key, {
    issuerName: issuer?.certificate.subject.der ?? subject.der,
    subjectName: subject.der,
    spki,
    extensions: encodeExtensions(extensions),
    ...input,
  })
  return { certificate: parseCertificate(certificate), key }
}

interface LeafInput extends Dates {
  key: KeyObject
  issuer: Signer
  subject?: SubjectParts
  names?: GeneralName[]
  requested?: RequestedUsage
}

export async function makeLeaf(input: LeafInput): Promise<ParsedCertificate> {
  const { key, issuer, subject = { commonName: 'www.example.com' }, requested = {} } = input
  const spki = spkiOfPrivateKey(key)
  const name = encodeName(subject)
  const extensions = leafExtensions({
    subjectEmpty: name.rdns.length === 0,
    publicKey: parsePublicKey(spki),
    names: input.names ?? [{ type: 'DNS', value: 'www.example.com' }],
    requested,
    issuer: issuer.certificate,
    urls: URLS,
  })
  const certificate = await sign(issuer.key, {
    issuerName: issuer.certificate.subject.der,
    subjectName: name.der,
    spki,
    extensions: encodeExtensions(extensions),
    notAfter: new Date('2027-01-01T00:00:00Z'),
    ...input,
  })
  return parseCertificate(certificate)
}

interface Parts extends Dates {
  issuerName: Uint8Array
  subjectName: Uint8Array
  spki: Uint8Array
  extensions: Uint8Array
}

async function sign(issuerKey: KeyObject, parts: Parts): Promise<Uint8Array> {
  const { issuerName, subjectName, spki, extensions, notBefore = NOT_BEFORE, notAfter = NOT_AFTER } = parts
  const { algorithmIdentifier } = signatureAlgorithmFor(parsePublicKey(spkiOfPrivateKey(issuerKey)))
  const tbs = buildTbsCertificate({
    serialNumber: randomSerial(),
    issuerName,
    subjectName,
    notBefore,
    notAfter,
    spki,
    extensions,
    signatureAlgorithmIdentifier: algorithmIdentifier,
  })
  return signCertificate(tbs, issuerKey)
}

/** A directory that is removed when the block ends. */
export function temporaryDirectory(): Disposable & {
  write: (name: string, data: string | Uint8Array) => string
  path: string
} {
  const path = mkdtempSync(join(tmpdir(), 'indri-pki-'))
  return {
    path,
    write(name, data) {
      const file = join(path, name)
      writeFileSync(file, data)
      return file
    },
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  }
}

export interface Outcome {
  ok: boolean
  /** Standard output and standard error together. */
  text: string
}

export function run(command: string, ...args: string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 20_000 })
  return { ok: status === 0, text: `${stdout}\n${stderr}` }
}

export function available(command: string, ...args: string[]): boolean {
  return spawnSync(command, args).error === undefined
}
