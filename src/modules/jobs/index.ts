export { claimTick } from './schedule.repository.ts'
