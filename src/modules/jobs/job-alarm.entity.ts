import { defineEntity, p } from '@mikro-orm/core'

// That people were told of a type of jobs whose last one is dead.
export const JobAlarmSchema = defineEntity({
  name: 'JobAlarm',
  tableName: 'job_alarms',
  properties: {
    /** Of the type of jobs. */
    name: p.string().length(64).primary(),
    /** By the clock of the database, as the times of jobs are. */
    toldAt: p.datetime(),
  },
})

export class JobAlarm extends JobAlarmSchema.class {}
JobAlarmSchema.setClass(JobAlarm)
