// Where the data is kept, and the keys that it is encrypted with.

import { resolve } from 'node:path'
import { z } from 'zod'
import type { Reader } from './reader.ts'
import { SecretText } from './secret-text.ts'
import { path } from './values.ts'
import { type ConfigVariable, variable } from './variable.ts'

const DATA_DIR = variable({
  name: 'INDRI_DATA_DIR',
  default: './data',
  description: 'Folder of the embedded database and of the keyring.',
  ...path(),
})

const DATABASE_URL = variable({
  name: 'DATABASE_URL',
  default: '',
  description:
    'PostgreSQL 15 or later, as `postgres://user:password@host/name`. Unset: an embedded database in the data folder.',
  expected: 'a URL that begins with postgres:// or postgresql://',
  schema: z.string().refine((url) => url === '' || isUrl(url, ['postgres:', 'postgresql:'])),
  secret: true,
})

const KEYRING_FILE = variable({
  name: 'INDRI_KEYRING_FILE',
  default: '<INDRI_DATA_DIR/keyring.json>',
  description:
    'File of the key-encryption keys, mode 0600; made at the first start. Back it up apart from the database.',
  ...path(),
})

const KEYRING = variable({
  name: 'INDRI_KEYRING',
  default: '',
  description: 'The whole keyring as JSON, instead of a file.',
  expected: 'a keyring as a JSON object',
  schema: z.string().refine((json) => json === '' || json.trimStart().startsWith('{')),
  secret: true,
})

export const STORAGE_VARIABLES: readonly ConfigVariable[] = [DATA_DIR, DATABASE_URL, KEYRING_FILE, KEYRING]

export interface StorageConfig {
  /** Absolute. */
  readonly dataDir: string
  readonly database:
    | { readonly kind: 'embedded'; readonly directory: string }
    | { readonly kind: 'server'; readonly url: SecretText }
  readonly keyring:
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'environment'; readonly json: SecretText }
}

export function readStorage(reader: Reader): StorageConfig {
  const dataDir = reader.pathOr(DATA_DIR, DATA_DIR.default)
  const url = reader.secret(DATABASE_URL)
  const json = reader.secret(KEYRING)
  const file = reader.pathOr(KEYRING_FILE, resolve(dataDir, 'keyring.json'))
  if (reader.has(KEYRING) && reader.has(KEYRING_FILE)) {
    reader.problems.push('INDRI_KEYRING: expected it or INDRI_KEYRING_FILE to be set, found both')
  }
  return {
    dataDir,
    database: url === null ? { kind: 'embedded', directory: resolve(dataDir, 'database') } : { kind: 'server', url },
    keyring: json === null ? { kind: 'file', path: file } : { kind: 'environment', json },
  }
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  const url = URL.parse(text)
  return url !== null && protocols.includes(url.protocol)
}
