// URLs that private keys, tokens and signatures are sent to.
import { DomainError } from '../errors.ts'
import type { EgressClient } from './egress.ts'
import { PluginError } from './plugin-error.ts'

/**
 * Judges a URL that is about to be stored: it may be reached, secrets may go there, and paths can be added to it.
 * @throws DomainError INVALID without a path
 */
export async function checkSecureUrl(url: string, http: EgressClient): Promise<void> {
  const { search, hash } = URL.parse(url) ?? { search: '', hash: '' }
  if (search !== '' || hash !== '') throw new DomainError('INVALID', 'expected a URL without a query')
  await http.check(url)
  if (!http.takesSecrets(url)) throw new DomainError('INVALID', IN_THE_CLEAR)
}

/**
 * Judges a URL that is a secret itself, query included.
 * @throws DomainError INVALID without a path, and without the URL in its message
 */
export async function checkBearerUrl(url: string, http: EgressClient): Promise<void> {
  await http.check(url)
  if (!http.takesSecrets(url)) throw new DomainError('INVALID', IN_THE_CLEAR)
}

/** As {@link checkSecureUrl}, at use. @throws PluginError */
export function requireSecureUrl(url: string, http: EgressClient): void {
  if (!http.takesSecrets(url)) throw new PluginError(IN_THE_CLEAR, { retryable: false })
}

export const IN_THE_CLEAR =
  'expected https://: keys and tokens are sent there, in the clear only to hosts that the installation names (INDRI_EGRESS_ALLOW)'
