// How a load balancer serves a certificate, as an endpoint.
import { parseCertificate } from '../../pki/certificate.ts'
import type { SecurityPolicy } from '../aws/elb.ts'
import { protocolFindings } from './endpoint-findings.ts'
import type { FoundCertificate, FoundEndpoint } from './source.ts'

export interface BalancerPlace {
  readonly name: string
  /** Lower case. */
  readonly host: string
  readonly port: number
  readonly serverName: string | null
  readonly region: string | null
}

/** The endpoint at the place, called as the certificate that was found there is. */
export function balancerEndpoint(
  place: BalancerPlace,
  { externalId, certificate }: FoundCertificate,
  { protocols, ciphers }: SecurityPolicy,
): FoundEndpoint {
  return {
    kind: 'endpoint',
    externalId,
    ...place,
    fingerprint: parseCertificate(certificate).fingerprint,
    protocols,
    ciphers,
    keyExchange: null,
    findings: protocolFindings(protocols ?? [], (ciphers ?? []).filter(isWeak), null),
  }
}

/** No forward secrecy, CBC with SHA-1, or worse (RFC 9325 section 4.2). */
function isWeak(cipher: string): boolean {
  if (cipher.startsWith('TLS_')) return false
  return !/^(EC)?DHE-/.test(cipher) || /-(SHA|MD5)$|RC4|DES|NULL|EXP/.test(cipher)
}
