// What the formats with a passphrase share.
import { atPath } from '../../errors.ts'
import {
  checkStoreAlias,
  checkStorePassphrase,
  generatePassphrase,
  MAX_STORE_ALIAS,
  MAX_STORE_PASSPHRASE,
  MIN_STORE_PASSPHRASE,
} from '../../pki/store-passphrase.ts'

export const PASSPHRASE_OPTION = {
  name: 'passphrase',
  type: 'SECRET',
  minimumLength: MIN_STORE_PASSPHRASE,
  maximumLength: MAX_STORE_PASSPHRASE,
  help: 'Printable ASCII, 12 to 128 characters. Generated and returned when absent.',
} as const

export const CHAIN_OPTION = {
  name: 'chain',
  type: 'BOOLEAN',
  default: true,
  help: 'Whether the chain is in it.',
} as const

export function aliasOption<const Help extends string>(help: Help) {
  return { name: 'alias', type: 'STRING', maximumLength: MAX_STORE_ALIAS, help } as const
}

interface StoreOptions {
  /** Null: one is generated. */
  readonly passphrase: string | null
  /** Null: the certificate's name. */
  readonly alias: string | null
}

/** @throws DomainError under `passphrase` or `alias` */
export function checkStore({ passphrase, alias }: StoreOptions): void {
  if (passphrase !== null) atPath(['passphrase'], () => checkStorePassphrase(passphrase))
  if (alias !== null) atPath(['alias'], () => checkStoreAlias(alias))
}

/** The passphrase to use, and what to tell the caller of it: only what they do not know yet. */
export function passphraseFor({ passphrase }: StoreOptions): { passphrase: string; told: string | null } {
  if (passphrase !== null) return { passphrase, told: null }
  const generated = generatePassphrase()
  return { passphrase: generated, told: generated }
}

/** An alias from the certificate's name, within what stores allow. */
export function aliasFor({ alias }: StoreOptions, name: string): string {
  return alias ?? name.slice(0, MAX_DERIVED_ALIAS)
}

const MAX_DERIVED_ALIAS = 100
