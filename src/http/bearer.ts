import { RequestError } from '../errors.ts'

/**
 * The token of an Authorization header (RFC 6750 section 2.1), or null when there is no header.
 * @throws RequestError UNAUTHENTICATED for another scheme or a malformed header
 */
export function bearerToken(header: string | undefined): string | null {
  if (header === undefined || header === '') return null
  const match = /^Bearer +([A-Za-z0-9._~+/=-]{1,4096})$/i.exec(header)
  if (match?.[1] === undefined) {
    throw new RequestError('UNAUTHENTICATED', 'Expected the header Authorization: Bearer and a token.')
  }
  return match[1]
}
