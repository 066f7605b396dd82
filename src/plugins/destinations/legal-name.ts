// Names of certificates, turned into what a place lets things be called.
import { createHash } from 'node:crypto'

export interface NameRules {
  /** Runs of these characters become one hyphen. */
  readonly forbidden: RegExp
  readonly maximumLength: number
  readonly lowerCase?: boolean
  /** What else has to be mended, such as at the ends. */
  readonly mend?: (name: string) => string
}

/** Hexadecimal digits: enough that nobody finds another name for the place of somebody else. */
const HASH_LENGTH = 20
const CHANGED = new RegExp(`-[0-9a-f]{${HASH_LENGTH}}$`)

/**
 * The name itself where it is legal. Otherwise as much of it as is, told apart by a part of its hash, so that different
 * names never meet; so is a name that looks as if that had been done to it.
 */
export function legalName(name: string, rules: NameRules): string {
  const { forbidden, maximumLength, lowerCase = false, mend = (text) => text } = rules
  const legal = mend((lowerCase ? name.toLowerCase() : name).replaceAll('*', 'wildcard').replaceAll(forbidden, '-'))
  if (legal === name && legal !== '' && legal.length <= maximumLength && !CHANGED.test(legal)) return legal
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_LENGTH)
  const kept = mend(legal.slice(0, maximumLength - HASH_LENGTH - 1))
  return kept === '' ? `certificate-${hash}` : `${kept}-${hash}`
}
