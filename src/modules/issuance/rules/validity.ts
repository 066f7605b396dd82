// When it begins and ends.
import { DAY } from '../../../time-units.ts'
import { iso, type Rule } from '../rule.ts'

/** How far back a certificate may begin: clocks differ, and a reissue may keep a date of the same day. */
const MAX_BACKDATING = DAY

export const validityRules: readonly Rule[] = [
  {
    id: 'validity.order',
    source: 'STANDARD',
    code: 'OUT_OF_RANGE',
    path: null,
    check: (request) => ({
      failed: request.notAfter <= request.notBefore,
      observed: `${iso(request.notBefore)} to ${iso(request.notAfter)}`,
      limit: 'an end after the start',
      hint: `The validity ends at ${iso(request.notAfter)}, which is not after its start at ${iso(request.notBefore)}.`,
      path: request.endPath,
    }),
  },
  {
    id: 'validity.future',
    source: 'STANDARD',
    code: 'OUT_OF_RANGE',
    path: null,
    check: (request, { now }) =>
      // A certificate that ends before it begins is told so by the rule above.
      request.notAfter <= request.notBefore
        ? null
        : {
            failed: request.notAfter <= now,
            observed: iso(request.notAfter),
            limit: `after ${iso(now)}`,
            hint: `The certificate would have ended at ${iso(request.notAfter)} already.`,
            path: request.endPath,
          },
  },
  {
    id: 'validity.start',
    source: 'INSTALLATION',
    code: 'OUT_OF_RANGE',
    path: ['validityStart'],
    check: (request, { issuer, now }) => {
      const earliest = new Date(Math.max(now.getTime() - MAX_BACKDATING, issuer?.notBefore.getTime() ?? 0))
      return {
        failed: request.notBefore < earliest,
        observed: iso(request.notBefore),
        limit: `from ${iso(earliest)}`,
        hint: `The validity starts at ${iso(request.notBefore)}; the earliest possible is ${iso(earliest)}.`,
      }
    },
  },
  {
    id: 'validity.issuer-end',
    source: 'STANDARD',
    code: 'OUT_OF_RANGE',
    path: null,
    check(request, { path }) {
      if (path.length === 0) return null
      const end = new Date(Math.min(...path.map((each) => each.notAfter.getTime())))
      return {
        failed: request.notAfter > end,
        observed: iso(request.notAfter),
        limit: `to ${iso(end)}`,
        hint: `The certificate would end at ${iso(request.notAfter)}, after the chain of its issuer at ${iso(end)}.`,
        path: request.endPath,
      }
    },
  },
  {
    id: 'validity.maximum',
    source: 'AUTHORITY',
    code: 'OUT_OF_RANGE',
    path: null,
    check(request, { authority }) {
      const days = (request.notAfter.getTime() - request.notBefore.getTime()) / DAY
      const maximum = authority.issuance.maximumValidityDays
      return {
        failed: days > maximum,
        observed: `${round(days)} days`,
        limit: `${maximum} days`,
        hint: `${authority.name} issues for at most ${maximum} days, this is ${round(days)}.`,
        path: request.endPath,
      }
    },
  },
]

function round(days: number): string {
  return String(Math.round(days * 100) / 100)
}
