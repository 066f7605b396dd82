// Places where a certificate is served, written host:port; an IPv6 address in brackets.
import { isIP } from 'node:net'
import { DomainError, Problems } from '../errors.ts'

export interface ServingPlace {
  readonly host: string
  readonly port: number
}

const MAX_PLACES = 50
const FORM = /^(?:\[([0-9a-fA-F:.]+)\]|([A-Za-z0-9.-]{1,253})):(\d{1,5})$/

/** @throws DomainError INVALID without a path */
export function parseServedAt(text: string): ServingPlace {
  const [, bracketed, plain, digits] = FORM.exec(text.trim()) ?? []
  const host = bracketed ?? plain
  const port = Number(digits)
  const isHost = host !== undefined && (bracketed === undefined || isIP(bracketed) === 6)
  if (!isHost || port < 1 || port > 65_535) {
    throw new DomainError('INVALID', 'expected host:port, such as www.example.org:443 or [2001:db8::1]:443')
  }
  return { host, port }
}

/** @throws DomainErrors with paths under `path` */
export function normalizeServedAt(places: readonly string[], path: string): string[] {
  if (places.length > MAX_PLACES) {
    throw new DomainError('TOO_MANY', `expected at most ${MAX_PLACES} places, found ${places.length}`, [path])
  }
  const problems = new Problems()
  const kept = places.map((text, index) =>
    problems.collect([path, String(index)], () => {
      const { host, port } = parseServedAt(text)
      return `${isIP(host) === 6 ? `[${host}]` : host.toLowerCase()}:${port}`
    }),
  )
  problems.throwIfAny()
  return [...new Set(kept.filter((each) => each !== undefined))]
}
