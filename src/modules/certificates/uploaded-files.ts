// What uploadCertificate is given, read and checked for belonging together: PEM texts, or one PKCS#12 file.
import type { KeyObject } from 'node:crypto'
import { atPath, DomainError, DomainErrors, type Problems } from '../../errors.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { checkChain, findChain, isNamedIssuer } from '../../pki/chain.ts'
import { parseCsrPem } from '../../pki/csr.ts'
import { keyMatches, parsePrivateKey, parsePrivateKeyDer } from '../../pki/keys.ts'
import { MAX_CHAIN } from '../../pki/limits.ts'
import { parseCertificatesPem } from '../../pki/pem.ts'
import { readPkcs12 } from '../../pki/pkcs12-reading.ts'
import type { ParsedCertificate } from '../../pki/types.ts'

export interface UploadedPkcs12 {
  /** Base64. */
  readonly data: string
  readonly passphrase: string
  /** Whether the private key in it is not to be stored. Default false. */
  readonly leaveKey?: boolean
}

/** As it came: `body` with its kin as PEM, or a PKCS#12 file in place of `body`, `chain` and `privateKey`. */
export interface UploadedFiles {
  readonly body: string | null
  readonly chain: string | null
  readonly privateKey: string | null
  readonly pkcs12: UploadedPkcs12 | null
  readonly csr: string | null
}

export interface ReadUpload {
  readonly certificate: ParsedCertificate
  /** The certificate's issuer first; empty when none came. */
  readonly chain: readonly ParsedCertificate[]
  readonly privateKey: KeyObject | null
  /** DER. */
  readonly csr: Uint8Array | null
}

type UploadedPem = Omit<UploadedFiles, 'body' | 'pkcs12'> & { readonly body: string }

/** Null when `problems` has gained some. */
export async function readUpload(files: UploadedFiles, problems: Problems): Promise<ReadUpload | null> {
  const { body, pkcs12, ...rest } = files
  if (pkcs12 === null) {
    if (body !== null) return readPem({ ...rest, body }, problems)
    problems.add('REQUIRED', 'give the certificate as PEM in body, or a PKCS#12 file in pkcs12', ['body'])
    return null
  }
  for (const place of ['body', 'chain', 'privateKey'] as const) {
    const given = files[place]?.trim() ?? ''
    if (given !== '') problems.add('INVALID', 'the PKCS#12 file holds it already; give it in one place', [place])
  }
  const read = await problems.collectAsync(['pkcs12'], () => openPkcs12(pkcs12))
  if (read === undefined) return null
  return { ...read, csr: readCsr(files.csr, read.certificate, problems) }
}

/** What `work` finds wrong with the certificate or its key, told of the file that held them. */
export async function withPlacesOf<T>({ pkcs12 }: UploadedFiles, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (pkcs12 === null) throw error
    if (error instanceof DomainErrors) throw new DomainErrors(error.errors.map(inFile))
    throw error instanceof DomainError ? inFile(error) : error
  }
}

function inFile(error: DomainError): DomainError {
  const [place = ''] = error.path ?? []
  if (!['body', 'chain', 'privateKey'].includes(place)) return error
  return new DomainError(error.code, error.message, ['pkcs12', 'data'], error.details)
}

/** @throws DomainError with paths that start below `pkcs12` */
async function openPkcs12(file: UploadedPkcs12): Promise<Omit<ReadUpload, 'csr'>> {
  const { data, passphrase, leaveKey = false } = file
  const contents = await readPkcs12(Buffer.from(data, 'base64'), passphrase).catch((error: unknown) => {
    // Those of the passphrase say so themselves.
    throw error instanceof DomainError && error.path === null ? error.under('data') : error
  })
  try {
    return atPath(['data'], () => {
      const certificates = contents.certificates.map((der) => parseCertificate(der))
      const privateKey = contents.privateKey === null ? null : parsePrivateKeyDer(contents.privateKey)
      const certificate = ownOf(certificates, privateKey)
      return { certificate, chain: findChain(certificate, certificates), privateKey: leaveKey ? null : privateKey }
    })
  } finally {
    contents.privateKey?.fill(0)
  }
}

/** The one that the file is about: that of its key, or without a key the one that issued no other. */
function ownOf(certificates: readonly ParsedCertificate[], privateKey: KeyObject | null): ParsedCertificate {
  if (certificates.length === 0) throw new DomainError('INVALID', 'there is no certificate in it')
  const own =
    privateKey === null
      ? certificates.filter((each) => !certificates.some((other) => isNamedIssuer(each, other)))
      : certificates.filter((each) => keyMatches(privateKey, each.publicKey.spki))
  const [first, ...others] = new Map(own.map((each) => [each.fingerprint, each])).values()
  if (first === undefined && privateKey !== null) {
    throw new DomainError('KEY_MISMATCH', 'none of its certificates is that of its private key')
  }
  if (first === undefined || others.length > 0) {
    throw new DomainError(
      'INVALID',
      'it holds several certificates that do not belong together; upload them one by one',
    )
  }
  return first
}

function readPem(input: UploadedPem, problems: Problems): ReadUpload | null {
  const found = problems.collect(['body'], () => parseCertificatesPem(input.body, { max: MAX_CHAIN + 1 }))
  const certificate = problems.collect(['body'], () =>
    found?.[0] === undefined ? undefined : parseCertificate(found[0]),
  )
  const chain = readChain(input, found?.slice(1) ?? [], problems)
  const privateKey = readKey(input.privateKey, certificate, problems)
  const csr = readCsr(input.csr, certificate, problems)
  if (certificate !== undefined && chain !== undefined && chain.length > 0) {
    problems.collect(['chain'], () => checkChain(certificate, chain))
  }
  return certificate === undefined || chain === undefined ? null : { certificate, chain, privateKey, csr }
}

/** The chain as given; a body that is a whole bundle brings it along. */
function readChain(input: UploadedPem, rest: readonly Uint8Array[], problems: Problems) {
  const given = input.chain !== null && input.chain.trim() !== ''
  if (given && rest.length > 0) {
    problems.add('INVALID', 'body holds further certificates already; give the chain in one place', ['chain'])
    return undefined
  }
  const path = given ? ['chain'] : ['body']
  const ders = given ? problems.collect(path, () => parseCertificatesPem(input.chain ?? '', { max: MAX_CHAIN })) : rest
  return problems.collect(path, () => ders?.map((der) => parseCertificate(der)))
}

function readKey(
  text: string | null,
  certificate: ParsedCertificate | undefined,
  problems: Problems,
): KeyObject | null {
  if (text === null || text.trim() === '') return null
  const key = problems.collect(['privateKey'], () => parsePrivateKey(text))
  if (key !== undefined && certificate !== undefined && !keyMatches(key, certificate.publicKey.spki)) {
    problems.add('KEY_MISMATCH', 'this is not the private key of the certificate in body', ['privateKey'])
  }
  return key ?? null
}

function readCsr(
  text: string | null,
  certificate: ParsedCertificate | undefined,
  problems: Problems,
): Uint8Array | null {
  if (text === null || text.trim() === '') return null
  const csr = problems.collect(['csr'], () => parseCsrPem(text))
  if (csr !== undefined && certificate !== undefined && csr.publicKey.spkiSha256 !== certificate.publicKey.spkiSha256) {
    problems.add('KEY_MISMATCH', 'the request has another public key than the certificate in body', ['csr'])
  }
  return csr?.der ?? null
}
