// When the CA would like a certificate renewed (ACME Renewal Information, RFC 9773).
import { z } from 'zod'
import { parseCertificatePem } from '../../../pki/certificate.ts'
import type { Exchange } from './connection.ts'
import { AcmeProblem } from './problem.ts'

const DIRECTORY = z.object({ renewalInfo: z.string().optional() })
const INSTANT = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const INFORMATION = z.object({ suggestedWindow: z.object({ start: INSTANT, end: INSTANT }) })

/**
 * The identifier of a certificate (section 4.1): its authority key identifier and its serial number.
 * @param certificate PEM
 * @returns null for certificates without authority key identifier
 */
export function certificateId(certificate: string): string | null {
  const { serialNumber, extensions } = parseCertificatePem(certificate)
  const { authorityKeyIdentifier } = extensions
  if (authorityKeyIdentifier === null) return null
  return [Buffer.from(authorityKeyIdentifier, 'hex'), Buffer.from(serialNumber)]
    .map((octets) => octets.toString('base64url'))
    .join('.')
}

/** null where the CA has no renewal information, or none of this certificate. @throws AcmeProblem, PluginError */
export async function renewalWindow(
  exchange: Exchange,
  certificate: string,
): Promise<{ readonly start: Date; readonly end: Date } | null> {
  const id = certificateId(certificate)
  const resource = await renewalResource(exchange)
  if (id === null || resource === null) return null
  try {
    const answer = await exchange.connection.get(exchange, `${resource.replace(/\/$/, '')}/${id}`)
    const parsed = INFORMATION.safeParse(answer)
    if (!parsed.success) return null
    const { start, end } = parsed.data.suggestedWindow
    return start < end ? { start, end } : null
  } catch (error) {
    if (error instanceof AcmeProblem && error.status < 500 && !error.isRateLimit) return null
    throw error
  }
}

/** What an order says in `replaces` (section 5); null without a predecessor, and at CAs without renewal information. */
export async function replacedId(exchange: Exchange, certificate: string | null): Promise<string | null> {
  if (certificate === null) return null
  const id = certificateId(certificate)
  return id === null || (await renewalResource(exchange)) === null ? null : id
}

async function renewalResource(exchange: Exchange): Promise<string | null> {
  const parsed = DIRECTORY.safeParse(await exchange.connection.get(exchange))
  return parsed.success ? (parsed.data.renewalInfo ?? null) : null
}
