import { defineEntity, p } from '@mikro-orm/core'

// The last tick of what recurs that was enqueued.
export const JobScheduleSchema = defineEntity({
  name: 'JobSchedule',
  tableName: 'job_schedules',
  properties: {
    /** Of the type of jobs. */
    name: p.string().length(64).primary(),
    lastTick: p.datetime(),
  },
})

export class JobSchedule extends JobScheduleSchema.class {}
JobScheduleSchema.setClass(JobSchedule)
