// Vault knows no idempotency, but keeps what it signs: a certificate whose answer was lost is found by its key again.
import { z } from 'zod'
import { parseCertificatePem } from '../../pki/certificate.ts'
import { parseCsrPem } from '../../pki/csr.ts'
import { PluginError } from '../plugin-error.ts'
import type { VaultClient } from '../vault-client.ts'
import { answeredCertificates } from './answered-certificates.ts'
import type { Order } from './issuer.ts'

/** Vault lists serial numbers without order and tells certificates one by one: in larger stores nothing is looked for. */
const MOST_KEPT = 500
const TOGETHER = 5
/** Of clocks, and of the time that roles date certificates back by. */
const TOLERANCE = 3_600_000

const LIST = z.object({ data: z.object({ keys: z.array(z.string()) }) })
const KEPT = z.object({ data: z.object({ certificate: z.string(), revocation_time: z.number().default(0) }) })

/**
 * PEM of the certificate that was signed for the request of this order since it was placed; null where there is none, there
 * are too many to look, or the token may not.
 * @throws PluginError that may be tried again
 */
export async function findSigned(
  vault: VaultClient,
  mount: string,
  { csr, notBefore }: Order,
  signal?: AbortSignal,
): Promise<string | null> {
  const listed = LIST.safeParse(await ask(vault, `${mount}/certs?list=true`, signal))
  if (!listed.success || listed.data.data.keys.length > MOST_KEPT) return null
  const { spkiSha256 } = parseCsrPem(csr).publicKey
  const since = notBefore.getTime() - TOLERANCE
  const { keys } = listed.data.data
  for (let from = 0; from < keys.length; from += TOGETHER) {
    const some = keys.slice(from, from + TOGETHER)
    const answers = await Promise.all(some.map((serial) => ask(vault, `${mount}/cert/${serial}`, signal)))
    for (const answer of answers) {
      const kept = KEPT.safeParse(answer)
      if (!kept.success || kept.data.data.revocation_time > 0) continue
      const { certificate } = kept.data.data
      const found = parsed(certificate)
      if (found?.publicKey.spkiSha256 === spkiSha256 && found.notBefore.getTime() >= since) {
        return answeredCertificates(certificate).certificate
      }
    }
  }
  return null
}

/** null for what Vault does not tell: not every token may list, nor does every role keep what it signs. */
async function ask(vault: VaultClient, path: string, signal?: AbortSignal): Promise<unknown> {
  try {
    const answer = await vault.ask('GET', path, { signal })
    return answer.status < 300 ? answer.value : null
  } catch (error) {
    if (error instanceof PluginError && !error.retryable) return null
    throw error
  }
}

/** Whatever else is kept there is none of ours. */
function parsed(certificate: string): ReturnType<typeof parseCertificatePem> | null {
  try {
    return parseCertificatePem(certificate)
  } catch {
    return null
  }
}
