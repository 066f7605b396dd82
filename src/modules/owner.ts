// Owners are teams' addresses; the role of the same name is the owner role.
import { DomainError } from '../errors.ts'

const MAX_OWNER = 320

/** The stored form of an owner: lower case, so that two spellings are one team. */
export function normalizeOwner(owner: string, path: readonly string[]): string {
  const normalized = owner.trim().toLowerCase()
  if (normalized.length > MAX_OWNER) {
    throw new DomainError('TOO_LONG', `expected at most ${MAX_OWNER} characters, found ${normalized.length}`, path)
  }
  // The scalar has checked the form; what headers and logs cannot bear is refused here again.
  if (!/^[^\s@,;<>"\p{C}]+@[^\s@,;<>"\p{C}]+$/u.test(normalized)) {
    throw new DomainError('INVALID', "expected one team's e-mail address", path)
  }
  return normalized
}

const MAX_DESCRIPTION = 4096

/** A description as stored: trimmed, null when empty. Line breaks and tabs are kept, other control characters refused. */
export function normalizeDescription(text: string | null | undefined, path: readonly string[]): string | null {
  const trimmed = text?.trim() ?? ''
  if (trimmed === '') return null
  if (trimmed.length > MAX_DESCRIPTION) {
    throw new DomainError('TOO_LONG', `expected at most ${MAX_DESCRIPTION} characters, found ${trimmed.length}`, path)
  }
  if (/[^\P{Cc}\n\r\t]/u.test(trimmed) || !trimmed.isWellFormed()) {
    throw new DomainError('INVALID', 'expected text without control characters', path)
  }
  return trimmed
}
