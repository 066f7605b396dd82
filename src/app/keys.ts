// The encryption keys of a process, as the configuration has them and the database knows them.
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { addCanary, checkCanaries, hasCanaries } from '../database/canaries.ts'
import type { Database } from '../database/connection.ts'
import { type Keyring, keyringFromEnv } from '../database/keyring.ts'
import { openKeyringFile, readKeyringFileNow } from '../database/keyring-file.ts'
import { type KeyringSource, LiveKeyring } from '../database/live-keyring.ts'
import { SecretBox } from '../database/secrets.ts'

export interface Keys {
  readonly live: LiveKeyring
  readonly secrets: SecretBox
  /** Same for the same keyring and purpose. Taken once at start: changing it takes a restart. */
  deriveSecret(purpose: string): Buffer
  /** Takes over a changed keyring file. Throws KeyringError when it is wrong; the old keys stay in use then. */
  refresh(): Promise<void>
}

/** @throws KeyringError, or RequestError KEY_UNAVAILABLE or INTEGRITY: the process must not go on */
export async function openKeys(config: Config, database: Database, clock: Clock): Promise<Keys> {
  const { keyring, source } = await openKeyring(config, database)
  const live = new LiveKeyring(keyring, source)
  const secrets = new SecretBox(live)
  await checkCanaries(database.fork(), secrets, clock())
  return {
    live,
    secrets,
    deriveSecret: (purpose) => keyring.deriveSecret(purpose),
    refresh: () => live.refresh((next) => addCanary(database.fork(), new SecretBox(next), clock())),
  }
}

/** A keyring is made at the first start only: once something is sealed, a missing one is an error and not a new beginning. */
async function openKeyring(
  { keyring }: Config,
  database: Database,
): Promise<{ keyring: Keyring; source: KeyringSource | null }> {
  if (keyring.kind === 'environment') return { keyring: keyringFromEnv(keyring.json.reveal()), source: null }
  const { path } = keyring
  return {
    keyring: await openKeyringFile(path, { createIfMissing: !(await hasCanaries(database.fork())) }),
    source: {
      read: () => openKeyringFile(path, { createIfMissing: false }),
      readNow: () => readKeyringFileNow(path),
    },
  }
}
