// Instants as PostgreSQL writes them. `new Date` takes the years 1 to 99 for 1901 to 2099, and certificates do begin in year 1.

const FORM =
  /^(\d{4,6})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(\.\d{1,6})?(?:([+-])(\d\d)(?::?(\d\d))?(?::?(\d\d))?)?( BC)?$/

/** The instant behind a timestamptz in ISO style (without zone: UTC), cut to milliseconds; an invalid date for 'infinity'. */
export function parseTimestamp(text: string): Date {
  const match = FORM.exec(text)
  if (match === null) return new Date(text)
  const part = (index: number) => Number(match[index] ?? 0)
  const year = match[12] === undefined ? part(1) : 1 - part(1)
  const date = new Date(0)
  date.setUTCFullYear(year, part(2) - 1, part(3))
  date.setUTCHours(part(4), part(5), part(6), Math.floor(part(7) * 1000))
  const offset = ((part(9) * 60 + part(10)) * 60 + part(11)) * 1000
  return new Date(date.getTime() - (match[8] === '-' ? -offset : offset))
}
