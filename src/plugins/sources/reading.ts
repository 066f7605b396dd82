// Certificates in whatever form they are kept: PEM, DER, or a PKCS#7 bundle of either.
import { DomainError } from '../../errors.ts'
import { checkDer } from '../../pki/der.ts'
import { MAX_CERTIFICATE_DER, MAX_CHAIN } from '../../pki/limits.ts'
import { CERTIFICATE_LABELS, parsePem } from '../../pki/pem.ts'
import { readPkcs7 } from '../../pki/pkcs7.ts'
import type { FoundCertificate, Problem } from './source.ts'

const PKCS7_LABELS: ReadonlySet<string> = new Set(['PKCS7', 'CMS'])
const LABELS: ReadonlySet<string> = new Set(CERTIFICATE_LABELS)

/**
 * DER of the certificates in `bytes`, in their order; of a text, blocks of other kinds are passed over, private keys unread.
 * Empty when there is none.
 * @throws DomainError INVALID, TOO_LONG, TOO_MANY
 */
export function certificatesIn(bytes: Uint8Array): Uint8Array[] {
  if (bytes[0] === 0x30) return certificatesInDer(bytes)
  const found = parsePem(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')).flatMap(
    ({ label, bytes: der }) => {
      if (LABELS.has(label)) return [der]
      return PKCS7_LABELS.has(label) ? readPkcs7(der) : []
    },
  )
  return found
}

function certificatesInDer(bytes: Uint8Array): Uint8Array[] {
  // A certificate's first part is a SEQUENCE, that of a PKCS#7 bundle an object identifier.
  const lengthOctets = (bytes[1] ?? 0) < 0x80 ? 0 : (bytes[1] ?? 0) & 0x7f
  if (bytes[2 + lengthOctets] === 0x06) return readPkcs7(bytes)
  checkDer(bytes, 'the certificate', { maxBytes: MAX_CERTIFICATE_DER })
  return [bytes]
}

/**
 * What to yield for one entry of a source: the first certificate is the entry's, the rest its chain. Never throws.
 * @param content PEM (text or bytes), DER or PKCS#7
 */
export function findingOf(
  externalId: string,
  content: string | Uint8Array,
  more: { readonly chain?: string | Uint8Array | null; readonly region?: string | null } = {},
): FoundCertificate | Problem {
  try {
    const [certificate, ...rest] = certificatesIn(octets(content))
    if (certificate === undefined) return { kind: 'problem', externalId, message: 'it holds no certificate' }
    const chain = more.chain == null ? rest : [...rest, ...certificatesIn(octets(more.chain))]
    if (chain.length > MAX_CHAIN + 1) {
      throw new DomainError(
        'TOO_MANY',
        `it has a chain of ${chain.length} certificates; at most ${MAX_CHAIN} are taken`,
      )
    }
    return { kind: 'certificate', externalId, certificate, chain, region: more.region ?? null }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { kind: 'problem', externalId, message: error.message }
  }
}

function octets(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content, 'latin1') : content
}
