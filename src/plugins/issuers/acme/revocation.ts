// Revoking by the account that ordered (RFC 8555 section 7.6).
import type { Client } from 'acme-client'
import type { RemoteRevocation } from '../issuer.ts'
import type { AcmeAccount } from './account.ts'
import { AcmeProblem } from './problem.ts'

/**
 * Revoked already is no error; a reason that the CA does not take is left out: that it is revoked matters more than why.
 * @throws AcmeProblem, PluginError; within a run of the connection
 */
export async function revoke(account: AcmeAccount, { certificate, reason }: RemoteRevocation): Promise<void> {
  try {
    await revokeBy(await account.client(), certificate, reason)
  } catch (error) {
    if (!isOf(error, 'unauthorized')) throw error
    // It may have been ordered by the account of an earlier binding.
    for (const client of await account.others()) {
      const isRevoked = await revokeBy(client, certificate, reason).then(() => true, unlessOf('unauthorized'))
      if (isRevoked) return
    }
    throw error
  }
}

async function revokeBy(client: Client, certificate: string, reason: number): Promise<void> {
  try {
    await client.revokeCertificate(certificate, { reason })
  } catch (error) {
    if (isOf(error, 'alreadyRevoked')) return
    if (!isOf(error, 'badRevocationReason')) throw error
    await client.revokeCertificate(certificate).catch(unlessOf('alreadyRevoked'))
  }
}

function isOf(error: unknown, type: string): boolean {
  return error instanceof AcmeProblem && error.type === type
}

/** Takes a refusal of this type for a false, and throws any other error. */
function unlessOf(type: string): (error: unknown) => false {
  return (error) => {
    if (isOf(error, type)) return false
    throw error
  }
}
