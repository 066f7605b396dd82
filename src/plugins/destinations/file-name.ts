import { createHash } from 'node:crypto'
import { isDevice } from '../options.ts'

const MAX_NAME = 180
/** Hexadecimal digits of the hash: enough that nobody finds another name for the files of somebody else. */
const HASH_LENGTH = 20
const CHANGED = new RegExp(`-[0-9a-f]{${HASH_LENGTH}}$`)
/** With these at its end, a name with one suffix would be another name with another: a.chain + .pem and a + .chain.pem. */
const PARTS_OF_SUFFIXES = /\.(chain|bundle)$/i

/**
 * A file name for a certificate's name, legal everywhere: no separator, no leading dot, no device of Windows. Different
 * names never share one: whatever had to be changed is told apart by a part of its hash, and so is whatever looks as if
 * it had been.
 */
export function fileName(name: string): string {
  const legal = name
    .replaceAll('*', 'wildcard')
    .replaceAll(/[^A-Za-z0-9._-]/g, '_')
    .replace(/^[.-]+/, '_')
    .replace(/\.+$/, '_')
    .slice(0, MAX_NAME)
  const isFree = !isDevice(legal) && !CHANGED.test(legal) && !PARTS_OF_SUFFIXES.test(legal)
  if (legal === name && legal !== '' && isFree) return legal
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_LENGTH)
  return `${legal === '' || isDevice(legal) ? '_' : ''}${legal}-${hash}`
}
