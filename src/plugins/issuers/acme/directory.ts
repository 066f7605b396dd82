// The directory of a CA (RFC 8555 section 7.1.1): whether there is one, and whether it takes customers without a binding.
import { z } from 'zod'
import { PluginError } from '../../plugin-error.ts'
import type { Exchange } from './connection.ts'
import { AcmeProblem } from './problem.ts'

const DIRECTORY = z.object({
  newNonce: z.string(),
  newAccount: z.string(),
  newOrder: z.string(),
  meta: z.object({ externalAccountRequired: z.boolean().catch(false) }).optional(),
})

/** @throws PluginError when the URL leads to none, or the CA wants a binding where there is none */
export async function requireDirectory(exchange: Exchange, isBound: boolean): Promise<void> {
  const answer = await exchange.connection.get(exchange).catch((error: unknown) => {
    if (error instanceof PluginError || (error instanceof AcmeProblem && error.isPassing)) throw error
    throw noDirectory(error instanceof AcmeProblem ? `it answered ${error.status}` : 'the answer is no JSON', error)
  })
  const parsed = DIRECTORY.safeParse(answer)
  if (!parsed.success) throw noDirectory('the answer names no newNonce, newAccount and newOrder', parsed.error)
  if (parsed.data.meta?.externalAccountRequired === true && !isBound) {
    const message = 'the CA takes accounts of customers only: give the eabKeyId and eabHmacKey that it gave you'
    throw new PluginError(message, { retryable: false, option: 'eabKeyId' })
  }
}

function noDirectory(found: string, cause: unknown): PluginError {
  return new PluginError(`there is no directory of ACME at this URL: ${found}`, {
    retryable: false,
    option: 'url',
    cause,
  })
}
