// PEM (RFC 7468) as found in the wild: with CRLF, a byte order mark, 'Bag Attributes' and other text around the blocks.

import { DomainError } from '../errors.ts'
import { MAX_PEM_CHARACTERS } from './limits.ts'

/** One block of a PEM text. */
export interface PemBlock {
  /** 'CERTIFICATE', 'PRIVATE KEY' … */
  label: string
  bytes: Uint8Array
  /** RFC 1421 headers, as older encrypted keys carry them ('Proc-Type', 'DEK-Info'); most blocks have none. */
  headers: Record<string, string>
}

const BEGIN = '-----BEGIN '
const END = '-----END '
const DASHES = '-----'
/** Longest label taken; the longest in use has 22 characters. */
/** RFC 1421 encapsulates a handful. */
const MAX_HEADERS = 32
const MAX_LABEL = 64

/**
 * Every block of `text`, in order. What stands between blocks is ignored. Takes linear time, whatever the text.
 *
 * @throws DomainError TOO_LONG, or INVALID for a block that does not end or is not Base64
 */
export function parsePem(text: string): PemBlock[] {
  if (text.length > MAX_PEM_CHARACTERS) {
    throw new DomainError('TOO_LONG', `the text has ${text.length} characters; at most ${MAX_PEM_CHARACTERS} are taken`)
  }
  const blocks: PemBlock[] = []
  let begin = text.indexOf(BEGIN)
  while (begin >= 0) {
    const labelStart = begin + BEGIN.length
    // A block ends at the next five dashes, so that an unfinished one costs no second look at the text.
    const labelEnd = text.indexOf(DASHES, labelStart)
    const label = text.slice(labelStart, labelEnd < 0 ? labelStart + MAX_LABEL + 1 : labelEnd)
    if (labelEnd < 0 || label.length > MAX_LABEL || /[^\x20-\x7e]/.test(label)) {
      throw new DomainError('INVALID', 'a PEM line -----BEGIN …----- is not complete')
    }
    const bodyStart = labelEnd + DASHES.length
    const end = text.indexOf(DASHES, bodyStart)
    const closing = `${END}${label}${DASHES}`
    if (end < 0 || !text.startsWith(closing, end)) {
      throw new DomainError('INVALID', `the PEM block -----BEGIN ${label}----- has no matching -----END ${label}-----`)
    }
    blocks.push(parseBlock(label, text.slice(bodyStart, end)))
    begin = text.indexOf(BEGIN, end + closing.length)
  }
  return blocks
}

function parseBlock(label: string, body: string): PemBlock {
  const headers: Record<string, string> = {}
  let base64 = body
  if (body.includes(':')) {
    const lines = body.trimStart().split(/\r\n|\r|\n/)
    const blank = lines.slice(0, MAX_HEADERS + 1).findIndex((line) => line.trim() === '')
    if (blank < 0 && lines.length > MAX_HEADERS) {
      throw new DomainError(
        'INVALID',
        `the PEM block -----BEGIN ${label}----- has more than ${MAX_HEADERS} header lines`,
      )
    }
    for (const line of lines.slice(0, Math.max(blank, 0))) {
      const colon = line.indexOf(':')
      if (colon > 0) headers[line.slice(0, colon).trim()] = line.slice(colon + 1).trim()
    }
    base64 = lines.slice(blank + 1).join('')
  }
  const compact = base64.replaceAll(/[ \t\r\n\v\f]/g, '')
  if (compact === '' || compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) {
    throw new DomainError('INVALID', `the PEM block -----BEGIN ${label}----- does not hold valid Base64`)
  }
  return { label, bytes: new Uint8Array(Buffer.from(compact, 'base64')), headers }
}

/** One PEM block: lines of 64 columns, LF, a final line end (RFC 7468 section 2). */
export function toPem(label: string, der: Uint8Array): string {
  const base64 = Buffer.from(der.buffer, der.byteOffset, der.byteLength).toString('base64')
  const lines = base64.match(/.{1,64}/g) ?? []
  return `${[`${BEGIN}${label}${DASHES}`, ...lines, `${END}${label}${DASHES}`].join('\n')}\n`
}

/** Blocks with one of `labels`; other blocks are ignored. Throws DomainError INVALID when there is none. */
export function findPemBlocks(text: string, labels: readonly string[]): PemBlock[] {
  const blocks = parsePem(text)
  const found = blocks.filter((block) => labels.includes(block.label))
  if (found.length > 0) return found
  const expected = `expected a PEM block -----BEGIN ${labels[0] ?? ''}-----`
  const others = [...new Set(blocks.map((block) => `-----BEGIN ${block.label}-----`))].slice(0, 3).join(', ')
  throw new DomainError('INVALID', `${expected}, found ${others === '' ? 'no PEM block' : others}`)
}

/** Labels under which certificates are found; the second is OpenSSL's of old. */
export const CERTIFICATE_LABELS = ['CERTIFICATE', 'X509 CERTIFICATE'] as const

/**
 * DER of every certificate block in `text`, in order.
 *
 * @throws DomainError INVALID when there is none, TOO_MANY beyond `max`
 */
export function parseCertificatesPem(text: string, options: { max: number }): Uint8Array[] {
  const blocks = findPemBlocks(text, CERTIFICATE_LABELS)
  if (blocks.length > options.max) {
    throw new DomainError('TOO_MANY', `found ${blocks.length} certificates; at most ${options.max} are taken`)
  }
  return blocks.map((block) => block.bytes)
}
