// Times of certificates (RFC 5280 section 4.1.2.5), read exactly. Text dates of other libraries lose centuries: year 1 becomes 2001.

import { MINUTE } from '../time-units.ts'
import { invalidDer, TAG, type Tlv } from './der.ts'

const UTC_TIME = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(Z|[+-]\d{4})$/
const GENERALIZED_TIME = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\.\d{1,9})?(Z|[+-]\d{4})$/

/**
 * A UTCTime or GeneralizedTime, years 1 to 9999. Fractions (cut off) and offsets, which RFC 5280 forbids, are
 * understood.
 *
 * @throws DomainError INVALID
 */
export function readTime(tlv: Tlv | undefined, what: string): Date {
  const short = tlv?.identifier === TAG.utcTime
  if (tlv === undefined || (!short && tlv.identifier !== TAG.generalizedTime))
    throw invalidDer(what, 'a time is missing')
  const text = tlv.content.length > 40 ? '' : Buffer.from(tlv.content).toString('latin1')
  const match = (short ? UTC_TIME : GENERALIZED_TIME).exec(text)
  if (match === null) throw invalidDer(what, `expected a time such as ${short ? '261231235959Z' : '20501231235959Z'}`)
  const [written = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((each) => Number(each))
  // RFC 5280 section 4.1.2.5.1: two digits from 50 on are of the twentieth century.
  const year = short ? written + (written >= 50 ? 1900 : 2000) : written
  const time = new Date(0)
  time.setUTCFullYear(year, month - 1, day)
  const onCalendar = time.getUTCMonth() === month - 1 && time.getUTCDate() === day
  if (!onCalendar || hour > 23 || minute > 59 || second > 59) throw invalidDer(what, 'a time is not on the calendar')
  time.setUTCHours(hour, minute, second)
  const exact = new Date(time.getTime() - offsetMilliseconds(match[7] ?? 'Z'))
  if (exact.getUTCFullYear() < 1 || exact.getUTCFullYear() > 9999)
    throw invalidDer(what, 'a time is outside the years 1 to 9999')
  return exact
}

function offsetMilliseconds(offset: string): number {
  if (offset === 'Z') return 0
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3, 5))
  return (offset.startsWith('-') ? -1 : 1) * minutes * MINUTE
}

/** The last whole second up to it: certificates and lists know no fractions (RFC 5280 sections 4.1.2.5 and 5.1.2.4). */
export function wholeSeconds(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 1000) * 1000)
}
