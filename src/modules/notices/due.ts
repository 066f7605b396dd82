// When a notice before an end is due. The same rule in TypeScript and in SQL.
import { type Expression, sql, type SqlBool } from 'kysely'
import { DAY } from '../../time-units.ts'
import { intervalDays } from '../notifications/index.ts'
import type { NotificationInterval } from '../notifications/notification.entity.ts'

/** What is due within so long goes along with what is due now, so that people get one message a day and not many. */
const COMPANY = DAY / 2

export interface Life {
  readonly notBefore: Date
  readonly notAfter: Date
}

/** Whether it would be due before there is anything to renew. */
export function outlasts(interval: NotificationInterval, { notBefore, notAfter }: Life): boolean {
  return intervalDays(interval) * DAY >= notAfter.getTime() - notBefore.getTime()
}

/** So long before the end; an interval that outlasts the whole life counts as a third of it. */
export function dueAt(life: Life, interval: NotificationInterval): Date {
  const end = life.notAfter.getTime()
  const length = outlasts(interval, life)
    ? Math.floor((end - life.notBefore.getTime()) / 3)
    : intervalDays(interval) * DAY
  return new Date(end - length)
}

/** From when on it goes along with others that are due. */
export function mayGoAlongAt(life: Life, due: Date): Date {
  const company = Math.min(COMPANY, Math.floor((life.notAfter.getTime() - life.notBefore.getTime()) / 10))
  return new Date(due.getTime() - company)
}

/** What tells one interval of a notification from another: the same whether it is written in weeks or in days. */
export function occasionOf(interval: NotificationInterval): string {
  return `${intervalDays(interval)}d`
}

/** As {@link occasionOf}, of a row `i` with count and unit. */
export const DAYS_SQL = sql<number>`(i.count * case i.unit when 'WEEKS' then 7 when 'MONTHS' then 30 else 1 end)`
export const OCCASION_SQL: Expression<string> = sql<string>`(${DAYS_SQL} || 'd')`

/** As {@link outlasts}, of the same and a certificate. */
export const OUTLASTS_SQL: Expression<SqlBool> = sql<SqlBool>`(make_interval(secs => ${DAYS_SQL} * 86400.0)
  >= certificates.not_after - certificates.not_before)`

/** As {@link dueAt}, of a row `i` with count and unit and a certificate. */
export const DUE_SQL: Expression<Date> = sql<Date>`(certificates.not_after
  - case when ${OUTLASTS_SQL}
      then (certificates.not_after - certificates.not_before) / 3
      else make_interval(secs => ${DAYS_SQL} * 86400.0) end)`

/** As {@link mayGoAlongAt}, of the same. */
export const MAY_GO_ALONG_SQL: Expression<Date> = sql<Date>`(${DUE_SQL}
  - least(interval '12 hours', (certificates.not_after - certificates.not_before) / 10))`
