// What a role may be called.
import { isReservedRoleName } from '../../auth/actor.ts'
import { DomainError } from '../../errors.ts'
import { normalizeOwner } from '../owner.ts'

const MAX_NAME = 128

/**
 * The stored form: an address in lower case, as owners are, so that the role is that team's owner role; any other name as
 * it is written, with single spaces. A name has no meaning beyond that, whatever it says.
 * @throws DomainError TAKEN for names of built-in roles in any spelling, REQUIRED, TOO_LONG or INVALID
 */
export function normalizeRoleName(name: string, path: readonly string[]): string {
  if (name.includes('@')) return normalizeOwner(name, path)
  const text = name.normalize('NFKC').trim().replaceAll(/ +/g, ' ')
  if (text === '') throw new DomainError('REQUIRED', 'a role needs a name', path)
  if (text.length > MAX_NAME) {
    throw new DomainError('TOO_LONG', `expected at most ${MAX_NAME} characters, found ${text.length}`, path)
  }
  if (!text.isWellFormed() || /[\p{C}\p{Zl}\p{Zp}]/u.test(text)) {
    throw new DomainError('INVALID', 'expected text without control and invisible characters', path)
  }
  if (isReservedRoleName(text)) throw new DomainError('TAKEN', `${text} is the name of a built-in role`, path)
  return text
}
