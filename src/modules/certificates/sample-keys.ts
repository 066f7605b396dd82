// Public keys that stand in for keys not made yet, so that what would be signed can be shown and checked.
import { generatePrivateKey, parsePublicKey, spkiOfPrivateKey } from '../../pki/keys.ts'
import type { KeyType, PublicKeyFacts } from '../../pki/types.ts'

const samples = new Map<KeyType, Promise<PublicKeyFacts>>()

/** A public key of this type, made once a process; its private half is dropped at once and nothing is ever issued for it. */
export function sampleKey(keyType: KeyType | null): Promise<PublicKeyFacts> {
  const wanted = keyType ?? 'EC_P256'
  const known = samples.get(wanted)
  if (known !== undefined) return known
  const made = generatePrivateKey(wanted).then((key) => parsePublicKey(spkiOfPrivateKey(key)))
  samples.set(wanted, made)
  made.catch(() => samples.delete(wanted))
  return made
}
