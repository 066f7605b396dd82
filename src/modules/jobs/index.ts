export { JobAlarmService } from './job-alarm.service.ts'
export { claimTick } from './schedule.repository.ts'
