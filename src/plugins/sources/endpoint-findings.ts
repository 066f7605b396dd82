// What is weak in how a certificate is served: judged from what a handshake showed.
import { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import { DomainError } from '../../errors.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { findChain } from '../../pki/chain.ts'
import type { ParsedCertificate } from '../../pki/types.ts'
import type { EndpointFinding, TlsProtocol } from './source.ts'

export interface ServedCertificate {
  /** DER, the chain as it was sent. */
  readonly certificate: Uint8Array
  readonly chain: readonly Uint8Array[]
  /** The name that clients ask for; null where they come by address. */
  readonly serverName: string | null
}

/** Names of roots that clients are taken to know, as hexadecimal DER. */
export type KnownRoots = ReadonlySet<string>

/** What is wrong with the certificate where it is served; nothing for one that cannot be read, which is told elsewhere. */
export function certificateFindings(served: ServedCertificate, now: Date, roots: KnownRoots): EndpointFinding[] {
  const certificate = parsed(served.certificate)
  if (certificate === null) return []
  const found: EndpointFinding[] = []
  const { notBefore, notAfter, selfSigned } = certificate
  if (notAfter <= now) found.push({ kind: 'EXPIRED', detail: `It expired on ${day(notAfter)}.` })
  if (notBefore > now) found.push({ kind: 'NOT_YET_VALID', detail: `It is valid from ${day(notBefore)} on.` })
  if (selfSigned) found.push({ kind: 'SELF_SIGNED', detail: 'It is self-signed.' })
  const { serverName } = served
  if (serverName !== null && !isFor(served.certificate, serverName)) {
    found.push({ kind: 'NAME_MISMATCH', detail: `It is not for ${serverName}.` })
  }
  const missing = selfSigned ? null : missingIssuer(certificate, served.chain, roots)
  if (missing !== null) {
    const detail = `The certificate of ${missing} was not sent, and is none of the known roots.`
    found.push({ kind: 'INCOMPLETE_CHAIN', detail })
  }
  return found
}

/** RFC 8996 and RFC 9325 section 4: old versions, and suites without forward secrecy or authenticated encryption. */
export function protocolFindings(
  protocols: readonly TlsProtocol[],
  weakCiphers: readonly string[],
  keyExchange: string | null,
): EndpointFinding[] {
  const old = protocols.filter((protocol) => protocol === 'TLS_1_0' || protocol === 'TLS_1_1')
  const found: EndpointFinding[] = []
  if (old.length > 0) {
    const names = old.map((protocol) => protocol.replace('TLS_', 'TLS ').replace('_', '.'))
    found.push({ kind: 'OLD_PROTOCOL', detail: `It accepts ${names.join(' and ')}.` })
  }
  if (weakCiphers.length > 0) found.push({ kind: 'WEAK_CIPHER', detail: `It accepts ${weakCiphers.join(', ')}.` })
  const bits = /^DH (\d+)$/.exec(keyExchange ?? '')?.[1]
  if (bits !== undefined && Number(bits) < 2048) {
    found.push({ kind: 'WEAK_CIPHER', detail: `Its Diffie-Hellman group has ${bits} bits.` })
  }
  return found
}

let publicRoots: KnownRoots | undefined

/** The roots that Node trusts, and those of the options. */
export function knownRoots(more: readonly Uint8Array[]): KnownRoots {
  publicRoots ??= new Set(rootCertificates.flatMap((pem) => subjectOf(new X509Certificate(pem).raw)))
  return new Set([...publicRoots, ...more.flatMap(subjectOf)])
}

function subjectOf(der: Uint8Array): string[] {
  const certificate = parsed(der)
  return certificate === null ? [] : [hex(certificate.subject.der)]
}

/** The name of the issuer where the chain breaks off below any root; null for a chain that is complete. */
function missingIssuer(leaf: ParsedCertificate, sent: readonly Uint8Array[], roots: KnownRoots): string | null {
  const chain = findChain(
    leaf,
    sent.map(parsed).filter((each) => each !== null),
  )
  const top = chain.at(-1) ?? leaf
  return top.selfSigned || roots.has(hex(top.issuer.der)) ? null : JSON.stringify(top.issuer.rfc4514.slice(0, 200))
}

/** By the subject alternative names alone, as clients do (RFC 9525 section 6.3). */
function isFor(der: Uint8Array, name: string): boolean {
  return new X509Certificate(der).checkHost(name, { subject: 'never' }) !== undefined
}

function parsed(der: Uint8Array): ParsedCertificate | null {
  try {
    return parseCertificate(der)
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10)
}
