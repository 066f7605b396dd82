// Places where a certificate is served, written host:port, an IPv6 address in brackets; with the protocol in front where TLS
// begins on request only (STARTTLS), as smtp://host:port.
import { isIP } from 'node:net'
import { DomainError, Problems } from '../../errors.ts'
import { START_TLS_PROTOCOLS, type StartTls } from '../../plugins/start-tls.ts'

export interface ServingPlace {
  readonly host: string
  readonly port: number
  /** What is spoken before TLS begins; null where nothing is. */
  readonly startTls: StartTls | null
}

const MAX_PLACES = 50
const SCHEMES = START_TLS_PROTOCOLS.map((protocol) => `${protocol.toLowerCase()}://`)
const EXPECTED =
  'expected host:port, such as www.example.org:443 or [2001:db8::1]:443; where TLS begins on request (STARTTLS), ' +
  `with one of ${SCHEMES.join(', ')} in front, such as smtp://mail.example.org:25`
/** How they are written, for descriptions. */
export const SERVED_AT = `As host:port; where TLS begins on request only (STARTTLS), with the protocol in front: ${SCHEMES.join(', ')}.`
const FORM = /^(?:([a-z0-9]+):\/\/)?(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]{1,253})):(\d{1,5})$/i

/** @throws DomainError INVALID without a path */
export function parseServedAt(text: string): ServingPlace {
  const [, scheme, bracketed, plain, digits] = FORM.exec(text.trim()) ?? []
  const host = bracketed ?? plain
  const port = Number(digits)
  const isHost = host !== undefined && (bracketed === undefined || isIP(bracketed) === 6)
  const startTls = START_TLS_PROTOCOLS.find((each) => each === scheme?.toUpperCase()) ?? null
  const isScheme = scheme === undefined || startTls !== null
  if (!isHost || !isScheme || port < 1 || port > 65_535) throw new DomainError('INVALID', EXPECTED)
  return { host, port, startTls }
}

/** @throws DomainErrors with paths under `path` */
export function normalizeServedAt(places: readonly string[], path: string): string[] {
  if (places.length > MAX_PLACES) {
    throw new DomainError('TOO_MANY', `expected at most ${MAX_PLACES} places, found ${places.length}`, [path])
  }
  const problems = new Problems()
  const kept = places.map((text, index) =>
    problems.collect([path, String(index)], () => {
      const { host, port, startTls } = parseServedAt(text)
      const scheme = startTls === null ? '' : `${startTls.toLowerCase()}://`
      return `${scheme}${isIP(host) === 6 ? `[${host}]` : host.toLowerCase()}:${port}`
    }),
  )
  problems.throwIfAny()
  return [...new Set(kept.filter((each) => each !== undefined))]
}
