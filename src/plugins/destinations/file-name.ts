import { createHash } from 'node:crypto'
import { isDevice } from '../options.ts'

const MAX_NAME = 200

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
  if (legal === name && legal !== '' && !isDevice(legal) && !/-[0-9a-f]{12}$/.test(legal)) return legal
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 12)
  return `${legal === '' || isDevice(legal) ? '_' : ''}${legal}-${hash}`
}
